import type { Dictionary } from './dictionary.ts';
import type { Engine } from './engine.ts';
import { convertSpan, firstActive, type Span } from './pass.ts';
import { segmentEnds } from './segments.ts';
import type { Tally } from './tally.ts';
import { Unifier } from './unifier.ts';
import { UnitBuffer } from './unit-buffer.ts';

/**
 * Converts as OpenCC does: compatibility ideographs are unified, the text is cut into segments where the chain has more
 * than one step, and each step goes over every segment by longest match.
 */
export class OpenCCEngine implements Engine {
  readonly #steps: readonly Dictionary[];
  /** What segments are cut by; the first step unless it is given. */
  readonly #words: Dictionary;
  readonly #unify = new Unifier();
  readonly #middle = new UnitBuffer();

  constructor(steps: readonly Dictionary[], words: Dictionary | undefined = steps[0]) {
    if (words === undefined) throw new RangeError('a chain has at least one step');
    this.#steps = steps;
    this.#words = words;
  }

  firstActive(text: string): number {
    const places = this.#steps.map((step) => firstActive(text, step)).filter((place) => place >= 0);
    return places.length === 0 ? -1 : Math.min(...places);
  }

  convert(source: UnitBuffer, start: number, end: number, target: UnitBuffer, tally: Tally): void {
    const text = (): string => source.slice(start, end);
    let span: Span = { units: source.data, start, end };
    const [first, second] = this.#steps;
    if (first === undefined) return;
    if (second === undefined) {
      const before = target.length;
      const counts = tally.counts.slice();
      if (!convertSpan(first, span, target, tally)) {
        target.length = before;
        tally.dropPass(counts);
        span = this.#unify.unify(span, tally);
        tally.endPass(text);
        convertSpan(first, span, target, tally, { prepared: true });
      }
      tally.endPass(text);
      tally.endSection(start);
      return;
    }
    let ends = segmentEnds(this.#words, span, false);
    if (ends === undefined) {
      span = this.#unify.unify(span, tally);
      tally.endPass(text);
      ends = segmentEnds(this.#words, span, true) ?? [];
    }
    const middle = this.#middle;
    middle.length = 0;
    const { units } = span;
    let from = span.start;
    let middleFrom = 0;
    for (let i = 0; i < ends.length; i++) {
      const to = ends[i] ?? 0;
      convertSpan(first, { units, start: from, end: to }, middle, tally, {
        origin: span.start,
        prepared: true,
      });
      from = to;
      ends[i] = middle.length;
    }
    tally.endPass(text);
    for (const to of ends) {
      const part = { units: middle.data, start: middleFrom, end: to };
      convertSpan(second, part, target, tally, { origin: 0, prepared: true });
      middleFrom = to;
    }
    tally.endPass(text);
    tally.endSection(start);
  }
}
