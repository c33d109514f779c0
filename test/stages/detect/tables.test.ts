import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { charsetTable } from '../../../scripts/charset-table.ts';
import { oneSidedCharacters, variantTable } from '../../../scripts/variant-table.ts';
import {
  ALSO_JAPANESE,
  JAPANESE_ONLY,
  SIMPLIFIED_ONLY,
  TRADITIONAL_ONLY,
} from '../../../src/data/variants.generated.ts';

const read = (name: string): string =>
  readFileSync(new URL(`../../../src/data/${name}`, import.meta.url), 'utf8');

describe('generated tables are what their scripts make', () => {
  test('variants', () => {
    expect(variantTable()).toBe(read('variants.generated.ts'));
  });

  test('charset costs', () => {
    expect(charsetTable()).toBe(read('charset-costs.generated.ts'));
  });
});

describe('one-sided characters', () => {
  const lists = [SIMPLIFIED_ONLY, TRADITIONAL_ONLY, JAPANESE_ONLY];

  test('are sorted, unique and in one list only', () => {
    for (const list of [...lists, ALSO_JAPANESE]) expect([...new Set(list)].sort().join('')).toBe(list);
    expect(new Set(lists.join('')).size).toBe(lists.join('').length);
    expect(Object.values(oneSidedCharacters()).join('')).toBe(lists.join('') + ALSO_JAPANESE);
  });

  test('hold what only one side writes', () => {
    for (const char of '这们说个国东车门见贝')
      expect([char, '个'.includes(char) || SIMPLIFIED_ONLY.includes(char)]).toEqual([char, true]);
    for (const char of '這們說個國東車門見貝為爲裡裏線綫後於') {
      expect([char, TRADITIONAL_ONLY.includes(char)]).toEqual([char, true]);
    }
  });

  test('hold nothing that both sides write', () => {
    for (const char of '后里于制着著干台云只几面松准余乾吃群床峰恒的一是人') {
      expect([char, lists.some((list) => list.includes(char))]).toEqual([char, false]);
    }
  });
});
