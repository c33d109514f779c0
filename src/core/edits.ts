import { QingwenError } from './errors.ts';

/**
 * One change to a text: the span `[start, end)` of the input, in UTF-16 code units, becomes `with`; `rule` is the
 * id of the rule that did so (`repair/utf8-as-windows-1252`, `ar/tatweel`). Where two rules changed the same span
 * one after the other, their ids are joined with `+`.
 */
export interface Edit extends EditDetails {
  readonly start: number;
  readonly end: number;
  readonly with: string;
  readonly rule: string;
}

/** What some rules tell of an edit besides. */
export interface EditDetails {
  /** The edit puts back what the damage had lost: likely, but not certain. */
  readonly lossy?: boolean;
  /** What undid the damage, step by step: `encode windows-1252 → decode utf-8`. */
  readonly chain?: string;
  /** What a character of the new text costs in the mean, in nats: the less, the more it reads like text. */
  readonly score?: number;
  /** How much likelier the text is for it, in nats. */
  readonly margin?: number;
}

/**
 * The text that the edits make of `text`. Edits are in ascending order and do not overlap.
 *
 * @throws QingwenError `edits/invalid` when they overlap, are out of order or reach outside the text.
 * @example
 * applyEdits('發(fā)展', [{ start: 1, end: 5, with: '', rule: 'repair/spliced-gbk' }]) // '發展'
 */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let out = '';
  let at = 0;
  for (const edit of edits) {
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new QingwenError(
        'edits/invalid',
        `edit ${edit.start}–${edit.end} (${edit.rule}) overlaps another, is out of order or reaches outside a text of ${text.length} code units`,
      );
    }
    out += text.slice(at, edit.start) + edit.with;
    at = edit.end;
  }
  return out + text.slice(at);
}

/**
 * One list of edits that does what `first` and then `second` do: `second` counts in the text that `first` makes of
 * `input`. Edits that meet on the same characters are merged into one.
 *
 * @example
 * composeEdits('abc', [{ start: 1, end: 2, with: 'X', rule: 'one' }], [{ start: 1, end: 2, with: 'Y', rule: 'two' }])
 * // [{ start: 1, end: 2, with: 'Y', rule: 'one+two' }]
 */
export function composeEdits(input: string, first: readonly Edit[], second: readonly Edit[]): Edit[] {
  if (second.length === 0) return [...first];
  if (first.length === 0) return [...second];
  const out: Edit[] = [];
  let shift = 0; // position in the text between, minus position in the input
  let i = 0;
  let j = 0;
  while (i < first.length || j < second.length) {
    const shiftBefore = shift;
    const iFrom = i;
    const jFrom = j;
    const a = first[i];
    const b = second[j];
    const aStart = a === undefined ? Number.POSITIVE_INFINITY : a.start + shift;
    const aEnd = a === undefined ? Number.POSITIVE_INFINITY : aStart + a.with.length;
    if (a !== undefined && b !== undefined && aStart === b.start && aEnd === b.end && aStart < aEnd) {
      // The same place changed twice, as in all text that was damaged twice.
      const edit = mergeTwo(input, a, b);
      if (edit !== undefined) out.push(edit);
      shift += a.with.length - (a.end - a.start);
      i++;
      j++;
      continue;
    }
    const takeFirst = a !== undefined && (b === undefined || aEnd <= b.start || aStart < b.end);
    const takeSecond = b !== undefined && !(a !== undefined && aEnd <= b.start);
    let end = 0;
    if (takeFirst && a !== undefined) {
      end = aEnd;
      shift += a.with.length - (a.end - a.start);
      i++;
    }
    if (takeSecond && b !== undefined) {
      end = Math.max(end, b.end);
      j++;
    }
    const start =
      takeFirst && takeSecond && b !== undefined
        ? Math.min(aStart, b.start)
        : takeFirst
          ? aStart
          : (b?.start ?? 0);
    // Whatever begins inside the group belongs to it, and may make it longer.
    for (;;) {
      const nextA = first[i];
      const nextB = second[j];
      if (nextA !== undefined && nextA.start + shift < end) {
        end = Math.max(end, nextA.start + shift + nextA.with.length);
        shift += nextA.with.length - (nextA.end - nextA.start);
        i++;
      } else if (nextB !== undefined && nextB.start < end) {
        end = Math.max(end, nextB.end);
        j++;
      } else break;
    }
    const edit = merge(input, first.slice(iFrom, i), second.slice(jFrom, j), {
      start: start - shiftBefore,
      end: end - shift,
      middle: start,
    });
    if (edit !== undefined) out.push(edit);
  }
  return out;
}

/** The edits of one group as one edit, or nothing where the second list undoes the first. */
function merge(
  input: string,
  first: readonly Edit[],
  second: readonly Edit[],
  span: { readonly start: number; readonly end: number; readonly middle: number },
): Edit | undefined {
  const before = input.slice(span.start, span.end);
  const result = applyEdits(applyEdits(before, moved(first, span.start)), moved(second, span.middle));
  return result === before ? undefined : merged(span.start, span.end, result, first, second);
}

/** Two edits of the same place as one, or nothing where the second undoes the first. */
function mergeTwo(input: string, first: Edit, second: Edit): Edit | undefined {
  const { start, end } = first;
  if (end - start === second.with.length && input.startsWith(second.with, start)) return undefined;
  return merged(start, end, second.with, [first], [second]);
}

/** One edit that tells of those it is made of. */
function merged(
  start: number,
  end: number,
  result: string,
  first: readonly Edit[],
  second: readonly Edit[],
): Edit {
  const edit: { -readonly [K in keyof Edit]: Edit[K] } = { start, end, with: result, rule: '' };
  let chain = '';
  let margin: number | undefined;
  let score: number | undefined;
  for (const edits of [first, second]) {
    let step: string | undefined;
    for (const each of edits) {
      if (edit.rule === '') edit.rule = each.rule;
      else if (edit.rule !== each.rule) edit.rule = joined(edit.rule, each.rule);
      if (each.lossy === true) edit.lossy = true;
      step ??= each.chain;
      score = each.score ?? score; // of what stands there in the end
      if (each.margin !== undefined) margin = Math.max(margin ?? Number.NEGATIVE_INFINITY, each.margin);
    }
    if (step !== undefined) chain = chain === '' ? step : `${chain} → ${step}`;
  }
  if (chain !== '') edit.chain = chain;
  if (score !== undefined) edit.score = score;
  if (margin !== undefined) edit.margin = Math.round(10 * margin) / 10;
  return edit;
}

/** The ids of both without what they share twice. */
function joined(rules: string, more: string): string {
  return [...new Set([...rules.split('+'), ...more.split('+')])].join('+');
}

function moved(edits: readonly Edit[], by: number): Edit[] {
  return edits.map((edit) => ({ ...edit, start: edit.start - by, end: edit.end - by }));
}
