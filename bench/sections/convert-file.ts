import { execFileSync } from 'node:child_process';
import { Converter } from 'opencc-js/t2cn';
import { documentsIn } from '../corpus.ts';
import { bytesOf, measure, median, ownSide, type Side } from '../measure.ts';
import { rate, ratio } from '../report.ts';
import { ABSENT, type Measurement } from './bench.ts';

const DOCUMENTS = 8000;
const SEED = 41;
const STARTS = 7;
const STRING = 'convert';
const STRING_OPENCC = "convert, fidelity 'opencc'";
const BYTES = 'convertBytes';
const BYTES_OPENCC = "convertBytes, fidelity 'opencc'";
const CLEAN = 'convert, Simplified text';
const JS = 'opencc-js';
const PROGRAM = 'OpenCC program';

/** One large text, as a file holds it, and how long the first conversion of a process takes. */
export const convertFile: Measurement = async ({ library, python, sentences }) => {
  const text = documentsIn('zh-Hant', sentences, DOCUMENTS, SEED).join('\n');
  const simplified = documentsIn('zh-Hans', sentences, DOCUMENTS, SEED)
    .map((document) => library.convert(document).text)
    .join('\n');
  const bytes = new TextEncoder().encode(text);
  const opencc = { fidelity: 'opencc' } as const;
  const openccJs = Converter({ from: 't', to: 'cn' });
  const sides: Side[] = [
    ownSide(STRING, () => library.convert(text).text.length),
    ownSide(STRING_OPENCC, () => library.convert(text, opencc).text.length),
    ownSide(BYTES, () => library.convertBytes(bytes).length),
    ownSide(BYTES_OPENCC, () => library.convertBytes(bytes, opencc).length),
    ownSide(CLEAN, () => library.convert(simplified).text.length),
    ownSide(JS, () => openccJs(text).length),
  ];
  if (python.versions.opencc !== undefined) sides.push(await python.side(PROGRAM, [text]));
  const seconds = await measure(sides);
  const speed = (name: string): string => {
    const megabytes = (name === CLEAN ? bytesOf([simplified]) : bytes.length) / 1e6;
    return seconds.has(name) ? rate(megabytes, seconds.get(name), 'MB/s') : ABSENT;
  };
  const against = (own: string, peer: string): string =>
    seconds.has(peer) ? ratio(seconds.get(own), seconds.get(peer)) : '';
  return {
    title: 'Convert: a large file',
    text:
      `One text of ${Math.round(bytes.length / 1e6)} MB, t2s. OpenCC is the C++ program that its Python wheel brings, the whole process, from file ` +
      'to file; the others work in memory. Cold start is the time from importing the built module to the first converted ' +
      'sentence in a new process, without the start of Node.js.',
    tables: [
      {
        head: ['converter', 'speed', `against ${JS}`, `against ${PROGRAM}`],
        rows: [STRING, STRING_OPENCC, BYTES, BYTES_OPENCC, CLEAN, JS, PROGRAM].map((name) => [
          name,
          speed(name),
          name === CLEAN || name === JS || name === PROGRAM ? '' : against(name, JS),
          name === CLEAN || name === PROGRAM ? '' : against(name, PROGRAM),
        ]),
      },
      {
        head: ['cold start', 'milliseconds'],
        rows: (['t2s', 'tw2sp', 's2twp'] as const).map((config) => [config, coldStart(config).toFixed(0)]),
      },
    ],
    glance: [
      ['convert, one large text', speed(STRING), `opencc-js ${speed(JS)}`, against(STRING, JS)],
      ['convert, one large text', speed(STRING), `OpenCC C++ ${speed(PROGRAM)}`, against(STRING, PROGRAM)],
      ['convertBytes, one large text', speed(BYTES), `OpenCC C++ ${speed(PROGRAM)}`, against(BYTES, PROGRAM)],
      ['convert, Simplified text', speed(CLEAN), 'no peer', 'nothing to convert'],
    ],
  };
};

/** Median milliseconds from the import to the first conversion. */
function coldStart(config: string): number {
  const module = new URL('../../dist/stages/convert/index.js', import.meta.url).href;
  const script = `const started = performance.now();
    const { convert } = await import(${JSON.stringify(module)});
    convert('他看著這部著作。', { config: ${JSON.stringify(config)} });
    console.log(performance.now() - started);`;
  const runs = Array.from({ length: STARTS }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
  );
  return median(runs);
}
