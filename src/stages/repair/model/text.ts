import { hanModel } from './han.ts';
import { letterModel } from './letters.ts';
import { pairMemo } from './pair-memo.ts';

/** Kinds of characters, by what they cost. Letters of one script have one kind, from {@link FIRST_SCRIPT} on. */
const OTHER = 0;
const SPACE = 1;
const DIGIT = 2;
const FLAT = 3;
const HAN = 4;
const FIRST_SCRIPT = 8;

/** Blocks of letters: start, end, and a number a script. A letter the pair tables don't know costs as unseen. */
const SCRIPTS: readonly (readonly [from: number, to: number, script: number])[] = [
  [0x41, 0x5a, 0],
  [0x61, 0x7a, 0],
  [0xc0, 0xd6, 0],
  [0xd8, 0xf6, 0],
  [0xf8, 0x24f, 0],
  [0x1e00, 0x1eff, 0],
  [0x370, 0x373, 1],
  [0x376, 0x37d, 1],
  [0x386, 0x386, 1],
  [0x388, 0x3ff, 1],
  [0x1f00, 0x1fff, 1],
  [0x400, 0x52f, 2],
  [0x531, 0x587, 3],
  [0x5d0, 0x5ea, 4],
  [0x620, 0x65f, 5],
  [0x66e, 0x6d3, 5],
  [0x6d5, 0x6dc, 5],
  [0x6e5, 0x6e8, 5],
  [0x6ee, 0x6ef, 5],
  [0x6fa, 0x6ff, 5],
  [0x750, 0x77f, 5],
  [0x900, 0x963, 6],
  [0x971, 0x97f, 6],
  [0x980, 0x9ff, 7],
  [0xa00, 0xa7f, 8],
  [0xa80, 0xaff, 9],
  [0xb80, 0xbff, 10],
  [0xc00, 0xc7f, 11],
  [0xd00, 0xd7f, 12],
  [0xe01, 0xe3a, 13],
  [0xe40, 0xe4e, 13],
  [0xe80, 0xeff, 14],
  [0x10a0, 0x10ff, 15],
  [0x1200, 0x137f, 16],
  [0x1780, 0x17ff, 17],
  [0x1100, 0x11ff, 18],
  [0x3130, 0x318f, 18],
  [0xac00, 0xd7a3, 18],
  [0x3041, 0x3096, 19],
  [0x309d, 0x309e, 19],
  [0x30a1, 0x30fa, 19],
  [0x30fc, 0x30fe, 19],
];

/** Flat costs in nats of signs that stand alone, dearest for those that clean text hardly ever has. */
const SIGNS: readonly (readonly [cost: number, signs: string])[] = [
  [3, ',.'],
  [4, '\'"()-:;!?/،؛؟。，、'],
  [5, '“”‘’–—…•·«»%「」『』《》（）：；！？'],
  [6, '#&*+<=>@[]_~|„¿¡€£$`^\\{}【】〈〉〔〕％'],
  [7, '°©®™§²³½×±→←↑↓■□●○◆◇★☆▲△▼▽♪※０１２３４５６７８９'],
  [9, '¢¥¤¦ª¬¯´¸º¹¶µ÷¼¾†‡‰‹›‚ƒˆ˜¨≤≥≠≈∞'],
];

const COST = {
  other: 14,
  control: 14,
  c1: 12,
  privateUse: 15,
  replacement: 12,
  box: 10,
  halfKana: 12,
  fullAlnum: 9,
  surrogate: 6,
  joiner: 4,
  mark: 14,
  variation: 1,
  dingbat: 8,
  ligature: 6,
  noBreakSpace: 4,
};
const COSTS = {
  space: 1.5,
  spaceRun: 0.5,
  digit: 3.5,
  digitRun: 2.3,
  capital: 1,
  /** Capitals behind capitals, beyond Latin letters. */
  capitalRun: 0.3,
  capitalInside: 4,
  /** Beyond ASCII, whose capitals stand in names of programs as well. */
  accentedInside: 7,
  scriptInside: 7,
  sameSign: 1,
  haraka: 3,
  afterHaraka: 4,
  hangulByHan: 5,
  foreignByHan: 4,
  chineseByKana: 5,
  doubledHan: 5,
  arabicDigitInWord: 3,
};

const ARABIC_ZERO = 0x660;
const ARABIC = FIRST_SCRIPT + 5;
const HANGUL = FIRST_SCRIPT + 18;
const KANA = FIRST_SCRIPT + 19;

/**
 * How unlikely a character is after another, as a cost in nats: pairs of Han characters by a word list, pairs of
 * letters by one document in many languages, flat costs for signs, and more for what mixes scripts or capitals inside
 * a word. Made to compare two readings of the same bytes, not to tell good prose.
 */
export type UnitCost = (previous: number, unit: number) => number;

let model: UnitCost | undefined;

/** The model, built at first use. */
export function textModel(): UnitCost {
  model ??= pairMemo(build());
  return model;
}

