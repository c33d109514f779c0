import { documentsIn } from '../corpus.ts';
import { measure, ownSide, type Side } from '../measure.ts';
import { optionalPeer } from '../optional-peer.ts';
import { Random } from '../random.ts';
import { rate, ratio } from '../report.ts';
import { LANGUAGES } from '../sentences.ts';
import { ABSENT, type Measurement } from './bench.ts';

const OWN = 'fingerprint';
const PEER = 'datasketch';
const NPM_PEER = 'minhash';
const DOCUMENTS = 10;
const PAIRS = 25;
const SHINGLE = 5;
const VALUES = 128;
const SEED = 53;

interface Minhash {
  readonly hashvalues: readonly number[];
  update(shingle: string): void;
}

/** MinHash signatures: documents a second, and how far the similarity they estimate is from the true one. */
export const fingerprint: Measurement = async ({ library, python, sentences }) => {
  const present = python.versions.datasketch !== undefined;
  const documents = LANGUAGES.flatMap((language) => documentsIn(language, sentences, DOCUMENTS, SEED));
  const texts = documents.map(lettersOf);
  const sides: Side[] = [
    ownSide(OWN, () => texts.reduce((sum, text) => sum + (library.fingerprint(text).signature[0] ?? 0), 0)),
  ];
  if (present) sides.push(await python.side(PEER, texts));
  const npm = await optionalPeer<{ readonly Minhash: new (options: { numPerm: number }) => Minhash }>(
    NPM_PEER,
  );
  const npmSignature = (text: string): readonly number[] => {
    const sketch = npm === undefined ? undefined : new npm.Minhash({ numPerm: VALUES });
    for (const shingle of shinglesOf(text)) sketch?.update(shingle);
    return sketch?.hashvalues ?? [];
  };
  if (npm !== undefined)
    sides.push(ownSide(NPM_PEER, () => texts.reduce((sum, text) => sum + (npmSignature(text)[0] ?? 0), 0)));
  const seconds = await measure(sides);
  const speed = (name: string): string => rate(texts.length, seconds.get(name), 'documents/s');

  const random = new Random(SEED);
  const pairs = Array.from({ length: PAIRS }, (_, at) => {
    const text = random.pick(texts);
    return [text, changed(text, (at + 1) / (4 * PAIRS), random)] as const;
  });
  const truth = pairs.map(([a, b]) => jaccard(shinglesOf(a), shinglesOf(b)));
  const signatures = (side: 0 | 1): ArrayLike<number>[] =>
    pairs.map((pair) => library.fingerprint(pair[side]).signature);
  const ownError = errorOf(truth, signatures(0), signatures(1));
  let peerError = ABSENT;
  if (present) {
    const [a, b] = [0, 1].map((side) =>
      python.results(
        PEER,
        pairs.map((pair) => pair[side as 0 | 1]),
      ),
    );
    peerError = errorOf(truth, (await a) as number[][], (await b) as number[][]);
  }
  const npmError =
    npm === undefined
      ? ABSENT
      : errorOf(
          truth,
          pairs.map(([a]) => npmSignature(a)),
          pairs.map(([, b]) => npmSignature(b)),
        );
  const characters = Math.round(texts.reduce((sum, text) => sum + text.length, 0) / texts.length);
  const verdict = ratio(seconds.get(OWN), seconds.get(PEER));
  return {
    title: 'Fingerprint: MinHash',
    text:
      `Signatures of ${VALUES} values over shingles of ${SHINGLE} characters, documents of ${characters} letters on average in four languages. ` +
      `The error is the root mean square of estimated less true Jaccard similarity, over ${PAIRS} pairs.`,
    tables: [
      {
        head: ['side', 'speed', 'error'],
        rows: [
          [OWN, speed(OWN), ownError],
          [PEER, present ? speed(PEER) : ABSENT, peerError],
          [`${NPM_PEER} (npm)`, npm === undefined ? ABSENT : speed(NPM_PEER), npmError],
        ],
      },
    ],
    glance: [
      [`fingerprint, ${VALUES} values`, speed(OWN), `datasketch ${present ? speed(PEER) : ABSENT}`, verdict],
    ],
  };
};

/** Both sides get the same shingles this way: `fingerprint` looks at letters and digits only, datasketch at all it is given. */
function lettersOf(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** The text with a share of its characters left out. */
function changed(text: string, share: number, random: Random): string {
  return Array.from(text, (char) => (random.chance(share) ? '' : char)).join('');
}

function shinglesOf(text: string): Set<string> {
  const shingles = new Set<string>();
  for (let at = 0; at + SHINGLE <= text.length; at++) shingles.add(text.slice(at, at + SHINGLE));
  return shingles;
}

function jaccard(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0;
  for (const shingle of a) if (b.has(shingle)) shared++;
  return shared / (a.size + b.size - shared);
}

function errorOf(
  truth: readonly number[],
  a: readonly ArrayLike<number>[],
  b: readonly ArrayLike<number>[],
): string {
  const squares = truth.map((value, at) => {
    const [left, right] = [Array.from(a[at] ?? []), Array.from(b[at] ?? [])];
    const equal = left.filter((hash, i) => hash === right[i]).length;
    return (equal / left.length - value) ** 2;
  });
  return Math.sqrt(squares.reduce((sum, square) => sum + square, 0) / squares.length).toFixed(3);
}
