import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../src/stages/dedupe/index.ts';
import { exchange, ideographs, jaccard, seeded } from './texts.ts';

function agreement(a: Uint32Array, b: Uint32Array): number {
  return a.reduce((equal, value, at) => equal + (value === b[at] ? 1 : 0), 0) / a.length;
}

describe('fingerprint', () => {
  it.each([
    ['spacing and punctuation', '你好，世界！今天 天气不错。', '你好,世界!\n今天天气不错'],
    ['case', 'Hello, World', 'hELLO wORLD'],
    ['full-width letters and digits', 'ＡＢＣ１２３ｘｙｚ', 'abc123XYZ'],
    ['Kangxi radicals', '来⾃⽣⼤', '来自生大'],
    ['Arabic vowel signs and tatweel', 'كِتَابٌ جديـــد هنا', 'كتاب جديد هنا'],
    ['Arabic presentation forms', '\ufe8d\ufedf\ufea4\ufeae\ufeb3', '\u0627\u0644\u062d\u0631\u0633'],
    ['emoji', '今天天气\u{1f600}不错', '今天天气不错'],
  ])('does not see %s', (_, a, b) => {
    expect(fingerprint(a)).toEqual(fingerprint(b));
  });

  it.each([
    ['a digit', '第12章 高原湖泊', '第13章 高原湖泊'],
    ['an ideograph', '高原湖泊的沉积物', '高原河泊的沉积物'],
    ['an ideograph beyond the BMP', '\u{20000}字', '\u{20001}字'],
    ['rows of other marks', '***', '---'],
    ['length', '啊'.repeat(8192), '啊'.repeat(8193)],
  ])('tells %s', (_, a, b) => {
    expect(fingerprint(a).exact).not.toBe(fingerprint(b).exact);
  });

  it('has 32 hexadecimal digits and as many values as asked for, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 300 }), (text, permutations) => {
        const { exact, signature } = fingerprint(text, { permutations });
        expect(exact).toMatch(/^[0-9a-f]{32}$/);
        expect([0, permutations]).toContain(signature.length);
        expect(fingerprint(text, { permutations })).toEqual({ exact, signature });
      }),
    );
  });

  it('gives texts with fewer letters and digits than a shingle an empty signature', () => {
    expect(fingerprint('一二三四。').signature).toHaveLength(0);
    expect(fingerprint('一二三四五').signature).toHaveLength(128);
    expect(fingerprint('').signature).toHaveLength(0);
    expect(fingerprint('\ud800').signature).toHaveLength(0);
  });

  it('is the same for a text longer than its buffer as for its parts in another spacing', () => {
    const text = ideographs(30_000, seeded(7));
    expect(fingerprint(text.replace(/.{10}/g, '$&，\n'))).toEqual(fingerprint(text));
  });

  it('takes a signature as that of a set: repeating a text changes little', () => {
    const text = ideographs(300, seeded(3));
    const { signature } = fingerprint(text);
    expect(agreement(signature, fingerprint(text.repeat(50)).signature)).toBeGreaterThan(0.9);
    expect(fingerprint('一'.repeat(100_000)).signature).toEqual(fingerprint('一一一一一').signature);
  });

  it.each([20, 60, 200, 1000, 5000])(
    'estimates the Jaccard similarity of texts of %i characters',
    (length) => {
      const random = seeded(length);
      let squares = 0;
      let bias = 0;
      const pairs = 120;
      for (let pair = 0; pair < pairs; pair++) {
        const text = ideographs(length, random);
        const variant = exchange(text, random() * 0.15, random);
        const error =
          agreement(fingerprint(text).signature, fingerprint(variant).signature) - jaccard(text, variant);
        bias += error / pairs;
        squares += error ** 2 / pairs;
      }
      // Classic MinHash with 128 values errs by up to 0.5 / √128 = 0.044.
      expect(Math.sqrt(squares)).toBeLessThan(0.05);
      expect(Math.abs(bias)).toBeLessThan(0.015);
    },
  );

  it('fills the bins of different lengths alike, so that a part and its whole can be compared', () => {
    const random = seeded(11);
    let bias = 0;
    for (let pair = 0; pair < 100; pair++) {
      const whole = ideographs(600, random);
      const part = whole.slice(0, 150);
      const error =
        agreement(fingerprint(whole).signature, fingerprint(part).signature) - jaccard(whole, part);
      bias += error / 100;
    }
    expect(Math.abs(bias)).toBeLessThan(0.015);
  });

  it.each([[{ permutations: 0 }], [{ permutations: 1.5 }], [{ shingle: 0 }]])('refuses %o', (options) => {
    expect(() => fingerprint('x', options)).toThrow(expect.objectContaining({ code: 'option/invalid' }));
  });
});
