import { gbkPairOf } from '../gbk.ts';

/** How far around a place its line is looked at, so that time is linear in the length of lines. */
export const NEAR = 200;

/** Words that make a question of the text before a question mark. */
export const QUESTION_WORDS = '何誰谁嗎吗呢哪怎幾几麼么什孰否';

/** The pair of bytes a cut mark has in GBK, full-width or folded to ASCII, or 0 for what is no mark. */
export function markPair(unit: number): number {
  switch (unit) {
    case 0x21:
    case 0xff01:
      return 0xa3a1;
    case 0x3f:
    case 0xff1f:
      return 0xa3bf;
    case 0x3b:
    case 0xff1b:
      return 0xa3bb;
    case 0x2c:
    case 0xff0c:
      return 0xa3ac;
    case 0x3a:
    case 0xff1a:
      return 0xa3ba;
    case 0x3001:
      return 0xa1a2;
    default:
      return 0;
  }
}

/** The last byte of a character, of the full-width form where that may have been folded; 0 where it has one byte. */
export function lastByteOf(unit: number): number {
  return unit >= 0x21 && unit <= 0x7e ? unit + 0x80 : gbkPairOf(unit) & 0xff;
}

/**
 * The ASCII character that a lead byte in the place of the `?` at `at` has swallowed: the first digit of a year, the
 * blank or the parenthesis before a word; `?` where it cannot be told.
 */
export function swallowedSign(line: string, at: number): string {
  const rest = line.slice(at + 1, at + NEAR);
  const year = /^([089])[0-9]{2}(?:[年.-]|$)/.exec(rest);
  if (year !== null) return year[1] === '0' ? '2' : '1';
  const near = line.slice(Math.max(0, at - NEAR), at + NEAR);
  if (rest.startsWith(' '))
    return /[\u4e00-\u9fff]\. /.test(near) && !/[\u4e00-\u9fff], /.test(near) ? '.' : ',';
  if (/^[\u4e00-\u9fff]/.test(rest)) return spacedHan(near) ? ' ' : '?';
  const spaced = /[\u4e00-\u9fff] [A-Za-z0-9]/.test(near);
  if (spaced && /^["'%$&\\+*=<-]/.test(rest)) return ' ';
  if (!/^[A-Za-z0-9]/.test(rest)) return '?';
  const close = rest.indexOf(')');
  if (close !== -1 && !/[(?]/.test(rest.slice(0, close))) return '(';
  return spaced || /^[A-Za-z]/.test(rest) ? ' ' : '?';
}

/** Whether the text sets blanks behind its full stops, or between its words. */
function spacedHan(text: string): boolean {
  return (
    /[。！？；] [^ ]/.test(text) ||
    /[\u4e00-\u9fff] [\u4e00-\u9fff].*[\u4e00-\u9fff] [\u4e00-\u9fff]/.test(text)
  );
}

/** The digit of a reference in brackets whose closing one follows `at`: one more than the last, or the first. */
export function swallowedReference(line: string, at: number, least: number): string | undefined {
  if (!/^[\]］]/.test(line.charAt(at + 1))) return undefined;
  const [last] = [...line.slice(Math.max(0, at - NEAR), at).matchAll(/[[［]([0-9])[\]］]/g)].reverse();
  if (last !== undefined && last[1] !== '9') return String(Number(last[1]) + 1);
  return least > 1 ? '1' : '?';
}

/** End of the rest of a tag whose `<` is gone (`/p>`), or 0. */
export function tagAt(line: string, from: number): number {
  let at = from + (line.charCodeAt(from) === 0x2f ? 1 : 0);
  const name = at;
  while (at < line.length && /[a-z0-9]/i.test(line.charAt(at))) at++;
  return at > name && at - name <= 10 && line.charCodeAt(at) === 0x3e ? at + 1 : 0;
}

/** Whether `at` stands in 《…》 with no word of a question before it. */
function insideTitle(line: string, at: number): boolean {
  const open = line.lastIndexOf('《', at);
  if (open === -1 || line.indexOf('》', at) === -1) return false;
  const before = line.slice(open + 1, at);
  return !before.includes('》') && ![...QUESTION_WORDS].some((word) => before.includes(word));
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}

/**
 * What a `?` at `at` stands for where no question is: a middle dot inside a title, nothing (a blank or a sign that
 * GBK lacks) after a full stop or at the start of the line; `undefined` where it may well be a question mark.
 */
export function lostAt(line: string, at: number, previous: number): string | undefined {
  const next = line.charCodeAt(at + 1);
  if (at === 0) return isWordUnit(next) ? '' : undefined;
  if (previous === 0x3002)
    return '!！?？”'.includes(line.charAt(at + 1)) && at + 1 < line.length ? undefined : '';
  return isWordUnit(previous) && isWordUnit(next) && insideTitle(line, at) ? '·' : undefined;
}
