/** One side of a comparison. */
export interface Side {
  readonly name: string;
  /** Does the work so many times over and answers the seconds it took. */
  time(repeat: number): Promise<number> | number;
}

/** How long each side is measured. */
export interface Effort {
  /** Seconds of warm-up a side. */
  readonly warmUp: number;
  /** Seconds that one measured run lasts at least, unless doing the work once takes longer. */
  readonly run: number;
  /** Runs a side. */
  readonly rounds: number;
}

const EFFORT: Effort = { warmUp: 0.3, run: 0.12, rounds: 7 };
const MOST_WARM_UPS = 200;

/** A side that runs in this process. `work` answers a number made of its results, so that none of it can be left out. */
export function ownSide(name: string, work: () => number): Side {
  return {
    name,
    time(repeat) {
      const started = performance.now();
      let sum = 0;
      for (let i = 0; i < repeat; i++) sum += work();
      const seconds = (performance.now() - started) / 1000;
      if (Number.isNaN(sum)) throw new Error(`${name}: the results are no results`);
      return seconds;
    },
  };
}

/**
 * Median seconds that each side takes to do its work once, by name. The sides take turns, and another one begins in
 * every round, so that what slows the machine down slows all of them down.
 */
export async function measure(
  sides: readonly Side[],
  { warmUp, run, rounds }: Effort = EFFORT,
): Promise<ReadonlyMap<string, number>> {
  const repeats: number[] = [];
  for (const side of sides) {
    let spent = 0;
    let last = 0;
    for (let runs = 0; spent < warmUp && runs < MOST_WARM_UPS; runs++) {
      last = await side.time(1);
      spent += last;
    }
    repeats.push(Math.max(1, Math.ceil(run / Math.max(last, 1e-6))));
  }
  const samples: number[][] = sides.map(() => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < sides.length; turn++) {
      const at = (round + turn) % sides.length;
      const side = sides[at];
      const repeat = repeats[at] ?? 1;
      if (side !== undefined) samples[at]?.push((await side.time(repeat)) / repeat);
    }
  }
  return new Map(sides.map((side, at) => [side.name, median(samples[at] ?? [])]));
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Bytes of UTF-8 in texts. */
export function bytesOf(texts: readonly string[]): number {
  return texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
}
