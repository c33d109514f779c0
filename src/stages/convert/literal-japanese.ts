import type { Part } from './part.ts';

/** Han characters beside kana that are taken for Japanese. */
const REACH = 4;
/** Han characters between two kana; twice the reach, so that what lies beyond is no part whatever becomes of it. */
const WIDEST_GAP = 2 * REACH;
const NO = 0x306e;
/** Kana that a passage must have: one or two stand in Chinese as well (優の良品). */
const LEAST_KANA = 2;
/** What Japanese does not write. */
const CHINESE = '是這这們们你您她嗎吗呢吧啊很沒没麼么';
const OPENING = '「『“（(《〈';
const CLOSING = '」』”）)》〉';
const LONGEST_QUOTE = 64;

/**
 * The Japanese around a hiragana: kana, at least two of them hiragana other than の, with the Han characters between and
 * some close by; all of a quotation where nothing in it is Chinese. Kana without a Han character between them may stand
 * in a Chinese sentence: beside them, nothing is.
 */
export function japaneseSpan(units: Uint16Array, start: number, end: number, at: number): Part | undefined {
  let count = 0;
  let mixed = false;
  const edgeOf = (limit: number, step: 1 | -1): number => {
    let edge = at;
    let gap = 0;
    for (let i = at; i !== limit && gap <= WIDEST_GAP; i += step) {
      const unit = units[i] as number;
      if (isKana(unit)) {
        if (isHiragana(unit) && unit !== NO && (i !== at || step === 1)) count++;
        if (gap > 0) mixed = true;
        edge = i;
        gap = 0;
      } else if (isJapaneseHan(unit)) gap += isLow(unit) ? 0 : 1;
      else break;
    }
    return edge;
  };
  const right = edgeOf(end, 1) + 1;
  const left = edgeOf(start - 1, -1);
  if (count < LEAST_KANA) return undefined;
  const quoted = quotation(units, start, end, left, right);
  if (quoted !== undefined) return quoted;
  if (!mixed) return undefined;
  return {
    start: left - hanLength(units, left - 1, start - 1, -1),
    end: right + hanLength(units, right, end, 1),
  };
}

/** Units of the Han characters in a row there, at most as many as may be Japanese. */
function hanLength(units: Uint16Array, from: number, limit: number, step: 1 | -1): number {
  let characters = 0;
  let i = from;
  for (; i !== limit && isJapaneseHan(units[i] as number); i += step) {
    const low = isLow(units[i] as number);
    if (characters === REACH && !(low && step === 1)) break;
    if (!low) characters++;
  }
  return Math.abs(i - from);
}

/** The second half of a pair, which is not counted: conversion may make one unit of the two. */
function isLow(unit: number): boolean {
  return (unit & 0xfc00) === 0xdc00;
}

function quotation(
  units: Uint16Array,
  start: number,
  end: number,
  left: number,
  right: number,
): Part | undefined {
  let from = left;
  while (from > start && left - from < LONGEST_QUOTE && isQuoted(units[from - 1] as number)) from--;
  let to = right;
  while (to < end && to - right < LONGEST_QUOTE && isQuoted(units[to] as number)) to++;
  if (from === start || to === end) return undefined;
  const opening = OPENING.indexOf(String.fromCharCode(units[from - 1] as number));
  const closing = CLOSING.indexOf(String.fromCharCode(units[to] as number));
  return opening >= 0 && opening === closing ? { start: from, end: to } : undefined;
}

/** What may stand in a Japanese quotation: letters, and 、。 and the like. */
function isQuoted(unit: number): boolean {
  return isKana(unit) || isJapaneseHan(unit) || (unit >= 0x3001 && unit <= 0x3007) || unit === 0xff01;
}

function isJapaneseHan(unit: number): boolean {
  return isHan(unit) && !isChinese(unit);
}

function isChinese(unit: number): boolean {
  return CHINESE.includes(String.fromCharCode(unit));
}

/** Halves of pairs as well, nearly all of which are Han characters where these stand beside kana. */
function isHan(unit: number): boolean {
  return (
    (unit >= 0x3400 && unit <= 0x9fff) ||
    unit === 0x3005 ||
    (unit >= 0xd800 && unit <= 0xdfff) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  );
}

function isHiragana(unit: number): boolean {
  return unit >= 0x3041 && unit <= 0x3096;
}

function isKana(unit: number): boolean {
  return isHiragana(unit) || (unit >= 0x30a1 && unit <= 0x30fc);
}
