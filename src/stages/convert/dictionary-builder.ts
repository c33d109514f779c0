import {
  COMPATIBILITY,
  DESCRIPTION,
  type Dictionary,
  ENTRY,
  SHARED_ENTRY,
  SINGLE,
  slotOf,
} from './dictionary.ts';
import { RULES, type RuleId } from './rules.ts';

/** Entries whose sources and results are gathered in lists of units before they are numbered. */
interface Entry {
  readonly source: string;
  readonly result: string;
  readonly rule: number;
  readonly kind: number;
}

/** Collects the entries of dictionaries into one. */
export class DictionaryBuilder {
  /** As in the dictionary. */
  readonly #cells = identity();
  readonly #seconds = new Uint8Array(0x10000);
  readonly #except: ReadonlySet<string>;
  readonly #charRule: number;
  #entries: Entry[] = [];
  /** Longest first within, and one list before the other. */
  readonly #groups: Entry[][] = [];

  /** `rule` is that of the characters. */
  constructor(rule: RuleId = 'convert/char', except: readonly string[] = []) {
    this.#charRule = RULES.indexOf(rule);
    this.#except = new Set(except);
  }

  /** Source and result, alternating. `modest` leaves out results outside the Basic Multilingual Plane. */
  addCharacters(pairs: string, modest = false): this {
    if (this.#except.has(RULES[this.#charRule] ?? '')) return this;
    let source = '';
    for (const char of pairs) {
      if (source === '') {
        source = char;
        continue;
      }
      if (source.length === 1 && char.length === 1) this.#become(source.charCodeAt(0), char.charCodeAt(0));
      else if (!modest || char.length === 1) {
        this.#entries.push({ source, result: char, rule: this.#charRule, kind: 0 });
      }
      source = '';
    }
    return this;
  }

  /** `from to` entries separated by `|`, without `to` where it is the same; `~` before shared ones. */
  addPhrases(entries: string, rule: RuleId, kindOfShared: number = SHARED_ENTRY): this {
    if (this.#except.has(rule)) return this;
    const number = RULES.indexOf(rule);
    for (const entry of entries.split('|')) {
      const from = entry.startsWith('~') ? 1 : 0;
      const space = entry.indexOf(' ');
      const source = entry.slice(from, space < 0 ? entry.length : space);
      const result = space < 0 ? source : entry.slice(space + 1);
      this.#entries.push({ source, result, rule: number, kind: from === 0 ? 0 : kindOfShared });
    }
    return this;
  }

  /** Phrases as scripts/lib/phrase-blocks.ts writes them; needs the characters. */
  addBlocks(blocks: string, rule: RuleId): this {
    if (this.#except.has(rule)) return this;
    const number = RULES.indexOf(rule);
    for (const block of blocks.split('|')) this.#addBlock(block, number);
    return this;
  }

  #addBlock(block: string, rule: number): void {
    const length = block.charCodeAt(0) - 64;
    let source = '';
    for (let at = 1; at < block.length; ) {
      const head = block.charCodeAt(at++);
      const shared = head - (head < 97 ? 65 : 97);
      source = source.slice(0, shared) + block.slice(at, at + length - shared);
      at += length - shared;
      let mask = head < 97 ? 0 : block.charCodeAt(at++) - 0x100;
      let result = '';
      for (let i = 0; i < length; i++) {
        result +=
          (mask & 1) === 1
            ? block.charAt(at++)
            : String.fromCharCode((this.#cells[source.charCodeAt(i)] as number) & 0xffff);
        mask >>>= 1;
      }
      this.#entries.push({ source, result, rule, kind: 0 });
    }
  }

  /** What comes after gives way to what came before, however long it is (`short_circuit` in OpenCC's configurations). */
  next(): this {
    this.#groups.push(this.#entries);
    this.#entries = [];
    return this;
  }

  /** Where a result would change further, it stays as it is. */
  settle(): this {
    for (let unit = 0; unit < this.#cells.length; unit++) {
      const result = (this.#cells[unit] as number) & 0xffff;
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
    const groups = [...this.#groups, this.#entries];
    // Each entry is put before those that are there: so the first group last, and the longest of it last.
    const entries = groups
      .reverse()
      .flatMap((group) => group.sort((a, b) => a.source.length - b.source.length));
    const units = entries.reduce((sum, { source, result }) => sum + source.length + result.length, 0);
    const count = entries.length;
    let slots = 16;
    while (slots < 2 * count) slots *= 2;
    const dictionary = {
      cells: this.#cells,
      seconds: this.#seconds,
      charRule: this.#charRule,
      pairs: new Uint32Array(slots),
      heads: new Int32Array(slots).fill(-1),
      next: new Int32Array(count).fill(-1),
      singles: new Map<number, number>(),
      sourceAt: new Uint32Array(count),
      sourceLength: new Uint8Array(count),
      resultAt: new Uint32Array(count),
      resultLength: new Uint8Array(count),
      rules: new Uint8Array(count),
      kinds: new Uint8Array(count),
      pool: new Uint16Array(units),
    };
    this.#fill(dictionary, entries);
    for (let unit = 0x2ff0; unit <= 0x2fff; unit++) this.#mark(unit, DESCRIPTION);
    return dictionary;
  }

  #fill(dictionary: Dictionary & { readonly singles: Map<number, number> }, entries: readonly Entry[]): void {
    const { pairs, heads, next, pool } = dictionary;
    const mask = pairs.length - 1;
    let at = 0;
    for (let entry = 0; entry < entries.length; entry++) {
      const { source = '', result = '', rule = 0, kind = 0 } = entries[entry] ?? {};
      dictionary.sourceAt[entry] = at;
      dictionary.sourceLength[entry] = source.length;
      for (let i = 0; i < source.length; i++) pool[at++] = source.charCodeAt(i);
      dictionary.resultAt[entry] = at;
      dictionary.resultLength[entry] = result.length;
      for (let i = 0; i < result.length; i++) pool[at++] = result.charCodeAt(i);
      dictionary.rules[entry] = rule;
      dictionary.kinds[entry] = kind;
      const first = source.charCodeAt(0);
      this.#mark(first, ENTRY);
      if (source.length === 1) {
        this.#mark(first, SINGLE);
        dictionary.singles.set(first, entry);
        continue;
      }
      const second = source.charCodeAt(1);
      this.#seconds[second] = 1;
      const pair = ((first << 16) | second) >>> 0;
      let slot = slotOf(pair, mask);
      while (pairs[slot] !== 0 && pairs[slot] !== pair) slot = (slot + 1) & mask;
      pairs[slot] = pair;
      next[entry] = heads[slot] ?? -1;
      heads[slot] = entry;
    }
  }

  #mark(unit: number, flag: number): void {
    this.#cells[unit] = (this.#cells[unit] as number) | flag;
  }

  #become(unit: number, result: number): void {
    this.#cells[unit] = ((this.#cells[unit] as number) & ~0xffff) | result;
  }
}

function identity(): Uint32Array {
  const units = new Uint32Array(0x10000);
  for (let unit = 0; unit < units.length; unit++) units[unit] = unit;
  return units;
}
