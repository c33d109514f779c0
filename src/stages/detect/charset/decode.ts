import { QingwenError } from '../../../core/errors.ts';
import { checkOptions } from '../../../core/options.ts';
import { decodeAs } from './decoders.ts';
import { detectCharset } from './detect-charset.ts';
import { charsetName } from './names.ts';
import { byteOrderMark } from './unicode-bytes.ts';

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
}

/** Options of {@link decode}. */
export interface DecodeOptions {
  /** The charset, by any label of the WHATWG Encoding Standard; default `auto`: found from the bytes. */
  readonly charset: string;
}

const DEFAULTS: Readonly<DecodeOptions> = Object.freeze({ charset: 'auto' });

/**
 * Decodes bytes in the charset they are found to be in, or in the one given. A byte order mark at the start is taken off;
 * bytes that make no character become U+FFFD and are counted.
 *
 * @throws QingwenError `input/undecodable` where the bytes are no text in any known charset; `option/invalid` for a charset
 * that nobody knows; `option/unknown`.
 * @example
 * decode(Uint8Array.of(0xd6, 0xd0, 0xce, 0xc4)) // { text: '中文', charset: 'gb18030', replaced: 0, … }
 */
export function decode(bytes: Uint8Array, options: Partial<DecodeOptions> = {}): Decoded {
  const given = checkOptions('decode', DEFAULTS, options).charset;
  const { charset, confidence } =
    given === 'auto' ? detectCharset(bytes) : { charset: known(given), confidence: 1 };
  if (charset === 'binary') {
    throw new QingwenError(
      'input/undecodable',
      `the ${bytes.length} bytes are no text in any known charset; name the charset if they are text all the same`,
    );
  }
  const mark = byteOrderMark(bytes);
  const body = mark?.charset === charset ? bytes.subarray(mark.length) : bytes;
  const text = decodeAs(charset, body);
  return { text, charset, confidence, replaced: replacements(text, charset, body) };
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

/** How often U+FFFD stands in the text without having stood in the bytes. */
function replacements(text: string, charset: string, bytes: Uint8Array): number {
  let found = 0;
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) found++;
  if (found === 0 || charset !== 'utf-8') return found;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const mark = Buffer.from('\ufffd');
  for (let at = buffer.indexOf(mark); at !== -1; at = buffer.indexOf(mark, at + mark.length)) found--;
  return found;
}
