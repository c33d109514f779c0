import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QingwenError } from '../../../src/core/errors.ts';
import { type Detection, detect } from '../../../src/stages/detect/index.ts';
import { readCases } from '../../support/cases.ts';

interface Case {
  readonly label: string;
  readonly input: string;
  readonly expected: { readonly lang: string; readonly script: string };
}

const cases = readCases<Case>('detect/language.jsonl');

describe('cases', () => {
  test.each(cases)('$label', ({ input, expected }) => {
    expect(detect(input)).toMatchObject(expected);
  });

  test.each(cases)('$label, over and over', ({ input, expected }) => {
    // A document of many sentences is what its sentences are, if they say anything at all.
    if (expected.lang === 'und') return;
    expect(detect(`${input}\n`.repeat(50))).toMatchObject(expected);
  });
});

describe('Simplified and Traditional', () => {
  const simplified = '这个问题我们开会讨论过几次。';
  const traditional = '這個問題我們開會討論過幾次。';

  test('the evidence is counted', () => {
    expect(detect('国國人').variant).toEqual({ hans: 1, hant: 1, shared: 1 });
    expect(detect('hello').variant).toBeUndefined();
  });

  test('a tenth of the other side does not change the tag, a fifth does', () => {
    expect(detect(simplified.repeat(10) + traditional).lang).toBe('zh-Hans');
    expect(detect(traditional.repeat(10) + simplified).lang).toBe('zh-Hant');
    expect(detect(simplified.repeat(4) + traditional).lang).toBe('zh');
  });

  test('a quotation in a long text does not change the tag wherever it stands, and all of it is counted', () => {
    const long = 1500;
    fc.assert(
      fc.property(fc.nat(long), (at) => {
        const before = simplified.repeat(at);
        const { lang, variant } = detect(`${before}${traditional.repeat(20)}${simplified.repeat(long - at)}`);
        expect(lang).toBe('zh-Hans');
        expect(variant?.hant).toBe(20 * (detect(traditional).variant?.hant ?? 0));
      }),
      { numRuns: 20 },
    );
  });

  test('the share that decides can be set', () => {
    const mixed = simplified.repeat(4) + traditional;
    expect(detect(mixed, { majority: 0.7 }).lang).toBe('zh-Hans');
    expect(detect(mixed, { majority: 0.7 }).confidence).toBeLessThan(detect(simplified).confidence);
  });
});

describe('regions and Cantonese', () => {
  const evidence = readCases<{ label: string; input: string; expected: Partial<Detection> }>(
    'detect/region.jsonl',
  );

  test.each(evidence)('$label', ({ input, expected }) => {
    const { region, yue } = detect(input);
    expect({ region, yue }).toMatchObject(expected);
    expect(region === undefined).toBe(expected.region === undefined);
    expect(yue?.likely ?? false).toBe(expected.yue?.likely ?? false);
    if (expected.region !== undefined) expect(region?.verdict).toBe(expected.region.verdict);
  });

  test('the share of Cantonese characters is that in Han characters', () => {
    expect(detect('佢係人, John').yue).toEqual({ share: 0.3333, likely: false });
    expect(detect('他是人').yue).toBeUndefined();
  });
});

test('the scripts of a text are told by share', () => {
  const { scripts } = detect('图书馆 library');
  expect(Object.keys(scripts)).toEqual(['Hani', 'Latn']);
  expect(scripts.Hani).toBeCloseTo(12 / 19, 3);
  expect(scripts.Latn).toBeCloseTo(7 / 19, 3);
});

test('a foreign head does not decide the language of a long text', () => {
  const head = 'Subscribe to our newsletter and never miss an update again. ';
  const body = 'La rivière descend de la montagne et traverse trois petites villes. '.repeat(40);
  expect(detect(head + body).lang).toBe('fr');
});

test('a wrong option is an error that names the right one', () => {
  expect(() => detect('x', { majorty: 0.8 } as object)).toThrow(/did you mean "majority"/);
  expect(() => detect('x', { majority: 2 })).toThrow(QingwenError);
});

describe('any string', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
  );

  test('has a well-formed answer', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const { lang, script, confidence, iso6393, scripts } = detect(text);
        expect(Intl.getCanonicalLocales(lang)).toHaveLength(1);
        expect(script).toMatch(/^[A-Z][a-z]{3}$/);
        expect(iso6393).toMatch(/^[a-z]{3}$/);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
        const sum = Object.values(scripts).reduce((total, share) => total + share, 0);
        expect(sum === 0 || Math.abs(sum - 1) < 0.01).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('is told by its letters alone: digits, signs and private use change nothing', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...cases),
        fc.constantFrom('7', '，', '%', '\ue123', '☺'),
        ({ input, expected }, sign) => {
          if (expected.script === 'Zyyy') return;
          expect(detect(`${sign} ${input} ${sign}`)).toMatchObject(expected);
        },
      ),
    );
  });
});
