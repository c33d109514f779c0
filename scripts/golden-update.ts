import { readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readableDiff } from '../src/golden/diff.ts';
import { verifyGolden } from '../src/golden/testing.ts';
import { goldenFolder, readRule, ruleFiles, ruleNow, withSeedsOutput } from '../test/support/golden.ts';

/** Rewrites the golden files with what the code does now, and shows what changes. */
let changed = 0;
for (const file of ruleFiles()) {
  const before = readFileSync(file, 'utf8');
  const after = `${JSON.stringify(ruleNow(readRule(file)), undefined, 2)}\n`;
  if (after === before) continue;
  writeFileSync(file, after);
  changed++;
  console.log(readableDiff(before, after, relative(goldenFolder, file)));
}
await withSeedsOutput((folder) => {
  const { differences } = verifyGolden(folder, join(goldenFolder, 'seeds'), { update: true });
  for (const { diff, file } of differences) console.log(diff === '' ? `new: ${file}` : diff);
  changed += differences.length;
});
console.log(`${changed} golden files changed`);
