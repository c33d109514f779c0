import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { verifyGolden } from '../../src/golden/testing.ts';
import { applyEdits } from '../../src/index.ts';
import { goldenFolder, readRule, ruleFiles, ruleNow, withSeedsOutput } from '../support/golden.ts';

const stages = fileURLToPath(new URL('../../src/stages', import.meta.url));

describe('golden files', () => {
  it('the five documents come out as they should, edits and losses included', async () => {
    await withSeedsOutput((folder) => {
      const { differences, unexpected } = verifyGolden(folder, join(goldenFolder, 'seeds'));
      expect(differences.map(({ diff }) => diff).join('\n')).toBe('');
      expect(unexpected).toEqual([]);
    });
  });

  it.each(ruleFiles().map((file) => [readRule(file).rule, readRule(file)] as const))('%s', (rule, golden) => {
    expect(ruleNow(golden)).toEqual(golden);
    expect(golden.edits.some((edit) => edit.rule.split('+').includes(rule))).toBe(true);
    expect(applyEdits(golden.input, golden.edits)).toBe(golden.output);
  });

  it('has a file for every rule that the code names', () => {
    const code = readdirSync(stages, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(stages, file), 'utf8'))
      .join('\n');
    const named = code.match(/'(?:repair|normalize|ar|convert|boilerplate|dedupe)\/[a-z0-9-]+'/g) ?? [];
    const known = new Set(ruleFiles().map((file) => readRule(file).rule));
    expect([...new Set(named.map((rule) => rule.slice(1, -1)))].filter((rule) => !known.has(rule))).toEqual([]);
  });
});
