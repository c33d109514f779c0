/** A language by ISO 639-3, and how far it leads the next: what the confidence comes from. */
export interface Guess {
  readonly iso6393: string;
  readonly lead: number;
  /** What the lead is measured in: scores of grams, or nats of the letters of a script. */
  readonly by: 'grams' | 'arabic' | 'cyrillic';
}

/** The language that has the most points, and its lead. */
export function guessOf(languages: readonly string[], points: ArrayLike<number>, by: Guess['by']): Guess {
  let best = 0;
  let next = Number.NEGATIVE_INFINITY;
  for (let i = 1; i < points.length; i++) {
    const point = points[i] as number;
    if (point > (points[best] as number)) {
      next = points[best] as number;
      best = i;
    } else if (point > next) next = point;
  }
  return { iso6393: languages[best] ?? 'und', lead: (points[best] as number) - next, by };
}
