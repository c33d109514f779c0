import { zheLexicon } from './lexicon.ts';
import { DOUBLE_SURNAMES, SURNAMES } from './surnames.ts';

const LONGEST_RUN = 10;
const OPENS_TITLE = '《〈';
const LIST_MARK = '、';
const NAME_DOTS = '·‧•・';

/**
 * Whether 著 says who wrote something: `魯迅著《吶喊》`, `馬克·吐溫著，`, `（清）曹雪芹 著`. It stands at the end of
 * its phrase or before a title, and what precedes reads as a name rather than a verb.
 *
 * `before` and `after` are the Simplified surroundings on the same line.
 */
export function isAuthorship(before: string, after: string): boolean {
  const next = after.charAt(0);
  if (isHan(next)) return false;
  const title = next !== '' && OPENS_TITLE.includes(next);
  const run = hanTail(before).replace(/^.*[由系乃为]/, '');
  if (run === '') return true;
  const edge = before.charAt(before.length - run.length - 1);
  if (edge !== '' && NAME_DOTS.includes(edge)) return true;
  if (run.endsWith('等'))
    return run.length > 1 && (title || edge === LIST_MARK) && readsAsName(run.slice(0, -1));
  const { tails, verbs, namesLikeVerbs, verbsLikeOthers } = zheLexicon();
  if (verbsLikeOthers.has(run.slice(-2))) return false;
  if (namesLikeVerbs.has(run.slice(-3))) return true;
  const verbal = tails.get(run.charAt(run.length - 1)) ?? 0;
  if (DOUBLE_SURNAMES.some((name) => run.startsWith(name)) && run.length <= 4) return true;
  if (verbal === 0 || (title && verbal <= 3)) return title || run.length >= 2;
  if (!readsAsName(run)) return false;
  // 陸游著《劍南詩稿》 against 高唱著《國際歌》: the last character of a name is seldom a verb by itself.
  const alone = title && !isHan(edge) && (verbs.get(run.charAt(run.length - 1)) ?? 0) <= 3;
  return alone || verbal <= (title ? 6 : 4);
}

function readsAsName(run: string): boolean {
  return run.length >= 2 && run.length <= 4 && SURNAMES.includes(run.charAt(0));
}

function hanTail(text: string): string {
  let start = text.length;
  while (start > 0 && text.length - start < LONGEST_RUN && isHan(text.charAt(start - 1))) start--;
  return text.slice(start);
}

export function isHan(char: string): boolean {
  return char >= '\u3400' && char <= '\u9fff' && char !== '';
}
