import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { decode, detect } from '../../../src/stages/detect/index.ts';

const folder = new URL('../../../seeds/', import.meta.url);
const langs = ['zh-Hant', 'zh-Hant', 'zh-Hans', 'zh-Hant', 'ar'];
const seeds = readdirSync(folder)
  .sort()
  .map((name, i) => ({ name, lang: langs[i] }));

test.each(seeds)('$name is UTF-8 and $lang, whole and by paragraph', ({ name, lang }) => {
  const decoded = decode(readFileSync(new URL(name, folder)));
  expect(decoded).toMatchObject({ charset: 'utf-8', replaced: 0 });
  const whole = detect(decoded.text);
  expect(whole.lang).toBe(lang);
  // A paragraph of some length in the script of the whole tells it too, damaged or not.
  const found = decoded.text
    .split('\n')
    .filter((paragraph) => paragraph.length >= 60)
    .map((paragraph) => detect(paragraph))
    .filter(({ script }) => script === whole.script);
  expect(found.length).toBeGreaterThan(5);
  expect(new Set(found.map((one) => one.lang))).toEqual(new Set([lang]));
});
