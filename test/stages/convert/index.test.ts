import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/core/edits.ts';
import { convert, convertStage } from '../../../src/stages/convert/index.ts';
import { material, mixture } from './mixture.ts';

interface Case {
  readonly label: string;
  readonly input: string;
  readonly expected?: string;
}

/** The expectation of OpenCC for each configuration. */
interface PublishedCase {
  readonly input: string;
  readonly expected: Readonly<Record<string, string>>;
}

function cases(name: string): Case[] {
  return readFileSync(new URL(`../../cases/convert/${name}.jsonl`, import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Case);
}

const seeds = new URL('../../../seeds/', import.meta.url);
const documents = readdirSync(seeds).map((name) => readFileSync(new URL(name, seeds), 'utf8'));
const CONFIGS = [
  ['t2s', 't', 'cn'],
  ['tw2s', 'tw', 'cn'],
  ['tw2sp', 'twp', 'cn'],
  ['hk2s', 'hk', 'cn'],
  ['hk2sp', 'hkp', 'cn'],
  ['s2t', 'cn', 't'],
  ['s2tw', 'cn', 'tw'],
  ['s2twp', 'cn', 'twp'],
  ['s2hk', 'cn', 'hk'],
] as const;

const simplifiedText = [
  '显著的成绩使这位名著的作者成为著名人物。',
  '你说什么？为什么这么说，要么来，要么走。',
  '他从乾安县来，在乾清宫前站了一会儿。',
  '这个文件里的程序有问题，打印出来看看，界面默认是中文。',
  '慰藉人心的话，狼藉的杯盘，特征与象征，宫商角徵羽。',
  '于是他在西藏的寺里干了一碗面，后来皇后也来了。',
];
const traditionalText = [
  '顯著的成績使這位名著的作者成為著名人物。',
  '皇后在後面，乾燥的麵條，里長在屋裡頭說了一些話。',
  '程式設計師把檔案寫進文件，這個軟體的預設介面是中文。',
  '他干涉別人的事，幹了一件傻事，才會這麼累。',
];

describe.each(['zhe', 'zhe-sentences', 'sentences', 'words', 'literals'])('%s', (name) => {
  test.each(cases(name))('$label', ({ input, expected }) => {
    expect(convert(input).text).toBe(expected);
  });

  test.each(cases(name))('stands: $label', ({ expected = '' }) => {
    expect(convert(expected).text).toBe(expected);
  });
});

// Strict: a case that starts to pass moves to the others.
test.each(cases('known-failures'))('not yet: $label', ({ input, expected }) => {
  expect(convert(input).text).not.toBe(expected);
});

test.each(cases('unchanged'))('unchanged: $label', ({ input }) => {
  expect(convert(input)).toMatchObject({ text: input, edits: [] });
});

describe.each(CONFIGS)('%s equals OpenCC under `opencc`', (config, from, to) => {
  const openCC = Converter({ from, to });
  // opencc-js leaves out what OpenCC has for characters that few fonts show.
  const options = { config, fidelity: 'opencc', except: ['convert/rare'] } as const;
  const equals = (text: string): void => {
    expect(convert(text, options).text).toBe(openCC(text));
  };

  test('on every entry of its dictionaries and on both sides of it', () => {
    if (config === 't2s') for (const text of material) equals(text);
    for (let i = 0; i < material.length; i += 40) equals(material.slice(i, i + 40).join(''));
  });

  test('on documents and cases', () => {
    for (const text of documents) equals(text);
    for (const { input, expected = input } of [...cases('zhe'), ...cases('words'), ...cases('unchanged')]) {
      equals(input);
      equals(expected);
    }
  });

  test('on random mixtures', () => {
    fc.assert(fc.property(mixture, equals), { numRuns: 200 });
  });

  test('on the cases that OpenCC publishes', () => {
    const published = cases('opencc') as unknown as PublishedCase[];
    const own = published.filter(({ expected }) => expected[config] !== undefined);
    expect(own.length).toBeGreaterThan(5);
    const results = own.map(({ input }) => convert(input, { config, fidelity: 'opencc' }).text);
    expect(results).toEqual(own.map(({ expected }) => expected[config]));
  });
});

describe('laws', () => {
  test.each([
    ['t2s', 'meaning'],
    ['t2s', 'opencc'],
    ['tw2sp', 'meaning'],
    ['tw2sp', 'opencc'],
    ['s2twp', 'meaning'],
    ['s2twp', 'opencc'],
  ] as const)('the edits make the text, traced or not (%s, %s)', (config, fidelity) => {
    const stage = convertStage({ config, fidelity });
    const [lang, target] = config.startsWith('s2') ? ['zh-Hans', 'zh-Hant'] : ['zh-Hant', 'zh-Hans'];
    const holds = (text: string): void => {
      const doc = { id: 'x', text, lang };
      const traced = stage.process(doc, true);
      const plain = stage.process(doc, false);
      const { text: converted, edits } = convert(text, { config, fidelity });
      expect(applyEdits(text, edits)).toBe(converted);
      if (traced.kind !== 'edit' || plain.kind !== 'edit') {
        expect([traced.kind, plain.kind, converted]).toEqual(['tag', 'tag', text]);
        return;
      }
      expect(traced.text).toBe(converted);
      expect(traced.edits).toEqual(edits);
      expect(plain).toEqual({ kind: 'edit', text: converted, rules: traced.rules, lang: target });
    };
    for (const text of documents) holds(text);
    fc.assert(fc.property(mixture, holds), { numRuns: 200 });
  });

  test.each(CONFIGS)('converting the result again changes nothing (%s)', (config) => {
    const holds = (text: string): void => {
      const once = convert(text, { config }).text;
      expect(convert(once, { config }).text).toBe(once);
    };
    for (const text of config === 't2s' ? [...material, ...documents] : documents) holds(text);
    fc.assert(fc.property(mixture, holds), { numRuns: 500 });
  });

  test.each(CONFIGS)('a text in the target standard comes back as it is (%s)', (config) => {
    const clean = config.startsWith('s2') ? traditionalText : simplifiedText;
    for (const line of clean) expect(convert(line, { config }).text).toBe(line);
  });

  test('a long text equals its parts', () => {
    const line = `隨著${'時間'.repeat(3)}過去，${'他'.repeat(200)}看著那部著作。\n`;
    expect(convert(line.repeat(3000)).text).toBe(convert(line).text.repeat(3000));
  });
});

test('words that contain a word of a region are words', () => {
  expect(convert('塔吉克斯坦國和塔吉克', { config: 'tw2sp' }).text).toBe('塔吉克斯坦国和塔吉克斯坦');
  expect(convert('檔案鄳', { config: 'tw2sp' }).text).toBe('文件鄳');
  const parts = convert('這個軟體解方程式,軟體動物的程式,程序員的源文件', { config: 'tw2sp' });
  expect(parts.text).toBe('这个软件解方程式,软体动物的程序,程序员的源文件');
});

test('names rules and spans', () => {
  expect(convert('他瞭解了這裡,看著名單').edits).toEqual([
    { start: 1, end: 3, with: '了解', rule: 'convert/phrase' },
    { start: 4, end: 5, with: '这', rule: 'convert/char' },
    { start: 5, end: 6, with: '里', rule: 'convert/char' },
    { start: 8, end: 9, with: '着', rule: 'convert/zhe' },
    { start: 10, end: 11, with: '单', rule: 'convert/char' },
  ]);
});

test('names the unifying of compatibility ideographs', () => {
  expect(convert('\uf914\u{2f800}').edits.map(({ start, end, rule }) => [start, end, rule])).toEqual([
    [0, 1, 'convert/compatibility+convert/char'],
    [1, 3, 'convert/compatibility'],
  ]);
});

test.each(cases('literals'))('converted all the same where that is wanted: $label', ({ input }) => {
  const { text } = convert(input, { literals: 'convert' });
  const bare = [...input].map((char) => (/[\u3400-\u9fff]/.test(char) ? char : '，')).join('');
  expect(text.replace(/[^\u3400-\u9fff]/g, '')).toBe(convert(bare).text.replace(/，/g, ''));
});

test('keeps literals into Traditional as well', () => {
  expect(convert('见 /wiki/台湾/发展 和`头发`', { config: 's2t' }).text).toBe('見 /wiki/台湾/发展 和`头发`');
});

test('keeps fenced code that is longer than a section', () => {
  const code = '```\n變數。\n'.concat('繁體。\n'.repeat(700), '```\n');
  const text = '說明。\n'.repeat(200) + code + '說明。\n'.repeat(200) + code + '說明';
  const expected = '说明。\n'.repeat(200) + code + '说明。\n'.repeat(200) + code + '说明';
  expect(convert(text).text === expected).toBe(true);
});

test('refuses options that it does not have', () => {
  expect(() => convert('', { fidelty: 'opencc' } as object)).toThrow(/did you mean "fidelity"/);
  expect(() => convertStage({ fidelity: 'openc' as 'opencc' })).toThrow(/it takes "meaning", "opencc"/);
  expect(() => convert('', { config: 't2' as 't2s' })).toThrow(/it takes "t2s", "tw2s"/);
  expect(() => convertStage({ except: ['convert/ze'] })).toThrow(/did you mean "convert\/zhe"/);
});

test('leaves out the rules that are excepted', () => {
  const text = '隨著甚麼事';
  expect(convert(text).text).toBe('随着什么事');
  expect(convert(text, { except: ['convert/zhe'] }).text).toBe('随著什么事');
  expect(convert(text, { except: ['convert/shenme', 'convert/char'] }).text).toBe('隨着甚麼事');
  const phrases = { config: 's2t', except: ['convert/char'] } as const;
  expect(convert('问头发', phrases).text).toBe('问頭髮');
});

describe('the stage', () => {
  const process = (text: string, lang?: string) =>
    convertStage().process(lang === undefined ? { id: '1', text } : { id: '1', text, lang }, false);

  test.each([
    ['開放', 'zh-Hant', { kind: 'edit', text: '开放', rules: { 'convert/char': 1 }, lang: 'zh-Hans' }],
    ['你好', 'zh-Hant', { kind: 'tag', lang: 'zh-Hans' }],
    ['开放開放', 'zh', { kind: 'edit', text: '开放开放', rules: { 'convert/char': 1 }, lang: 'zh-Hans' }],
    ['你好', 'zh', { kind: 'keep' }],
    ['開放', undefined, { kind: 'edit', text: '开放', rules: { 'convert/char': 1 }, lang: 'zh-Hans' }],
    ['開くの', undefined, { kind: 'keep' }],
    ['这里开放開', undefined, { kind: 'keep' }],
    ['開放', 'ja', { kind: 'keep' }],
    ['開放', 'ko', { kind: 'keep' }],
    ['開放', 'zh-Hans', { kind: 'keep' }],
  ] as const)('%s as %s', (text, lang, verdict) => {
    expect(process(text, lang)).toEqual(verdict);
  });
});
