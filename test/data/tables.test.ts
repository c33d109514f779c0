import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { arabicTable } from '../../scripts/arabic-table.ts';
import { charsetTable } from '../../scripts/charset-table.ts';
import { completionModel } from '../../scripts/completion-model.ts';
import { convertTable } from '../../scripts/convert-table.ts';
import { entityTable } from '../../scripts/entity-table.ts';
import { gbkTable } from '../../scripts/gbk-table.ts';
import { gramTable } from '../../scripts/gram-table.ts';
import { hanModel } from '../../scripts/han-model.ts';
import { hkscsTable } from '../../scripts/hkscs-table.ts';
import { letterModel } from '../../scripts/letter-model.ts';
import { readingsTable } from '../../scripts/readings-table.ts';
import { regionTable } from '../../scripts/region-table.ts';
import { regionalTable } from '../../scripts/regional-table.ts';
import { s2tTable } from '../../scripts/s2t-table.ts';
import { siblingTable } from '../../scripts/sibling-table.ts';
import { variantTable } from '../../scripts/variant-table.ts';
import { zheTable } from '../../scripts/zhe-table.ts';

const SCRIPTS = new Map([
  ['arabic-letters.generated.ts', arabicTable],
  ['charset-costs.generated.ts', charsetTable],
  ['completion-model.generated.ts', completionModel],
  ['entities.generated.ts', entityTable],
  ['gbk.generated.ts', gbkTable],
  ['grams.generated.ts', gramTable],
  ['han-model.generated.ts', hanModel],
  ['hkscs.generated.ts', hkscsTable],
  ['letter-model.generated.ts', letterModel],
  ['readings.generated.ts', readingsTable],
  ['regional.generated.ts', regionalTable],
  ['regions.generated.ts', regionTable],
  ['s2t.generated.ts', s2tTable],
  ['siblings.generated.ts', siblingTable],
  ['t2s.generated.ts', convertTable],
  ['variants.generated.ts', variantTable],
  ['zhe.generated.ts', zheTable],
]);

const DATA = new URL('../../src/data/', import.meta.url);

test('every generated table has its script here', () => {
  expect(readdirSync(DATA).sort()).toEqual([...SCRIPTS.keys()].sort());
});

test.each([...SCRIPTS])('%s is what its script makes', (name, make) => {
  // Compared as a boolean first: a difference in a table of this size is no reading matter.
  const same = readFileSync(new URL(name, DATA), 'utf8') === make();
  expect(same, `run the script that makes ${name} again`).toBe(true);
});
