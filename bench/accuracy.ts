import { eld } from 'eld/large';
import { franc } from 'franc';
import { KINDS, language, textsIn } from './language-texts.ts';
import { loadLibrary } from './library.ts';
import { lostBytesLines } from './lost-bytes.ts';

/**
 * Accuracy and calibration of language detection, and of the repair of lost bytes, on test files that the project does not hold: a folder a language, named by
 * its tag or its English name, with `sentences.txt`, `word-pairs.txt` and `single-words.txt`, a text a line. The crates
 * `lingua-<language>-language-model` have such files in `testdata/`.
 */
const BINS = 10;

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('usage: npm run accuracy -- FOLDER\n');
  process.exit(2);
}
const { detect, repair } = await loadLibrary();
const texts = textsIn(folder, true);
const sides = new Map<string, (text: string) => string>([
  ['qingwen', (text) => detect(text).lang],
  ['eld large', (text) => eld.detect(text).language],
  ['franc', (text) => franc(text, { minLength: 1 })],
]);

const lines = [
  ['language', ...[...sides.keys()].map((name) => `${name} (words / pairs / sentences)`)].join(' | '),
];
const right = new Map(
  [...sides].map(([name, ask]) => [name, texts.map((one) => language(ask(one.text)) === one.language)]),
);
const languages = [...new Set(texts.map((one) => one.language))].sort();
for (const only of [...languages, undefined]) {
  const cells = [...sides.keys()].map((name) =>
    KINDS.map((kind) => {
      const chosen = texts.flatMap((one, i) =>
        one.kind === kind && (only === undefined || one.language === only)
          ? [right.get(name)?.[i] === true]
          : [],
      );
      return percent(chosen.filter(Boolean).length, chosen.length);
    }).join(' / '),
  );
  lines.push([only ?? 'all', ...cells].join(' | '));
}
const bins = Array.from({ length: BINS }, () => ({ texts: 0, sum: 0, right: 0 }));
texts.forEach(({ text }, i) => {
  const { confidence } = detect(text);
  const bin = bins[Math.min(BINS - 1, Math.floor(confidence * BINS))];
  if (bin === undefined) return;
  bin.texts++;
  bin.sum += confidence;
  if (right.get('qingwen')?.[i] === true) bin.right++;
});
lines.push('', 'confidence | mean | right | texts');
bins.forEach((bin, i) => {
  if (bin.texts === 0) return;
  const range = `${(i / BINS).toFixed(1)}–${((i + 1) / BINS).toFixed(1)}`;
  lines.push(
    `${range} | ${(bin.sum / bin.texts).toFixed(2)} | ${(bin.right / bin.texts).toFixed(2)} | ${bin.texts}`,
  );
});
const sentences = texts.filter(({ kind }) => kind === 'sentences');
lines.push('', ...lostBytesLines(sentences, repair));
process.stdout.write(`${lines.join('\n')}\n`);
