import { decodeAs } from './decoders.ts';
import { FOREIGN, type ForeignCharset } from './foreign-costs.ts';
import { mainScript } from './main-script.ts';
import { type Reading, type Readings, readings, type Work } from './readings.ts';
import { faultyRegions, windowAt } from './regions.ts';
import { RunLog, type RunText } from './runs.ts';
import { plainUtf8 } from './utf8-runs.ts';

/** Another charset must be likelier than U+FFFD by so much, in half bits. */
const MARGIN = 6;
/** What the charset that most faults of the bytes are in, the declared one, and those for the script around are ahead. */
const SAME_CHARSET = 12;
const SAME_SCRIPT = 10;
/** Bytes from which the script around is told. */
const SAMPLE = 1 << 13;
/** The first windows of so many regions are tried in all charsets, all else in those few that did best there. */
const TRIED = 32;
const SHORTLIST = 4;

/**
 * Reads bytes as UTF-8 in which some are not: forms that UTF-8 forbids, and characters of other charsets, each run in the one
 * it is the likeliest text in; `declared` is likelier than others. Takes time in proportion to the bytes, whatever they are.
 */
export function mixedUtf8(
  bytes: Uint8Array,
  declared: string | undefined,
  work: Work = { weighed: 0 },
): RunText {
  const regions = faultyRegions(bytes);
  const tried = regions
    .slice(0, TRIED)
    .map((region) => readings(bytes, windowAt(bytes, region.start, region), FOREIGN, work));
  const ranked = rank(tried);
  const likely = [...ranked.keys()].slice(0, SHORTLIST);
  const shortlist = FOREIGN.filter(({ charset }) => likely.includes(charset) || charset === declared);
  const [common] = [...ranked].find(([, { regions: found }]) => found > 1) ?? [];
  const script = mainScript(plainUtf8(bytes.subarray(0, SAMPLE)).text);
  const aheadBy = ({ charset, scripts }: ForeignCharset): number => {
    const same = (charset === common ? 1 : 0) + (charset === declared ? 1 : 0);
    return SAME_CHARSET * same + (scripts.includes(script) ? SAME_SCRIPT : 0);
  };
  const log = new RunLog(bytes, (part) => decodeAs('utf-8', part));
  regions.forEach((region, i) => {
    let known = tried[i];
    for (let at = region.start; at < region.end; ) {
      const chosen = best(known ?? readings(bytes, windowAt(bytes, at, region), shortlist, work), aheadBy);
      known = undefined;
      for (const run of chosen.runs) log.add(run);
      at = chosen.end;
    }
  });
  return log.finish();
}

/** The charsets by how much likelier they make the regions, and in how many they do. */
function rank(tried: readonly Readings[]): Map<string, { gain: number; regions: number }> {
  const sums = new Map<string, { gain: number; regions: number }>();
  for (const { plainCost, ways } of tried) {
    for (const { foreign, cost } of ways) {
      const gain = plainCost - cost;
      if (gain <= 0) continue;
      const { gain: before, regions } = sums.get(foreign.charset) ?? { gain: 0, regions: 0 };
      sums.set(foreign.charset, { gain: before + gain, regions: regions + 1 });
    }
  }
  return new Map([...sums].sort(([, a], [, b]) => b.gain - a.gain));
}

/** The way that costs least; another charset than UTF-8 must be ahead by a margin. */
function best({ ways }: Readings, aheadBy: (foreign: ForeignCharset) => number): Reading {
  let chosen = ways[0] as Reading;
  let least = Number.POSITIVE_INFINITY;
  for (const way of ways) {
    const cost = way.cost - (way.foreign.charset === 'utf-8' ? MARGIN : aheadBy(way.foreign));
    if (cost < least) {
      least = cost;
      chosen = way;
    }
  }
  return chosen;
}
