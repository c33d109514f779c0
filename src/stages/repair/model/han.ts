import { digitValues } from '../../../core/packed-text.ts';
import {
  HAN_ALPHABET,
  HAN_DISTANCES,
  HAN_ENDS,
  HAN_FIRST_IN_ROW,
  HAN_MORE,
  HAN_NONE,
  HAN_SHARED_WITH_JAPANESE,
  HAN_SIMPLIFIED,
  HAN_SIMPLIFIED_ONLY,
  HAN_STARTS,
  HAN_STEP,
  HAN_STEPS,
  HAN_TRADITIONAL,
  HAN_TRADITIONAL_COUNT,
} from '../../../data/han-model.generated.ts';
import { ABSENT, PairTable } from './pair-table.ts';

/** Costs in nats of what is no Han character, by what stands before it. */
const COST = {
  unknownHan: 17,
  unknownEnd: 1,
  privateUse: 24,
  other: 10,
  space: 5,
  alnum: 4.5,
  alnumRun: 1.5,
  kana: 5,
  kanaRun: 2,
};
const MARKS: Readonly<Record<string, number>> = {
  '，': 3,
  ',': 3,
  '。': 3.4,
  '、': 4,
  '：': 4,
  ':': 4,
  '；': 4.5,
  ';': 4.5,
  '“': 4.5,
  '”': 4.5,
  '！': 4.5,
  '!': 4.5,
  '？': 4.5,
  '?': 4.5,
  '（': 4.5,
  '(': 4.5,
  '）': 4.5,
  ')': 4.5,
  '《': 4.5,
  '》': 4.5,
  '「': 5,
  '」': 5,
  '‘': 6,
  '’': 6,
  '·': 6,
  '—': 5,
  '…': 5,
  '%': 5,
  '.': 5,
  '-': 5,
  '/': 6,
};

/**
 * How likely one character is after another, as a cost in nats (-ln of a probability): a bigram model of Han
 * characters, both standards folded to Simplified, with flat costs for everything else.
 */
export interface HanModel {
  cost(previous: number, next: number): number;
  /** Whether Simplified Chinese writes another character for it. */
  isTraditional(unit: number): boolean;
  /** Whether Japanese writes the character so and Chinese of neither standard does. */
  isJapaneseForm(unit: number): boolean;
  /** Whether only the Simplified standard has the character. */
  isSimplifiedOnly(unit: number): boolean;
  /** Whether only Chinese of the Simplified standard has the character: it does not stand beside kana. */
  isChineseOnly(unit: number): boolean;
  /** How rare a character is as the start of a word. */
  startCost(unit: number): number;
}

let model: HanModel | undefined;

/** The model, built from its tables at first use. */
export function hanModel(): HanModel {
  model ??= build();
  return model;
}

/** What a mark costs more when it stands right after another: much, unless it closes what the other ends. */
function afterMark(previous: number, next: number): number {
  const closes = '”’」』）》】'.includes(String.fromCharCode(next));
  if ('。！？…”’」』）》】'.includes(String.fromCharCode(previous))) {
    if (
      '”’」』）》】…'.includes(String.fromCharCode(previous)) &&
      '。，、：；'.includes(String.fromCharCode(next))
    )
      return 0;
    return closes ? -2 : '“‘「『（《【'.includes(String.fromCharCode(next)) ? -1 : 9;
  }
  return closes ? 3 : 6;
}

/** Whether a code unit is a Han character of the basic plane. */
export function isHan(unit: number): boolean {
  return (unit >= 0x3400 && unit <= 0x9fff) || unit === 0x3007 || (unit >= 0xf900 && unit <= 0xfaff);
}

function isAlnum(unit: number): boolean {
  return (unit >= 0x30 && unit <= 0x39) || (unit >= 0x41 && unit <= 0x5a) || (unit >= 0x61 && unit <= 0x7a);
}

function isKana(unit: number): boolean {
  return unit >= 0x3040 && unit <= 0x30ff;
}

