import { writeFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { HKSCS_AREAS, pairOf } from '../src/stages/repair/hkscs.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

const HAN = /^\p{Script=Han}$/u;

/** The Han characters of the Hong Kong set that Big5 has in its user-defined areas, in the order of these. */
export function hkscsTable(): string {
  const areas = HKSCS_AREAS.map(({ first, count }) => {
    const characters = Array.from({ length: count }, (_, i) => {
      const pair = pairOf(first + i);
      const char = iconv.decode(Buffer.from([pair >> 8, pair & 0xff]), 'big5-hkscs');
      return HAN.test(char) ? char : ' ';
    });
    return `  ${literal(characters.join(''))},`;
  });
  return `${generatedHead('hkscs-table.ts', packageFacts('iconv-lite'))}
/** For each user-defined area of Big5 the Han characters of the Hong Kong set there; a space where it has none. */
export const HKSCS_CHARACTERS: readonly string[] = [
${areas.join('\n')}
];
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('hkscs.generated.ts'), hkscsTable());
