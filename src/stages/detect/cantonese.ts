import { HAN, HANS, letterClasses } from './letter-classes.ts';
import { type LetterCounts, SIGN_SAMPLE } from './letter-counts.ts';

/** What in a Chinese text is written Cantonese. */
export interface CantoneseEvidence {
  /** How many of its characters in the first 4,096 UTF-16 code units, for one Han character: those of 嘅 喺 咗 冇 佢 and others, and 唔 before a verb. */
  readonly share: number;
  /** Whether it is written Cantonese, rather than standard Chinese with words of it. */
  readonly likely: boolean;
}

/** Characters of everyday Cantonese words that standard Chinese has other characters for. */
const CANTONESE = '嘅喺咗冇嘢佢哋啲嗰咁嚟攞瞓嘥揾搵噉㗎啩嘞嬲孭攰氹掟睇諗谂畀乜咩啱';
/** 唔 is a sigh in standard Chinese, and "not" before these. */
const NOT = '唔';
const BEHIND_NOT = '係系好該该使會会知得想見见到識识同可通覺觉講讲做去食要少';
/** The function words that standard Chinese has in their place. */
const STANDARD = '的是在了不沒没他她們们這这那';
/** Where none of these stands there is no Cantonese. */
export const CANTONESE_SIGNS = CANTONESE + NOT;

/** Written Cantonese has at least this many, one in so many Han characters, and more of them than of those of standard Chinese. */
const LEAST_COUNT = 2;
const LEAST_SHARE = 0.05;

/** What a code unit says. */
const OWN = 1;
const OWN_BEFORE_VERB = 2;
const OF_STANDARD = 3;
const VERB = 4;

let meanings: Uint8Array | undefined;

function build(): Uint8Array {
  const table = new Uint8Array(0x10000);
  const mark = (chars: string, meaning: number): void => {
    for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = meaning;
  };
  mark(CANTONESE, OWN);
  mark(NOT, OWN_BEFORE_VERB);
  mark(STANDARD, OF_STANDARD);
  mark(BEHIND_NOT, VERB);
  return table;
}

/** The evidence for Cantonese in a Chinese text; none where it has not one character of it. */
export function cantoneseEvidence(text: string, letters: LetterCounts): CantoneseEvidence | undefined {
  meanings ??= build();
  const table = meanings;
  if (!hasOwn(table, letters)) return undefined;
  const classes = letterClasses();
  const end = Math.min(text.length, SIGN_SAMPLE);
  let han = 0;
  let own = 0;
  let standard = 0;
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    const kind = classes[unit] as number;
    if (kind !== HAN && kind < HANS) continue;
    han++;
    const meaning = table[unit] as number;
    if (meaning === OWN || (meaning === OWN_BEFORE_VERB && table[text.charCodeAt(i + 1)] === VERB)) own++;
    else if (meaning === OF_STANDARD) standard++;
  }
  if (own === 0) return undefined;
  const likely = own >= LEAST_COUNT && own >= LEAST_SHARE * han && own > standard;
  return { share: Math.round((1e4 * own) / han) / 1e4, likely };
}

/** Whether one of the signs is of Cantonese: in most texts none is. */
function hasOwn(table: Uint8Array, { units, signs, found }: LetterCounts): boolean {
  for (let i = 0; i < found; i++) {
    const meaning = table[units[signs[i] as number] as number] as number;
    if (meaning === OWN || meaning === OWN_BEFORE_VERB) return true;
  }
  return false;
}
