import type { Doc, Facts } from './document.ts';
import type { Passage, Rewrite, RuleCounts } from './edit-log.ts';
import type { Edit } from './edits.ts';
import { type Choices, checkOptions } from './options.ts';

/**
 * What a stage says of one document:
 * - `keep`: nothing to say;
 * - `edit`: the new text, how often each rule changed something, the edits when traced, the passages taken out, and
 *   where the change makes them true, a new language and facts;
 * - `tag`: facts about the document, the text untouched, and whether they are sure to hold for any larger part of it;
 * - `drop`: the document does not go on, for a reason with a name.
 */
export type Verdict =
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'edit';
      readonly text: string;
      readonly rules: RuleCounts;
      readonly edits?: readonly Edit[];
      readonly removed?: readonly Passage[];
      readonly lang?: string;
      readonly facts?: Facts;
    }
  | { readonly kind: 'tag'; readonly lang?: string; readonly facts?: Facts; readonly sure?: boolean }
  | { readonly kind: 'drop'; readonly reason: string; readonly facts?: Facts };

/** The one verdict that says nothing. */
export const KEEP: Verdict = Object.freeze({ kind: 'keep' });

/** The verdict of a rewrite: `keep` where the text stands as it was. */
export function verdictOf(
  input: string,
  rewrite: Rewrite,
  more: { readonly removed?: readonly Passage[]; readonly lang?: string; readonly facts?: Facts } = {},
): Verdict {
  if (rewrite.text !== input) return { kind: 'edit', ...rewrite, ...more };
  if (more.lang !== undefined || more.facts !== undefined) {
    return {
      kind: 'tag',
      ...(more.lang === undefined ? {} : { lang: more.lang }),
      ...(more.facts === undefined ? {} : { facts: more.facts }),
    };
  }
  return KEEP;
}

/** A stage with its options set: a pure, synchronous function of one document. */
export interface Stage {
  readonly name: string;
  readonly options: Readonly<object>;
  /** Whether it may have more to say of a text that another of this kind changed; see {@link pipeline}. */
  readonly again?: boolean;
  /** Whether it may be asked again, changing nothing it has made, once it or a later one has changed the text; see {@link pipeline}. */
  readonly steady?: boolean;
  /** With `trace` on, an `edit` verdict carries the edits; the text is the same either way. */
  process(doc: Doc, trace: boolean): Verdict;
}

/** What makes a stage; see {@link defineStage}. */
export interface StageDefinition<O extends object> {
  /** Lower-case name, as it stands in reports. */
  readonly name: string;
  /** Every option with its default. */
  readonly defaults: Readonly<O>;
  /** The values on offer, for options that take one of a few. */
  readonly choices?: Choices<NoInfer<O>>;
  /** Whether it is asked once more where a later stage that looks again has changed the text; default `false`. */
  readonly again?: boolean;
  /**
   * Whether it may be asked again where it, or a later stage that is so too, has changed the text, and then changes nothing
   * that it has made itself; default `false`.
   */
  readonly steady?: boolean;
  /** Builds what is needed once, and answers the function of one document. */
  create(options: Readonly<O>): (doc: Doc, trace: boolean) => Verdict;
}

/** Makes a stage from options; `defaults` and `stageName` tell what it takes. */
export interface StageFactory<O extends object> {
  (options?: Partial<O>): Stage;
  readonly stageName: string;
  readonly defaults: Readonly<O>;
}

/**
 * Defines a stage: name, complete defaults, and a function of one document.
 *
 * @throws QingwenError (from the factory) `option/unknown` and `option/invalid`.
 * @example
 * const shout = defineStage({
 *   name: 'shout',
 *   defaults: { mark: '!' },
 *   create: ({ mark }) => (doc) => ({ kind: 'edit', text: doc.text + mark, rules: { 'shout/mark': 1 } }),
 * });
 * shout({ mark: '?' }).process({ id: '1', text: 'hi' }, false) // { kind: 'edit', text: 'hi?', … }
 */
export function defineStage<O extends object>(definition: StageDefinition<O>): StageFactory<O> {
  const { name, again = false, steady = false } = definition;
  const defaults = Object.freeze({ ...definition.defaults });
  const factory = (given: Partial<O> = {}): Stage => {
    const options = checkOptions(name, defaults, given, definition.choices);
    const process = definition.create(options);
    return Object.freeze({
      name,
      options,
      ...(again && { again }),
      ...(steady && { steady }),
      process,
    });
  };
  return Object.assign(factory, { stageName: name, defaults });
}
