import { isAscii, isUtf8 } from 'node:buffer';
import { checkOptions } from '../../../core/options.ts';
import { type Candidate, cheapest, legacyCandidates, utf8Candidates, wideCandidates } from './candidates.ts';
import { declaredIn } from './declared.ts';
import { decodeAs } from './decoders.ts';
import { ESCAPE_CHARSETS, escapeRuns, hasMark } from './escape-charsets.ts';
import { charsetName } from './names.ts';
import { legacySample } from './sample.ts';
import { textCost } from './text-cost.ts';
import { byteOrderMark, unfinishedTail } from './unicode-bytes.ts';
import { utf8Health } from './utf8-health.ts';

/** What charset bytes are in. */
export interface CharsetDetection {
  /**
   * Lower-case name after the WHATWG Encoding Standard (`utf-8`, `utf-16le`, `gb18030`, `big5`, `windows-1256`, …),
   * `utf-32le`, `utf-32be`, `iso-2022-kr`, `hz-gb-2312`, or `binary` for what is no text.
   */
  readonly charset: string;
  /** How sure it is, 0–1. */
  readonly confidence: number;
}

/** Options of {@link detectCharset}. */
export interface CharsetOptions {
  /**
   * Charsets, by any label, to take where they read the bytes as the best one does, or about as well; default the one that a page
   * of HTML or XML declares at its start, if any.
   */
  readonly prefer: readonly string[];
}

const DEFAULTS: Readonly<CharsetOptions> = Object.freeze({ prefer: [] });

/** How many bytes are looked at for wide characters and for controls. */
const SAMPLE = 1 << 14;
/** Above this share of control characters bytes are no text; a legacy charset has fewer still. */
const MOST_CONTROLS = 0.1;
const MOST_CONTROLS_LEGACY = 0.02;
/** So many valid sequences, or half as many of three bytes and more, are no chance. */
const ENOUGH_SEQUENCES = 8;
/** UTF-8 with some bytes wrong has more than this many valid sequences to each of them. */
const SEQUENCES_A_FAULT = 4;
/** What a byte may cost, in half bits: random bytes cost 22 and more in a legacy charset, 17 as wide characters. */
const MOST_A_BYTE = 19;
const MOST_A_WIDE_BYTE = 14.5;
/** Wide characters without a byte order mark are seldom: they cost this much more, in half bits. */
const WIDE_PRIOR = 24;
/** A preferred charset may cost this much more than the best, in half bits. */
const PREFERENCE = 16;

/** Bytes looked at for escapes, and characters of two bytes to each fault among them. */
const ESCAPE_SAMPLE = 1 << 16;
const PAIRS_A_FAULT = 8;

/** The higher byte of U+3000–30FF. */
const KANA_BYTE = 0x30;

/** Text with the escapes of a charset is hardly ever anything else. */
const ESCAPES = 0.99;

const BINARY: CharsetDetection = { charset: 'binary', confidence: 1 };

/**
 * Finds the charset of bytes from the bytes: a byte order mark, valid (or nearly valid) UTF-8, or else the charset in which
 * they are the likeliest text: each is decoded and weighed in bits by how common its characters are (frequencies of Han
 * characters in both standards from jieba's word list, pairs of letters from translations of the Universal Declaration of
 * Human Rights). Bytes may begin and end inside a character. Dependable from about eight characters on; ASCII and no bytes
 * at all are `utf-8`.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * detectCharset(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)) // { charset: 'gb18030', … }
 */
export function detectCharset(bytes: Uint8Array, options: Partial<CharsetOptions> = {}): CharsetDetection {
  const { prefer } = checkOptions('detectCharset', DEFAULTS, options);
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return { charset: mark.charset, confidence: 1 };
  const escapes = escapeCharset(bytes);
  if (escapes !== undefined) return { charset: escapes, confidence: ESCAPES };
  const head = bytes.subarray(0, SAMPLE);
  const controls = controlShare(head);
  const share = utf8Share(bytes);
  if (share === 0) return weighed(bytes, head, controls, prefer);
  const utf8 = { charset: 'utf-8', confidence: share };
  if (controls === 0 && !likeKana(head)) return utf8;
  // Letters of UTF-16 and UTF-32 below U+0800 are ASCII and controls byte by byte, and so valid UTF-8.
  const wide = cheapest(wideCandidates(head), head);
  if (
    wide !== undefined &&
    wide.cost + WIDE_PRIOR < textCost(decodeAs('utf-8', head)) &&
    readable(wide, head)
  ) {
    return { charset: wide.charset, confidence: confidenceOf(wide.lead) };
  }
  return controls > MOST_CONTROLS ? BINARY : utf8;
}

