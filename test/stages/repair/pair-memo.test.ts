import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pairMemo } from '../../../src/stages/repair/model/pair-memo.ts';

const unit = fc.integer({ min: 0, max: 0xffff });

test('a memo answers what the function answers, also for pairs that share a place', () => {
  const answer = (first: number, second: number): number => first * 3 + second / 7;
  const memo = pairMemo(answer);
  fc.assert(
    fc.property(fc.array(fc.tuple(unit, unit), { maxLength: 200 }), (pairs) => {
      for (const [first, second] of [...pairs, ...pairs])
        expect(memo(first, second)).toBe(answer(first, second));
    }),
  );
});

test('a memo asks once for a pair that is asked for again, the pair of zeros too', () => {
  const asked: string[] = [];
  const memo = pairMemo((first, second) => {
    asked.push(`${first} ${second}`);
    return 1;
  });
  for (const [first, second] of [
    [0, 0],
    [0, 0],
    [0xffff, 0xffff],
    [0xffff, 0xffff],
    [0, 1],
    [0, 1],
  ] as const)
    memo(first, second);
  expect(asked).toEqual(['0 0', '65535 65535', '0 1']);
});
