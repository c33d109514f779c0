import { COMPLETION_TABLES } from '../../../data/completion-model.generated.ts';
import { hanModel } from './han.ts';
import { type NgramModel, ngramModel } from './ngram.ts';
import { textModel } from './text.ts';

/**
 * How likely a text goes on with a character, as a cost in nats: the model that chooses among the characters that a
 * damaged place can have been. It looks back further than {@link textModel} in the scripts that need it. A context is
 * what it knows of the characters before, as a number.
 */
export interface CompletionModel {
  cost(context: number, previous: number, unit: number): number;
  follow(context: number, unit: number): number;
}

/** Context outside the words of the scripts, and the bits for the contexts of one. */
export const NO_CONTEXT = 0;
const BITS = 17;
const ROOM = 1 << BITS;
const CAPITAL = 1;
const CAPITAL_INSIDE = 4;
/** Arabic vowel signs, in a text that writes them, in one that writes some, and in one that writes none. */
const HARAKA = { all: 2.5, some: 5.5, none: 10 } as const;
/** A vowel sign that stands on no letter, and a nunation inside a word. */
const ASTRAY = 8;
/** Kasra where signs are few: most of those then are the damma of a passive. */
const KASRA = 0x650;
const RARE_KASRA = 2;
/** Bit of a context behind a nunation, and those of the context besides. */
const NUNATED = 0x10000;
const PLAIN = NUNATED - 1;
/** A digit without a space between it and a letter. */
const BY_DIGIT = 2;
/** A character of the other standard of Chinese. */
const OTHER_STANDARD = 6;
const SPACE = 0x20;
const COMMA = 0x2c;

type Name = keyof typeof COMPLETION_TABLES;
/** Blocks of the letters that a script of the model teaches. */
const BLOCKS: Readonly<Record<Name, readonly (readonly [from: number, to: number])[]>> = {
  arabic: [
    [0x620, 0x64a],
    [0x671, 0x6d3],
  ],
  cyrillic: [
    [0x401, 0x401],
    [0x410, 0x44f],
    [0x451, 0x451],
  ],
  hangul: [[0xac00, 0xd7a3]],
  persian: [
    [0x620, 0x64a],
    [0x671, 0x6d3],
  ],
  japanese: [
    [0x3005, 0x3005],
    [0x3041, 0x3096],
    [0x30a1, 0x30fe],
    [0x4e00, 0x9fff],
  ],
};
const NAMES: readonly Name[] = ['arabic', 'cyrillic', 'hangul', 'japanese', 'persian'];

const models = new Map<Name, NgramModel>();

function modelOf(name: Name): NgramModel {
  let model = models.get(name);
  if (model === undefined) {
    model = ngramModel(COMPLETION_TABLES[name]);
    models.set(name, model);
  }
  return model;
}

/** What is known of a text as a whole. */
export interface Kind {
  /** Whether Han characters stand in Japanese. */
  readonly japanese: boolean;
  /** Whether Arabic letters are those of Persian. */
  readonly persian: boolean;
  /** Whether Arabic letters carry vowel signs: all of them, some or none. */
  readonly vocalised: keyof typeof HARAKA;
  /** The standard of Chinese that the text keeps to, where it shows one. */
  readonly variant: 'Hans' | 'Hant' | undefined;
}

const known = new Map<string, CompletionModel>();

/** The model for a kind of text. */
export function completionModel(kind: Kind): CompletionModel {
  const key = `${kind.japanese} ${kind.persian} ${kind.vocalised} ${kind.variant}`;
  let model = known.get(key);
  if (model === undefined) {
    model = build(kind);
    known.set(key, model);
  }
  return model;
}

function build({ japanese, persian, vocalised, variant }: Kind): CompletionModel {
  const scripts = new Uint8Array(0x10000);
  for (const [i, name] of NAMES.entries()) {
    if ((name === 'japanese' && !japanese) || name === (persian ? 'arabic' : 'persian')) continue;
    for (const [from, to] of BLOCKS[name]) scripts.fill(i + 1, from, to + 1);
  }
  const flat = textModel();
  const han = hanModel();
  const isOther = (unit: number): boolean =>
    variant === 'Hans' ? han.isTraditional(unit) : variant === 'Hant' && han.isSimplifiedOnly(unit);
  const harakaCost = (unit: number): number =>
    HARAKA[vocalised] + (unit === KASRA && vocalised !== 'all' ? RARE_KASRA : 0);
  const made: (NgramModel | undefined)[] = [];
  const script = (number: number): NgramModel => (made[number] ??= modelOf(NAMES[number - 1] ?? 'arabic'));
  return {
    cost(context, previous, unit) {
      const own = scripts[unit] ?? 0;
      const before = context >> BITS;
      if (own === 0) {
        if (isHaraka(unit))
          return harakaCost(unit) + (scripts[previous] === 0 && !isHaraka(previous) ? ASTRAY : 0);
        if (before === 0) return flat(previous, unit) + (isOther(unit) ? OTHER_STANDARD : 0);
        return (
          script(before).cost(context & PLAIN, SPACE) + flat(COMMA, unit) + (isDigit(unit) ? BY_DIGIT : 0)
        );
      }
      if (own !== before && isLetter(previous)) return flat(previous, unit);
      const model = script(own);
      const letter = small(unit);
      const astray = (context & NUNATED) !== 0 ? ASTRAY : 0;
      const capital =
        letter === unit ? 0 : own === before && small(previous) === previous ? CAPITAL_INSIDE : CAPITAL;
      const beside = own !== before && isDigit(previous) ? BY_DIGIT : 0;
      return model.cost(own === before ? context & PLAIN : model.border, letter) + capital + beside + astray;
    },
    follow(context, unit) {
      const own = scripts[unit] ?? 0;
      if (own === 0 && isHaraka(unit) && context !== NO_CONTEXT)
        return (context & ~NUNATED) | (isNunation(unit) ? NUNATED : 0);
      if (own === 0) return NO_CONTEXT;
      const model = script(own);
      const from = context >> BITS === own ? context & PLAIN : model.border;
      return own * ROOM + model.follow(from, small(unit));
    },
  };
}

/** The small letter of a Russian capital. */
function small(unit: number): number {
  if (unit >= 0x410 && unit <= 0x42f) return unit + 0x20;
  return unit === 0x401 ? 0x451 : unit;
}

function isHaraka(unit: number): boolean {
  return unit >= 0x64b && unit <= 0x652;
}

function isNunation(unit: number): boolean {
  return unit >= 0x64b && unit <= 0x64d;
}

function isDigit(unit: number): boolean {
  return (
    (unit >= 0x30 && unit <= 0x39) || (unit >= 0x660 && unit <= 0x669) || (unit >= 0x6f0 && unit <= 0x6f9)
  );
}

function isLetter(unit: number): boolean {
  if (unit < 0x80) return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
  return (unit >= 0xc0 && unit < 0x2000) || (unit >= 0x3041 && unit < 0xfb00);
}
