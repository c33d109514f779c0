/** What a code unit may begin; a text without any of these has nothing to convert. */
export const CHAR = 1;
export const PHRASE = 2;
/** A key of {@link ConversionTable.words}. */
export const WORD = 4;
/** Opens an ideographic description sequence, which shows how a character is built and stays as it is. */
export const DESCRIPTION = 8;
/** 著, which only the context decides. */
export const ZHE = 16;
/** A CJK compatibility ideograph, or the first half of one. */
export const COMPATIBILITY = 32;
export const ACTIVE = CHAR | PHRASE | WORD | DESCRIPTION | ZHE | COMPATIBILITY;
/** The mapping of a CHAR is meant in the company of Traditional characters only: Simplified text has it too. */
export const SHARED = 64;
/** Second code unit of some phrase. */
export const SECOND = 128;

/** One entry: a word and what it becomes. */
export interface Phrase {
  readonly from: string;
  readonly to: string;
  readonly rule: string;
  /** Could stand in Simplified text as it is. */
  readonly shared: boolean;
}

/** A dictionary ready for matching; arrays have one cell a code unit. */
export interface ConversionTable {
  readonly flags: Uint8Array;
  /** Where CHAR is set, what the unit becomes. */
  readonly chars: Uint16Array;
  /** Single characters with a rule of their own or outside the Basic Multilingual Plane, by code point. */
  readonly words: ReadonlyMap<number, Phrase>;
  /** Phrases by {@link phraseKey} of their first two units, longest first. */
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>;
  /** Like `flags`, but only for entries that can change a text which has been through once. */
  readonly stirring: Uint8Array;
  /** Whether characters and phrases that Simplified text has too wait for Traditional company. */
  readonly restrained: boolean;
}

export function phraseKey(first: number, second: number): number {
  return ((first << 16) | second) >>> 0;
}
