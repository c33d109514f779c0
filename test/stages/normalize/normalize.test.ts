import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { type NormalizeOptions, normalize, normalizeStage } from '../../../src/stages/normalize/index.ts';
import { readCases } from '../../support/cases.ts';

interface NormalizeCase {
  readonly label: string;
  readonly input: string;
  readonly options?: Partial<NormalizeOptions>;
  readonly expected: string;
  /** The rules of the edits, sorted; a rule stands here once. */
  readonly rules: readonly string[];
}

const read = (file: string): NormalizeCase[] => readCases(`normalize/${file}.jsonl`);
const files = ['characters', 'entities', 'layout', 'tags'];

describe.each(files)('%s', (file) => {
  test.each(read(file))('$label', ({ input, options, expected, rules }) => {
    const { text, edits } = normalize(input, options);
    expect(text).toBe(expected);
    expect([...new Set(edits.map((edit) => edit.rule))].sort()).toEqual([...rules].sort());
    expect(applyEdits(input, edits)).toBe(expected);
    expect(normalize(text, options)).toEqual({ text, edits: [] });
  });
});

describe('laws', () => {
  const atoms = files
    .flatMap(read)
    .flatMap(({ input }) => [...input, ...input.split(/(?=&)|(?<=;)/)])
    .concat(['\r', '\n', ' ', '&', ';', '#', 'amp', 'lt', 'x4E', '\ud87e', '\udc00', '\u064b', '\u0654']);
  const text = fc.oneof(
    fc.array(fc.constantFrom(...new Set(atoms)), { maxLength: 24 }).map((parts) => parts.join('')),
    fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
    fc.string({ unit: 'binary' }),
  );
  const options: fc.Arbitrary<Partial<NormalizeOptions>> = fc.record(
    {
      entities: fc.constantFrom('text', 'all', 'keep'),
      form: fc.constantFrom('compose', 'nfc', 'nfkc', 'none'),
      width: fc.constantFrom('keep', 'ascii-alnum', 'ascii'),
      ligatures: fc.constantFrom('expand', 'keep'),
      quotes: fc.constantFrom('keep', 'straight'),
      controls: fc.constantFrom('strip', 'keep'),
      strayTags: fc.constantFrom('strip', 'keep'),
      punctuation: fc.constantFrom('keep', 'restore'),
      indent: fc.constantFrom('strip', 'keep'),
      blankLines: fc.constantFrom(0, 1, 2),
      arabicDigits: fc.constantFrom('keep', 'ascii'),
      arabicLetters: fc.constantFrom('keep', 'arabic', 'persian'),
      arabicDiacritics: fc.constantFrom('keep', 'strip'),
    },
    { requiredKeys: [] },
  );

  test('the edits make the text, and normalizing twice changes nothing more', () => {
    fc.assert(
      fc.property(text, options, (input, given) => {
        const { text: output, edits } = normalize(input, given);
        expect(applyEdits(input, edits)).toBe(output);
        expect(normalize(output, given)).toEqual({ text: output, edits: [] });
      }),
      { numRuns: 3000 },
    );
  });

  test('tracing does not change what comes out', () => {
    fc.assert(
      fc.property(text, (input) => {
        const stage = normalizeStage();
        const doc = { id: '1', text: input };
        const { edits: _, ...traced } = { edits: undefined, ...stage.process(doc, true) };
        expect(stage.process(doc, false)).toEqual(traced);
      }),
    );
  });

  test('what comes out is well-formed, without margins, controls and surplus blank lines', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { text: output } = normalize(input);
        expect(output).not.toMatch(/\p{Surrogate}/u);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is the point
        expect(output).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\xa0]|^\s|\s$|\n[^\S\n]|[^\S\n]\n|\n{3}| {2}/u);
      }),
      { numRuns: 1000 },
    );
  });

  test('Form C on demand is Form C', () => {
    fc.assert(
      fc.property(text, (input) => {
        const { text: output } = normalize(input, { form: 'nfc' });
        expect(output.normalize('NFC')).toBe(output);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('stage', () => {
  test('keeps clean text', () => {
    const text = '“你好”，世界！\n\n这是 X 上的一段话：１２３。\n\nمرحبا بالعالم، شدًّا';
    expect(normalizeStage().process({ id: '1', text }, true)).toEqual({ kind: 'keep' });
  });

  test('counts changes by rule', () => {
    expect(normalizeStage().process({ id: '1', text: '⼤⼩  x' }, false)).toEqual({
      kind: 'edit',
      text: '大小 x',
      rules: { 'normalize/kangxi-radical': 2, 'normalize/space': 1 },
    });
  });

  test.each([
    [{ widht: 'keep' }, 'normalize: unknown option "widht"; did you mean "width"?'],
    [{ blankLines: 7 }, 'normalize: option "blankLines" is 7; it takes 0, 1, 2'],
  ])('wrong options %j', (wrong, message) => {
    expect(() => normalizeStage(wrong as Partial<NormalizeOptions>)).toThrow(message);
  });
});

test.each([
  ['&', 400_000],
  ['&lt;a', 100_000],
  ['&gt;', 100_000],
  ['\u0301', 200_000],
  ['(中', 200_000],
  [' \n', 200_000],
])('time is linear in the length of a line of %j', (unit, times) => {
  const started = performance.now();
  normalize(unit.repeat(times), { punctuation: 'restore' });
  expect(performance.now() - started).toBeLessThan(4000);
});
