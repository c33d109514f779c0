import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IdSet } from '../../src/job/id-set.ts';

describe('IdSet', () => {
  it('tells which ids it has seen', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 4 })), (ids) => {
        const [set, known] = [new IdSet(), new Set<string>()];
        for (const id of ids) {
          expect(set.add(Buffer.from(id))).toBe(known.has(id));
          known.add(id);
        }
      }),
    );
  });

  it('grows', () => {
    const set = new IdSet();
    for (let n = 0; n < 20_000; n++) expect(set.add(Buffer.from(`d${n}`))).toBe(false);
    for (let n = 0; n < 20_000; n++) expect(set.add(Buffer.from(`d${n}`))).toBe(true);
  });
});
