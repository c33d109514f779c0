import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eld } from 'eld/large';
import { franc } from 'franc';
import { loadLibrary } from './library.ts';

/**
 * Accuracy and calibration of language detection on test files that the project does not hold: a folder a language, named by
 * its tag or its English name, with `sentences.txt`, `word-pairs.txt` and `single-words.txt`, a text a line. The crates
 * `lingua-<language>-language-model` have such files in `testdata/`.
 */
const KINDS = ['single-words', 'word-pairs', 'sentences'] as const;
/** English names that the CLDR has otherwise. */
const NAMED: Readonly<Record<string, string>> = { bengali: 'bn', bokmal: 'nb', slovene: 'sl' };
/** Tags that name one language for this purpose. */
const SAME: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', ms: 'id', ku: 'ckb', prs: 'fa' };
const BINS = 10;

interface Text {
  readonly text: string;
  readonly kind: (typeof KINDS)[number];
  readonly language: string;
}

function language(tag: string): string {
  const code = new Intl.Locale(tag === '' ? 'und' : tag).language;
  return SAME[code] ?? code;
}

/** The tag of a language by its name in English; a tag names itself. */
function tagOf(name: string): string {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
  const known = ENGLISH_NAMES.find((code) => names.of(code)?.toLowerCase() === name);
  return language(known ?? NAMED[name] ?? name);
}

const ENGLISH_NAMES = Array.from({ length: 26 * 26 }, (_, i) =>
  String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26)),
);

/** The half that no figure in the code was fitted to: texts whose MD5 begins with an odd byte. */
function isHeldOut(text: string): boolean {
  return ((createHash('md5').update(text).digest()[0] ?? 0) & 1) === 1;
}

function textsIn(folder: string): Text[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      KINDS.flatMap((kind) =>
        readFileSync(join(folder, name, `${kind}.txt`), 'utf8')
          .split('\n')
          .filter((text) => text.trim() !== '' && isHeldOut(text))
          .map((text) => ({ text, kind, language: tagOf(name) })),
      ),
    );
}

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : ((100 * part) / whole).toFixed(1);
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('usage: npm run accuracy -- FOLDER\n');
  process.exit(2);
}
const { detect } = await loadLibrary();
const texts = textsIn(folder);
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
process.stdout.write(`${lines.join('\n')}\n`);
