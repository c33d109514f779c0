import { Converter } from 'opencc-js/t2cn';
import { readCases } from '../../test/support/cases.ts';
import { documentsIn } from '../corpus.ts';
import { bytesOf, measure, ownSide, type Side } from '../measure.ts';
import { rate, ratio } from '../report.ts';
import { ABSENT, type Measurement } from './bench.ts';

const OWN = 'convert';
const OWN_OPENCC = "convert, fidelity 'opencc'";
const JS = 'opencc-js';
const NATIVE = 'OpenCC';
const DOCUMENTS = 60;
const SEED = 37;
const CASES = ['zhe-sentences', 'zhe', 'sentences', 'words', 'known-failures'];

/** Traditional to Simplified: speed, and how often the result is what a Simplified text says. */
export const convert: Measurement = async ({ library, python, sentences }) => {
  const present = python.versions.opencc !== undefined;
  const texts = documentsIn('zh-Hant', sentences, DOCUMENTS, SEED);
  const openccJs = Converter({ from: 't', to: 'cn' });
  const own: Readonly<Record<string, (text: string) => string>> = {
    [OWN]: (text) => library.convert(text).text,
    [OWN_OPENCC]: (text) => library.convert(text, { fidelity: 'opencc' }).text,
    [JS]: openccJs,
  };
  const sides: Side[] = Object.entries(own).map(([name, apply]) =>
    ownSide(name, () => texts.reduce((sum, text) => sum + apply(text).length, 0)),
  );
  if (present) sides.push(await python.side(NATIVE, texts));
  const seconds = await measure(sides);
  const results = async (
    name: string,
    inputs: readonly string[],
  ): Promise<readonly unknown[] | undefined> => {
    const apply = own[name];
    if (apply !== undefined) return inputs.map(apply);
    return present ? python.results(name, inputs) : undefined;
  };

  const reference = await results(present ? NATIVE : JS, texts);
  const names = [OWN, OWN_OPENCC, JS, NATIVE];
  const speed: string[][] = [];
  for (const name of names) {
    const converted = await results(name, texts);
    speed.push([
      name,
      converted === undefined ? ABSENT : rate(bytesOf(texts) / 1e6, seconds.get(name), 'MB/s'),
      name === OWN || converted === undefined ? '' : ratio(seconds.get(OWN), seconds.get(name)),
      converted === undefined
        ? ''
        : `${converted.filter((text, at) => text === reference?.[at]).length} of ${texts.length}`,
    ]);
  }
  const right: string[][] = [];
  for (const file of CASES) {
    const cases = readCases<{ input: string; expected: string }>(`convert/${file}.jsonl`);
    const row = [`cases: ${file}`, String(cases.length)];
    for (const name of names) {
      const converted = await results(
        name,
        cases.map(({ input }) => input),
      );
      const exact = cases.filter(({ expected }, at) => expected === converted?.[at]).length;
      row.push(converted === undefined ? ABSENT : String(exact));
    }
    right.push(row);
  }
  const versus = (name: string): string => speed.find(([row]) => row === name)?.[1] ?? '';
  return {
    title: 'Convert: Traditional to Simplified',
    text:
      'String to string, on documents of Traditional Chinese. OpenCC is the C++ library through its Python wheel, so its figure ' +
      'has the crossing from and to Python strings in it. Both peers use the configuration t2s. The last column of the first ' +
      `table counts documents with the very output of ${present ? NATIVE : JS}. The second table counts cases of this project, ` +
      'chosen by its authors, most of them about 著, which t2s leaves as it is by design; the known failures are cases that are wrong today.',
    tables: [
      { head: ['converter', 'speed', `${OWN} is`, 'same output'], rows: speed },
      { head: ['cases', 'number', ...names], rows: right },
    ],
    glance: [
      [
        'convert, zh-Hant documents',
        versus(OWN),
        `opencc-js ${versus(JS)}`,
        ratio(seconds.get(OWN), seconds.get(JS)),
      ],
      [
        'convert, zh-Hant documents',
        versus(OWN),
        `OpenCC C++ ${versus(NATIVE)}`,
        ratio(seconds.get(OWN), seconds.get(NATIVE)),
      ],
    ],
  };
};
