/**
 * MurmurHash3 x86_128 (Austin Appleby, public domain) over the first `count` 16-bit units, little-endian, seed 0: the
 * same 128 bits as over their bytes, in four words.
 */
export function murmur128(units: Uint16Array, count: number): Uint32Array {
  let a = 0;
  let b = 0;
  let c = 0;
  let d = 0;
  const whole = count & ~7;
  for (let at = 0; at < whole; at += 8) {
    a ^= Math.imul(rotate(Math.imul(word(units, at), C1), 15), C2);
    a = (Math.imul((rotate(a, 19) + b) | 0, 5) + 0x561ccd1b) | 0;
    b ^= Math.imul(rotate(Math.imul(word(units, at + 2), C2), 16), C3);
    b = (Math.imul((rotate(b, 17) + c) | 0, 5) + 0x0bcaa747) | 0;
    c ^= Math.imul(rotate(Math.imul(word(units, at + 4), C3), 17), C4);
    c = (Math.imul((rotate(c, 15) + d) | 0, 5) + 0x96cd1c35) | 0;
    d ^= Math.imul(rotate(Math.imul(word(units, at + 6), C4), 18), C1);
    d = (Math.imul((rotate(d, 13) + a) | 0, 5) + 0x32ac3b17) | 0;
  }
  const tail = new Uint16Array(8);
  for (let at = whole; at < count; at++) tail[at - whole] = units[at] ?? 0;
  const left = (count - whole) * 2;
  if (left > 12) d ^= Math.imul(rotate(Math.imul(word(tail, 6), C4), 18), C1);
  if (left > 8) c ^= Math.imul(rotate(Math.imul(word(tail, 4), C3), 17), C4);
  if (left > 4) b ^= Math.imul(rotate(Math.imul(word(tail, 2), C2), 16), C3);
  if (left > 0) a ^= Math.imul(rotate(Math.imul(word(tail, 0), C1), 15), C2);
  const length = (count * 2) | 0;
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
  return Uint32Array.of(a, b + a, c + a, d + a);
}

const C1 = 0x239b961b;
const C2 = 0xab0e9789;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93;

function word(units: Uint16Array, at: number): number {
  return (units[at] as number) | ((units[at + 1] as number) << 16);
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function finish(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** A hash of words as 32 hexadecimal digits. */
export function hexadecimal(words: Uint32Array): string {
  return Array.from(words, (value) => value.toString(16).padStart(8, '0')).join('');
}