/**
 * The charset of seven bits whose escapes the bytes have, where what is escaped is text in it, and likelier than what the
 * bytes are as ASCII.
 */
function escapeCharset(bytes: Uint8Array): string | undefined {
  const part = bytes.subarray(0, ESCAPE_SAMPLE);
  if (!isAscii(part)) return undefined;
  return ESCAPE_CHARSETS.find((charset) => {
    if (!hasMark(part, charset)) return false;
    const { text, replaced, pairs } = escapeRuns(part, charset);
    const likely = pairs > 1 && PAIRS_A_FAULT * replaced < pairs;
    return likely && textCost(text) < textCost(decodeAs('utf-8', part));
  });
}

/**
 * The share of valid sequences in all that is not ASCII where the bytes are UTF-8 beyond doubt, with few faults if any; else
 * 0. Sequences cut in two at the start and at the end are forgiven.
 */
function utf8Share(bytes: Uint8Array): number {
  if (isAscii(bytes)) return 1;
  const isValid = isUtf8(bytes.subarray(0, bytes.length - unfinishedTail(bytes)));
  const { sequences, long, invalid } = utf8Health(isValid ? legacySample(bytes) : bytes);
  if (sequences < ENOUGH_SEQUENCES && 2 * long < ENOUGH_SEQUENCES) return 0;
  return sequences > SEQUENCES_A_FAULT * invalid ? sequences / (sequences + invalid) : 0;
}

/** Whether every third pair of ASCII bytes, or more, could be kana or Chinese punctuation of UTF-16. */
function likeKana(head: Uint8Array): boolean {
  const counts: [number, number] = [0, 0];
  for (let i = 0; i < head.length; i++) if (head[i] === KANA_BYTE) counts[(i & 1) as 0 | 1]++;
  return 6 * Math.max(...counts) >= head.length && head.length > 0;
}

/** The likeliest of all charsets. */
function weighed(
  bytes: Uint8Array,
  head: Uint8Array,
  controls: number,
  prefer: readonly string[],
): CharsetDetection {
  const sample = legacySample(bytes);
  const declared = declaredIn(bytes);
  const labels = prefer.length === 0 && declared !== undefined ? [declared] : prefer;
  const preferred = labels.map(charsetName);
  // The two samples may differ in length; costs are compared as of the one.
  const scale = sample.length / head.length;
  const wide = wideCandidates(head).map(({ charset, cost }) => ({
    charset,
    cost: cost * scale + WIDE_PRIOR,
  }));
  const legacy =
    controls > MOST_CONTROLS_LEGACY ? [] : [...utf8Candidates(sample), ...legacyCandidates(sample)];
  const candidates = [...legacy, ...wide].map(({ charset, cost }) => ({
    charset,
    cost: preferred.includes(charset) ? cost - PREFERENCE : cost,
  }));
  const found = cheapest(candidates, sample);
  if (found === undefined || !readable(found, sample)) return BINARY;
  const text = decodeAs(found.charset, sample);
  const alike = candidates.find(
    ({ charset }) => preferred.includes(charset) && decodeAs(charset, sample) === text,
  );
  return { charset: alike?.charset ?? found.charset, confidence: confidenceOf(found.lead) };
}

function readable({ charset, cost }: Candidate, sample: Uint8Array): boolean {
  // No other bytes are code points of UTF-32 throughout.
  if (charset.startsWith('utf-32')) return true;
  return cost <= (charset.startsWith('utf-16') ? MOST_A_WIDE_BYTE : MOST_A_BYTE) * sample.length;
}

/** A lead of no bits is a toss-up; three bits halve the doubt, as the characters of a text are not independent. */
function confidenceOf(lead: number): number {
  return Math.round((1 - 0.5 * 2 ** (-lead / 3)) * 1e4) / 1e4;
}

/** Share of C0 controls and DEL; tab, line ends, form feed, backspace and escape stand in plain text too. */
function controlShare(sample: Uint8Array): number {
  let controls = 0;
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] ?? 0;
    if ((byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte !== 0x1b) || byte === 0x7f) controls++;
  }
  return sample.length === 0 ? 0 : controls / sample.length;
}
