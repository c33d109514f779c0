import { pairTable } from '../charsets/encode.ts';
import { isPrivateUse } from '../gbk.ts';
import { hanModel } from '../model/han.ts';
import type { Evidence } from './evidence.ts';

/** A character that would fit, and what it costs after the one before. */
export interface Candidate {
  readonly unit: number;
  readonly cost: number;
}

/** Candidates followed up at one place. */
const BRANCHES = 12;
/** What a character of the other standard costs more: the text was Traditional when it was damaged. */
const SIMPLIFIED = 5;
/** What a form that only Japanese has costs more. */
const JAPANESE = 6;
/** What kana costs more: a page of Chinese in GBK hardly has any. */
const KANA = 8;
/** What a full-width letter, digit or sign costs more that Chinese does not set so among its characters. */
const FULL_WIDTH = 6;
/** The full-width forms that it does. */
const FULL_WIDTH_MARKS = '！％（），：；？～';
/** What a pair costs less that stands elsewhere in the document. */
const SEEN = 1.5;

/** What a restored character costs after another. */
export function restoredCost({ seen }: Evidence, previous: number, unit: number): number {
  const cost = hanModel().cost(previous, unit) + strangeness(unit);
  return previous >= 0x80 && seen.has(previous, unit) ? Math.max(cost - SEEN, Math.min(cost, 1)) : cost;
}

function strangeness(unit: number): number {
  if (unit >= 0xff01) return FULL_WIDTH_MARKS.includes(String.fromCharCode(unit)) ? 0 : FULL_WIDTH;
  if (unit >= 0x3041 && unit <= 0x30fe) return KANA;
  const model = hanModel();
  return model.isSimplifiedOnly(unit) ? SIMPLIFIED : model.isJapaneseForm(unit) ? JAPANESE : 0;
}

// The best candidates of the list that is being made.
const units = new Uint16Array(BRANCHES);
const costs = new Float64Array(BRANCHES);

/**
 * The likeliest characters after `previous` among pairs of bytes of which one is known and the other one of `open`;
 * private-use characters are none.
 */
export function likeliest(
  evidence: Evidence,
  previous: number,
  open: readonly number[],
  { lead, trail }: Half,
): readonly Candidate[] {
  const pairs = pairTable('gbk');
  let count = 0;
  for (const byte of open) {
    const unit = pairs[lead === undefined ? (byte << 8) | trail : (lead << 8) | byte] as number;
    if (unit === 0 || isPrivateUse(unit)) continue;
    const cost = restoredCost(evidence, previous, unit);
    if (count === BRANCHES) {
      if (cost >= (costs[BRANCHES - 1] as number)) continue;
      count--;
    }
    let place = count++;
    for (; place > 0 && (costs[place - 1] as number) > cost; place--) {
      units[place] = units[place - 1] as number;
      costs[place] = costs[place - 1] as number;
    }
    units[place] = unit;
    costs[place] = cost;
  }
  const candidates: Candidate[] = [];
  for (let i = 0; i < count; i++) candidates.push({ unit: units[i] as number, cost: costs[i] as number });
  return candidates;
}

/** The byte of a pair that is known: its first or its second one. */
type Half =
  | { readonly lead: number; readonly trail?: undefined }
  | { readonly lead?: undefined; readonly trail: number };

/** What is asked about a byte between two characters: see {@link Memo}. */
type Asked = 'stripped first' | 'stripped second' | 'trail' | 'lead' | 'cut off';
const ASKED: readonly Asked[] = ['stripped first', 'stripped second', 'trail', 'lead', 'cut off'];

/** Entries kept, so that a line of any length takes no more memory. */
const REMEMBERED = 20_000;

/** Remembers for a line what would fit around a byte, which many ways ask for. */
export class Memo {
  readonly #known = new Map<number, readonly Candidate[]>();

  /** The answer to a question about a byte after a character. */
  get(asked: Asked, previous: number, byte: number, find: () => readonly Candidate[]): readonly Candidate[] {
    const key = (ASKED.indexOf(asked) << 24) | (previous << 8) | byte;
    const found = this.#known.get(key);
    if (found !== undefined) return found;
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    const made = find();
    this.#known.set(key, made);
    return made;
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** Bytes that a decoder takes for the first of a pair. */
export const LEADS = range(0x81, 0xfe);
export const TRAILS = range(0x40, 0xfe);

/** First bytes of the user-defined areas, which decode to private-use characters. */
const USER_LEADS = [...range(0xa1, 0xa7), ...range(0xaa, 0xaf), ...range(0xf8, 0xfe)];

/** The characters that a private-use character, which is gone, completes. */
export function strippedFirsts(
  evidence: Evidence,
  memo: Memo,
  { last, pending }: { readonly last: number; readonly pending: number },
): readonly Candidate[] {
  return memo.get('stripped first', last, pending, () =>
    likeliest(evidence, last, USER_LEADS, { lead: pending }),
  );
}

/** Second bytes of a user-defined area that can begin a character themselves. */
export function userTrails(lead: number): readonly number[] {
  return lead <= 0xa7 ? LOW_TRAILS : HIGH_TRAILS;
}

const LOW_TRAILS = range(0x81, 0xa0);
const HIGH_TRAILS = range(0xa1, 0xfe);
