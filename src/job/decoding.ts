import { isUtf8 } from 'node:buffer';
import type { Decoded, Decoding } from '../io/reader.ts';
import { decode, detectCharset } from '../stages/detect/index.ts';

/** Bytes beyond ASCII from which a line that reads as UTF-8 is so, and not by chance; and so many to each fault in it. */
const ENOUGH = 16;
/** The least lead byte of a sequence of three. */
const THREE_BYTES = 0xe0;

/** How the readers of a job make text of bytes. */
export const decoding: Decoding = {
  charsetOf: (head) => detectCharset(head).charset,
  decode: (bytes, charset = 'auto') => decode(bytes, { charset }),
  lineDecoder,
};

function decodeUtf8(bytes: Uint8Array): Decoded {
  return decode(bytes, { charset: 'utf-8' });
}

/**
 * Decodes the lines of a file that is not all valid UTF-8, given the charset it seems to be in. In a UTF-8 file, a line
 * that is not valid is looked at on its own. In any other, a line is in the charset of the file, unless it is UTF-8
 * beyond doubt: files are joined from others, but a few bytes of GBK may well be valid UTF-8 (证券 is one such word).
 */
function lineDecoder(charset: string): (bytes: Uint8Array) => Decoded {
  if (charset === 'utf-8') return (bytes) => (isUtf8(bytes) ? decodeUtf8(bytes) : decode(bytes));
  return (bytes) => sureUtf8(bytes) ?? decode(bytes, { charset });
}

function sureUtf8(bytes: Uint8Array): Decoded | undefined {
  let high = 0;
  let long = false;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte >= 0x80) high++;
    if (byte >= THREE_BYTES) long = true;
  }
  if (high > 0 && high < ENOUGH && !long) return undefined;
  const decoded = decode(bytes, { charset: 'utf-8', repair: false });
  return (decoded.replaced ?? 0) * ENOUGH <= high ? decoded : undefined;
}
