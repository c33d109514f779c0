import { isUtf8 } from 'node:buffer';
import type { Dropped, Step } from '../core/outcome.ts';
import type { BadRecord } from '../io/reader.ts';

/** A line of `dropped.jsonl`. */
export function dropLine({ id, stage, reason, text, start, end, lang, facts }: Dropped): string {
  return `${JSON.stringify({ id, stage, reason, text, start, end, lang, facts })}\n`;
}

/** A line of `edits.jsonl`. */
export function editLine(id: string, { stage, edits }: Step): string {
  return `${JSON.stringify({ id, stage, edits })}\n`;
}

/** A line of `quarantine.jsonl`: the bytes as they are, in base64 where they are no UTF-8. */
export function quarantineLine(bad: BadRecord): string {
  const { id, reason, message, place, raw, length, sha256, charset } = bad;
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const content =
    charset === undefined && isUtf8(bytes)
      ? { raw: bytes.toString('utf8') }
      : { base64: bytes.toString('base64') };
  const cut = length > bytes.length ? { truncated: true, sha256 } : {};
  return `${JSON.stringify({ id, reason, message, ...place, bytes: length, ...cut, charset, ...content })}\n`;
}
