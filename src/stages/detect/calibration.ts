import type { Guess } from './guess.ts';

/**
 * How often a guess with a lead was right, as pairs of the lead and the share of right ones, between which a straight line is
 * drawn. Counted by scripts/calibrate.ts on half of the test files of lingua (single words, pairs of words and sentences in
 * 46 languages, those whose MD5 begins with an even byte); `npm run accuracy` measures what comes of it on the other half.
 */
type Calibration = readonly (readonly [lead: number, right: number])[];

/** By the lead in the scores of grams. */
const BY_GRAMS: Calibration = [
  [2.65, 0.318],
  [10.5, 0.394],
  [22.7, 0.481],
  [39.6, 0.581],
  [61.2, 0.702],
  [87, 0.832],
  [114, 0.902],
  [146, 0.939],
  [183, 0.969],
  [225, 0.979],
  [271, 0.981],
  [361, 0.99],
  [642, 0.997],
  [1200, 0.997],
  [1660, 0.999],
];

/** By the lead in nats of a language of the Arabic script. */
const BY_ARABIC_LETTERS: Calibration = [
  [1.02, 0.504],
  [3.33, 0.738],
  [5.55, 0.822],
  [7.39, 0.893],
  [9.33, 0.933],
  [12.2, 0.969],
  [16.7, 0.992],
  [34.2, 0.997],
  [76.7, 0.998],
];

/** By the lead in nats of a language of Cyrillic. */
const BY_CYRILLIC_LETTERS: Calibration = [
  [0.18, 0.346],
  [0.555, 0.439],
  [1.01, 0.502],
  [1.67, 0.624],
  [2.67, 0.786],
  [3.95, 0.924],
  [5.52, 0.968],
  [8.19, 0.996],
  [17.9, 0.999],
];

const CALIBRATIONS: Readonly<Record<Guess['by'], Calibration>> = {
  grams: BY_GRAMS,
  arabic: BY_ARABIC_LETTERS,
  cyrillic: BY_CYRILLIC_LETTERS,
};

/** The share of right guesses at a lead. */
export function calibrated({ lead, by }: Guess): number {
  const calibration = CALIBRATIONS[by];
  let at = 0;
  while (at < calibration.length && lead > (calibration[at]?.[0] ?? 0)) at++;
  const [toLead, to] = calibration[Math.min(at, calibration.length - 1)] ?? [0, 0];
  const [fromLead, from] = calibration[at - 1] ?? [toLead, to];
  if (at === calibration.length || toLead === fromLead) return to;
  return from + ((lead - fromLead) / (toLead - fromLead)) * (to - from);
}
