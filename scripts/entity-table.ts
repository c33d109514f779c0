import { writeFileSync } from 'node:fs';
import { characterEntities } from 'character-entities';
import { html4Character } from '../src/stages/normalize/entity-names.ts';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/** The named character references of HTML that HTML 4.01 does not have. */
export function entityTable(): string {
  const names = Object.entries(characterEntities)
    .filter(([name]) => html4Character(name) === undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `${generatedHead('entity-table.ts', packageFacts('character-entities'))}
/** Names of HTML beyond those of HTML 4.01, each with a space and what it stands for, and NUL between them. */
export const ENTITIES = ${literal(names.map(([name, characters]) => `${name} ${characters}`).join('\u0000'))};
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('entities.generated.ts'), entityTable());
