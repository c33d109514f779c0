import { encode } from '../../test/support/encode.ts';
import { measure, ownSide } from '../measure.ts';
import { optionalPeer } from '../optional-peer.ts';
import { rate, ratio } from '../report.ts';
import type { Language } from '../sentences.ts';
import { ABSENT, type Measurement } from './bench.ts';

const OWN = 'detectCharset';
const CHARDET = 'chardet';
const JSCHARDET = 'jschardet';
const SIZES = [20, 200] as const;
const SAMPLES = 60;
const CHARSETS: readonly (readonly [Language, readonly string[]])[] = [
  ['zh-Hans', ['gb18030', 'utf-8', 'utf-16le']],
  ['zh-Hant', ['big5', 'gb18030', 'utf-8']],
  ['ar', ['windows-1256', 'iso-8859-6', 'utf-8', 'utf-16le']],
];
/** What peers call charsets by, beside the labels of the Encoding Standard. */
const LABELS: Readonly<Record<string, string>> = {
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  big5hkscs: 'big5',
  'big5-hkscs': 'big5',
  'utf-16-le': 'utf-16le',
};

interface Jschardet {
  detect(bytes: Buffer): { readonly encoding: string | null };
}

interface Sample {
  readonly charset: string;
  readonly bytes: Buffer;
}

/** The charset of short bytes: hits and speed. */
export const charset: Measurement = async ({ library, python, sentences }) => {
  const samples = CHARSETS.flatMap(([language, charsets]) =>
    charsets.flatMap((name) =>
      SIZES.flatMap((size) =>
        samplesOf(sentences[language], name, size).map((bytes) => ({ charset: name, bytes })),
      ),
    ),
  );
  const other = await optionalPeer<Jschardet>(JSCHARDET);
  const encoded = samples.map(({ bytes }) => bytes.toString('base64'));
  const answers = new Map<string, readonly string[]>([
    [OWN, samples.map(({ bytes }) => library.detectCharset(bytes).charset)],
  ]);
  if (python.versions[CHARDET] !== undefined)
    answers.set(CHARDET, (await python.results(CHARDET, encoded)).map(String));
  if (other !== undefined)
    answers.set(
      JSCHARDET,
      samples.map(({ bytes }) => other.detect(bytes).encoding ?? ''),
    );
  const hits = (side: string, size: number): string => {
    const found = answers.get(side);
    if (found === undefined) return ABSENT;
    const right = samples.filter((sample, i) => isSize(sample, size) && reads(found[i] ?? '', sample));
    return `${right.length} of ${samples.filter((sample) => isSize(sample, size)).length}`;
  };
  const seconds = await measure([
    ownSide(OWN, () => samples.reduce((sum, { bytes }) => sum + library.detectCharset(bytes).confidence, 0)),
    ...(python.versions[CHARDET] === undefined ? [] : [await python.side(CHARDET, encoded)]),
    ...(other === undefined
      ? []
      : [
          ownSide(JSCHARDET, () =>
            samples.reduce((sum, { bytes }) => sum + (other.detect(bytes).encoding ?? '').length, 0),
          ),
        ]),
  ]);
  const kilobytes = samples.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e3;
  const speed = (side: string): string =>
    answers.has(side) ? rate(kilobytes, seconds.get(side), 'kB/s') : ABSENT;
  const sides = [OWN, CHARDET, JSCHARDET];
  return {
    title: 'Detect: charset',
    text:
      'Whole characters of Chinese and Arabic sentences, as many as fit into so many bytes, in the charsets that they are found in on ' +
      'the web. An answer is right that decodes the bytes to the same text. The sentences are those of this ' +
      'project, chosen by its authors.',
    tables: [
      {
        head: ['bytes', ...sides],
        rows: SIZES.map((size) => [`${size}, hits`, ...sides.map((side) => hits(side, size))]),
      },
      { head: ['speed', ...sides], rows: [['all samples', ...sides.map(speed)]] },
    ],
    glance: answers.has(CHARDET)
      ? [
          ...SIZES.map(
            (size) =>
              [
                `charset of ${size} bytes`,
                hits(OWN, size),
                `chardet ${hits(CHARDET, size)}`,
                'hits',
              ] as const,
          ),
          [
            'charset, short bytes',
            speed(OWN),
            `chardet ${speed(CHARDET)}`,
            ratio(seconds.get(OWN), seconds.get(CHARDET)),
          ],
        ]
      : [],
  };
};

function samplesOf(sentences: readonly string[], name: string, size: number): Buffer[] {
  const found: Buffer[] = [];
  for (const sentence of sentences) {
    if (found.length === SAMPLES) break;
    const parts: Uint8Array[] = [];
    let length = 0;
    try {
      for (const char of sentence.repeat(Math.ceil((2 * size) / sentence.length))) {
        const bytes = encode(char, name);
        if (length + bytes.length > size) break;
        parts.push(bytes);
        length += bytes.length;
      }
    } catch {
      continue; // not all of it is in the charset
    }
    const bytes = Buffer.concat(parts);
    if (bytes.some((byte) => byte >= 0x80)) found.push(bytes);
  }
  return found;
}

function isSize({ bytes }: Sample, size: number): boolean {
  return bytes.length > SIZES[0] === size > SIZES[0];
}

function reads(answer: string, { charset: name, bytes }: Sample): boolean {
  const label = answer.toLowerCase();
  try {
    const decoded = new TextDecoder(LABELS[label] ?? label).decode(bytes);
    return decoded === new TextDecoder(name).decode(bytes);
  } catch {
    return false;
  }
}
