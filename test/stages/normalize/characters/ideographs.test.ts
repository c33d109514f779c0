import { expect, test } from 'vitest';
import { normalize } from '../../../../src/stages/normalize/index.ts';

const range = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i));

test('every Kangxi radical becomes a unified ideograph, the one Unicode names', () => {
  const radicals = range(0x2f00, 0x2fd5);
  const ideographs = radicals.map((radical) => normalize(radical).text);
  expect(ideographs).toEqual(radicals.map((radical) => radical.normalize('NFKC')));
  expect(ideographs.filter((ideograph) => !/^\p{Unified_Ideograph}$/u.test(ideograph))).toEqual([]);
});

test('a radical of the supplement becomes one unified ideograph or stays', () => {
  const radicals = range(0x2e80, 0x2e99).concat(range(0x2e9b, 0x2ef3));
  const changed = radicals.filter((radical) => normalize(radical).text !== radical);
  expect(changed.length).toBeGreaterThan(80);
  for (const radical of changed) expect(normalize(radical).text).toMatch(/^\p{Unified_Ideograph}$/u);
  // Unicode gives two of them a decomposition; the table may not say otherwise.
  for (const radical of radicals.filter((r) => r.normalize('NFKC') !== r)) {
    expect(normalize(radical).text).toBe(radical.normalize('NFKC'));
  }
});

test('every compatibility ideograph becomes what Unicode says', () => {
  const ideographs = range(0xf900, 0xfaff).concat(range(0x2f800, 0x2fa1f));
  for (const ideograph of ideographs) expect(normalize(ideograph).text).toBe(ideograph.normalize('NFC'));
});
