import { unpacked } from '../../core/packed-text.ts';
import {
  HK_REVERSE,
  HK_REVERSE_PHRASES,
  HK_SIMPLIFIED_FORMS,
  HK_SIMPLIFIED_TERMS,
  HK_TERMS_REVERSE,
  HK_VARIANT_PHRASES,
  HK_VARIANTS,
  TW_REVERSE,
  TW_REVERSE_PHRASES,
  TW_SIMPLIFIED_FORMS,
  TW_SIMPLIFIED_TERMS,
  TW_TERMS,
  TW_TERMS_REVERSE,
  TW_VARIANT_PHRASES,
  TW_VARIANTS,
} from '../../data/regional.generated.ts';
import { s2tOtherPhrases, s2tPairs, s2tPhrases } from '../../data/s2t.generated.ts';
import {
  COMPATIBILITY_PAIRS,
  T2S_MEANING,
  T2S_PAIRS,
  T2S_PHRASES,
  T2S_RARE,
  T2S_SHARED,
} from '../../data/t2s.generated.ts';
import { SIMPLIFIED_ONLY } from '../../data/variants.generated.ts';
import { type Dictionary, LITERAL, SHARED, STRICT_ENTRY, ZHE } from './dictionary.ts';
import { DictionaryBuilder } from './dictionary-builder.ts';
import { LITERAL_SIGNS } from './literals.ts';
import type { Config } from './options.ts';
import type { RuleId } from './rules.ts';

type Except = readonly string[];

/** CJK compatibility ideographs to their unified forms, as Unicode has them. */
export function compatibilityIdeographs(): Dictionary {
  return new DictionaryBuilder('convert/compatibility').addCharacters(COMPATIBILITY_PAIRS).build();
}

/** The steps of a configuration as OpenCC's files have them; into Traditional they may be `settled`. */
export function openccSteps(config: Config, except: Except, settled = false): Dictionary[] {
  switch (config) {
    case 't2s':
      return [simplifying(except)];
    case 'tw2s':
      return [regional(TW_REVERSE, TW_REVERSE_PHRASES, undefined, except), simplifying(except)];
    case 'tw2sp':
      return [regional(TW_REVERSE, TW_REVERSE_PHRASES, TW_TERMS_REVERSE, except), simplifying(except)];
    case 'hk2s':
      return [regional(HK_REVERSE, HK_REVERSE_PHRASES, undefined, except), simplifying(except)];
    case 'hk2sp':
      return [regional(HK_REVERSE, HK_REVERSE_PHRASES, HK_TERMS_REVERSE, except), simplifying(except)];
    case 's2t':
      return [traditionalizing(except, settled)];
    case 's2tw':
      return [
        traditionalizing(except, settled),
        regional(TW_VARIANTS, TW_VARIANT_PHRASES, undefined, except),
      ];
    case 's2twp':
      return [traditionalizing(except, settled), regional(TW_VARIANTS, TW_VARIANT_PHRASES, TW_TERMS, except)];
    case 's2hk':
      return [
        traditionalizing(except, settled),
        regional(HK_VARIANTS, HK_VARIANT_PHRASES, undefined, except),
      ];
  }
}

function simplifying(except: Except): Dictionary {
  return new DictionaryBuilder('convert/char', except)
    .addCharacters(T2S_PAIRS)
    .addPhrases(T2S_RARE, 'convert/rare')
    .addPhrases(T2S_PHRASES, 'convert/phrase')
    .markCompatibility()
    .build();
}

/** The large one, kept for the next configuration that asks. */
const traditionalizingBy = new Map<string, Dictionary>();

function traditionalizing(except: Except, settled: boolean): Dictionary {
  const key = [settled, ...except].join(' ');
  const kept = traditionalizingBy.get(key);
  if (kept !== undefined) return kept;
  const builder = new DictionaryBuilder('convert/char', except)
    .addCharacters(s2tPairs())
    .addBlocks(unpacked(s2tPhrases()), 'convert/phrase')
    .addPhrases(s2tOtherPhrases(), 'convert/phrase')
    .markCompatibility();
  if (settled) builder.settle();
  const dictionary = builder.build();
  traditionalizingBy.set(key, dictionary);
  return dictionary;
}

function regional(forms: string, phrases: string, terms: string | undefined, except: Except): Dictionary {
  const builder = new DictionaryBuilder('convert/variant', except);
  if (terms !== undefined) builder.addPhrases(terms, 'convert/term').next();
  return builder.addPhrases(phrases, 'convert/variant').addCharacters(forms).build();
}

/** All that the conversion into Simplified by meaning knows, in one dictionary. */
export function meaningDictionary(config: Config, except: Except, keepsLiterals: boolean): Dictionary {
  const builder = new DictionaryBuilder('convert/char', except)
    .addCharacters(T2S_PAIRS, true)
    .addPhrases(T2S_PHRASES, 'convert/phrase');
  for (const line of T2S_MEANING.split('\n')) {
    const colon = line.indexOf(':');
    builder.addPhrases(line.slice(colon + 1), line.slice(0, colon) as RuleId);
  }
  if (config.startsWith('tw')) builder.addPhrases(TW_SIMPLIFIED_FORMS, 'convert/variant');
  if (config.startsWith('hk')) builder.addPhrases(HK_SIMPLIFIED_FORMS, 'convert/variant');
  if (config === 'tw2sp') builder.addPhrases(TW_SIMPLIFIED_TERMS, 'convert/term', STRICT_ENTRY);
  if (config === 'hk2sp') builder.addPhrases(HK_SIMPLIFIED_TERMS, 'convert/term', STRICT_ENTRY);
  if (keepsLiterals) builder.mark(LITERAL_SIGNS, LITERAL);
  if (!except.includes('convert/zhe')) builder.mark('著', ZHE);
  return builder.mark(T2S_SHARED, SHARED).markCompatibility().build();
}

/** Of the characters of Simplified, those that Traditional never writes. */
export function simplifiedOnly(except: Except): Dictionary[] {
  const wanted = new Set(SIMPLIFIED_ONLY);
  const own = [...s2tPairs()].filter((char, at, all) =>
    wanted.has((at % 2 === 0 ? char : all[at - 1]) ?? ''),
  );
  const builder = new DictionaryBuilder('convert/char', except);
  return [builder.addCharacters(own.join(''), true).markCompatibility().build()];
}
