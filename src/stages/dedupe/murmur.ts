/**
 * MurmurHash3 x86_128 (Austin Appleby, public domain) over 16-bit units, little-endian, seed 0: the same 128 bits as
 * over their bytes. Units are pushed one at a time, so that no copy of a text is needed.
 */
export class Murmur128 {
  readonly #block = new Uint16Array(8);
  #a = 0;
  #b = 0;
  #c = 0;
  #d = 0;
  #units = 0;

  /** Takes in `count` units of a buffer. */
  update(units: Uint16Array, count: number): void {
    let at = 0;
    const block = this.#block;
    let filled = this.#units & 7;
    this.#units += count;
    if (filled > 0) {
      while (at < count && filled < 8) block[filled++] = units[at++] ?? 0;
      if (filled < 8) return;
      this.#mix(block, 0, 8);
    }
    const end = at + ((count - at) & ~7);
    this.#mix(units, at, end);
    at = end;
    filled = 0;
    while (at < count) block[filled++] = units[at++] ?? 0;
  }

  /** The hash of all units so far, 32 hexadecimal digits. */
  digest(): string {
    const tail = this.#block.slice().fill(0, this.#units & 7);
    const left = (this.#units & 7) * 2;
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let d = this.#d;
    if (left > 12) d ^= Math.imul(rotate(Math.imul(word(tail, 6), C4), 18), C1);
    if (left > 8) c ^= Math.imul(rotate(Math.imul(word(tail, 4), C3), 17), C4);
    if (left > 4) b ^= Math.imul(rotate(Math.imul(word(tail, 2), C2), 16), C3);
    if (left > 0) a ^= Math.imul(rotate(Math.imul(word(tail, 0), C1), 15), C2);
    const length = (this.#units * 2) | 0;
    a ^= length;
    b ^= length;
    c ^= length;
    d ^= length;
    a = (a + b + c + d) | 0;
    b = finish((b + a) | 0);
    c = finish((c + a) | 0);
    d = finish((d + a) | 0);
    a = finish(a);
    a = (a + b + c + d) | 0;
    return hex(a) + hex(b + a) + hex(c + a) + hex(d + a);
  }

  /** Takes in whole blocks of eight units. */
  #mix(units: Uint16Array, from: number, to: number): void {
    let a = this.#a;
    let b = this.#b;
    let c = this.#c;
    let d = this.#d;
    for (let at = from; at < to; at += 8) {
      a ^= Math.imul(rotate(Math.imul(word(units, at), C1), 15), C2);
      a = (Math.imul((rotate(a, 19) + b) | 0, 5) + 0x561ccd1b) | 0;
      b ^= Math.imul(rotate(Math.imul(word(units, at + 2), C2), 16), C3);
      b = (Math.imul((rotate(b, 17) + c) | 0, 5) + 0x0bcaa747) | 0;
      c ^= Math.imul(rotate(Math.imul(word(units, at + 4), C3), 17), C4);
      c = (Math.imul((rotate(c, 15) + d) | 0, 5) + 0x96cd1c35) | 0;
      d ^= Math.imul(rotate(Math.imul(word(units, at + 6), C4), 18), C1);
      d = (Math.imul((rotate(d, 13) + a) | 0, 5) + 0x32ac3b17) | 0;
    }
    this.#a = a;
    this.#b = b;
    this.#c = c;
    this.#d = d;
  }
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

function word(units: Uint16Array, at: number): number {
  return (units[at] ?? 0) | ((units[at + 1] ?? 0) << 16);
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
