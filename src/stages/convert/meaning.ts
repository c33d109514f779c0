import { Company } from './company.ts';
import { meaningDictionary } from './dictionaries.ts';
import { type Dictionary, STRICT_ENTRY } from './dictionary.ts';
import type { Engine } from './engine.ts';
import type { Config } from './options.ts';
import { convertSpan, firstActive, type Judge, type Span } from './pass.ts';
import { CHAR_RULE, ZHE_RULE } from './rules.ts';
import { type Part, stirredLines } from './stirred-lines.ts';
import { markStirring, type Stirring } from './stirring.ts';
import type { Tally } from './tally.ts';
import { Unifier } from './unifier.ts';
import { UnitBuffer } from './unit-buffer.ts';
import { isParticle } from './zhe.ts';

/** Rare chains of entries make a result that converts further; none is known to take three passes. */
const MOST_PASSES = 4;

/** Converts into Simplified with the corrections on top, over and over until nothing changes. */
export class MeaningEngine implements Engine {
  readonly #dictionary: Dictionary;
  readonly #stirring: Stirring;
  readonly #unifier = new Unifier();
  readonly #again = new UnitBuffer();

  constructor(config: Config, except: readonly string[]) {
    this.#dictionary = meaningDictionary(config, except);
    this.#stirring = markStirring(this.#dictionary);
  }

  firstActive(text: string): number {
    return firstActive(text, this.#dictionary);
  }

  convert(source: UnitBuffer, start: number, end: number, target: UnitBuffer, tally: Tally): void {
    this.#settle(source, start, end, target, tally);
    tally.endSection(start);
  }

  #settle(source: UnitBuffer, start: number, end: number, target: UnitBuffer, tally: Tally): void {
    const text = (): string => source.slice(start, end);
    const before = target.length;
    let counts = tally.counts.slice();
    const span: Span = { units: source.data, start, end };
    let context = new Context(span, this.#dictionary);
    if (!convertSpan(this.#dictionary, span, target, tally, { judge: context })) {
      target.length = before;
      tally.dropPass(counts);
      const unified = this.#unifier.unify(span, tally);
      tally.endPass(text);
      context = new Context(unified, this.#dictionary);
      convertSpan(this.#dictionary, unified, target, tally, { judge: context, unified: true });
    }
    tally.endPass(text);
    for (let pass = 1; pass < MOST_PASSES; pass++) {
      const changed = changedRules(counts, tally.counts);
      if (changed === 'none') return;
      const lines = stirredLines(this.#stirring, target, before, context.stirred, changed === 'words');
      if (lines.length === 0) return;
      counts = tally.counts.slice();
      context = this.#passAgain(target, before, lines, tally);
      tally.endPass(text);
    }
  }

  /** Another pass over some parts of what stands in `target`, the only ones that it could change. */
  #passAgain(target: UnitBuffer, from: number, parts: readonly Part[], tally: Tally): Context {
    const again = this.#again;
    again.length = 0;
    again.appendUnits(target.data, from, target.length);
    target.length = from;
    const { data: units, length } = again;
    const context = new Context({ units, start: 0, end: length }, this.#dictionary);
    const options = { judge: context, origin: 0, unified: true };
    let done = 0;
    for (const { start, end } of parts) {
      target.appendUnits(units, done, start);
      convertSpan(this.#dictionary, { units, start, end }, target, tally, options);
      done = end;
    }
    target.appendUnits(units, done, length);
    return context;
  }
}

/** Decides by the characters around. */
class Context implements Judge {
  readonly #span: Span;
  readonly #company: Company;
  readonly #dictionary: Dictionary;
  /** Places in the target, ascending: where each begins, and where it ends. */
  readonly stirred: number[] = [];

  constructor(span: Span, dictionary: Dictionary) {
    this.#span = span;
    this.#company = new Company(span);
    this.#dictionary = dictionary;
  }

  allows(at: number, kind: number): boolean {
    const side = this.#company.at(at);
    return kind === STRICT_ENTRY ? side === 'traditional' : side !== 'simplified';
  }

  isParticle(at: number): boolean {
    const side = this.#company.at(at);
    return side !== 'simplified' && isParticle(this.#span, at, this.#dictionary, side);
  }

  stirs(start: number, end: number): void {
    this.stirred.push(start, end);
  }
}

/** Whether rules have changed anything, and whether more than single characters and 著. */
function changedRules(before: Uint32Array, after: Uint32Array): 'none' | 'characters' | 'words' {
  let changed: 'none' | 'characters' = 'none';
  for (let rule = 0; rule < before.length; rule++) {
    if (before[rule] === after[rule]) continue;
    if (rule !== CHAR_RULE && rule !== ZHE_RULE) return 'words';
    changed = 'characters';
  }
  return changed;
}
