const FIRST_BYTES = 1 << 16;
const MAX_BYTES_A_UNIT = 3; // a UTF-16 code unit takes at most three bytes of UTF-8
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** What may not stand in a string of JSON as it is; pairs of surrogates may. */
const SPECIAL = /[^ !#-[\]-\ud7ff\ue000-\uffff]/g;
/** The letters that stand for special characters behind a backslash, by code unit. */
const ESCAPES = new Uint8Array(0x80);
for (const [char, letter] of ['""', '\\\\', '\bb', '\tt', '\nn', '\ff', '\rr'].map(([...pair]) => pair)) {
  ESCAPES[char?.charCodeAt(0) ?? 0] = letter?.charCodeAt(0) ?? 0;
}
/** Pieces between special characters that are shorter than this on the average are not worth a call each. */
const WORTH_A_CALL = 32;
const FEW = 16;

/** JSON as UTF-8, put together in a buffer that is used over and over. */
export class JsonBytes {
  #buffer = Buffer.allocUnsafe(FIRST_BYTES);
  #used = 0;

  /** How many bytes there are. */
  get length(): number {
    return this.#used;
  }

  /** What was put together; valid until the next call. */
  get bytes(): Buffer {
    return this.#buffer.subarray(0, this.#used);
  }

  clear(): this {
    this.#used = 0;
    return this;
  }

  /** Adds JSON as it is. */
  raw(json: string): this {
    this.#reserve(json.length * MAX_BYTES_A_UNIT);
    this.#used += this.#buffer.write(json, this.#used, 'utf8');
    return this;
  }

  /**
   * Adds a string, with the bytes that `JSON.stringify` gives it: what lies between characters that need a backslash is
   * written as it is, without a copy of the whole in between.
   */
  string(text: string): this {
    this.#reserve(text.length * MAX_BYTES_A_UNIT + 2);
    const begin = this.#used;
    const buffer = this.#buffer;
    buffer[this.#used++] = QUOTE;
    let at = 0;
    let pieces = 0;
    SPECIAL.lastIndex = 0;
    while (SPECIAL.test(text)) {
      const special = SPECIAL.lastIndex - 1;
      const unit = text.charCodeAt(special);
      const letter = unit < ESCAPES.length ? (ESCAPES[unit] as number) : 0;
      if (letter === 0 && isPair(text, special)) {
        SPECIAL.lastIndex++;
        continue;
      }
      if (letter === 0 || (++pieces > FEW && special < pieces * WORTH_A_CALL)) {
        this.#used = begin;
        return this.raw(JSON.stringify(text));
      }
      if (special > at) this.#used += buffer.write(text.slice(at, special), this.#used, 'utf8');
      buffer[this.#used++] = BACKSLASH;
      buffer[this.#used++] = letter;
      at = special + 1;
    }
    if (at < text.length) this.#used += buffer.write(text.slice(at), this.#used, 'utf8');
    buffer[this.#used++] = QUOTE;
    return this;
  }

  #reserve(bytes: number): void {
    if (this.#used + bytes <= this.#buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(2 * this.#buffer.length, this.#used + bytes));
    this.#buffer.copy(larger, 0, 0, this.#used);
    this.#buffer = larger;
  }
}

function isPair(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00;
}
