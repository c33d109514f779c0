/** Any JSON value, read-only. */
export type JsonValue =
  | null
  | boolean
  | number
  | string
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

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
