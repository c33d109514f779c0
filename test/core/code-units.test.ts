import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeUnits, textOf } from '../../src/core/code-units.ts';

describe('codeUnits', () => {
  it('gives the units of a text and a 0 behind them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(), (text, seed) => {
        codeUnits('x'.repeat(seed % 100)); // what another text has left there
        const units = codeUnits(text);
        expect(Array.from(units.subarray(0, text.length))).toEqual(
          text.split('').map((c) => c.charCodeAt(0)),
        );
        expect(units[text.length]).toBe(0);
      }),
    );
  });
});

describe('textOf', () => {
  it('gives the text of a stretch, lone surrogates too', () => {
    for (const text of ['', 'a', '中\ud800文', '\ud83d\ude00'.repeat(3000), 'ab'.repeat(700_000)]) {
      const units = codeUnits(text);
      expect(textOf(units, 0, text.length)).toBe(text);
      expect(textOf(units, 1, text.length)).toBe(text.slice(1));
    }
  });
});
