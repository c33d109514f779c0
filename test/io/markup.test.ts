import { describe, expect, it } from 'vitest';
import { pageOf } from '../../src/io/markup.ts';
import { readCases } from '../support/cases.ts';

interface MarkupCase {
  readonly label: string;
  readonly comment: string;
  readonly html: string;
  readonly expected: { readonly title?: string; readonly lang?: string; readonly text: string };
}

describe('pageOf', () => {
  it.each(readCases<MarkupCase>('io/markup.jsonl'))('$label: $comment', ({ html, expected }) => {
    expect(pageOf(html)).toEqual(expected);
  });

  it('reads the pieces of any page, and its own output changes no more', () => {
    for (const { html } of readCases<MarkupCase>('io/markup.jsonl')) {
      for (let end = 0; end < html.length; end += 7)
        expect(typeof pageOf(html.slice(0, end)).text).toBe('string');
    }
  });
});
