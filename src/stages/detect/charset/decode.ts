import { isUtf8 } from 'node:buffer';
import { QingwenError } from '../../../core/errors.ts';
import { checkOptions } from '../../../core/options.ts';
import { declaredIn } from './declared.ts';
import { decodeAs } from './decoders.ts';
import { detectCharset } from './detect-charset.ts';
import { legacyRuns } from './legacy-runs.ts';
import { mixedUtf8 } from './mixed-utf8.ts';
import { charsetName } from './names.ts';
import type { ByteRun, RunText } from './runs.ts';
import { byteOrderMark } from './unicode-bytes.ts';
import { plainUtf8 } from './utf8-runs.ts';

/** Bytes as text. */
export interface Decoded {
  /** The text, without a byte order mark at the start. */
  readonly text: string;
  /** The charset it was decoded with, as {@link detectCharset} names it. */
  readonly charset: string;
  /** How sure the charset is, 0–1; 1 where it was given. */
  readonly confidence: number;
  /** How many U+FFFD stand for bytes that could not be decoded. */
  readonly replaced: number;
  /** Bytes that were not taken as they stand in the charset, in ascending order; none where all is well. */
  readonly runs: readonly ByteRun[];
}

/** Options of {@link decode}. */
export interface DecodeOptions {
  /** The charset, by any label of the WHATWG Encoding Standard; default `auto`: found from the bytes. */
  readonly charset: string;
  /**
   * The charset that a header or the document declares, by any label; default what a `<meta>` tag or an XML
   * declaration at the start says. The bytes overrule it; where they leave a
   * choice, it decides. One that nobody knows is passed over.
   */
  readonly declared: string;
  /**
   * Whether bytes in UTF-8 that are not valid are read as what they were meant to be: CESU-8, modified UTF-8, overlong forms,
   * characters of other charsets; default `true`. Otherwise they become U+FFFD.
   */
  readonly repair: boolean;
}

const DEFAULTS: Readonly<DecodeOptions> = Object.freeze({ charset: 'auto', declared: '', repair: true });

/**
 * Decodes bytes in the charset they are found to be in, or in the one given. A byte order mark at the start is taken off. In
 * UTF-8, runs of bytes in other charsets are decoded each on its own; bytes that make no character become U+FFFD and are
 * counted. `runs` tells all such bytes by place and reason.
 *
 * @throws QingwenError `input/undecodable` where the bytes are no text in any known charset; `option/invalid` for a charset
 * that nobody knows; `option/unknown`.
 * @example
 * decode(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)) // { text: '中文', charset: 'gb18030', replaced: 0, … }
 * decode(Uint8Array.of(0x63, 0x61, 0x66, 0xc3, 0xa9, 0x20, 0x63, 0x61, 0x66, 0xe9), { charset: 'utf-8' }).runs
 * // [{ start: 9, end: 10, with: 'é', charset: 'windows-1252', reason: 'other-charset' }]
 */
export function decode(bytes: Uint8Array, options: Partial<DecodeOptions> = {}): Decoded {
  const { charset, confidence, repair, hint } = planOf(bytes, options);
  const mark = byteOrderMark(bytes);
  const skipped = mark?.charset === charset ? mark.length : 0;
  const { text, runs, replaced } = read(bytes.subarray(skipped), charset, repair, hint);
  return {
    text,
    charset,
    confidence,
    replaced,
    runs: skipped === 0 ? runs : runs.map((run) => moved(run, skipped)),
  };
}

/** How bytes are decoded. */
export interface DecodePlan {
  readonly charset: string;
  readonly confidence: number;
  readonly repair: boolean;
  readonly hint: string | undefined;
}

/** What the options and the bytes, or the first of them, say. */
export function planOf(bytes: Uint8Array, options: Partial<DecodeOptions>): DecodePlan {
  const { charset: given, declared, repair } = checkOptions('decode', DEFAULTS, options);
  const label = declared === '' ? declaredIn(bytes) : declared;
  const hint = label === undefined ? undefined : charsetName(label);
  const { charset, confidence } =
    given === 'auto'
      ? detectCharset(bytes, { prefer: hint === undefined ? [] : [hint] })
      : { charset: known(given), confidence: 1 };
  if (charset === 'binary') {
    throw new QingwenError(
      'input/undecodable',
      `the ${bytes.length} bytes are no text in any known charset; name the charset if they are text all the same`,
    );
  }
  return { charset, confidence, repair, hint };
}

/** Decodes bytes without a byte order mark. */
export function read(bytes: Uint8Array, charset: string, repair: boolean, hint: string | undefined): RunText {
  if (charset !== 'utf-8') return legacyRuns(bytes, charset);
  if (isUtf8(bytes)) return { text: decodeAs(charset, bytes), runs: [], replaced: 0 };
  return repair ? mixedUtf8(bytes, hint) : plainUtf8(bytes);
}

function moved(run: ByteRun, by: number): ByteRun {
  return { ...run, start: run.start + by, end: run.end + by };
}

function known(label: string): string {
  const name = charsetName(label);
  if (name === undefined) {
    throw new QingwenError(
      'option/invalid',
      `decode: option "charset" is ${JSON.stringify(label)}; it takes "auto" or a label of the WHATWG Encoding Standard, such as "gb18030"`,
    );
  }
  return name;
}
