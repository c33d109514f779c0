import { Company, type Side } from './company.ts';
import { openccSteps, simplifiedOnly } from './dictionaries.ts';
import type { Engine } from './engine.ts';
import { literalsOf } from './literals.ts';
import { OpenCCEngine } from './opencc.ts';
import type { Config } from './options.ts';
import { walkAround } from './part.ts';
import { Tally } from './tally.ts';
import { UnitBuffer } from './unit-buffer.ts';

const LINE_END = 10;

/**
 * Converts into Traditional, line by line, what is Simplified: in a line of Traditional only the characters that
 * Traditional never writes, and words of a region only in a line that is clearly Simplified. A line without any
 * evidence whose result would change again stays as it is, and so does one without evidence beside a literal.
 */
export class ModestEngine implements Engine {
  readonly #whole: Engine;
  readonly #config: Config;
  readonly #except: readonly string[];
  readonly #keepsLiterals: boolean;
  #withoutTermsMade: Engine | undefined;
  #charactersMade: Engine | undefined;
  readonly #once = new UnitBuffer();
  readonly #twice = new UnitBuffer();

  constructor(config: Config, except: readonly string[], keepsLiterals: boolean) {
    this.#whole = new OpenCCEngine(openccSteps(config, except, true));
    this.#config = config;
    this.#except = except;
    this.#keepsLiterals = keepsLiterals;
  }

  get #withoutTerms(): Engine {
    if (this.#config !== 's2twp') return this.#whole;
    this.#withoutTermsMade ??= new OpenCCEngine(openccSteps('s2tw', this.#except, true));
    return this.#withoutTermsMade;
  }

  get #characters(): Engine {
    this.#charactersMade ??= new OpenCCEngine(simplifiedOnly(this.#except));
    return this.#charactersMade;
  }

  firstActive(text: string): number {
    return this.#whole.firstActive(text);
  }

  convert(source: UnitBuffer, start: number, end: number, target: UnitBuffer, tally: Tally): void {
    const literals = this.#keepsLiterals ? literalsOf(source.data, start, end) : [];
    const company = new Company({ units: source.data, start, end }, literals);
    const keep = (from: number, to: number): void => target.appendUnits(source.data, from, to);
    for (let from = start; from < end; ) {
      let to = from;
      while (to < end && source.data[to] !== LINE_END) to++;
      to = Math.min(end, to + 1);
      const side = company.at(from);
      const hasLiteral = literals.some((literal) => literal.start < to && literal.end > from);
      if (side === 'neither' && (hasLiteral || !this.#stands(source, from, to))) keep(from, to);
      else {
        const engine = this.#engine(side);
        const change = (a: number, b: number): void => engine.convert(source, a, b, target, tally);
        walkAround({ start: from, end: to }, literals, change, keep);
      }
      from = to;
    }
  }

  #engine(side: Side): Engine {
    if (side === 'traditional') return this.#characters;
    return side === 'simplified' ? this.#whole : this.#withoutTerms;
  }

  /** Whether the result of a line without evidence would stay as it is if it were converted again. */
  #stands(source: UnitBuffer, start: number, end: number): boolean {
    const once = this.#convertAlone(source, start, end, this.#once);
    const side = new Company({ units: once.data, start: 0, end: once.length }).at(0);
    if (side === 'traditional') return true;
    const twice = this.#convertAlone(once, 0, once.length, this.#twice);
    return once.slice(0, once.length) === twice.slice(0, twice.length);
  }

  #convertAlone(source: UnitBuffer, start: number, end: number, target: UnitBuffer): UnitBuffer {
    target.length = 0;
    this.#withoutTerms.convert(source, start, end, target, new Tally(false));
    return target;
  }
}
