import {
  CHAR,
  COMPATIBILITY,
  type ConversionTable,
  DESCRIPTION,
  PHRASE,
  type Phrase,
  phraseKey,
  SECOND,
  SHARED,
  WORD,
  ZHE,
} from './table.ts';

/** Collects the entries of a dictionary into a table. */
export class TableBuilder {
  readonly #flags = new Uint8Array(0x10000);
  readonly #chars = new Uint16Array(0x10000);
  readonly #words = new Map<number, Phrase>();
  readonly #phrases = new Map<number, Phrase[]>();

  /** By `convert/char`; source and result, alternating. `modest` leaves out results outside the basic plane. */
  addCharacters(pairs: string, modest: boolean): void {
    for (const [from, to] of alternating(pairs)) {
      if (modest && to.length > 1) continue;
      if (from.length > 1 || to.length > 1) this.#addWord(from, to, 'convert/char', false);
      else {
        this.#chars[from.charCodeAt(0)] = to.charCodeAt(0);
        this.mark(from.charCodeAt(0), CHAR);
      }
    }
  }

  /** Characters with a rule of their own; source and result, alternating. */
  addWords(pairs: string, rule: string): void {
    for (const [from, to] of alternating(pairs)) this.#addWord(from, to, rule, false);
  }

  /** `from to` entries separated by `|`, `~` before shared ones; later entries replace earlier ones. */
  addPhrases(entries: string, rule: string): void {
    for (const entry of entries.split('|')) {
      const space = entry.indexOf(' ');
      const shared = entry.startsWith('~');
      const from = entry.slice(shared ? 1 : 0, space);
      const to = entry.slice(space + 1);
      if (from.length === 1) this.#addWord(from, to, rule, shared);
      else this.#addPhrase({ from, to, rule, shared });
    }
  }

  mark(unit: number, flag: number): void {
    this.#flags[unit] = (this.#flags[unit] ?? 0) | flag;
  }

  /** The places where compatibility ideographs live: a block of the BMP and the first halves of another's. */
  markCompatibility(): void {
    for (let unit = 0xf900; unit <= 0xfaff; unit++) this.mark(unit, COMPATIBILITY);
    this.mark(0xd87e, COMPATIBILITY);
  }

  build(restrained: boolean): ConversionTable {
    for (let unit = 0x2ff0; unit <= 0x2fff; unit++) this.mark(unit, DESCRIPTION);
    return {
      flags: this.#flags,
      stirring: this.#stirring(),
      chars: this.#chars,
      words: this.#words,
      phrases: this.#phrases,
      restrained,
    };
  }

  /** A plain mapping leaves none of its sources in the text, but for those that some entry keeps or gives. */
  #stirring(): Uint8Array {
    const given = new Set<string>();
    for (const { to } of [...this.#words.values(), ...[...this.#phrases.values()].flat()]) {
      for (const char of to) given.add(char);
    }
    const remains = (char: string): boolean => {
      const flag = this.#flags[char.charCodeAt(0)] ?? 0;
      return (flag & CHAR) === 0 || (flag & SHARED) !== 0 || given.has(char);
    };
    const stirring = this.#flags.map((flag, unit) => {
      const stays = (flag & CHAR) !== 0 && remains(String.fromCharCode(unit));
      return (flag & ZHE) | (stays ? CHAR : 0);
    });
    const stir = (unit: number, flag: number): void => {
      stirring[unit] = (stirring[unit] ?? 0) | flag;
    };
    for (const { from, to } of this.#words.values()) if (from !== to) stir(from.charCodeAt(0), WORD);
    for (const { from, to } of [...this.#phrases.values()].flat()) {
      if (from === to || ![...from].every(remains)) continue;
      stir(from.charCodeAt(0), PHRASE);
      stir(from.charCodeAt(1), SECOND);
    }
    return stirring;
  }

  #addWord(from: string, to: string, rule: string, shared: boolean): void {
    this.#words.set(from.codePointAt(0) ?? 0, { from, to, rule, shared });
    this.mark(from.charCodeAt(0), WORD);
  }

  #addPhrase(phrase: Phrase): void {
    const first = phrase.from.charCodeAt(0);
    const second = phrase.from.charCodeAt(1);
    this.mark(first, PHRASE);
    this.mark(second, SECOND);
    const key = phraseKey(first, second);
    const others = (this.#phrases.get(key) ?? []).filter((other) => other.from !== phrase.from);
    others.push(phrase);
    this.#phrases.set(
      key,
      others.sort((a, b) => b.from.length - a.from.length),
    );
  }
}

function* alternating(pairs: string): Generator<readonly [string, string]> {
  let from: string | undefined;
  for (const char of pairs) {
    if (from === undefined) from = char;
    else {
      yield [from, char];
      from = undefined;
    }
  }
}
