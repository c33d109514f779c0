/** Any JSON value, read-only. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** Whether a value is what JSON can hold, and comes back from it as it was. */
export function isJson(value: unknown): value is JsonValue {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object') return false;
  if (Array.isArray(value)) return value.every(isJson);
  const prototype: unknown = Object.getPrototypeOf(value);
  return (prototype === Object.prototype || prototype === null) && Object.values(value).every(isJson);
}

/** Facts about a document, by name; they end up under `meta` in the corpus. */
export type Facts = { readonly [name: string]: JsonValue };

/**
 * One document on its way through the pipeline.
 *
 * `lang` is a BCP 47 tag (`zh-Hans`, `ar`, `und`) and absent until a stage has said it. `meta` keeps what the
 * input knew about the document and what stages found out.
 *
 * @example
 * const doc: Doc = { id: 'a', text: '因為' };
 */
export interface Doc {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  readonly meta?: Facts;
}
