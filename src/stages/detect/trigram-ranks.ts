import { data } from 'franc/data.js';
import { expressions } from 'franc/expressions.js';

/** More is not read. */
const LONGEST = 2048;
/** What a trigram adds to the distance from a language that has it not among its 300 most frequent. */
const FARTHEST = 300;
/** What is no part of a word: ASCII's punctuation marks and digits. */
const NO_LETTERS = /[!-@]+/g;
const WHITE_SPACE = /\s+/g;

/** The languages of a script; for each trigram their numbers and its rank among theirs, one after the other. */
interface Ranks {
  readonly languages: readonly string[];
  readonly byTrigram: ReadonlyMap<string, readonly number[]>;
}

const scripts = new Map<string, Ranks>();

/** A language, and how near the text is to it, up to 1, which the nearest has. */
export type Ranked = readonly [iso6393: string, score: number];

/**
 * The languages of the script that most of a text is in, the nearest first, as `francAll` of franc has them: by how far
 * the trigrams of the text are from their ranks in each language. franc itself makes its tables of all scripts when it
 * is imported, which takes longer than everything else at the start; these are made of franc's data when first needed.
 */
export function rankedLanguages(text: string): readonly Ranked[] {
  const value = text.slice(0, LONGEST);
  const { script, hits } = topScript(value);
  const models = data[script];
  if (models === undefined) return [[hits === 0 ? 'und' : script, 1]];
  const ranks = scripts.get(script) ?? build(models);
  scripts.set(script, ranks);
  const distances = distancesOf(value, ranks);
  const least = Math.min(...distances);
  const most = value.length * FARTHEST - least;
  return ranks.languages
    .map((language, i): Ranked => [language, 1 - ((distances[i] ?? 0) - least) / most || 0])
    .sort(([, a], [, b]) => b - a);
}

function build(models: Readonly<Record<string, string>>): Ranks {
  const byTrigram = new Map<string, number[]>();
  const languages = Object.keys(models);
  Object.values(models).forEach((model, language) => {
    model.split('|').forEach((trigram, rank) => {
      const list = byTrigram.get(trigram);
      if (list === undefined) byTrigram.set(trigram, [language, rank]);
      else list.push(language, rank);
    });
  });
  return { languages, byTrigram };
}

/** The script of most letters, the first of those that have as many. */
function topScript(value: string): { readonly script: string; readonly hits: number } {
  let script = 'und';
  let hits = -1;
  for (const [name, letters] of Object.entries(expressions)) {
    const count = value.match(letters)?.length ?? 0;
    if (count > hits) {
      script = name;
      hits = count;
    }
  }
  return { script, hits };
}

/** The distance of a text from each language. */
function distancesOf(value: string, { languages, byTrigram }: Ranks): readonly number[] {
  const counts = new Map<string, number>();
  const words = ` ${value.replace(NO_LETTERS, ' ').replace(WHITE_SPACE, ' ').trim().toLowerCase()} `;
  for (let i = 0; i + 3 <= words.length; i++) {
    const trigram = words.slice(i, i + 3);
    counts.set(trigram, (counts.get(trigram) ?? 0) + 1);
  }
  const distances = new Array<number>(languages.length).fill(FARTHEST * counts.size);
  for (const [trigram, count] of counts) {
    const ranks = byTrigram.get(trigram) ?? [];
    for (let i = 0; i < ranks.length; i += 2) {
      const language = ranks[i] as number;
      const off = Math.abs(count - (ranks[i + 1] as number) - 1);
      distances[language] = (distances[language] as number) + off - FARTHEST;
    }
  }
  return distances;
}
