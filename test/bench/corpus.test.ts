import { describe, expect, it } from 'vitest';
import { documentsIn, generateCorpus } from '../../bench/corpus.ts';
import { DAMAGES } from '../../bench/damage.ts';
import { Random } from '../../bench/random.ts';
import { clausesOf, LANGUAGES, readSentences } from '../../bench/sentences.ts';

const sentences = readSentences();
const clauses = clausesOf(sentences);

interface Line {
  readonly id: string;
  readonly text: string;
}

function parsed(corpus: string): Line[] {
  return corpus
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
}

describe('random numbers', () => {
  it('are the same for the same seed, others for another, and lie where they should', () => {
    const row = (seed: number): number[] => {
      const random = new Random(seed);
      return Array.from({ length: 1000 }, () => random.next());
    };
    expect(row(1)).toEqual(row(1));
    expect(row(1)).not.toEqual(row(2));
    const mean = row(3).reduce((sum, value) => sum + value, 0) / 1000;
    expect(mean).toBeGreaterThan(0.45);
    expect(mean).toBeLessThan(0.55);
  });

  it('sample without repeating', () => {
    const items = Array.from({ length: 20 }, (_, i) => i);
    const sample = new Random(5).sample(items, 12);
    expect(new Set(sample).size).toBe(12);
    expect(new Random(5).sample(items, 99).toSorted((a, b) => a - b)).toEqual(items);
  });
});

describe('the generated corpus', () => {
  it.each(LANGUAGES)('has sentences enough in %s for documents that differ', (language) => {
    expect(sentences[language].length).toBeGreaterThanOrEqual(40);
    const documents = documentsIn(language, sentences, 10, 1);
    expect(new Set(documents).size).toBe(10);
    expect(documentsIn(language, sentences, 10, 1)).toEqual(documents);
  });

  it('is the same for the same seed, of the size asked for, with damage and repeats in it', () => {
    const wanted = { bytes: 400_000, damaged: 0.1, seed: 7 };
    const corpus = generateCorpus(clauses, wanted);
    expect(generateCorpus(clauses, wanted)).toBe(corpus);
    expect(generateCorpus(clauses, { ...wanted, seed: 8 })).not.toBe(corpus);
    const size = Buffer.byteLength(corpus);
    expect(size).toBeGreaterThanOrEqual(400_000);
    expect(size).toBeLessThan(420_000);
    const lines = parsed(corpus);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
    expect(new Set(lines.map(({ text }) => text)).size).toBeLessThan(lines.length);
    expect(lines.some(({ text }) => /Ã|Ø§/.test(text))).toBe(true);
    expect(generateCorpus(clauses, { ...wanted, damaged: 0 })).not.toMatch(/Ã|Ø§/);
  });

  it('has documents in every language that share little, but for the repeats', () => {
    const texts = parsed(generateCorpus(clauses, { bytes: 400_000, damaged: 0, seed: 7 })).map(
      ({ text }) => text,
    );
    for (const language of LANGUAGES) {
      const longest = clauses[language].toSorted((a, b) => b.length - a.length)[0] ?? '';
      const share = texts.filter((text) => text.includes(longest)).length / (texts.length / LANGUAGES.length);
      expect(share, language).toBeGreaterThan(0);
      expect(share, language).toBeLessThan(0.5);
    }
  });
});

describe('damage', () => {
  const example: Readonly<Record<string, readonly [clean: string, damaged: string]>> = {
    'UTF-8 as Windows-1252': ['中文', 'ä¸\u00adæ–‡'],
    'UTF-8 as Windows-1252, twice': ['中', 'Ã¤Â¸Â\u00ad'],
    'UTF-8 as GBK': ['你好', '浣犲ソ'],
    'UTF-8 as GBK, bytes lost': ['好。', '濂姐€�'],
    'GBK as Windows-1252': ['中文', 'ÖÐÎÄ'],
    'Big5 as GBK': ['中文', 'いゅ'],
    'Windows-1256 as Windows-1252': ['العربية', 'ÇáÚÑÈíÉ'],
    'byte-spliced GBK': ['技術發展', '技術(shù)發(fā)展'],
  };

  it.each(DAMAGES.map((damage) => [damage.name, damage] as const))(
    '%s is what it says',
    (name, { apply }) => {
      const [clean, damaged] = example[name] ?? [];
      expect(apply(clean ?? '')).toBe(damaged);
    },
  );

  it('is not done where the charset lacks a character', () => {
    const big5 = DAMAGES.find(({ name }) => name === 'Big5 as GBK');
    expect(big5?.apply('们')).toBeUndefined();
  });
});
