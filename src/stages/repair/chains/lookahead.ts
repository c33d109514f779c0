import { INVALID, stateOf } from '../charsets/decode.ts';
import type { Codec } from './codec.ts';

/**
 * Tells whether a sequence that has begun can go on with a code unit (`NaN` at the end of the line), for all that this
 * one tells; `isLost` tells whether bytes of the sequence may be lost in its place or in front of it.
 */
export function continuations(
  { encode, feed }: Codec,
  otherBytes: (unit: number) => number,
  isLost: (unit: number) => boolean,
): (state: number, unit: number) => boolean {
  const accepts = (state: number, packed: number): boolean =>
    packed !== 0 && feed(state, (packed >> (((packed >> 24) - 1) * 8)) & 0xff) !== INVALID;
  return (state, unit) =>
    isLost(unit) || accepts(state, encode[unit] ?? 0) || accepts(state, otherBytes(unit));
}

/**
 * Tells whether a character that is read anew can begin with a code unit, for all that this one and the next one tell:
 * in most places of a line none can, so that no way needs to be followed there.
 */
export function beginnings(
  codec: Codec,
  otherBytes: (unit: number) => number,
  isLost: (unit: number) => boolean,
): (unit: number, next: number) => boolean {
  const { encode, feed } = codec;
  const goesOn = continuations(codec, otherBytes, isLost);
  const isPossible = (packed: number, next: number): boolean => {
    let state = 0;
    for (let shift = ((packed >> 24) - 1) * 8; shift >= 0; shift -= 8) {
      const answer = feed(state, (packed >> shift) & 0xff);
      if (answer === INVALID) return false;
      state = answer < 0 ? stateOf(answer) : 0;
    }
    return packed !== 0 && (state === 0 || goesOn(state, next));
  };
  return (unit, next) => isPossible(encode[unit] ?? 0, next) || isPossible(otherBytes(unit), next);
}
