import type { EditLog } from '../../core/edit-log.ts';
import { LACKS, lookOf } from './chains/look.ts';
import { hkscsCharacter, isHongKong } from './hkscs.ts';
import { PRIVATE_USE_RULE, type RepairOptions } from './options.ts';

const CHAIN = 'private use → its meaning';
const HAN = /\p{Script=Han}/u;
/** Characters that GBK put in the private-use area, U+E815–E864, before Unicode had them: GB 18030, annex of 2005 and 2022. */
const IDEOGRAPHS_FROM = 0xe815;
const IDEOGRAPHS =
  '⺁\u{20087}\u{20089}\u{200cc}⺄㑳㑇⺈⺋龴㖞㘚㘎⺌⺗㥮㤘龵㧏㧟㩳㧐龶龷㭎㱮㳠⺧\u{215d7}龸⺪䁖䅟⺮䌷⺳⺶⺷\u{2298f}䎱䎬⺻䏝䓖䙡䙌龹' +
  '䜣䜩䝼䞍⻊䥇䥺䥽䦂䦃䦅䦆䦟䦛䦷䦶\u{241fe}龺䲣䲟䲠䲡䱷䲢䴓䴔䴕䴖䴗䴘䴙䶮龻';
/** Marks for vertical text and signs of composition, likewise. */
const OTHERS_FROM = 0xe78d;
const OTHERS = '︐︒︑︓︔︕︖︗︘︙';
const COMPOSITION_FROM = 0xe7e7;
const COMPOSITION = '〾⿰⿱⿲⿳⿴⿵⿶⿷⿸⿹⿺⿻';
/** Bullets of the Symbol and Wingdings fonts, which Windows puts at U+F000 and on; where one begins an item. */
const BULLETS = new Map([
  ['\uf06c', '●'],
  ['\uf06e', '■'],
  ['\uf075', '◆'],
  ['\uf0a7', '▪'],
  ['\uf0b7', '•'],
  ['\uf0d8', '➢'],
  ['\uf0fc', '✓'],
]);

let known: ReadonlyMap<string, string> | undefined;

/** Private-use characters of GBK and what GB 18030 says they are. */
function gbkCharacters(): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  const put = (from: number, characters: string): void => {
    [...characters].forEach((char, i) => {
      map.set(String.fromCharCode(from + i), char);
    });
  };
  put(IDEOGRAPHS_FROM, IDEOGRAPHS);
  put(OTHERS_FROM, OTHERS);
  put(COMPOSITION_FROM, COMPOSITION);
  map.set('\ue7c7', 'ḿ');
  map.set('\ue7c8', 'ǹ');
  return map;
}

/**
 * Puts characters in the place of private-use ones whose meaning is known: those of GBK beside Han in a text that has no
 * others (these would mean another private use), those of the Hong Kong set in Traditional Chinese, and bullets of Windows fonts where an item of a list begins.
 */
export function privateUse(text: string, log: EditLog, { rules }: RepairOptions): void {
  if ((lookOf(text) & LACKS.privateUse) !== 0 || !rules.includes(PRIVATE_USE_RULE)) return;
  known ??= gbkCharacters();
  const gbk = known;
  const found = [...text.matchAll(/[\ue000-\uf8ff]/g)];
  const isGbk = found.every(({ 0: char, index }) => gbk.has(char) || bulletAt(text, index) !== undefined);
  const isHkscs = !isGbk && isHongKong(text);
  for (const { 0: char, index } of found) {
    const beside = text.charAt(index - 1) + text.charAt(index + 1);
    const ideograph = isGbk && HAN.test(beside) ? gbk.get(char) : undefined;
    const meant =
      ideograph ?? (isHkscs ? hkscsCharacter(char.charCodeAt(0)) : undefined) ?? bulletAt(text, index);
    if (meant !== undefined) log.replace(index, index + 1, meant, PRIVATE_USE_RULE, { chain: CHAIN });
  }
}

/** The bullet at `at`, where it begins a line and white space follows. */
function bulletAt(text: string, at: number): string | undefined {
  const bullet = BULLETS.get(text.charAt(at));
  if (bullet === undefined || !/\s/.test(text.charAt(at + 1))) return undefined;
  let before = at - 1;
  while (before >= 0 && ' \t\u3000'.includes(text.charAt(before))) before--;
  return before < 0 || text.charAt(before) === '\n' ? bullet : undefined;
}
