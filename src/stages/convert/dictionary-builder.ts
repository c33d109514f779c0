import { codeUnits } from '../../core/code-units.ts';
import {
  COMPATIBILITY,
  DESCRIPTION,
  type Dictionary,
  ENTRY,
  SHARED_ENTRY,
  SINGLE,
  slotOf,
} from './dictionary.ts';
import { EntryList } from './entry-list.ts';
import { RULES, type RuleId } from './rules.ts';

const BAR = '|'.charCodeAt(0);
const SPACE = ' '.charCodeAt(0);
const TILDE = '~'.charCodeAt(0);
const SMALL_A = 'a'.charCodeAt(0);
const CAPITAL_A = 'A'.charCodeAt(0);
/** Of phrases in blocks. */
const LONGEST = 31;

/** Collects the entries of dictionaries into one. Goes through the lists unit by unit: they are long. */
export class DictionaryBuilder {
  /** As in the dictionary. */
  readonly #cells = new Uint32Array(0x10000);
  readonly #seconds = new Uint8Array(0x10000);
  readonly #singles = new Map<number, number>();
  readonly #except: ReadonlySet<string>;
  readonly #charRule: number;
  readonly #entries = new EntryList();
  #sources = new Uint16Array(0);

  /** `rule` is that of the characters. */
  constructor(rule: RuleId = 'convert/char', except: readonly string[] = []) {
    this.#charRule = RULES.indexOf(rule);
    this.#except = new Set(except);
  }

  /** Source and result, alternating. `modest` leaves out results outside the Basic Multilingual Plane. */
  addCharacters(pairs: string, modest = false): this {
    const sources: number[] = [];
    const dropped = this.#except.has(RULES[this.#charRule] ?? '');
    for (let at = 0; at < pairs.length; ) {
      const from = at;
      at += lengthAt(pairs, from);
      const to = at;
      at += lengthAt(pairs, to);
      if (at - from === 2) {
        const source = pairs.charCodeAt(from);
        this.#become(source, pairs.charCodeAt(to));
        sources.push(source);
      } else if (!dropped && (!modest || at - to === 1)) {
        this.#entries.add(pairs, from, to, to, at, this.#charRule, 0);
      }
    }
    this.#sources = Uint16Array.from([...this.#sources, ...sources]).sort();
    return this;
  }

  /** `from to` entries separated by `|`, without `to` where it is the same; `~` before shared ones. */
  addPhrases(list: string, rule: RuleId, kindOfShared: number = SHARED_ENTRY): this {
    if (this.#except.has(rule) || list === '') return this;
    const number = RULES.indexOf(rule);
    let start = 0;
    let space = -1;
    for (let at = 0; at <= list.length; at++) {
      const unit = at < list.length ? list.charCodeAt(at) : BAR;
      if (unit === SPACE) space = at;
      if (unit !== BAR) continue;
      const shared = list.charCodeAt(start) === TILDE;
      const from = shared ? start + 1 : start;
      const kind = shared ? kindOfShared : 0;
      if (space < 0) this.#entries.add(list, from, at, from, at, number, kind);
      else this.#entries.add(list, from, space, space + 1, at, number, kind);
      start = at + 1;
      space = -1;
    }
    return this;
  }

  /** Phrases as scripts/lib/phrase-blocks.ts writes them; needs the characters. */
  addBlocks(blocks: string, rule: RuleId): this {
    if (this.#except.has(rule)) return this;
    const number = RULES.indexOf(rule);
    const units = codeUnits(blocks);
    const cells = this.#cells;
    const source = new Uint16Array(LONGEST);
    let length = (units[0] as number) - CAPITAL_A + 1;
    for (let at = 1; at < blocks.length; ) {
      const head = units[at++] as number;
      if (head === BAR) {
        length = (units[at++] as number) - CAPITAL_A + 1;
        continue;
      }
      const from = this.#entries.open(length, length, number, 0);
      const { pool } = this.#entries;
      for (let i = head - (head < SMALL_A ? CAPITAL_A : SMALL_A); i < length; i++) {
        source[i] = units[at++] as number;
      }
      let mask = head < SMALL_A ? 0 : (units[at++] as number) - 0x100;
      for (let i = 0; i < length; i++) {
        const unit = source[i] as number;
        pool[from + i] = unit;
        pool[from + length + i] = (mask & 1) === 1 ? (units[at++] as number) : unit ^ (cells[unit] as number);
        mask >>>= 1;
      }
    }
    return this;
  }

  /** What comes after gives way to what came before, however long it is (`short_circuit` in OpenCC's configurations). */
  next(): this {
    this.#entries.next();
    return this;
  }

  /** Where a result would change further, it stays as it is. */
  settle(): this {
    for (const unit of this.#sources) {
      const result = unit ^ ((this.#cells[unit] as number) & 0xffff);
      if (result !== unit) this.#become(result, result);
    }
    return this;
  }

  mark(units: string, flag: number): this {
    for (let i = 0; i < units.length; i++) this.#mark(units.charCodeAt(i), flag);
    return this;
  }

  /** The places where compatibility ideographs live: a block of the BMP and the first halves of another's. */
  markCompatibility(): this {
    for (let unit = 0xf900; unit <= 0xfaff; unit++) this.#mark(unit, COMPATIBILITY);
    this.#mark(0xd87e, COMPATIBILITY);
    return this;
  }

  build(): Dictionary {
    if (this.#except.has(RULES[this.#charRule] ?? '')) {
      for (const unit of this.#sources) this.#become(unit, unit);
    }
    const { count, pool, sourceAt, sourceLength } = this.#entries;
    let slots = 16;
    while (slots < 2 * count) slots *= 2;
    const pairs = new Uint32Array(slots);
    const heads = new Int32Array(slots).fill(-1);
    const next = new Int32Array(count).fill(-1);
    const mask = slots - 1;
    // Each entry is put before those that are there: so the first list last, and the longest of it last.
    const order = this.#entries.ascending();
    const seconds = this.#seconds;
    const cells = this.#cells;
    for (let i = 0; i < order.length; i++) {
      const entry = order[i] as number;
      const at = sourceAt[entry] as number;
      const first = pool[at] as number;
      cells[first] = (cells[first] as number) | ENTRY;
      if (sourceLength[entry] === 1) {
        this.#mark(first, SINGLE);
        this.#singles.set(first, entry);
        continue;
      }
      const second = pool[at + 1] as number;
      seconds[second] = 1;
      const pair = ((first << 16) | second) >>> 0;
      let slot = slotOf(pair, mask);
      while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & mask;
      pairs[slot] = pair;
      next[entry] = heads[slot] as number;
      heads[slot] = entry;
    }
    for (let unit = 0x2ff0; unit <= 0x2fff; unit++) this.#mark(unit, DESCRIPTION);
    return {
      cells,
      seconds,
      singles: this.#singles,
      sources: this.#sources,
      charRule: this.#charRule,
      pairs,
      heads,
      next,
      count,
      pool,
      sourceAt,
      sourceLength,
      resultAt: this.#entries.resultAt,
      resultLength: this.#entries.resultLength,
      rules: this.#entries.rules,
      kinds: this.#entries.kinds,
    };
  }

  #mark(unit: number, flag: number): void {
    this.#cells[unit] = (this.#cells[unit] as number) | flag;
  }

  #become(unit: number, result: number): void {
    this.#cells[unit] = ((this.#cells[unit] as number) & ~0xffff) | (unit ^ result);
  }
}

/** Units of the character at `at`. */
function lengthAt(text: string, at: number): number {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 ? 2 : 1;
}
