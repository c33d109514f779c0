import { isJapanese } from './han.ts';
import { BOPOMOFO, HAN, HANS, HIRAGANA, JAPANESE, KATAKANA } from './letter-classes.ts';
import { SCRIPTS } from './scripts.ts';

/** A script of a text and its weighted share of all letters, 0–1. */
export interface ScriptShare {
  readonly script: string;
  readonly share: number;
}

/** The scripts among the letters of a text, largest share first; kana and Han characters together are `Hani` or `Jpan`. */
export function scriptShares(counts: Uint32Array): ScriptShare[] {
  const found: { script: string; weight: number }[] = [];
  let east = 0;
  let total = 0;
  // From 1: class 0 is what is no letter.
  for (let kind = 1; kind <= JAPANESE; kind++) {
    const count = counts[kind] ?? 0;
    if (count === 0) continue;
    const { code, weight } = SCRIPTS[(kind < HANS ? kind : HAN) - 1] ?? { code: '', weight: 0 };
    total += count * weight;
    if (kind >= HANS || kind === HAN || kind === HIRAGANA || kind === KATAKANA || kind === BOPOMOFO) {
      east += count * weight;
    } else found.push({ script: code, weight: count * weight });
  }
  if (east > 0) found.push({ script: isJapanese(counts) ? 'Jpan' : 'Hani', weight: east });
  found.sort((a, b) => b.weight - a.weight);
  return found.map(({ script, weight }) => ({ script, share: weight / total }));
}
