import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { repair } from '../../../src/stages/repair/index.ts';
import { readCases } from '../../support/cases.ts';

const latin1 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const cp1252 = (text: string): string => new TextDecoder('windows-1252').decode(Buffer.from(text, 'utf8'));

const samples = [
  '深圳市今天多云，气温二十度。',
  '因為颱風，學校停課。',
  'اللغة العربية من أكثر اللغات انتشارا',
  'Où est passé l’été ? Là-bas, près du café.',
  'Быстрая лиса прыгает через собаку.',
  '今日は天気がいいですね。',
];

describe('UTF-8 read as a single-byte charset', () => {
  it.each(readCases<{ label: string; damaged: string; expected: string }>('repair/single-byte.jsonl'))(
    'restores $label',
    ({ damaged, expected }) => {
      expect(repair(damaged).text).toBe(expected);
    },
  );

  it.each(readCases<{ label: string; text: string }>('repair/clean.jsonl'))('leaves $label', ({ text }) => {
    expect(repair(text)).toMatchObject({ text, edits: [] });
  });

  it.each(samples)('restores %s from every reading, once and twice', (text) => {
    for (const misread of [latin1, cp1252]) {
      expect(repair(misread(text)).text).toBe(text);
      expect(repair(misread(misread(text))).text).toBe(text);
    }
  });

  it('explains what it does and does nothing twice, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(...samples.map(latin1), ...samples.map(cp1252), ...samples),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), (pieces) => {
        const damaged = pieces.join(' ');
        const { text, edits } = repair(damaged);
        expect(applyEdits(damaged, edits)).toBe(text);
        expect(repair(text).text).toBe(text);
      }),
    );
  });

  it('can be switched off', () => {
    expect(repair('cafÃ©', { rules: [] })).toMatchObject({ text: 'cafÃ©', edits: [] });
  });
});
