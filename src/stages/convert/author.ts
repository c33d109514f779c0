import { zheLexicon } from './lexicon.ts';
import { DOUBLE_SURNAMES, SURNAMES } from './surnames.ts';

const LONGEST_RUN = 10;
const OPENS_TITLE = '《〈';
const LIST_MARK = '、';
const NAME_DOTS = '·‧•・';
/** No name begins with these. */
const NO_NAME = '他她它牠我你您这那们都也还就在正又只很不没';
/** Share of the next in a foreign name: 車爾尼雪夫斯基 has two others. */
const MOSTLY = 0.7;
/** What names of other languages are written with. */
const TRANSCRIBES =
  '阿埃艾安奥巴班贝本比彼波伯博布查达戴丹道德登迪丁东杜多顿厄恩尔法凡菲费芬佛弗夫福盖冈戈格葛古哈海汉赫亨霍基吉加杰金卡凯坎康柯科克肯库夸拉莱兰劳雷里利列林隆卢鲁伦罗洛马玛迈曼梅蒙米密莫默穆那纳南内尼涅诺欧帕潘佩皮泼普奇乔切琴热日荣儒瑞若萨塞桑瑟森沙莎舍申什圣施史斯苏索塔泰坦特提廷图托瓦万威维温文沃乌武西希谢辛雅亚耶叶伊因英尤约泽扎詹朱兹佐果娜妮丽琳黛娅蒂莉赤勒罕姆逊门治蕾齐彻朗弥梯仁勃侬捷敦';

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
  const run = nameBefore(before);
  if (run === '' || isKnownAuthor(run)) return true;
  if (run.includes('地')) return false;
  const edge = before.charAt(before.length - run.length - 1);
  if (edge !== '' && NAME_DOTS.includes(edge)) return true;
  if (run.endsWith('等'))
    return run.length > 1 && (title || edge === LIST_MARK) && readsAsName(run.slice(0, -1));
  const { tails, verbs, verbsLikeOthers } = zheLexicon();
  if (verbsLikeOthers.has(run.slice(-2))) return false;
  if (!title && run.length >= 2 && NO_NAME.includes(run.charAt(0))) return false;
  const verbal = tails.get(run.charAt(run.length - 1)) ?? 0;
  if (DOUBLE_SURNAMES.some((name) => run.startsWith(name)) && run.length <= 4) return true;
  if (verbal === 0 || (title && verbal <= 3)) return title || run.length >= 2;
  if (!readsAsName(run)) return false;
  // 陸游著《劍南詩稿》 against 高唱著《國際歌》: the last character of a name is seldom a verb by itself.
  const alone = title && !isHan(edge) && (verbs.get(run.charAt(run.length - 1)) ?? 0) <= 3;
  return alone || verbal <= (title ? 6 : 4);
}

/** Whether what stands at the end of `before` is a name known to look like a verb (李清照), or foreign (努爾哈赤). */
export function endsInAuthor(before: string, after: string): boolean {
  return !isHan(after.charAt(0)) && isKnownAuthor(nameBefore(before));
}

function nameBefore(before: string): string {
  return hanTail(before).replace(/^.*[由系乃为的]/, '');
}

function isKnownAuthor(run: string): boolean {
  const { namesLikeVerbs } = zheLexicon();
  if (namesLikeVerbs.has(run.slice(-2)) || namesLikeVerbs.has(run.slice(-3))) return true;
  const foreign = [...run].filter((char) => TRANSCRIBES.includes(char)).length;
  if (foreign < 3 || foreign < MOSTLY * run.length) return false;
  return [...run.slice(-3)].every((char) => TRANSCRIBES.includes(char));
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
