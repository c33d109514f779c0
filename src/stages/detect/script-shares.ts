import { isJapanese } from './han.ts';
import { BOPOMOFO, HAN, HANS, HIRAGANA, JAPANESE, KATAKANA } from './letter-classes.ts';
import { SCRIPTS } from './scripts.ts';

/** A script of a text and its weighted share of all letters, 0–1. */
export interface ScriptShare {
  readonly script: string;
  readonly share: number;
}

/** By class of letters the weight of one, and whether it is written together with Han characters. */
const WEIGHTS = new Float64Array(JAPANESE + 1);
const IS_EAST = new Uint8Array(JAPANESE + 1);
for (let kind = 1; kind <= JAPANESE; kind++) {
  WEIGHTS[kind] = SCRIPTS[(kind < HANS ? kind : HAN) - 1]?.weight ?? 0;
  if (kind >= HANS || [HAN, HIRAGANA, KATAKANA, BOPOMOFO].includes(kind)) IS_EAST[kind] = 1;
}

/** The scripts among the letters of a text, largest share first; kana and Han characters together are `Hani` or `Jpan`. */
export function scriptShares(counts: Uint32Array): ScriptShare[] {
  const found: { script: string; share: number }[] = [];
  let east = 0;
  let total = 0;
  // From 1: class 0 is what is no letter.
  for (let kind = 1; kind <= JAPANESE; kind++) {
    const count = counts[kind] as number;
    if (count === 0) continue;
    const weight = count * (WEIGHTS[kind] as number);
    total += weight;
    if (IS_EAST[kind] === 1) east += weight;
    else found.push({ script: SCRIPTS[kind - 1]?.code ?? '', share: weight });
  }
  if (east > 0) found.push({ script: isJapanese(counts) ? 'Jpan' : 'Hani', share: east });
  if (found.length > 1) found.sort((a, b) => b.share - a.share);
  for (const one of found) one.share /= total;
  return found;
}
