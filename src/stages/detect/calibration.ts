/**
 * How often a guess with a lead was right, as pairs of the lead and the share of right ones, between which a straight line is drawn.
 * Counted on half of the test files of lingua (single words, pairs of words and sentences in 46 languages, those whose MD5 begins
 * with an even byte); `npm run accuracy` measures what comes of it on the other half.
 */
export type Calibration = readonly (readonly [lead: number, right: number])[];

/** By the lead in the scores of grams. */
export const BY_GRAMS: Calibration = [
  [0, 0.27],
  [10, 0.36],
  [20, 0.42],
  [33, 0.5],
  [49, 0.58],
  [69, 0.72],
  [92, 0.81],
  [122, 0.85],
  [155, 0.91],
  [192, 0.935],
  [236, 0.95],
  [285, 0.967],
  [420, 0.98],
  [730, 0.988],
  [1500, 0.993],
  [3000, 0.999],
];

/** By the lead in nats of a language of the Arabic script. */
export const BY_ARABIC_LETTERS: Calibration = [
  [0, 0.4],
  [0.6, 0.53],
  [1.2, 0.62],
  [1.9, 0.7],
  [2.8, 0.79],
  [4.2, 0.9],
  [5.5, 0.95],
  [6.8, 0.98],
  [9, 0.99],
  [15, 0.998],
];

/** The share of right guesses at a lead. */
export function calibrated(lead: number, calibration: Calibration): number {
  let at = 0;
  while (at < calibration.length && lead > (calibration[at]?.[0] ?? 0)) at++;
  const [toLead, to] = calibration[Math.min(at, calibration.length - 1)] ?? [0, 0];
  const [fromLead, from] = calibration[at - 1] ?? [toLead, to];
  if (at === calibration.length || toLead === fromLead) return to;
  return from + ((lead - fromLead) / (toLead - fromLead)) * (to - from);
}
