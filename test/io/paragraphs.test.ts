import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linesOf } from '../../src/io/lines.ts';
import { ParagraphGatherer } from '../../src/io/paragraphs.ts';

function paragraphs(text: string, batch = 2, maxLength = 1000): string[] {
  const gatherer = new ParagraphGatherer(maxLength);
  const lines = linesOf(text);
  const found: string[] = [];
  for (let at = 0; at < lines.length; at += batch) {
    found.push(...gatherer.add(lines.slice(at, at + batch)).map((line) => line.text));
  }
  return [...found, ...gatherer.end().map((line) => line.text)];
}

describe('ParagraphGatherer', () => {
  it('takes runs of lines that are not blank', () => {
    expect(paragraphs('\n一\n二\n\n \t\n三\n')).toEqual(['一\n二', '三']);
  });

  it('cuts a paragraph that grows too long between lines, and loses nothing', () => {
    expect(paragraphs('aaa\nbbb\nccc\n\nd', 2, 8)).toEqual(['aaa\nbbb', 'ccc', 'd']);
  });

  it('does not depend on how lines come in', () => {
    const text = fc.string({ unit: fc.constantFrom('字', '\n', ' '), maxLength: 40 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 9 }), (whole, batch) => {
        expect(paragraphs(whole, batch)).toEqual(paragraphs(whole, 100));
      }),
    );
  });
});
