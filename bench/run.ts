import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLibrary } from './library.ts';
import { startPython } from './python.ts';
import { markdown, type Section, tableOf, withFigures, writeWhole } from './report.ts';
import type { Bench } from './sections/bench.ts';
import { charset } from './sections/charset.ts';
import { convert } from './sections/convert.ts';
import { convertFile } from './sections/convert-file.ts';
import { detect } from './sections/detect.ts';
import { duplicates } from './sections/duplicates.ts';
import { fingerprint } from './sections/fingerprint.ts';
import { job } from './sections/job.ts';
import { repairClean } from './sections/repair-clean.ts';
import { repairDamaged } from './sections/repair-damaged.ts';
import { readSentences } from './sentences.ts';

/** Measures everything, prints it, and when all of it is done writes RESULTS.md and the figures of README.md. */
const python = await startPython();
try {
  for (const peer of ['ftfy', 'opencc', 'datasketch', 'lingua', 'chardet', 'datatrove']) {
    if (python.versions[peer] === undefined)
      console.log(`note: ${peer} is not installed for Python; left out`);
  }
  const bench: Bench = { library: await loadLibrary(), python, sentences: readSentences() };
  const sections: Section[] = [];
  for (const section of [
    repairClean,
    repairDamaged,
    convert,
    convertFile,
    detect,
    charset,
    fingerprint,
    duplicates,
    job,
  ]) {
    const result = await section(bench);
    sections.push(result);
    console.log(`\n${result.title}\n${result.tables.map(tableOf).join('\n\n')}`);
  }
  const versions = [
    ...['opencc-js', 'franc'].map((name) => `${name} ${versionOf(name)}`),
    ...Object.entries(python.versions).map(([name, version]) => `${name} ${version} (Python)`),
  ];
  const readme = fileURLToPath(new URL('../README.md', import.meta.url));
  const withNewFigures = withFigures(readFileSync(readme, 'utf8'), sections);
  writeWhole(fileURLToPath(new URL('RESULTS.md', import.meta.url)), markdown(sections, versions));
  writeWhole(readme, withNewFigures);
  console.log('\nwritten to bench/RESULTS.md, and the first table to README.md');
} finally {
  python.close();
}

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