/** The cost of each character, by its code unit; see scripts/han-model.ts. */
function costsOf(digits: string, values: Uint8Array, unknown: number): Float32Array {
  const costs = new Float32Array(0x10000).fill(unknown);
  for (let i = 0; i < digits.length; i++) {
    const step = values[digits.charCodeAt(i)] as number;
    if (step !== HAN_NONE) costs[HAN_ALPHABET.charCodeAt(i)] = step * HAN_STEP;
  }
  return costs;
}

/** The steps of the costs of all pairs. */
function pairsOf(values: Uint8Array): PairTable {
  const pairs = new PairTable(HAN_STEPS.length);
  let row = -1;
  let place = -1;
  let at = 0;
  for (let i = 0; i < HAN_STEPS.length; i++) {
    let step = values[HAN_STEPS.charCodeAt(i)] as number;
    if (step >= HAN_FIRST_IN_ROW) {
      row++;
      place = -1;
      if (step === HAN_NONE) continue;
      step -= HAN_FIRST_IN_ROW;
    }
    let distance = 0;
    for (let more = true; more; ) {
      const value = values[HAN_DISTANCES.charCodeAt(at++)] as number;
      more = value >= HAN_MORE;
      distance = distance * HAN_MORE + (value % HAN_MORE);
    }
    place += distance + 1;
    pairs.set(HAN_ALPHABET.charCodeAt(row), HAN_ALPHABET.charCodeAt(place), step);
  }
  return pairs;
}

function build(): HanModel {
  const fold = new Uint16Array(0x10000);
  for (let i = 0; i < fold.length; i++) fold[i] = i;
  for (let i = 0; i < HAN_TRADITIONAL.length; i++)
    fold[HAN_TRADITIONAL.charCodeAt(i)] = HAN_SIMPLIFIED.charCodeAt(i);
  const values = digitValues();
  const starts = costsOf(HAN_STARTS, values, COST.unknownHan);
  const ends = costsOf(HAN_ENDS, values, COST.unknownEnd);
  const pairs = pairsOf(values);
  const flat = new Float32Array(0x10000).fill(COST.other);
  for (const [mark, cost] of Object.entries(MARKS)) flat[mark.charCodeAt(0)] = cost;
  flat[0x20] = COST.space;
  flat[0x3000] = COST.space;
  const at = (table: Float32Array, unit: number): number => table[unit] ?? COST.other;
  const simplified = new Uint8Array(0x10000);
  for (let i = 0; i < HAN_SIMPLIFIED_ONLY.length; i++) simplified[HAN_SIMPLIFIED_ONLY.charCodeAt(i)] = 1;
  const japanese = new Set<number>();
  for (let i = HAN_TRADITIONAL_COUNT; i < HAN_TRADITIONAL.length; i++)
    japanese.add(HAN_TRADITIONAL.charCodeAt(i));
  const shared = new Set([...HAN_SHARED_WITH_JAPANESE].map((char) => char.charCodeAt(0)));
  return {
    isTraditional: (unit) => fold[unit] !== unit,
    isJapaneseForm: (unit) => japanese.has(unit),
    isSimplifiedOnly: (unit) => simplified[unit] === 1,
    isChineseOnly: (unit) => simplified[unit] === 1 && !shared.has(unit),
    startCost: (unit) => at(starts, fold[unit] ?? unit),
    cost(previous, next) {
      if (isHan(next)) {
        const n = fold[next] ?? next;
        if (!isHan(previous)) return at(starts, n);
        const p = fold[previous] ?? previous;
        const pair = pairs.get(p, n);
        return pair === ABSENT ? at(ends, p) + at(starts, n) : pair * HAN_STEP;
      }
      if (isAlnum(next)) return isAlnum(previous) ? COST.alnumRun : COST.alnum;
      if (isKana(next)) return isKana(previous) ? COST.kanaRun : COST.kana;
      if (next >= 0xe000 && next <= 0xf8ff) return COST.privateUse;
      if (isHan(previous)) return at(ends, fold[previous] ?? previous) + at(flat, next);
      return at(flat, next) + (previous < 0x80 || next < 0x80 ? 0 : afterMark(previous, next));
    },
  };
}
