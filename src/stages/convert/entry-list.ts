/** The entries of a dictionary in the order in which they came, in arrays that grow; no object is made for one. */
export class EntryList {
  count = 0;
  /** Sources and results one after the other. */
  pool = new Uint16Array(4096);
  sourceAt = new Uint32Array(512);
  sourceLength = new Uint8Array(512);
  resultAt = new Uint32Array(512);
  resultLength = new Uint8Array(512);
  rules = new Uint8Array(512);
  kinds = new Uint8Array(512);
  #filled = 0;
  /** Where lists that follow each other begin; an earlier one goes before a later. */
  readonly #lists = [0];

  /** What `text` has from `from` to `fromEnd` becomes what it has from `to` to `toEnd`. */
  add(
    text: string,
    from: number,
    fromEnd: number,
    to: number,
    toEnd: number,
    rule: number,
    kind: number,
  ): void {
    let at = this.open(fromEnd - from, toEnd - to, rule, kind);
    const { pool } = this;
    for (let i = from; i < fromEnd; i++) pool[at++] = text.charCodeAt(i);
    for (let i = to; i < toEnd; i++) pool[at++] = text.charCodeAt(i);
  }

  /** Makes room for an entry; answers where in `pool` its source goes, and behind that its result. */
  open(sourceLength: number, resultLength: number, rule: number, kind: number): number {
    const at = this.#filled;
    this.#filled = at + sourceLength + resultLength;
    if (this.#filled > this.pool.length) this.pool = doubled(this.pool);
    const entry = this.count++;
    if (entry >= this.rules.length) this.#grow();
    this.sourceAt[entry] = at;
    this.sourceLength[entry] = sourceLength;
    this.resultAt[entry] = at + sourceLength;
    this.resultLength[entry] = resultLength;
    this.rules[entry] = rule;
    this.kinds[entry] = kind;
    return at;
  }

  /** What comes after is another list. */
  next(): void {
    this.#lists.push(this.count);
  }

  /** The numbers of all entries: the last list first, and in a list the shorter before the longer. */
  ascending(): Uint32Array {
    const { sourceLength } = this;
    const order = new Uint32Array(this.count);
    let placed = 0;
    let end = this.count;
    for (const start of [...this.#lists].reverse()) {
      const places = new Uint32Array(257);
      for (let entry = start; entry < end; entry++) {
        const longer = (sourceLength[entry] as number) + 1;
        places[longer] = (places[longer] as number) + 1;
      }
      for (let length = 1; length < places.length; length++) {
        places[length] = (places[length] as number) + (places[length - 1] as number);
      }
      for (let entry = start; entry < end; entry++) {
        const length = sourceLength[entry] as number;
        const place = places[length] as number;
        order[placed + place] = entry;
        places[length] = place + 1;
      }
      placed += end - start;
      end = start;
    }
    return order;
  }

  #grow(): void {
    this.sourceAt = doubled(this.sourceAt);
    this.sourceLength = doubled(this.sourceLength);
    this.resultAt = doubled(this.resultAt);
    this.resultLength = doubled(this.resultLength);
    this.rules = doubled(this.rules);
    this.kinds = doubled(this.kinds);
  }
}

type Numbers = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;

function doubled<T extends Numbers>(array: T): T {
  const larger = new (array.constructor as new (length: number) => T)(2 * array.length);
  larger.set(array);
  return larger;
}
