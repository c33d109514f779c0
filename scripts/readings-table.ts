import { writeFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';
import { dataFile, generatedHead, literal, packageFacts } from './lib/generated.ts';

/**
 * Syllable → every Han character of GBK that has it, those with it as their main reading before a slash, the others
 * behind it; syllables in code-unit order; the tone is marked.
 */
export function readingsTable(): string {
  const decoder = new TextDecoder('gb18030');
  const bySyllable = new Map<string, { main: string; others: string }>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (!/^\p{Script=Han}$/u.test(char)) continue;
      const readings = pinyin(char, { multiple: true, type: 'array' });
      for (const syllable of new Set(readings)) {
        if (!/^\p{Script=Latin}+$/u.test(syllable.normalize('NFC'))) continue;
        const chars = bySyllable.get(syllable) ?? { main: '', others: '' };
        chars[syllable === readings[0] ? 'main' : 'others'] += char;
        bySyllable.set(syllable, chars);
      }
    }
  }
  const lines = [...bySyllable]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([syllable, { main, others }]) => `${syllable}${main}/${others}`);
  return `${generatedHead('readings-table.ts', packageFacts('pinyin-pro'))}
/** Mandarin readings in Hanyu Pinyin with tone marks, each with the characters of GBK it is the main reading of, a slash, and others. */
export const READINGS: readonly string[] = [
${lines.map((line) => `  ${literal(line)}`).join(',\n')},
];
`;
}

if (import.meta.filename === process.argv[1])
  writeFileSync(dataFile('readings.generated.ts'), readingsTable());
