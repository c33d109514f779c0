import { decodeAs } from './decoders.ts';
import { MULTI_BYTE, multiByteCost, textCost } from './multi-byte.ts';
import { countBytes, SINGLE_BYTE, singleByteCost } from './single-byte.ts';
import { isUtf32 } from './unicode-bytes.ts';

/** A charset that bytes may be in, and what they cost then in half bits: the least is the likeliest. */
export interface Candidate {
  readonly charset: string;
  readonly cost: number;
}

/** Every legacy charset, several bytes a character or one. */
export function legacyCandidates(sample: Uint8Array): Candidate[] {
  const counts = countBytes(sample);
  return [
    ...MULTI_BYTE.map((known) => ({ charset: known.charset, cost: multiByteCost(known, sample) })),
    ...SINGLE_BYTE.map((known) => ({ charset: known.charset, cost: singleByteCost(known, counts) })),
  ];
}

/** UTF-16 and UTF-32 without a byte order mark, as far as the length allows. */
export function wideCandidates(sample: Uint8Array): Candidate[] {
  const charsets = sample.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : [];
  if (isUtf32(sample, true)) charsets.push('utf-32le');
  if (isUtf32(sample, false)) charsets.push('utf-32be');
  return charsets.map((charset) => ({ charset, cost: textCost(decodeAs(charset, sample)) }));
}

/** The candidate that costs least, and by how many bits the next costs more that reads the sample differently. */
export function cheapest(
  candidates: readonly Candidate[],
  sample: Uint8Array,
): { readonly charset: string; readonly cost: number; readonly lead: number } | undefined {
  const [first, ...others] = [...candidates].sort((a, b) => a.cost - b.cost);
  if (first === undefined) return undefined;
  const text = decodeAs(first.charset, sample);
  const rival = others.find(({ charset }) => decodeAs(charset, sample) !== text);
  return { ...first, lead: ((rival?.cost ?? Number.POSITIVE_INFINITY) - first.cost) / 2 };
}
