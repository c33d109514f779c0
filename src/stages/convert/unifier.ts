import { compatibilityIdeographs } from './dictionaries.ts';
import type { Dictionary } from './dictionary.ts';
import type { Part } from './part.ts';
import { convertAround, type Span } from './pass.ts';
import type { Tally } from './tally.ts';
import { UnitBuffer } from './unit-buffer.ts';

/** Replaces CJK compatibility ideographs by their unified forms. */
export class Unifier {
  #dictionary: Dictionary | undefined;
  readonly #buffer = new UnitBuffer();

  /** The unified text, but for `holes`; it lasts until the next call. */
  unify(span: Span, tally: Tally, holes: readonly Part[] = []): Span {
    this.#dictionary ??= compatibilityIdeographs();
    this.#buffer.length = 0;
    convertAround(this.#dictionary, span, holes, this.#buffer, tally, { origin: span.start });
    return { units: this.#buffer.data, start: 0, end: this.#buffer.length };
  }
}
