import { isUtf8 } from 'node:buffer';
import { checkOptions } from '../../core/options.ts';
import { engineFor } from './engines.ts';
import { Feed } from './feed.ts';
import { CHOICES, type ConvertOptions, DEFAULTS } from './options.ts';
import { rewrite } from './rewrite.ts';
import { Tally } from './tally.ts';

/** Bytes that are decoded together. */
const BLOCK = 1 << 16;

/**
 * What `convert` does, from UTF-8 to UTF-8, without making strings: the fast way through a file. Bytes that have
 * nothing to convert come back as the same array. A byte order mark stays; what is no UTF-8 becomes U+FFFD.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * new TextDecoder().decode(convertBytes(new TextEncoder().encode('隨著這部著作'))) // '随着这部著作'
 */
export function convertBytes(bytes: Uint8Array, options: Partial<ConvertOptions> = {}): Uint8Array {
  const engine = engineFor(checkOptions('convert', DEFAULTS, options, CHOICES));
  if (!isUtf8(bytes)) {
    const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    return new TextEncoder().encode(rewrite(text, engine, false).text);
  }
  const tally = new Tally(false);
  const feed = new Feed(engine, tally);
  const { source, result } = feed;
  let out: Uint8Array<ArrayBuffer> | undefined;
  let filled = 0;
  for (let at = 0; at < bytes.length; ) {
    let end = Math.min(bytes.length, at + BLOCK);
    while (end < bytes.length && ((bytes[end] as number) & 0xc0) === 0x80) end--;
    source.appendUtf8(bytes.subarray(at, end));
    at = end;
    feed.run(at === bytes.length);
    const done = result.toUtf8();
    result.length = 0;
    if (out === undefined && !tally.isEmpty) out = headOf(bytes, filled);
    if (out !== undefined) {
      out = roomFor(out, filled, filled + done.length);
      out.set(done, filled);
    }
    filled += done.length;
  }
  return out === undefined ? bytes : out.subarray(0, filled);
}

/** A copy with room for the whole, holding what is certain up to now. */
function headOf(bytes: Uint8Array, length: number): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(bytes.length + BLOCK);
  head.set(bytes.subarray(0, length));
  return head;
}

function roomFor(out: Uint8Array<ArrayBuffer>, filled: number, length: number): Uint8Array<ArrayBuffer> {
  if (length <= out.length) return out;
  const larger = new Uint8Array(Math.max(length, out.length + (out.length >> 2)));
  larger.set(out.subarray(0, filled));
  return larger;
}
