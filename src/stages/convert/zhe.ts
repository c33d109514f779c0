import { endsInAuthor, isAuthorship, isHan } from './author.ts';
import type { Side } from './company.ts';
import { type Dictionary, formOf } from './dictionary.ts';
import { AFTER_ZHU, BEFORE_ZHU, readings, zheLexicon } from './lexicon.ts';
import type { Span } from './pass.ts';

/** Characters on either side that a decision looks at. */
const REACH = 4;
const NAME_REACH = 12;
const ZHE_UNIT = '着'.charCodeAt(0);
const KANA = /[\u3041-\u30ff]/;

/**
 * Whether 著 at `at` is what Simplified writes 着: the particle (看著), or a word such as 著手. It stays in words of
 * writing and renown (著作, 顯著, 名著), found by comparing segmentations: 隨著作者 is 隨著 + 作者, not 著作; and
 * after an author's name. Where the text shows no Traditional character besides, only a known word with 着 will do.
 */
export function isParticle(span: Span, at: number, dictionary: Dictionary, side: Side): boolean {
  if (side === 'traditional' && standsApart(span, at, dictionary)) return true;
  const before = simplified(span, Math.max(span.start, at - NAME_REACH), at, dictionary);
  const after = simplified(span, at + 1, Math.min(span.end, at + 1 + REACH), dictionary);
  const lineBefore = before.slice(before.lastIndexOf('\n') + 1);
  if (KANA.test(lineBefore.slice(-1) + after.charAt(0))) return false;
  const left = hanEnd(lineBefore);
  const right = hanStart(after);
  if (left === '' && right === '') return false;
  const cost = readings(left, right);
  if (cost.zhu <= Math.min(cost.zheWord, cost.particle)) return false;
  if (endsInAuthor(lineBefore, after)) return false;
  // 等著 is waiting, or the end of a list of authors.
  if (cost.zheWord < Number.POSITIVE_INFINITY && !left.endsWith('等')) return true;
  if (side === 'neither' && cost.zheWord === Number.POSITIVE_INFINITY && !isVerb(left)) return false;
  return !isAuthorship(lineBefore, after);
}

/** Between two Han characters with which 著 makes no word of writing: what the rest would find, found at a glance. */
function standsApart({ units, start, end }: Span, at: number, dictionary: Dictionary): boolean {
  if (at === start || at + 1 >= end) return false;
  const before = formOf(dictionary, units[at - 1] as number);
  const after = formOf(dictionary, units[at + 1] as number);
  const { neighbours } = zheLexicon();
  return (
    isHanUnit(before) &&
    isHanUnit(after) &&
    ((neighbours[before] as number) & BEFORE_ZHU) === 0 &&
    ((neighbours[after] as number) & AFTER_ZHU) === 0
  );
}

function isHanUnit(unit: number): boolean {
  return unit >= 0x3400 && unit <= 0x9fff;
}

function isVerb(left: string): boolean {
  const { tails, verbsLikeOthers } = zheLexicon();
  return verbsLikeOthers.has(left.slice(-2)) || (tails.get(left.charAt(left.length - 1)) ?? 0) >= 7;
}

function hanEnd(text: string): string {
  let start = text.length;
  while (start > 0 && text.length - start < REACH && isHan(text.charAt(start - 1))) start--;
  return text.slice(start);
}

function hanStart(text: string): string {
  let end = 0;
  while (end < text.length && isHan(text.charAt(end))) end++;
  return text.slice(0, end);
}

/** The Simplified view, with 著 for 着: whether a neighbour has been decided must make no difference. */
function simplified({ units }: Span, start: number, end: number, dictionary: Dictionary): string {
  let out = '';
  for (let i = start; i < end; i++) {
    const unit = units[i] as number;
    out += unit === ZHE_UNIT ? '著' : String.fromCharCode(formOf(dictionary, unit));
  }
  return out;
}
