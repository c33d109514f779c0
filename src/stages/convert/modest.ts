import { Company } from './company.ts';
import { openccSteps, simplifiedOnly } from './dictionaries.ts';
import type { Engine } from './engine.ts';
import { OpenCCEngine } from './opencc.ts';
import type { Config } from './options.ts';
import type { Tally } from './tally.ts';
import type { UnitBuffer } from './unit-buffer.ts';

const LINE_END = 10;

/**
 * Converts into Traditional, line by line, what is Simplified: in a line of Traditional only the characters that
 * Traditional never writes, and words of a region only in a line that is clearly Simplified.
 */
export class ModestEngine implements Engine {
  readonly #whole: Engine;
  readonly #withoutTerms: Engine;
  readonly #characters: Engine;

  constructor(config: Config, except: readonly string[]) {
    this.#whole = new OpenCCEngine(openccSteps(config, except, true));
    this.#withoutTerms =
      config === 's2twp' ? new OpenCCEngine(openccSteps('s2tw', except, true)) : this.#whole;
    this.#characters = new OpenCCEngine(simplifiedOnly(except));
  }

  firstActive(text: string): number {
    return this.#whole.firstActive(text);
  }

  convert(source: UnitBuffer, start: number, end: number, target: UnitBuffer, tally: Tally): void {
    const company = new Company({ units: source.data, start, end });
    for (let from = start; from < end; ) {
      let to = from;
      while (to < end && source.data[to] !== LINE_END) to++;
      to = Math.min(end, to + 1);
      const side = company.at(from);
      const engine =
        side === 'traditional' ? this.#characters : side === 'simplified' ? this.#whole : this.#withoutTerms;
      engine.convert(source, from, to, target, tally);
      from = to;
    }
  }
}
