import { HAN, HANS, letterClasses } from './letter-classes.ts';

/** What in a Chinese text is written Cantonese. */
export interface CantoneseEvidence {
  /** How many of its characters in the first 4,096 UTF-16 code units, for one Han character: those of 嘅 喺 咗 冇 佢 and others, and 唔 before a verb. */
  readonly share: number;
  /** Whether it is written Cantonese, rather than standard Chinese with words of it. */
  readonly likely: boolean;
}

/** Characters of everyday Cantonese words that standard Chinese has other characters for. */
const CANTONESE = signs('嘅喺咗冇嘢佢哋啲嗰咁嚟攞瞓嘥揾搵噉㗎啩嘞嬲孭攰氹掟睇諗谂畀乜咩啱');
/** 唔 is a sigh in standard Chinese, and "not" before these. */
const NOT = 0x5514;
const BEHIND_NOT = signs('係系好該该使會会知得想見见到識识同可通覺觉講讲做去食要少');
const MAY_BE = CANTONESE.slice();
MAY_BE[NOT] = 1;
/** The function words that standard Chinese has in their place. */
const STANDARD = signs('的是在了不沒没他她們们這这那');
/** Written Cantonese has at least this many, one in so many Han characters, and more of them than of those of standard Chinese. */
const LEAST_COUNT = 2;
const LEAST_SHARE = 0.05;
const SAMPLE = 4096;

function signs(chars: string): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = 1;
  return table;
}

/** The evidence for Cantonese in a Chinese text; none where it has not one character of it. */
export function cantoneseEvidence(text: string): CantoneseEvidence | undefined {
  const classes = letterClasses();
  const end = Math.min(text.length, SAMPLE);
  // Most texts have none: one look-up a character says so.
  let start = 0;
  while (start < end && MAY_BE[text.charCodeAt(start)] === 0) start++;
  if (start === end) return undefined;
  let han = 0;
  let own = 0;
  let standard = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    const kind = classes[unit] as number;
    if (kind !== HAN && kind < HANS) continue;
    han++;
    if (CANTONESE[unit] === 1 || (unit === NOT && BEHIND_NOT[text.charCodeAt(i + 1)] === 1)) own++;
    else if (STANDARD[unit] === 1) standard++;
  }
  if (own === 0) return undefined;
  const likely = own >= LEAST_COUNT && own >= LEAST_SHARE * han && own > standard;
  return { share: Math.round((1e4 * own) / han) / 1e4, likely };
}
