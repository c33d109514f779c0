/** First byte of `à`, the commonest letter with the byte A0 in it. */
export const GRAVE = 0xc3;
/** First byte of the no-break space itself, which is A0 behind it. */
export const NO_BREAK = 0xc2;

/** What it costs that a space behind the first byte of a letter was A0 alone, and that it was both A0 and a space. */
export interface FoldedCosts {
  readonly joined: number;
  readonly apart: number;
}

/** The words of Portuguese that go on behind `à`: the preposition drawn together with an article or a demonstrative. */
const CONTRACTION = /^(?:s|quel[ae]s?|quilo)(?![\p{L}'’])/u;
/** What is no word by itself, for want of a vowel: what follows is the rest of one, as in Vietnamese `lÃ m`. */
const REST = /^[bcdfghjklmnpqrstvwxzđ]{1,2}(?![\p{L}\p{N}'’.])/u;
const LETTER = /\p{L}/u;
const CAPITAL = /\p{Lu}/u;
const COSTS = { joined: 1, joinedAlone: 5, apart: 8, alone: -3, contraction: -6 };
const IN_WORD: FoldedCosts = { joined: 0, apart: 0 };
const WORD_START: FoldedCosts = { joined: COSTS.alone, apart: COSTS.alone };
const NEVER: FoldedCosts = { joined: Number.POSITIVE_INFINITY, apart: Number.POSITIVE_INFINITY };

/**
 * What it costs to read the first byte of another letter and a space as that letter: less at the start of a word, for an
 * accented capital that is whole would not stand in damaged text.
 */
export function aloneCosts(previous: number): FoldedCosts {
  return LETTER.test(String.fromCharCode(previous)) ? IN_WORD : WORD_START;
}

/**
 * What it costs to read `Ã` and the space at `at` as `à`, which ends its word but for a few words of Portuguese. Behind
 * a capital it is real: `AMANHÃ DE MANHÃ`. As a word of its own it is damage only where the line has more of that.
 */
export function graveCosts(
  previous: number,
  line: string,
  at: number,
  isDamaged: () => boolean,
): FoldedCosts {
  const before = String.fromCharCode(previous);
  const behind = line.slice(at + 1, at + 9);
  const next = behind.charAt(0);
  const inWord = LETTER.test(before);
  if (inWord ? CAPITAL.test(before) : !isDamaged()) return NEVER;
  if (inWord && REST.test(behind)) return { joined: 0, apart: COSTS.apart };
  if (!inWord && CONTRACTION.test(behind)) return { joined: COSTS.contraction, apart: COSTS.apart };
  const apart = inWord ? 0 : COSTS.alone;
  if (!LETTER.test(next)) return { joined: apart, apart };
  return { joined: inWord && next < '\u0080' ? COSTS.joined : COSTS.joinedAlone, apart };
}

/** Whether a code unit is what `Â` and a folded no-break space may stand behind: small letters, digits and marks. */
export function endsSmall(unit: number): boolean {
  return (unit > 0x20 && unit <= 0x40) || (unit >= 0x61 && unit <= 0x7a);
}