function build(): UnitCost {
  const { kinds, flat } = classes();
  const small = smallLetters();
  const letters = letterModel();
  const han = hanModel();
  // Chinese doubles characters freely, the rare ones in verse above all.
  const hanCost = (previous: number, unit: number): number =>
    unit === previous ? Math.min(COSTS.doubledHan, han.cost(previous, unit)) : han.cost(previous, unit);
  const letterCost = (previous: number, before: number, unit: number, own: number): number => {
    const letter = small[unit] ?? unit;
    if (before !== own) {
      const capital =
        letter === unit ? 0 : before === DIGIT && unit >= 0x80 ? COSTS.capitalInside : COSTS.capital;
      const mixed =
        before >= FIRST_SCRIPT
          ? COSTS.scriptInside
          : before === DIGIT && previous >= ARABIC_ZERO
            ? COSTS.arabicDigitInWord
            : before !== HAN
              ? 0
              : own === KANA && han.isChineseOnly(previous)
                ? COSTS.chineseByKana
                : besideHan(own);
      return letters.start(letter) + capital + mixed;
    }
    if (own === ARABIC && isHaraka(unit)) return COSTS.haraka;
    if (own === ARABIC && isHaraka(previous)) return COSTS.afterHaraka;
    const previousLetter = small[previous] ?? previous;
    const run = own === FIRST_SCRIPT ? COSTS.capital : COSTS.capitalRun;
    const capital =
      letter === unit
        ? 0
        : previousLetter !== previous
          ? run
          : unit >= 0xc0 && own === FIRST_SCRIPT
            ? COSTS.accentedInside
            : COSTS.capitalInside;
    return letters.pair(previousLetter, letter) + capital;
  };
  return (previous, unit) => {
    const before = kinds[previous] ?? OTHER;
    const own = kinds[unit] ?? OTHER;
    if (own >= FIRST_SCRIPT) return letterCost(previous, before, unit, own);
    const ended = before >= FIRST_SCRIPT ? letters.end(small[previous] ?? previous) : 0;
    switch (own) {
      case HAN:
        return ended + besideHan(before) + (before === HAN ? hanCost(previous, unit) : han.startCost(unit));
      case SPACE:
        return ended + (before === SPACE ? COSTS.spaceRun : COSTS.space);
      case DIGIT:
        if (before === DIGIT) return COSTS.digitRun;
        return ended + COSTS.digit + (ended > 0 && unit >= ARABIC_ZERO ? COSTS.arabicDigitInWord : 0);
      default:
        return ended + (unit === previous && unit < 0xd800 ? COSTS.sameSign : (flat[unit] ?? COST.other));
    }
  };
}

function classes(): { readonly kinds: Uint8Array; readonly flat: Float32Array } {
  const kinds = new Uint8Array(0x10000);
  const flat = new Float32Array(0x10000).fill(COST.other);
  const fill = (from: number, to: number, kind: number, cost = 0): void => {
    kinds.fill(kind, from, to + 1);
    flat.fill(cost, from, to + 1);
  };
  fill(0, 0x1f, FLAT, COST.control);
  fill(0x7f, 0x9f, FLAT, COST.c1);
  fill(0x300, 0x36f, FLAT, COST.mark);
  fill(0x200c, 0x200d, FLAT, COST.joiner);
  fill(0x200e, 0x200f, FLAT, COST.c1);
  fill(0x2500, 0x25ff, FLAT, COST.box);
  fill(0x2600, 0x27bf, FLAT, COST.dingbat);
  fill(0xd800, 0xdfff, FLAT, COST.surrogate);
  fill(0xe000, 0xf8ff, FLAT, COST.privateUse);
  fill(0xff10, 0xff5a, FLAT, COST.fullAlnum);
  fill(0xff61, 0xff9f, FLAT, COST.halfKana);
  fill(0xfe0f, 0xfe0f, FLAT, COST.variation);
  fill(0xfb00, 0xfb06, FLAT, COST.ligature);
  fill(0xfffd, 0xfffd, FLAT, COST.replacement);
  for (const [cost, signs] of SIGNS)
    for (const sign of signs) fill(sign.charCodeAt(0), sign.charCodeAt(0), FLAT, cost);
  fill(0xa0, 0xa0, FLAT, COST.noBreakSpace);
  for (const space of [0x09, 0x0a, 0x0d, 0x20, 0x3000]) fill(space, space, SPACE);
  for (const [from, to, script] of SCRIPTS) fill(from, to, FIRST_SCRIPT + script);
  for (const [from, to] of DIGITS) fill(from, to, DIGIT);
  for (const [from, to] of HAN_BLOCKS) fill(from, to, HAN);
  return { kinds, flat };
}

const DIGITS = [
  [0x30, 0x39],
  [0x660, 0x669],
  [0x6f0, 0x6f9],
] as const;

const HAN_BLOCKS = [
  [0x3005, 0x3007],
  [0x3400, 0x9fff],
  [0xf900, 0xfaff],
] as const;

/** Greek, Cyrillic and the like stand next to Han characters without a space in formulas at most, Hangul seldom. */
function besideHan(kind: number): number {
  if (kind === HANGUL) return COSTS.hangulByHan;
  return kind > FIRST_SCRIPT && kind < HANGUL ? COSTS.foreignByHan : 0;
}

/** Arabic vowel signs, which texts without them teach nothing about. */
function isHaraka(unit: number): boolean {
  return (unit >= 0x64b && unit <= 0x655) || unit === 0x670;
}

/** The small letter of every letter that has one of one code unit; everything else stands for itself. */
function smallLetters(): Uint16Array {
  const small = new Uint16Array(0x10000);
  for (let unit = 0; unit < 0x10000; unit++) {
    const cased = unit < 0x590 || (unit >= 0x1e00 && unit < 0x2000);
    const lower = cased ? String.fromCharCode(unit).toLowerCase() : '';
    small[unit] = lower.length === 1 ? lower.charCodeAt(0) : unit;
  }
  small[0x130] = 0x69; // İ, whose small letter is two code units in the Unicode tables
  return small;
}
