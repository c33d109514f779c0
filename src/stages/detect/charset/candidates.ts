import { decodeAs } from './decoders.ts';
import { MULTI_BYTE, multiByteCost } from './multi-byte.ts';
import { countBytes, SINGLE_BYTE, singleByteCost } from './single-byte.ts';
import { textCost } from './text-cost.ts';
import { isUtf32, restOfSequence, unfinishedTail } from './unicode-bytes.ts';
import { utf8Health } from './utf8-health.ts';
import { lenientUtf8 } from './utf8-runs.ts';

/** A charset that bytes may be in, and what they cost then in half bits: the least is the likeliest. */
export interface Candidate {
  readonly charset: string;
  readonly cost: number;
}

/** So many bytes rule out most charsets, which the rest of a sample need not be decoded in. */
const FIRST_LOOK = 512;
/** What a charset may cost there more than the best, in half bits. */
const HOPELESS = 120;

/** Every legacy charset that the sample may be in, several bytes a character or one. */
export function legacyCandidates(sample: Uint8Array): Candidate[] {
  if (sample.length <= FIRST_LOOK) return costsOf(sample, () => true);
  const first = costsOf(sample.subarray(0, FIRST_LOOK), () => true);
  const limit = Math.min(...first.map(({ cost }) => cost)) + HOPELESS;
  const hopeful = new Set(first.filter(({ cost }) => cost <= limit).map(({ charset }) => charset));
  return costsOf(sample, (charset) => hopeful.has(charset));
}

function costsOf(sample: Uint8Array, isWanted: (charset: string) => boolean): Candidate[] {
  const counts = countBytes(sample);
  const multi = MULTI_BYTE.filter(({ charset }) => isWanted(charset));
  const single = SINGLE_BYTE.filter(({ charset }) => isWanted(charset));
  return [
    ...multi.map((known) => ({ charset: known.charset, cost: multiByteCost(known, sample) })),
    ...single.map((known) => ({ charset: known.charset, cost: singleByteCost(known, sample, counts) })),
  ];
}

/** A sequence of UTF-8 cut in two at the start or the end of a sample. */
const CUT = 12;
/** A byte that is not UTF-8: it may be of another charset, and is not yet weighed in it. */
const FAULT = 18;
/** Bytes that are not UTF-8 to each valid sequence, from which no text is in it. */
const MOST_FAULTS = 4;
/** Other bytes are hardly ever valid UTF-8. */
const VALID = -16;

/** UTF-8, with or without faults, where there is a whole character of it. */
export function utf8Candidates(sample: Uint8Array): Candidate[] {
  const { sequences, invalid } = utf8Health(sample);
  if (MOST_FAULTS * sequences < invalid || sequences === 0) return [];
  const start = restOfSequence(sample);
  const end = sample.length - unfinishedTail(sample);
  const cuts = (invalid === 0 ? VALID : 0) + (start > 0 ? CUT : 0) + (end < sample.length ? CUT : 0);
  const text = lenientUtf8(sample.subarray(start, end)).text.replaceAll('\ufffd', '');
  return [{ charset: 'utf-8', cost: cuts + FAULT * invalid + textCost(text) }];
}

/** UTF-16 and UTF-32 without a byte order mark, but for a character cut off at the end. */
export function wideCandidates(sample: Uint8Array): Candidate[] {
  const charsets = sample.length > 1 ? ['utf-16le', 'utf-16be'] : [];
  if (isUtf32(sample, true)) charsets.push('utf-32le');
  if (isUtf32(sample, false)) charsets.push('utf-32be');
  return charsets.map((charset) => {
    const width = charset.startsWith('utf-16') ? 2 : 4;
    const whole = sample.subarray(0, sample.length - (sample.length % width));
    return { charset, cost: textCost(decodeAs(charset, whole)) };
  });
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
