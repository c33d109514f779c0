import type { Pass } from '../../core/edit-log.ts';
import { isHan } from './kinds.ts';

const OPEN = 0x28;
const CLOSE = 0x29;
/** A bracket whose other half is further away is not looked for. */
const LONGEST_BRACKET = 200;
const QUOTES_AND_MARKS = '“”‘’「」『』《》〈〉【】〔〕、。，：；？！（）…—';

/** ASCII punctuation of Chinese text as full-width punctuation again. */
export const punctuationPass: Pass = (text, log) => {
  let closeAt = -1;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN) {
      const close = closingBracket(text, at);
      if (close > 0 && isChineseBracket(text, at, close)) {
        closeAt = close;
        log.replace(at, at + 1, '（', 'normalize/punctuation');
      }
    } else if (at === closeAt) {
      log.replace(at, at + 1, '）', 'normalize/punctuation');
    } else if (isMark(unit) && isChineseMark(text, at)) {
      log.replace(at, at + 1, String.fromCharCode(unit + 0xfee0), 'normalize/punctuation');
    }
  }
};

/** The marks that faces begin with. */
function isColon(unit: number): boolean {
  return unit === 0x3a || unit === 0x3b;
}

/** `! , : ; ?` */
function isMark(unit: number): boolean {
  return unit === 0x21 || unit === 0x2c || unit === 0x3a || unit === 0x3b || unit === 0x3f;
}

/**
 * A mark after Chinese is Chinese, unless an ASCII sign follows, as in `哈:)`; a mark between a word and Chinese is
 * Chinese too, unless it ends a sentence.
 */
function isChineseMark(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at + 1);
  if (isChinese(before)) return !isAsciiSign(after) && !(isColon(text.charCodeAt(at)) && after === CLOSE);
  return isWord(before) && isHan(after) && text.charCodeAt(at) !== 0x21 && text.charCodeAt(at) !== 0x3f;
}

/** A pair of brackets that holds Chinese or has Chinese on both sides. */
function isChineseBracket(text: string, open: number, close: number): boolean {
  if (isChinese(text.charCodeAt(open - 1)) && !isWord(text.charCodeAt(close + 1))) return true;
  for (let at = open + 1; at < close; at++) if (isHan(text.charCodeAt(at))) return true;
  return false;
}

/** Where the bracket opened at `open` closes on its line, brackets within it aside; 0 where it does not. */
function closingBracket(text: string, open: number): number {
  const limit = Math.min(text.length, open + LONGEST_BRACKET);
  for (let at = open + 1; at < limit; at++) {
    const unit = text.charCodeAt(at);
    if (unit === CLOSE) return at;
    if (unit === OPEN || unit === 0x0a) return 0;
  }
  return 0;
}

function isChinese(unit: number): boolean {
  return isHan(unit) || QUOTES_AND_MARKS.includes(String.fromCharCode(unit));
}

function isWord(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function isAsciiSign(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f && !isWord(unit) && !isMark(unit) && unit !== OPEN && unit !== CLOSE;
}
