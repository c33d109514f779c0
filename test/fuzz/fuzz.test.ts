import { describe, expect, it } from 'vitest';
import { readCases } from '../support/cases.ts';
import { baseFile } from '../support/fuzz/base-files.ts';
import { baseTexts } from '../support/fuzz/base-texts.ts';
import { checkJob } from '../support/fuzz/check-job.ts';
import { checkBytes, checkText, type Finding } from '../support/fuzz/check-text.ts';
import { mutateFile } from '../support/fuzz/mutate-bytes.ts';
import { mutateText } from '../support/fuzz/mutate-text.ts';
import { randomFrom } from '../support/fuzz/random.ts';
import { tempFolder } from '../support/temp-folder.ts';

const texts = baseTexts();

/** `npm run fuzz` tells of slow texts besides; here that may be a moment of a busy machine. */
function isBroken({ law }: Finding): boolean {
  return law !== 'slow';
}

describe('texts that broke a law once', () => {
  it.each(readCases<{ label: string; input: string }>('fuzz/found.jsonl'))('$label', ({ input }) => {
    expect(checkText(input).filter(isBroken)).toEqual([]);
  });
});

describe('damage of all kinds, from a seed', () => {
  it.each([1, 2])('breaks no law of the stages (%i)', (seed) => {
    const random = randomFrom(seed);
    for (let n = 0; n < 100; n++) {
      const text = mutateText(random.pick(texts), random, { others: texts, maxUnits: 40 });
      const findings = [...checkText(text), ...checkBytes(Buffer.from(text, 'utf16le'))];
      expect(findings.filter(isBroken)).toEqual([]);
    }
  });

  it.each([1, 2])('costs a job no record, and leaves no file behind (%i)', async (seed) => {
    const folder = tempFolder();
    for (let n = 0; n < 4; n++) {
      const random = randomFrom(1000 * seed + n);
      const files = [];
      for (let file = 0; file < 6; file++) files.push(mutateFile(await baseFile(random, texts), random));
      expect(await checkJob(folder.path, files, random)).toEqual([]);
    }
  });
});
