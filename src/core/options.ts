import { QingwenError } from './errors.ts';

/** The values an option may take, where a type does not say it all. */
export type Choices<O> = { readonly [K in keyof O]?: readonly O[K][] };

/**
 * The given options over the defaults, checked: an unknown key, a wrong type or a value that is not on offer throws.
 *
 * @throws QingwenError `option/unknown` naming the key and the nearest one, `option/invalid` naming what would do.
 * @example
 * checkOptions('repair', { trace: false }, { trcae: true }) // throws option/unknown
 */
export function checkOptions<O extends object>(
  owner: string,
  defaults: Readonly<O>,
  given: Partial<O> = {},
  choices: Choices<NoInfer<O>> = {},
): Readonly<O> {
  for (const [key, value] of Object.entries(given)) {
    if (!Object.hasOwn(defaults, key)) {
      const near = nearest(key, Object.keys(defaults));
      const hint = near === undefined ? `it takes ${list(Object.keys(defaults))}` : `did you mean "${near}"?`;
      throw new QingwenError('option/unknown', `${owner}: unknown option "${key}"; ${hint}`);
    }
    if (value === undefined) continue;
    const offered = choices[key as keyof O];
    if (offered !== undefined && !offered.includes(value as O[keyof O])) {
      throw new QingwenError(
        'option/invalid',
        `${owner}: option "${key}" is ${show(value)}; it takes ${list(offered.map(show))}`,
      );
    }
    const standard = defaults[key as keyof O];
    if (offered === undefined && standard !== undefined && kindOf(value) !== kindOf(standard)) {
      throw new QingwenError(
        'option/invalid',
        `${owner}: option "${key}" is ${show(value)}; it takes a value of type ${kindOf(standard)}`,
      );
    }
  }
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return Object.freeze({ ...defaults, ...present });
}

/** The candidate nearest to a misspelt word, where one is near enough to suggest. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(word.length / 2));
  return candidates
    .map((candidate) => ({ candidate, distance: distance(word.toLowerCase(), candidate.toLowerCase()) }))
    .filter((entry) => entry.distance <= limit)
    .sort((a, b) => a.distance - b.distance)[0]?.candidate;
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function show(value: unknown): string {
  return JSON.stringify(value) ?? String(value);
}

function list(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}
