import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { normalize, unescapeStage } from '../../../src/stages/normalize/index.ts';

/** What the stage makes of a text, and its edits. */
function unescaped(text: string, options?: Parameters<typeof unescapeStage>[0]) {
  const verdict = unescapeStage(options).process({ id: '1', text }, true);
  return verdict.kind === 'edit' ? { text: verdict.text, edits: verdict.edits ?? [] } : { text, edits: [] };
}

describe('unescapeStage', () => {
  test.each([
    ['caf&Atilde;&copy;', 'cafÃ©'],
    ['&amp;#xE4;&#xB8;&#xAD;', 'ä¸\u00ad'],
    ['a\u200b  &nbsp;b', 'a\u200b  \u00a0b'],
    ['R&D; 3 &lt; 5; &lt;b&gt;', 'R&D; 3 < 5; &lt;b&gt;'],
  ])('makes of %j %j, and leaves all else alone', (input, expected) => {
    expect(unescaped(input).text).toBe(expected);
  });

  test('takes the option of normalize', () => {
    expect(unescaped('&lt;b&gt;', { entities: 'all' }).text).toBe('<b>');
    expect(unescaped('&amp;', { entities: 'keep' }).text).toBe('&amp;');
  });

  test('laws: the edits make the text, twice changes nothing, normalize comes to the same', () => {
    const parts = ['&amp;', '&', 'amp;', 'lt;', '&lt;', '&gt;', 'b', '#x4E2D;', '"', '/', ' ', '中'];
    const input = fc.array(fc.constantFrom(...parts), { maxLength: 12 }).map((some) => some.join(''));
    fc.assert(
      fc.property(input, (text) => {
        const once = unescaped(text);
        expect(applyEdits(text, once.edits)).toBe(once.text);
        expect(unescaped(once.text).text).toBe(once.text);
        expect(normalize(once.text).text).toBe(normalize(text).text);
      }),
    );
  });
});
