import { compatibilityIdeographs } from './dictionaries.ts';
import type { Dictionary } from './dictionary.ts';
import { convertSpan, type Span } from './pass.ts';
import type { Tally } from './tally.ts';
import { UnitBuffer } from './unit-buffer.ts';

/** Replaces CJK compatibility ideographs by their unified forms. */
export class Unifier {
  #dictionary: Dictionary | undefined;
  readonly #buffer = new UnitBuffer();

  /** The unified text; it lasts until the next call. */
  unify(span: Span, tally: Tally): Span {
    this.#dictionary ??= compatibilityIdeographs();
    this.#buffer.length = 0;
    convertSpan(this.#dictionary, span, this.#buffer, tally);
    return { units: this.#buffer.data, start: 0, end: this.#buffer.length };
  }
}
