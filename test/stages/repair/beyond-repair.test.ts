import { expect, it } from 'vitest';
import { repair, repairStage } from '../../../src/stages/repair/index.ts';

it.each([
  ['replacement characters', '\ufffd\ufffd\ufffd', 3],
  ['replacement characters read as GBK', '锟斤拷锟斤拷', 2],
  ['both in a text', '正文\ufffd，正文锟斤拷。', 2],
  ['clean text', '一斤苹果。', 0],
  ['empty text', '', 0],
])('counts %s and leaves them', (_, text, count) => {
  expect(repair(text)).toEqual({ text, edits: [], beyondRepair: count });
});

it('is a fact of the document', () => {
  expect(repairStage().process({ id: '1', text: '正文锟斤拷。' }, false)).toEqual({
    kind: 'tag',
    facts: { beyondRepair: 1 },
  });
  expect(repairStage().process({ id: '1', text: '正文。' }, false)).toEqual({ kind: 'keep' });
});
