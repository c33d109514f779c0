import type { Doc, Facts } from '../core/document.ts';
import { JsonBytes } from './json-bytes.ts';

export const UNDETERMINED = 'und';

const ID = '{"id":';
const TEXT = ',"text":';
const LANG = ',"lang":';
const META = ',"meta":';

/** A document as a line of JSON has it. */
export interface CorpusRecord {
  readonly id: string;
  readonly text: string;
  readonly lang: string;
  readonly meta: Facts;
}

/**
 * Makes the canonical lines of documents: `{"id","text","lang","meta"}` in that order, the facts of `meta` sorted by
 * name, and a line feed.
 *
 * @example
 * new RecordEncoder().encode({ id: 'a', text: 'x', meta: { b: 1, a: 2 } }).toString()
 * // '{"id":"a","text":"x","lang":"und","meta":{"a":2,"b":1}}\n'
 */
export class RecordEncoder {
  readonly #json = new JsonBytes();
  #idBytes = 0;

  /** The line of a document as UTF-8; valid until the next call. */
  encode({ id, text, lang = UNDETERMINED, meta = {} }: Doc): Buffer {
    const json = this.#json.clear().raw(ID);
    const before = json.length;
    this.#idBytes = json.string(id).length - before;
    json.raw(TEXT).string(text).raw(LANG).string(lang).raw(META);
    return json.raw(`${JSON.stringify(sorted(meta))}}\n`).bytes;
  }

  /** Bytes of the id in the line, as JSON. */
  get idBytes(): number {
    return this.#idBytes;
  }
}

/** The document of a canonical line. */
export function recordOf(line: Uint8Array): CorpusRecord {
  return JSON.parse(
    Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString('utf8'),
  ) as CorpusRecord;
}

/**
 * Where the text and the language of a canonical line stand in it, as JSON, given the end of the id. A quotation mark
 * inside a value has a backslash before it, so that the names of the fields are found nowhere else.
 */
export function fieldsOf(
  line: Buffer,
  idEnd: number,
): {
  readonly text: readonly [from: number, to: number];
  readonly lang: readonly [from: number, to: number];
} {
  const text = idEnd + TEXT.length;
  const textEnd = line.indexOf(`"${LANG}`, text + 1) + 1;
  const lang = textEnd + LANG.length;
  return { text: [text, textEnd], lang: [lang, line.indexOf(`"${META}`, lang + 1) + 1] };
}

/** Facts come from the input and from stages, in an order that differs between a first and a second run. */
function sorted(facts: Facts): Facts {
  return Object.fromEntries(Object.entries(facts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
