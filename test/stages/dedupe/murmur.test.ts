import { describe, expect, it } from 'vitest';
import { hexadecimal, murmur128 } from '../../../src/stages/dedupe/murmur.ts';

function units(ascii: string): Uint16Array {
  const bytes = Buffer.from(ascii, 'latin1');
  return Uint16Array.from({ length: bytes.length / 2 }, (_, at) => bytes.readUInt16LE(at * 2));
}

describe('murmur128', () => {
  // From an independent implementation over bytes, itself checked against published values.
  it.each([
    ['', '00000000000000000000000000000000'],
    ['ab', '158451df25be301025be301025be3010'],
    ['I will not buy this record, it is scratched.', 'a0a9683b25ac5e40d9af2895890dddf5'],
  ])('hashes %j as MurmurHash3 x86_128 does its bytes', (text, expected) => {
    const input = units(text);
    expect(hexadecimal(murmur128(input, input.length))).toBe(expected);
  });

  it('sees nothing of what stands behind the units', () => {
    for (let count = 0; count < 37; count++) {
      const input = Uint16Array.from({ length: 40 }, (_, at) => at * 1771);
      const alone = input.slice(0, count);
      expect(murmur128(input, count)).toEqual(murmur128(alone, count));
    }
  });
});
