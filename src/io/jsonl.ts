import type { Facts, JsonValue } from '../core/document.ts';

const BYTE_ORDER_MARK = 0xfeff;
/** Levels of nesting above which a record is refused: reading any depth is easy, writing it overflows the stack. */
const MAX_DEPTH = 500;

/** The fields of a record that mean something. */
export interface FieldNames {
  readonly textField: string;
  readonly idField: string;
}

/** What one line of a JSONL file comes to: the parts of a document, or why it is none. */
export type JsonRecord =
  | {
      readonly text: string;
      readonly id?: string;
      readonly lang?: string;
      /** The record's own `meta`, and its other fields beside it. */
      readonly meta: Facts;
    }
  | { readonly reason: 'input/json' | 'input/no-text' | 'input/empty'; readonly message: string };

/**
 * Reads a line as a record `{ id, text, lang, meta, … }`; `textField` and `idField` name the fields
 * that hold the text and the id. Fields
 * that a document has no place for are kept in its `meta`, an `id` or `lang` of another type too.
 *
 * @example
 * parseRecord('{"text":"因為","url":"https://example.org"}', { textField: 'text', idField: 'id' }) // { text: '因為', meta: { url: 'https://example.org' } }
 */
export function parseRecord(line: string, fields: FieldNames): JsonRecord {
  let value: JsonValue;
  try {
    // Files joined end to end leave a BOM before a line in the middle.
    value = JSON.parse(line.charCodeAt(0) === BYTE_ORDER_MARK ? line.slice(1) : line) as JsonValue;
  } catch {
    return { reason: 'input/json', message: 'this line is not JSON' };
  }
  return recordFrom(value, fields);
}

/** Reads a value as a record; see {@link parseRecord}. */
export function recordFrom(value: JsonValue, { textField, idField }: FieldNames): JsonRecord {
  if (!isObject(value)) return { reason: 'input/json', message: 'this line is JSON, but not an object' };
  const { [textField]: text, [idField]: id, lang, meta, ...others } = value;
  if (typeof text !== 'string') {
    const what = text === undefined ? 'is missing' : 'is not a string';
    return { reason: 'input/no-text', message: `the field "${textField}" ${what}` };
  }
  if (text === '') return { reason: 'input/empty', message: `the field "${textField}" is empty` };
  if (isDeeperThan(MAX_DEPTH, value)) {
    return { reason: 'input/json', message: `this record is nested more than ${MAX_DEPTH} levels deep` };
  }
  const hasId = typeof id === 'string' || typeof id === 'number';
  const hasLang = typeof lang === 'string';
  return {
    text,
    ...(hasId ? { id: String(id) } : {}),
    ...(hasLang ? { lang } : {}),
    meta: {
      ...others,
      ...(hasId || id == null ? {} : { [idField]: id }),
      ...(hasLang || lang == null ? {} : { lang }),
      ...(isObject(meta) ? meta : meta == null ? {} : { meta }),
    },
  };
}

function isObject(value: JsonValue | undefined): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isDeeperThan(levels: number, value: Facts | readonly JsonValue[]): boolean {
  for (const part of Object.values(value)) {
    if (typeof part !== 'object' || part === null) continue;
    if (levels === 1 || isDeeperThan(levels - 1, part)) return true;
  }
  return false;
}
