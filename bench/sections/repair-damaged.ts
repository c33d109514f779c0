import { readdirSync } from 'node:fs';
import { readCases } from '../../test/support/cases.ts';
import { DAMAGES } from '../damage.ts';
import { bytesOf, measure, ownSide, type Side } from '../measure.ts';
import { Random } from '../random.ts';
import { rate, ratio } from '../report.ts';
import { ABSENT, type Bench, type Measurement } from './bench.ts';

interface Pair {
  readonly damaged: string;
  readonly expected: string;
}

/** A line of a file of cases; files name their fields in one of these ways. */
interface Case {
  readonly text?: string;
  readonly damaged?: string;
  readonly expected?: string;
  readonly original?: string;
  readonly fixed?: string;
}

interface Group {
  readonly name: string;
  readonly pairs: readonly Pair[];
}

const OWN = 'repair';
const PEER = 'ftfy.fix_encoding';
const LINES = 60;
const SEED = 23;

/** How much of what is damaged comes back exactly, and how fast. */
export const repairDamaged: Measurement = async (bench) => {
  const { library, python } = bench;
  const present = python.versions.ftfy !== undefined;
  const groups = [...generated(bench), ...cases()];
  const rows: string[][] = [];
  const sums = { pairs: 0, own: 0, peer: 0 };
  for (const { name, pairs } of groups) {
    const own = pairs.filter(({ damaged, expected }) => library.repair(damaged).text === expected).length;
    const answers = present
      ? await python.results(
          PEER,
          pairs.map(({ damaged }) => damaged),
        )
      : [];
    const peer = pairs.filter(({ expected }, at) => answers[at] === expected).length;
    rows.push([name, String(pairs.length), String(own), present ? String(peer) : ABSENT]);
    sums.pairs += pairs.length;
    sums.own += own;
    sums.peer += peer;
  }
  rows.push(['all', String(sums.pairs), String(sums.own), present ? String(sums.peer) : ABSENT]);

  const lines = groups.flatMap(({ pairs }) => pairs.map(({ damaged }) => damaged));
  const sides: Side[] = [
    ownSide(OWN, () => lines.reduce((sum, line) => sum + library.repair(line).text.length, 0)),
  ];
  if (present) sides.push(await python.side(PEER, lines));
  const seconds = await measure(sides);
  const [own, peer] = [OWN, PEER].map((name) => rate(bytesOf(lines) / 1e6, seconds.get(name), 'MB/s'));
  const verdict = ratio(seconds.get(OWN), seconds.get(PEER));
  return {
    title: 'Repair: damaged lines',
    text:
      'Lines restored exactly. The lines above the cases are sentences damaged by a generator that shares no code with the ' +
      'repair; the cases are the ones of this project, chosen by its authors, and where they are called unchanged the right ' +
      `answer is to change nothing. Speed on all of these lines: ${OWN} ${own}, ${PEER} ${present ? peer : ABSENT} (${verdict}).`,
    tables: [{ head: ['damage', 'lines', OWN, PEER], rows }],
    glance: [
      [
        'repair, damaged lines',
        own ?? '',
        present ? `ftfy fix_encoding ${peer}` : `ftfy: ${ABSENT}`,
        verdict,
      ],
      [
        'repair, damaged lines restored exactly',
        `${sums.own} of ${sums.pairs}`,
        present ? `ftfy fix_encoding ${sums.peer} of ${sums.pairs}` : `ftfy: ${ABSENT}`,
        present ? `${sums.own - sums.peer} more` : 'not measured',
      ],
    ],
  };
};

function generated({ sentences }: Bench): Group[] {
  return DAMAGES.flatMap(({ name, languages, apply }) =>
    languages.map((language) => {
      const chosen = new Random(SEED).sample(sentences[language], sentences[language].length);
      const pairs: Pair[] = [];
      for (const expected of chosen) {
        const damaged = apply(expected);
        if (damaged !== undefined && pairs.length < LINES) pairs.push({ damaged, expected });
      }
      return { name: `${name}, ${language}`, pairs };
    }),
  );
}

/** One group a file of cases; a case that tells one text only is one to leave alone. */
function cases(): Group[] {
  const files = readdirSync(new URL('../../test/cases/repair/', import.meta.url)).sort();
  return files
    .filter((file) => file.endsWith('.jsonl'))
    .map((file) => {
      const pairs = readCases<Case>(`repair/${file}`).flatMap(
        ({ text, damaged = text, original = damaged, expected = text, fixed = expected }) =>
          original === undefined || fixed === undefined ? [] : [{ damaged: original, expected: fixed }],
      );
      const clean = pairs.every(({ damaged, expected }) => damaged === expected);
      return { name: `cases: ${file.slice(0, -'.jsonl'.length)}${clean ? ', unchanged' : ''}`, pairs };
    })
    .filter(({ pairs }) => pairs.length > 0);
}
