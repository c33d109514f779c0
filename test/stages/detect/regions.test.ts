import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CN_CHARACTERS,
  CN_EVERYDAY,
  CN_WORDS,
  HK_CHARACTERS,
  HK_EVERYDAY,
  HK_WORDS,
  NEITHER,
  TW_CHARACTERS,
  TW_EVERYDAY,
  TW_WORDS,
} from '../../../src/data/regions.generated.ts';
import { detect } from '../../../src/stages/detect/index.ts';

const words = (list: string): string[] => list.split(' ').map((word) => word.slice(1));
const REGIONS = new Map([
  ['tw', [...words(TW_EVERYDAY), ...words(TW_WORDS), ...TW_CHARACTERS]],
  ['hk', [...words(HK_EVERYDAY), ...words(HK_WORDS), ...HK_CHARACTERS]],
  ['cn', [...words(CN_EVERYDAY), ...words(CN_WORDS), ...CN_CHARACTERS]],
  ['', words(NEITHER)],
]);
/** A word of Hong Kong and of the mainland is in Traditional text one of Hong Kong. */
const regionOf = new Map(
  [...REGIONS].reverse().flatMap(([region, entries]) => entries.map((word) => [word, region])),
);
const longest = Math.max(...[...regionOf.keys()].map((word) => word.length));

/** The counts as the lists say it: from left to right, the longest entry at each place. */
function counted(text: string): Record<string, number> {
  const counts: Record<string, number> = { tw: 0, hk: 0, cn: 0, '': 0 };
  for (let at = 0; at < text.length; ) {
    let length = longest;
    while (length > 0 && !regionOf.has(text.slice(at, at + length))) length--;
    const region = regionOf.get(text.slice(at, at + length));
    if (region !== undefined) counts[region] = (counts[region] ?? 0) + 1;
    at += Math.max(1, length);
  }
  return counts;
}

test('signs of a region are found wherever a search for each of them finds one', () => {
  const entry = fc.constantFrom(...regionOf.keys());
  // Beginnings and ends of words overlap others, or are nearly a word.
  const piece = fc.oneof(
    entry,
    entry.map((word) => word.slice(1)),
    entry.map((word) => word.slice(0, -1)),
    fc.constantFrom('這', '們', '，', 'x', '嘅'),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const text = `這們說國東門見貝${pieces.join('')}`;
      const found = detect(text);
      if (found.lang === 'zh-Hans' || found.variant === undefined) return;
      const { tw = 0, hk = 0, cn = 0 } = counted(text);
      if (tw + hk + cn === 0) expect(found.region).toBeUndefined();
      else expect(found.region).toMatchObject({ tw, hk, cn });
    }),
    { numRuns: 500 },
  );
});

test('what stands behind the first 4,096 code units is no sign, nor is what begins before and ends behind', () => {
  const head = '這'.repeat(4094);
  expect(detect(`${head}軟體${'這'.repeat(9)}`).region).toMatchObject({ tw: 1 });
  expect(detect(`${head}這軟體${'這'.repeat(9)}`).region).toBeUndefined();
  expect(detect(`${head}這這軟體`).region).toBeUndefined();
});
