import { Company } from './company.ts';
import { meaningDictionary } from './dictionaries.ts';
import { type Dictionary, STRICT_ENTRY } from './dictionary.ts';
import type { Engine } from './engine.ts';
import type { Config } from './options.ts';
import { convertSpan, firstActive, type Judge, type Span } from './pass.ts';
import { CHAR_RULE, ZHE_RULE } from './rules.ts';
import { mayStir, type Stirring, stirringOf } from './stirring.ts';
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
    this.#stirring = stirringOf(this.#dictionary);
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
    if (!this.#pass(span, target, tally, false)) {
      target.length = before;
      tally.dropPass(counts);
      const unified = this.#unifier.unify(span, tally);
      tally.endPass(text);
      this.#pass(unified, target, tally, true);
    }
    tally.endPass(text);
    for (let pass = 1; pass < MOST_PASSES; pass++) {
      const changed = changedRules(counts, tally.counts);
      if (changed === 'none') return;
      const reworded = changed === 'words';
      if (!mayStir(this.#stirring, target.data, before, target.length, reworded)) return;
      counts = tally.counts.slice();
      this.#again.length = 0;
      this.#again.appendUnits(target.data, before, target.length);
      target.length = before;
      this.#pass({ units: this.#again.data, start: 0, end: this.#again.length }, target, tally, true);
      tally.endPass(text);
    }
  }

  #pass(span: Span, target: UnitBuffer, tally: Tally, unified: boolean): boolean {
    const judge = new Context(span, this.#dictionary);
    return convertSpan(this.#dictionary, span, target, tally, { judge, unified });
  }
}

/** Decides by the characters around. */
class Context implements Judge {
  readonly #span: Span;
  readonly #company: Company;
  readonly #dictionary: Dictionary;

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
