import { SIMPLIFIED_ONLY, TRADITIONAL_ONLY, WEAK_EVIDENCE } from '../../data/variants.generated.ts';
import type { VariantEvidence } from './han.ts';

/** What tag the evidence makes, and how sure it is. */
export interface ChineseVariant {
  readonly lang: 'zh' | 'zh-Hans' | 'zh-Hant';
  readonly confidence: number;
}

/** One stray character of the other side does not make a text mixed once this many speak for the one. */
const ENOUGH = 4;
/** What one of a hundred one-sided characters is for: a slip, or a name. */
const DOUBT = 0.01;
/** A regional or old variant, or a rare character, says so much of what an everyday one says. */
const WEAK = 0.1;
/** What stands outside quotation marks speaks for the text where it has at least this share of the evidence. */
const LEAST_OUTSIDE = 1 / 3;
/** Quotation marks stand before the Han characters in Unicode, or among the full-width forms. */
const HAN_FROM = 0x3400;
const FULL_WIDTH_FROM = 0xff00;
/** Quotation marks and brackets, opening and closing by turns. */
const QUOTES = '「」『』“”‘’（）()《》〈〉【】[]';

/**
 * `zh-Hans` or `zh-Hant` where one side has at least the `majority` of the one-sided characters, else `zh`: a text that
 * mixes both, or shows no evidence. Where it seems mixed, it is looked at again: weighed by how much each character says,
 * and without what is quoted or in brackets, which may well be in the other standard.
 */
export function chineseVariant(text: string, evidence: VariantEvidence, majority: number): ChineseVariant {
  const { hans, hant } = evidence;
  // That there is no evidence is no mistake.
  if (hans + hant === 0) return { lang: 'zh', confidence: 0.97 };
  const plain = decided(hans, hant, majority);
  if (plain !== undefined) return plain;
  const [all, outside] = weighed(text);
  const whole = decided(all.hans, all.hant, majority);
  if (whole !== undefined) return whole;
  const share = (outside.hans + outside.hant) / (all.hans + all.hant);
  // A text that mixes both is one or the other to some readers.
  return (share >= LEAST_OUTSIDE ? decided(outside.hans, outside.hant, majority) : undefined) ?? MIXED;
}

const MIXED: ChineseVariant = { lang: 'zh', confidence: 0.9 };

function decided(hans: number, hant: number, majority: number): ChineseVariant | undefined {
  const total = hans + hant;
  const most = Math.max(hans, hant);
  const isClear = most > 0 && (most >= total * majority || (total - most <= 1 && most >= ENOUGH));
  if (!isClear) return undefined;
  // One such character is nearly always right; each on the other side takes its share.
  return { lang: hans > hant ? 'zh-Hans' : 'zh-Hant', confidence: (most + DOUBT) / (total + 2 * DOUBT) };
}

let weights: Float64Array | undefined;

/** For a code unit what it says: below 0 for Simplified, above it for Traditional. */
function weightTable(): Float64Array {
  const table = new Float64Array(0x10000);
  for (let i = 0; i < SIMPLIFIED_ONLY.length; i++) table[SIMPLIFIED_ONLY.charCodeAt(i)] = -1;
  for (let i = 0; i < TRADITIONAL_ONLY.length; i++) table[TRADITIONAL_ONLY.charCodeAt(i)] = 1;
  for (let i = 0; i < WEAK_EVIDENCE.length; i++) {
    const unit = WEAK_EVIDENCE.charCodeAt(i);
    table[unit] = WEAK * (table[unit] as number);
  }
  return table;
}

interface Weighed {
  hans: number;
  hant: number;
}

/** The weighed evidence of a whole text, and of what stands outside quotation marks and brackets in each line. */
function weighed(text: string): readonly [all: Weighed, outside: Weighed] {
  weights ??= weightTable();
  const all = { hans: 0, hant: 0 };
  const outside = { hans: 0, hant: 0 };
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const weight = weights[unit] as number;
    if (weight !== 0) {
      if (weight < 0) all.hans -= weight;
      else all.hant += weight;
      if (depth > 0) continue;
      if (weight < 0) outside.hans -= weight;
      else outside.hant += weight;
    } else if (unit < HAN_FROM || unit >= FULL_WIDTH_FROM) {
      const mark = QUOTES.indexOf(text.charAt(i));
      if (unit === 0x0a) depth = 0;
      else if (mark >= 0) depth = Math.max(0, depth + (mark % 2 === 0 ? 1 : -1));
    }
  }
  return [all, outside];
}
