import { ARABIC_SIBLINGS, CYRILLIC_SIBLINGS, DUTCH_SIBLINGS } from '../../data/siblings.generated.ts';

/** Near languages of one script that n-grams of up to five letters tell apart, by ISO 639-3. */
export type SiblingGroup = 'arabic' | 'dutch' | 'cyrillic';

const GROUPS: Readonly<
  Record<SiblingGroup, { readonly languages: readonly string[]; readonly table: string }>
> = {
  arabic: { languages: ['arb', 'pes', 'urd'], table: ARABIC_SIBLINGS },
  dutch: { languages: ['nld', 'afr'], table: DUTCH_SIBLINGS },
  cyrillic: { languages: ['rus', 'khk', 'mkd', 'srp', 'bul'], table: CYRILLIC_SIBLINGS },
};

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LONGEST = 5;
/** A digit of this says nothing; each step from it is a quarter of a nat. */
const MIDDLE = 32;

const models = new Map<SiblingGroup, ReadonlyMap<string, readonly number[]>>();

function build(table: string, languages: number): ReadonlyMap<string, readonly number[]> {
  const model = new Map<string, readonly number[]>();
  let gram = '';
  for (let at = 0; at < table.length; ) {
    const head = DIGITS.indexOf(table.charAt(at++));
    const shared = Math.floor(head / (LONGEST + 1));
    const rest = (head % (LONGEST + 1)) - shared;
    gram = gram.slice(0, shared) + table.slice(at, at + rest);
    at += rest;
    const values: number[] = [0];
    while (values.length < languages) values.push((DIGITS.indexOf(table.charAt(at++)) - MIDDLE) / 4);
    model.set(gram, values);
  }
  return model;
}

/**
 * How much likelier each language of a group makes a text than the first one does, in nats: letter by letter, by the longest
 * gram that ends there. The text is words in lower case with spaces between.
 */
export function siblingPoints(text: string, group: SiblingGroup): ReadonlyMap<string, number> {
  const { languages, table } = GROUPS[group];
  let model = models.get(group);
  if (model === undefined) {
    model = build(table, languages.length);
    models.set(group, model);
  }
  const points = languages.map(() => 0);
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 0x20) {
      start = i + 1;
      continue;
    }
    for (let from = Math.max(start, i + 1 - LONGEST); from <= i; from++) {
      const values = model.get(text.slice(from, i + 1));
      if (values === undefined) continue;
      for (let k = 1; k < points.length; k++) points[k] = (points[k] ?? 0) + (values[k] ?? 0);
      break;
    }
  }
  return new Map(languages.map((language, k) => [language, points[k] ?? 0]));
}
