import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pack } from '../../scripts/lib/packed.ts';
import { unpacked } from '../../src/core/packed-text.ts';

test('packed text comes out as it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unpacked(pack(text))).toBe(text);
    }),
  );
});

test.each([0, 1, 93, 94, 185, 186, 5000])('text of %i different code units is packed in ASCII', (count) => {
  const text = Array.from({ length: count }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
  const packed = pack(text.repeat(3));
  expect(packed.digits).toMatch(/^[\x20-\x7e]*$/);
  expect(unpacked(packed)).toBe(text.repeat(3));
});
