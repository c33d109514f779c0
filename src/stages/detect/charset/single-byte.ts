import { letterCosts } from './costs.ts';
import { decodeSingleByte, unitsOfBytes } from './single-byte-tables.ts';
import { textCost } from './text-cost.ts';

/** A single-byte charset and the languages written in it; `prior` is what it costs to suppose it at all, in half bits. */
export interface SingleByteCharset {
  readonly charset: string;
  readonly languages: readonly string[];
  readonly prior: number;
}

export const SINGLE_BYTE: readonly SingleByteCharset[] = [
  {
    charset: 'windows-1252',
    languages: ['eng', 'fra', 'deu', 'spa', 'por', 'ita', 'nld', 'swe', 'dan', 'fin', 'cat'],
    prior: 0,
  },
  { charset: 'windows-1256', languages: ['arb', 'pes', 'urd'], prior: 0 },
  { charset: 'iso-8859-6', languages: ['arb'], prior: 4 },
  { charset: 'windows-1251', languages: ['rus', 'ukr', 'bul', 'srp', 'bel'], prior: 4 },
  { charset: 'koi8-r', languages: ['rus'], prior: 6 },
  { charset: 'koi8-u', languages: ['ukr'], prior: 7 },
  { charset: 'windows-1250', languages: ['pol', 'ces', 'slk', 'hun', 'ron', 'hrv', 'slv'], prior: 14 },
  { charset: 'iso-8859-2', languages: ['pol', 'ces', 'slk', 'hun', 'ron', 'hrv', 'slv'], prior: 16 },
  { charset: 'windows-1254', languages: ['tur'], prior: 8 },
  { charset: 'windows-1253', languages: ['ell'], prior: 6 },
  { charset: 'windows-1255', languages: ['heb'], prior: 6 },
  { charset: 'windows-874', languages: ['tha'], prior: 6 },
];

/** A letter that the language does not write. */
const FOREIGN_LETTER = 20;
/** Letters are weighed after one another already: how common they are in the language counts so much besides. */
const SHARE = 0.5;

/** What the bytes cost in the charset, in the language of its languages that they are likeliest in, in half bits. */
export function singleByteCost(
  { charset, languages, prior }: SingleByteCharset,
  sample: Uint8Array,
  counts: Uint32Array,
): number {
  let least = Number.POSITIVE_INFINITY;
  for (const language of languages) {
    const surprise = surpriseIn(charset, language);
    let cost = 0;
    for (let byte = 0x80; byte <= 0xff; byte++) cost += (counts[byte] as number) * (surprise[byte] as number);
    least = Math.min(least, cost);
  }
  return prior + textCost(decodeSingleByte(charset, sample)) + least;
}

/** How often each byte stands in a sample. */
export function countBytes(sample: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (let i = 0; i < sample.length; i++) {
    const byte = sample[i] as number;
    counts[byte] = (counts[byte] as number) + 1;
  }
  return counts;
}

const known = new Map<string, Float32Array>();

/**
 * How much less common each byte is as a letter than a letter of the language beyond ASCII is on average, in half bits: in
 * the right language it comes to nothing.
 */
function surpriseIn(charset: string, language: string): Float32Array {
  const key = `${charset} ${language}`;
  let table = known.get(key);
  if (table === undefined) {
    table = new Float32Array(256);
    const own = letterCosts(language);
    const small = [...own].filter(([unit]) => unit >= 0x80 && isSmall(unit));
    const weights = small.map(([, cost]) => 2 ** (-cost / 2));
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const average = small.reduce((sum, [, cost], i) => sum + (cost * (weights[i] ?? 0)) / total, 0);
    const units = unitsOfBytes(charset);
    for (let byte = 0x80; byte <= 0xff; byte++) {
      const char = String.fromCharCode(units[byte] as number);
      if (!/\p{L}/u.test(char)) continue;
      const cost = own.get(char.toLowerCase().charCodeAt(0));
      table[byte] = cost === undefined ? FOREIGN_LETTER : SHARE * (cost - average);
    }
    known.set(key, table);
  }
  return table;
}

function isSmall(unit: number): boolean {
  const char = String.fromCharCode(unit);
  return char === char.toLowerCase();
}
