import { Company } from './company.ts';
import { meaningDictionary } from './dictionaries.ts';
import { type Dictionary, STRICT_ENTRY } from './dictionary.ts';
import type { Engine } from './engine.ts';
import { literalsOf, mayHoldHan } from './literals.ts';
import type { Config } from './options.ts';
import { type Part, walkAround } from './part.ts';
import { convertAround, convertSpan, firstActive, type Judge, type Span } from './pass.ts';
import { CHAR_RULE, ZHE_RULE } from './rules.ts';
import { stirredLines } from './stirred-lines.ts';
import { markStirring, type Stirring } from './stirring.ts';
import type { Tally } from './tally.ts';
import { Unifier } from './unifier.ts';
import { UnitBuffer } from './unit-buffer.ts';
import { isParticle } from './zhe.ts';

/** Rare chains of entries make a result that converts further; none is known to take three passes. */
const MOST_PASSES = 4;
const NONE: readonly Part[] = [];

/** Converts into Simplified with the corrections on top, over and over until nothing changes. */
export class MeaningEngine implements Engine {
  readonly #dictionary: Dictionary;
  readonly #stirring: Stirring;
  readonly #keepsLiterals: boolean;
  readonly #unifier = new Unifier();
  readonly #again = new UnitBuffer();

  constructor(config: Config, except: readonly string[], keepsLiterals: boolean) {
    this.#dictionary = meaningDictionary(config, except, keepsLiterals);
    this.#keepsLiterals = keepsLiterals;
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
    let context = new Context(span, this.#dictionary, NONE);
    let literals = NONE;
    if (!convertSpan(this.#dictionary, span, target, tally, { judge: context })) {
      target.length = before;
      tally.dropPass(counts);
      literals = this.#literalsOf(span);
      const unified = this.#unifier.unify(span, tally, literals);
      tally.endPass(text);
      literals = literals.length === 0 ? NONE : this.#literalsOf(unified);
      context = new Context(unified, this.#dictionary, literals);
      const options = { judge: context, origin: unified.start, prepared: true };
      convertAround(this.#dictionary, unified, literals, target, tally, options);
    }
    tally.endPass(text);
    for (let pass = 1; pass < MOST_PASSES; pass++) {
      const changed = changedRules(counts, tally.counts);
      if (changed === 'none') return;
      const lines = stirredLines(this.#stirring, target, before, context.stirred, changed === 'words');
      if (lines.length === 0) return;
      counts = tally.counts.slice();
      context = this.#passAgain(target, before, lines, literals.length > 0, tally);
      tally.endPass(text);
    }
  }

  /** Another pass over some parts of what stands in `target`, the only ones that it could change. */
  #passAgain(
    target: UnitBuffer,
    from: number,
    parts: readonly Part[],
    hasLiterals: boolean,
    tally: Tally,
  ): Context {
    const again = this.#again;
    again.length = 0;
    again.appendUnits(target.data, from, target.length);
    target.length = from;
    const { data: units, length: end } = again;
    const whole: Span = { units, start: 0, end };
    const literals = hasLiterals ? this.#literalsOf(whole) : NONE;
    const context = new Context(whole, this.#dictionary, literals);
    const options = { judge: context, origin: 0, prepared: true };
    const change = (start: number, end: number): void =>
      convertAround(this.#dictionary, { units, start, end }, literals, target, tally, options);
    walkAround(whole, parts, (start, end) => target.appendUnits(units, start, end), change);
    return context;
  }

  #literalsOf({ units, start, end }: Span): readonly Part[] {
    return this.#keepsLiterals ? literalsOf(units, start, end) : NONE;
  }
}

/** Decides by the characters around. */
class Context implements Judge {
  readonly #span: Span;
  readonly #company: Company;
  readonly #dictionary: Dictionary;
  /** Places in the target, ascending: where each begins, and where it ends. */
  readonly stirred: number[] = [];

  constructor(span: Span, dictionary: Dictionary, literals: readonly Part[]) {
    this.#span = span;
    this.#company = new Company(span, literals);
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

  isInLiteral(at: number): boolean {
    const { units, start, end } = this.#span;
    return mayHoldHan(units, start, end, at);
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
