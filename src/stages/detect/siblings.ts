import { type PackedText, unpacked } from '../../core/packed-text.ts';
import { ARABIC_SIBLINGS, CYRILLIC_SIBLINGS, DUTCH_SIBLINGS } from '../../data/siblings.generated.ts';

/** Near languages of one script that n-grams of up to five letters tell apart, by ISO 639-3. */
export const SIBLINGS = {
  arabic: ['arb', 'pes', 'urd'],
  dutch: ['nld', 'afr'],
  cyrillic: ['rus', 'ukr', 'bel', 'bul', 'srp', 'mkd', 'khk'],
} as const;

type SiblingGroup = keyof typeof SIBLINGS;

const TABLES: Readonly<Record<SiblingGroup, PackedText>> = {
  arabic: ARABIC_SIBLINGS,
  dutch: DUTCH_SIBLINGS,
  cyrillic: CYRILLIC_SIBLINGS,
};
const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const LONGEST = 5;
/** A digit of this says nothing; each step from it is a quarter of a nat. */
const MIDDLE = 32;
const STEPS_A_NAT = 4;

/** The grams by their hashes, at the first free place from that of their lowest bits. */
interface Model {
  /** 0 for a free place. */
  readonly hashes: Int32Array;
  /** For each place the steps of all languages but the first. */
  readonly steps: Int8Array;
}

const models = new Map<SiblingGroup, Model>();

function build(table: string, others: number): Model {
  const digit = new Uint8Array(128);
  for (let i = 0; i < DIGITS.length; i++) digit[DIGITS.charCodeAt(i)] = i;
  // A gram takes up two characters at least, and a digit a language: half of the places or more stay free.
  const places = 2 ** Math.ceil(Math.log2(table.length / (1 + others / 2)));
  const hashes = new Int32Array(places);
  const steps = new Int8Array(places * others);
  const gram = new Uint16Array(LONGEST);
  for (let at = 0; at < table.length; ) {
    const head = digit[table.charCodeAt(at++)] as number;
    const length = head % (LONGEST + 1);
    for (let i = Math.floor(head / (LONGEST + 1)); i < length; i++) gram[i] = table.charCodeAt(at++);
    let hash = 0;
    for (let i = length - 1; i >= 0; i--) hash = longer(hash, gram[i] as number);
    let place = hash & (places - 1);
    while (hashes[place] !== 0) place = (place + 1) & (places - 1);
    hashes[place] = hash;
    for (let k = 0; k < others; k++) {
      steps[place * others + k] = (digit[table.charCodeAt(at++)] as number) - MIDDLE;
    }
  }
  return { hashes, steps };
}

/** The hash of a gram with one more letter in front; never 0. */
function longer(hash: number, unit: number): number {
  const mixed = Math.imul(hash ^ unit, 0x2c1b3c6d);
  return mixed ^ (mixed >>> 15) || 1;
}

/**
 * How much likelier each language of a group makes a text than the first one does, in nats: letter by letter, by the longest
 * gram that ends there. The text is words in lower case with spaces between.
 */
export function siblingPoints(text: string, group: SiblingGroup): Float64Array {
  const languages = SIBLINGS[group].length;
  let model = models.get(group);
  if (model === undefined) {
    model = build(unpacked(TABLES[group]), languages - 1);
    models.set(group, model);
  }
  const { hashes, steps } = model;
  const mask = hashes.length - 1;
  const points = new Float64Array(languages);
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) === 0x20) {
      start = i + 1;
      continue;
    }
    let hash = 0;
    let found = -1;
    for (let from = i, first = Math.max(start, i + 1 - LONGEST); from >= first; from--) {
      hash = longer(hash, text.charCodeAt(from));
      let place = hash & mask;
      while (hashes[place] !== hash && hashes[place] !== 0) place = (place + 1) & mask;
      if (hashes[place] !== 0) found = place;
    }
    if (found === -1) continue;
    for (let k = 1; k < languages; k++) {
      const step = steps[found * (languages - 1) + k - 1] as number;
      points[k] = (points[k] as number) + step / STEPS_A_NAT;
    }
  }
  return points;
}
