import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, composeEdits, type Edit } from '../../src/core/edits.ts';
import { QingwenError } from '../../src/core/errors.ts';

const edit = (start: number, end: number, replacement: string, rule = 'r'): Edit => ({
  start,
  end,
  with: replacement,
  rule,
});

/** Any list of edits in order on a text of this length: insertions, deletions, neighbours and no-changes among them. */
function editsOn(length: number, rule: string): fc.Arbitrary<Edit[]> {
  const cuts = fc.array(fc.nat({ max: length }), { maxLength: 12 });
  const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '發'), maxLength: 3 }), {
    minLength: 6,
    maxLength: 6,
  });
  return fc.tuple(cuts, texts).map(([places, replacements]) => {
    const sorted = [...places].sort((a, b) => a - b);
    return replacements.flatMap((replacement, at) => {
      const start = sorted[at * 2];
      const end = sorted[at * 2 + 1];
      return start === undefined || end === undefined ? [] : [edit(start, end, replacement, rule)];
    });
  });
}

const input = fc.string({ unit: fc.constantFrom('a', 'b', '發', '\ud800', '\n'), maxLength: 20 });

/** A text, edits on it, edits on what comes of it, and edits on what comes of that. */
const chain = input.chain((text) =>
  editsOn(text.length, 'one').chain((first) => {
    const between = applyEdits(text, first);
    return editsOn(between.length, 'two').chain((second) => {
      const after = applyEdits(between, second);
      return editsOn(after.length, 'three').map((third) => ({ text, first, second, third, between, after }));
    });
  }),
);

describe('applyEdits', () => {
  it('replaces, inserts and deletes', () => {
    expect(applyEdits('發(fā)展', [edit(1, 5, '')])).toBe('發展');
    expect(applyEdits('ab', [edit(0, 0, '<'), edit(1, 1, '|'), edit(2, 2, '>')])).toBe('<a|b>');
    expect(applyEdits('abc', [])).toBe('abc');
    expect(applyEdits('', [edit(0, 0, 'x')])).toBe('x');
  });

  it.each([
    ['overlapping', [edit(0, 2, ''), edit(1, 3, '')]],
    ['out of order', [edit(2, 3, ''), edit(0, 1, '')]],
    ['outside the text', [edit(2, 5, '')]],
    ['backward', [edit(2, 1, '')]],
    ['before the text', [edit(-1, 1, '')]],
  ])('refuses edits that are %s', (_, edits) => {
    expect(() => applyEdits('abc', edits)).toThrow(QingwenError);
    expect(() => applyEdits('abc', edits)).toThrow(expect.objectContaining({ code: 'edits/invalid' }));
  });
});

describe('composeEdits', () => {
  it.each<[string, string, Edit[], Edit[], Edit[]]>([
    ['nothing and nothing', 'abc', [], [], []],
    ['only the first', 'abc', [edit(0, 1, 'x')], [], [edit(0, 1, 'x')]],
    ['only the second', 'abc', [], [edit(0, 1, 'x')], [edit(0, 1, 'x')]],
    [
      'edits apart, in both orders',
      'abcd',
      [edit(0, 1, 'xx', 'one')],
      [edit(4, 5, 'y', 'two')],
      [edit(0, 1, 'xx', 'one'), edit(3, 4, 'y', 'two')],
    ],
    [
      'second before first',
      'abcd',
      [edit(3, 4, 'xx', 'one')],
      [edit(0, 1, '', 'two')],
      [edit(0, 1, '', 'two'), edit(3, 4, 'xx', 'one')],
    ],
    [
      'the same span twice',
      'abc',
      [edit(1, 2, 'X', 'one')],
      [edit(1, 2, 'Y', 'two')],
      [edit(1, 2, 'Y', 'one+two')],
    ],
    ['a second that undoes the first', 'abc', [edit(1, 2, 'X', 'one')], [edit(1, 2, 'b', 'two')], []],
    [
      'a second over two of the first',
      'abcd',
      [edit(0, 1, 'X', 'one'), edit(2, 3, 'Y', 'one')],
      [edit(0, 4, 'z', 'two')],
      [edit(0, 4, 'z', 'one+two')],
    ],
    [
      'neighbours stay apart',
      'abcd',
      [edit(0, 2, 'X', 'one')],
      [edit(1, 3, 'Y', 'two')],
      [edit(0, 2, 'X', 'one'), edit(2, 4, 'Y', 'two')],
    ],
  ])('%s', (_, text, first, second, expected) => {
    expect(composeEdits(text, first, second)).toEqual(expected);
  });

  it('does what the first and then the second do', () => {
    fc.assert(
      fc.property(chain, ({ text, first, second, after }) => {
        expect(applyEdits(text, composeEdits(text, first, second))).toBe(after);
      }),
      { numRuns: 5000 },
    );
  });

  it('comes to the same text however three are grouped', () => {
    fc.assert(
      fc.property(chain, ({ text, between, first, second, third }) => {
        const left = composeEdits(text, composeEdits(text, first, second), third);
        const right = composeEdits(text, first, composeEdits(between, second, third));
        expect(applyEdits(text, left)).toBe(applyEdits(text, right));
      }),
      { numRuns: 2000 },
    );
  });

  it('touches nothing that neither list touches, and names only their rules', () => {
    fc.assert(
      fc.property(chain, ({ text, first, second }) => {
        for (const { start, end, rule } of composeEdits(text, first, second)) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeLessThanOrEqual(text.length);
          for (const name of rule.split('+')) expect(['one', 'two']).toContain(name);
        }
        const untouched = composeEdits(text, first, []);
        expect(untouched).toEqual(first);
      }),
    );
  });
});
