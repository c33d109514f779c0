import { isAscii, isUtf8 } from 'node:buffer';
import { checkOptions } from '../../../core/options.ts';
import { type Candidate, cheapest, legacyCandidates, wideCandidates } from './candidates.ts';
import { decodeAs } from './decoders.ts';
import { textCost } from './multi-byte.ts';
import { charsetName } from './names.ts';
import { byteOrderMark, unfinishedTail, utf8Health } from './unicode-bytes.ts';

/** What charset bytes are in. */
export interface CharsetDetection {
  /**
   * Lower-case name after the WHATWG Encoding Standard (`utf-8`, `utf-16le`, `gb18030`, `big5`, `windows-1256`, …),
   * `utf-32le`, `utf-32be`, or `binary` for what is no text.
   */
  readonly charset: string;
  /** How sure it is, 0–1. */
  readonly confidence: number;
}

/** Options of {@link detectCharset}. */
export interface CharsetOptions {
  /** Charsets, by any label, to take where they read the bytes as the best one does, or about as well; default none. */
  readonly prefer: readonly string[];
}

const DEFAULTS: Readonly<CharsetOptions> = Object.freeze({ prefer: [] });

/** How many bytes are weighed: legacy charsets from the first byte that is not ASCII, the rest from the start. */
const SAMPLE = 1 << 15;
/** Above this share of control characters bytes are no text; a legacy charset has fewer still. */
const MOST_CONTROLS = 0.1;
const MOST_CONTROLS_LEGACY = 0.02;
/** UTF-8 with some bytes wrong has more than this many valid sequences to each of them. */
const SEQUENCES_A_FAULT = 4;
/** What a byte may cost, in half bits: random bytes cost 22 and more in a legacy charset, 17 as wide characters. */
const MOST_A_BYTE = 16.5;
const MOST_A_WIDE_BYTE = 14;
/** Wide characters without a byte order mark are seldom: they cost this much more, in half bits. */
const WIDE_PRIOR = 12;
/** A preferred charset may cost this much more than the best, in half bits. */
const PREFERENCE = 16;

const BINARY: CharsetDetection = { charset: 'binary', confidence: 1 };

/**
 * Finds the charset of bytes from the bytes: a byte order mark, valid (or nearly valid) UTF-8, or else the charset in which
 * they are the likeliest text: each is decoded and weighed in bits by how common its characters are (frequencies of Han
 * characters in both standards from jieba's word list, of other letters from franc's trigrams). Dependable from about
 * eight characters on; ASCII and no bytes at all are `utf-8`.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * detectCharset(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)) // { charset: 'gb18030', … }
 */
export function detectCharset(bytes: Uint8Array, options: Partial<CharsetOptions> = {}): CharsetDetection {
  const { prefer } = checkOptions('detectCharset', DEFAULTS, options);
  const mark = byteOrderMark(bytes);
  if (mark !== undefined) return { charset: mark.charset, confidence: 1 };
  const head = bytes.subarray(0, SAMPLE);
  const controls = controlShare(head);
  const share = utf8Share(bytes);
  if (share === 0) return legacyCharset(bytes, head, controls, prefer);
  const utf8 = { charset: 'utf-8', confidence: share };
  if (controls === 0) return utf8;
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
 * The share of valid sequences in all that is not ASCII where the bytes are UTF-8, with few faults if any; else 0. A sequence
 * cut off at the end is forgiven where others stand before it; alone it is a letter of a legacy charset.
 */
function utf8Share(bytes: Uint8Array): number {
  const whole = bytes.subarray(0, bytes.length - unfinishedTail(bytes));
  if (isUtf8(whole) && (whole.length === bytes.length || !isAscii(whole))) return 1;
  const { sequences, invalid } = utf8Health(bytes);
  return sequences > SEQUENCES_A_FAULT * invalid ? sequences / (sequences + invalid) : 0;
}

function legacyCharset(
  bytes: Uint8Array,
  head: Uint8Array,
  controls: number,
  prefer: readonly string[],
): CharsetDetection {
  const sample = legacySample(bytes);
  const preferred = prefer.map(charsetName);
  // The two samples may differ in length; costs are compared as of the one.
  const scale = sample.length / head.length;
  const wide = wideCandidates(head).map(({ charset, cost }) => ({
    charset,
    cost: cost * scale + WIDE_PRIOR,
  }));
  const legacy = controls > MOST_CONTROLS_LEGACY ? [] : legacyCandidates(sample);
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
  return cost <= (charset.startsWith('utf') ? MOST_A_WIDE_BYTE : MOST_A_BYTE) * sample.length;
}

/** A lead of no bits is a toss-up; four bits halve the doubt, as the characters of a text are not independent. */
function confidenceOf(lead: number): number {
  return Math.round((1 - 0.5 * 2 ** (-lead / 4)) * 1e4) / 1e4;
}

/** From the start of the line with the first byte that is not ASCII, where no character can be cut in two. */
function legacySample(bytes: Uint8Array): Uint8Array {
  const high = bytes.findIndex((byte) => byte >= 0x80);
  const line = bytes.lastIndexOf(0x0a, high) + 1;
  return bytes.subarray(high - line < SAMPLE / 2 ? line : high, high + SAMPLE);
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
