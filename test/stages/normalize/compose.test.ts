import { expect, test } from 'vitest';
import { EditLog } from '../../../src/core/edit-log.ts';
import { COMPOSING_RANGES, composePass } from '../../../src/stages/normalize/compose.ts';

test('a unit outside the ranges composes neither by itself nor with what stands before it', () => {
  const pass = composePass('compose');
  const inRange = new Uint8Array(0x10000);
  for (const [first, last] of COMPOSING_RANGES) inRange.fill(1, first, last + 1);
  inRange.fill(1, 0xd800, 0xe000); // surrogates are always looked at
  const composing: string[] = [];
  for (let unit = 0; unit < inRange.length; unit++) {
    if (inRange[unit] === 1) continue;
    const char = String.fromCharCode(unit);
    const log = new EditLog(`e${char}\u1100${char}가${char}ا${char}`, false);
    pass(log.source, log);
    if (log.finish().text !== log.source || /\p{M}/u.test(char)) composing.push(`U+${unit.toString(16)}`);
  }
  expect(composing).toEqual([]);
});
