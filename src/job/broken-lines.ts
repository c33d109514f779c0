import type { BadRecord } from '../io/reader.ts';
import type { FailedInput } from './summary.ts';

const WORDS = {
  'input/json': ['is no JSON record', 'are no JSON records'],
  'input/undecodable': ['is no text', 'are no text'],
  'input/too-long': ['is too long', 'are too long'],
} as const;

type Reason = keyof typeof WORDS;

/** Sums up the lines of one file that are broken, so that a file of a million broken lines is told in one message. */
export class BrokenLines {
  readonly #path: string;
  readonly #seen = new Map<Reason, { count: number; readonly first: string }>();

  constructor(path: string) {
    this.#path = path;
  }

  add({ reason, place }: BadRecord): void {
    if (!isReason(reason)) return;
    const seen = this.#seen.get(reason);
    if (seen === undefined) this.#seen.set(reason, { count: 1, first: String(place.line) });
    else seen.count++;
  }

  failures(): FailedInput[] {
    return [...this.#seen].map(([code, { count, first }]) => {
      const [one, many] = WORDS[code];
      const what =
        count === 1 ? `line ${first} ${one}` : `${count} lines ${many}, the first is line ${first}`;
      return { source: this.#path, code, message: `${this.#path}: ${what}; kept in dropped.jsonl` };
    });
  }
}

function isReason(reason: string): reason is Reason {
  return Object.hasOwn(WORDS, reason);
}
