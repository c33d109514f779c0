import { HKSCS_CHARACTERS } from '../../data/hkscs.generated.ts';
import { hanModel } from './model/han.ts';
import { gatherEvidence } from './spliced/evidence.ts';

/**
 * The user-defined areas of Big5 as code page 950 puts them into the private-use area (Unicode Consortium,
 * VENDORS/MICSFT/WINDOWS, CP950): the first code unit, the first lead byte, the place in its row, and how many.
 * Where the Hong Kong Supplementary Character Set has a character, text from before Unicode had it shows that unit.
 */
export const HKSCS_AREAS = [
  { first: 0xe000, lead: 0xfa, skipped: 0, count: 785 },
  { first: 0xe311, lead: 0x8e, skipped: 0, count: 2983 },
  { first: 0xeeb8, lead: 0x81, skipped: 0, count: 2041 },
  { first: 0xf6b1, lead: 0xc6, skipped: 63, count: 408 },
] as const;
/** Characters of a row, and those of them before the gap in the second bytes. */
const ROW = 157;
const LOW = 63;
/** Characters that only Traditional Chinese writes, and Han characters for each private-use one. */
const LEAST_TRADITIONAL = 3;
const LEAST_HAN = 8;
/** What a neighbour costs at most by itself, in nats: what stands among rare characters is damage of another kind. */
const COMMON = 12;

let known: ReadonlyMap<number, string> | undefined;

/** The Han character of the Hong Kong set that a private-use code unit stands for. */
export function hkscsCharacter(unit: number): string | undefined {
  known ??= new Map(
    HKSCS_AREAS.flatMap(({ first }, area) =>
      [...(HKSCS_CHARACTERS[area] ?? '')].map((char, i): [number, string] => [first + i, char]),
    ).filter(([, char]) => char !== ' '),
  );
  return known.get(unit);
}

/** The bytes that Big5 has for a private-use code unit. */
export function pairOf(unit: number): number {
  for (const { first, lead, skipped, count } of HKSCS_AREAS) {
    if (unit < first || unit >= first + count) continue;
    const place = unit - first + skipped;
    const column = place % ROW;
    return ((lead + Math.floor(place / ROW)) << 8) | (column < LOW ? 0x40 + column : 0xa1 + column - LOW);
  }
  return 0;
}

/** Whether the private-use characters of a text are those of the Hong Kong set: a few in whole Traditional Chinese. */
export function isHongKong(text: string): boolean {
  const han = hanModel();
  let own = 0;
  let known = 0;
  let traditional = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xe000 && unit <= 0xf8ff) {
      own++;
      if (hkscsCharacter(unit) === undefined || !(isCommon(text, i - 1) || isCommon(text, i + 1)))
        return false;
    } else if (unit >= 0x3400 && unit <= 0x9fff) {
      known++;
      if (han.isSimplifiedOnly(unit)) return false;
      if (han.isTraditional(unit)) traditional++;
    }
  }
  const enough = traditional >= LEAST_TRADITIONAL && known >= LEAST_HAN * own;
  return enough && gatherEvidence(text) === undefined;
}

function isCommon(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x3400 && unit <= 0x9fff && hanModel().startCost(unit) <= COMMON;
}
