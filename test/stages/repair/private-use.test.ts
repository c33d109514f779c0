import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { pairOf } from '../../../src/stages/repair/hkscs.ts';
import { repair } from '../../../src/stages/repair/index.ts';
import { readCases } from '../../support/cases.ts';

interface Case {
  readonly label: string;
  readonly input: string;
  readonly expected: string;
}

describe('private-use characters', () => {
  it.each(readCases<Case>('repair/private-use.jsonl'))('$label', ({ input, expected }) => {
    const { text, edits } = repair(input);
    expect(text).toBe(expected);
    expect(applyEdits(input, edits)).toBe(expected);
    expect(repair(text)).toMatchObject({ text, edits: [] });
  });

  it('are what the decoder of GB 18030 makes of their bytes', () => {
    const decoder = new TextDecoder('gb18030');
    for (const [pair, unit] of [
      [[0xfe, 0x54], 0xe819],
      [[0xfe, 0x7e], 0xe843],
      [[0xfe, 0x80], 0xe844],
      [[0xfe, 0xa0], 0xe864],
      [[0xa6, 0xd9], 0xe78d],
      [[0xa6, 0xf3], 0xe796],
      [[0xa8, 0xbf], 0xe7c8],
      [[0xa9, 0x95], 0xe7f3],
    ] as const) {
      const input = `字${String.fromCharCode(unit)}字`;
      expect(repair(input).text).toBe(`字${decoder.decode(Uint8Array.from(pair))}字`);
    }
  });

  it('stand for the bytes of Big5 that code page 950 has for them', () => {
    expect([0xe000, 0xe310, 0xe311, 0xeeb7, 0xeeb8, 0xf6b0, 0xf6b1, 0xf848].map(pairOf)).toEqual([
      0xfa40, 0xfefe, 0x8e40, 0xa0fe, 0x8140, 0x8dfe, 0xc6a1, 0xc8fe,
    ]);
  });
});
