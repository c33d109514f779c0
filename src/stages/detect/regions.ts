import type { LetterCounts } from './letter-counts.ts';
import { entriesIn, NO_REGION } from './region-entries.ts';

/** What in a Chinese text is of Taiwan, of Hong Kong, of the mainland: forms of characters, and words. */
export interface RegionEvidence {
  /** How many such characters and words stand in the first 4,096 UTF-16 code units. */
  readonly tw: number;
  readonly hk: number;
  readonly cn: number;
  /** The region that most of the evidence speaks for, words for more than forms; absent where it is too little or divided. */
  readonly verdict?: 'TW' | 'HK' | 'CN';
  /**
   * Share of the verdict in the weighted evidence, which counts a doubt against it; 0–1, 0 without a verdict. It is no measured
   * share of right verdicts: there is no collection of texts by region to count on.
   */
  readonly confidence: number;
}

const REGIONS = ['TW', 'HK', 'CN'] as const;
/** What a verdict needs: this much evidence, and this share of it. */
const LEAST_EVIDENCE = 1;
const LEAST_SHARE = 0.7;
/** What might speak against it but does not show in so short a text. */
const DOUBT = 0.25;

/**
 * The evidence for the regions in a Chinese text; in a Simplified one only words count, for its forms are those of one
 * standard. None where nothing speaks.
 */
export function regionEvidence(
  text: string,
  letters: LetterCounts,
  isSimplified: boolean,
): RegionEvidence | undefined {
  const counts = [0, 0, 0];
  const weights = [0, 0, 0];
  let end = 0;
  for (const { start, entry } of entriesIn(text, letters, isSimplified)) {
    // Of two that share a character the one that begins earlier stands, and of those the longer one.
    if (start < end) continue;
    end = start + entry.word.length;
    if (entry.region === NO_REGION) continue;
    counts[entry.region] = (counts[entry.region] ?? 0) + 1;
    weights[entry.region] = (weights[entry.region] ?? 0) + entry.weight;
  }
  const [tw = 0, hk = 0, cn = 0] = counts;
  if (tw + hk + cn === 0) return undefined;
  const [ofTaiwan = 0, ofHongKong = 0, ofMainland = 0] = weights;
  const most = Math.max(ofTaiwan, ofHongKong, ofMainland);
  const total = ofTaiwan + ofHongKong + ofMainland;
  const verdict = REGIONS[weights.indexOf(most)];
  if (verdict === undefined || most < LEAST_EVIDENCE || most < LEAST_SHARE * total) {
    return { tw, hk, cn, confidence: 0 };
  }
  return { tw, hk, cn, verdict, confidence: Math.round((1e4 * most) / (total + DOUBT)) / 1e4 };
}
