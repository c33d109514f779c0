import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { reread } from '../../../src/stages/repair/chains/lattice.ts';
import { ALL_MIX_UPS } from '../../../src/stages/repair/chains/mix-ups.ts';
import { costOf } from '../../../src/stages/repair/model/stretch.ts';

const lines = readFileSync(new URL('../../cases/repair/in-the-wild.jsonl', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => (JSON.parse(line) as { readonly original: string }).original)
  .filter((line) => line.length <= 40 && !line.includes('\n'));

it('gives the same reading where the least gain that is asked for is no more than it has, or hardly more', () => {
  for (const line of lines) {
    const literalCost = costOf(line);
    for (const mixUp of ALL_MIX_UPS) {
      const reading = reread(line, mixUp, literalCost, true);
      if (reading === undefined) continue;
      expect(reread(line, mixUp, literalCost, true, reading.gain)).toEqual(reading);
      expect([reading, undefined]).toContainEqual(reread(line, mixUp, literalCost, true, reading.gain + 30));
    }
  }
});

it('gives up a line that would have to gain more than it costs', () => {
  const mixUp = ALL_MIX_UPS.find(({ written, read }) => written === 'utf-8' && read === 'windows-1252');
  expect(mixUp).toBeDefined();
  const line = 'cafÃ© au lait, crÃ¨me brÃ»lÃ©e, dÃ©jÃ  vu';
  if (mixUp === undefined) return;
  expect(reread(line, mixUp, costOf(line), true)?.runs.length).toBeGreaterThan(0);
  expect(reread(line, mixUp, costOf(line), true, costOf(line))).toBeUndefined();
});
