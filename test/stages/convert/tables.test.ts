import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { convertTable } from '../../../scripts/convert-table.ts';
import { zheTable } from '../../../scripts/zhe-table.ts';

test.each([
  ['t2s.generated.ts', convertTable],
  ['zhe.generated.ts', zheTable],
])('%s is what its script makes', (name, make) => {
  const file = new URL(`../../../src/data/${name}`, import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(make());
});
