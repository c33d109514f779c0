import { expect, test } from 'vitest';
import { RankQueue } from '../../src/job/rank-queue.ts';

test('ranks are given out once each, in their order, whoever asks', () => {
  const here = RankQueue.of([4, 7, 9]);
  const there = new RankQueue(here.shared);
  expect([here.take(), there.take(), here.take()]).toEqual([4, 7, 9]);
  expect([here.take(), there.take(), here.take()]).toEqual([undefined, undefined, undefined]);
});

test('of no ranks none is given out', () => {
  expect(RankQueue.of([]).take()).toBeUndefined();
});
