import { describe, expect, it } from 'vitest';
import { Murmur128 } from '../../../src/stages/dedupe/murmur.ts';

function units(ascii: string): Uint16Array {
  const bytes = Buffer.from(ascii, 'latin1');
  return Uint16Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16LE(at * 2));
}

function hash(input: Uint16Array, piece: number): string {
  const hashing = new Murmur128();
  for (let at = 0; at < input.length; at += piece) {
    const part = input.subarray(at, at + piece);
    hashing.update(part, part.length);
  }
  return hashing.digest();
}

describe('Murmur128', () => {
  // From an independent implementation over bytes, itself checked against published values.
  it.each([
    ['', '00000000000000000000000000000000'],
    ['ab', '158451df25be301025be301025be3010'],
    ['I will not buy this record, it is scratched.', 'a0a9683b25ac5e40d9af2895890dddf5'],
  ])('hashes %j as MurmurHash3 x86_128 does its bytes', (text, expected) => {
    expect(hash(units(text), 1000)).toBe(expected);
  });

  it('does not depend on the pieces it is given', () => {
    const input = Uint16Array.from({ length: 37 }, (_, at) => at * 1771);
    const whole = hash(input, 37);
    for (let piece = 1; piece < 37; piece++) expect(hash(input, piece)).toBe(whole);
  });
});
