import { readdirSync } from 'node:fs';
import { readCases } from '../../test/support/cases.ts';
import { DAMAGES } from '../damage.ts';
import { bytesOf, measure, ownSide, type Side } from '../measure.ts';
import { Random } from '../random.ts';
import { type Glance, rate, ratio } from '../report.ts';
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
const WHOLE_PEER = 'ftfy.fix_text';
/** The commonest damage, which both sides undo. */
const COMMON = 'UTF-8 as Windows-1252';
const LINES = 60;
const SEED = 23;

/** How much of what is damaged comes back exactly, and how fast. */
export const repairDamaged: Measurement = async (bench) => {
  const { library, python } = bench;
  const present = python.versions.ftfy !== undefined;
  const groups = [...generated(bench), ...cases()];
  const rows: string[][] = [];
  const sums = { pairs: 0, own: 0, peer: 0 };
  const both: string[] = [];
  for (const { name, pairs } of groups) {
    const restored = pairs.map(({ damaged, expected }) => library.repair(damaged).text === expected);
    const own = restored.filter(Boolean).length;
    const answers = present
      ? await python.results(
          PEER,
          pairs.map(({ damaged }) => damaged),
        )
      : [];
    const peer = pairs.filter(({ expected }, at) => answers[at] === expected).length;
    for (const [at, { damaged, expected }] of pairs.entries()) {
      if (restored[at] && answers[at] === expected && damaged !== expected) both.push(damaged);
    }
    rows.push([name, String(pairs.length), String(own), present ? String(peer) : ABSENT]);
    sums.pairs += pairs.length;
    sums.own += own;
    sums.peer += peer;
  }
  rows.push(['all', String(sums.pairs), String(sums.own), present ? String(sums.peer) : ABSENT]);

  const all = groups.flatMap(({ pairs }) => pairs.map(({ damaged }) => damaged));
  const common = groups
    .filter(({ name }) => name.startsWith(COMMON))
    .flatMap(({ pairs }) => pairs.map(({ damaged }) => damaged));
  const speeds: string[][] = [];
  const glance: Glance[] = [];
  for (const [name, lines] of [
    ['all of these lines', all],
    ['lines that both restore', both],
    [`lines of ${COMMON}`, common],
  ] as const) {
    if (lines.length === 0) continue;
    const sides: Side[] = [
      ownSide(OWN, () => lines.reduce((sum, line) => sum + library.repair(line).text.length, 0)),
    ];
    if (present) for (const peer of [PEER, WHOLE_PEER]) sides.push(await python.side(peer, lines));
    const seconds = await measure(sides);
    const speed = (side: string): string =>
      side === OWN || present ? (rate(bytesOf(lines) / 1e6, seconds.get(side), 'MB/s') ?? '') : ABSENT;
    const verdict = ratio(seconds.get(OWN), seconds.get(WHOLE_PEER));
    speeds.push([name, speed(OWN), speed(PEER), speed(WHOLE_PEER), verdict]);
    glance.push([
      `repair, damaged: ${name}`,
      speed(OWN),
      present ? `ftfy fix_text ${speed(WHOLE_PEER)}` : `ftfy: ${ABSENT}`,
      verdict,
    ]);
  }
  return {
    title: 'Repair: damaged lines',
    text:
      'Lines restored exactly. The lines above the cases are sentences damaged by a generator that shares no code with the ' +
      'repair; the cases are the ones of this project, chosen by its authors, and where they are called unchanged the right ' +
      `answer is to change nothing. The result of the speeds compares with ${WHOLE_PEER}.`,
    tables: [
      { head: ['damage', 'lines', OWN, PEER], rows },
      { head: ['speed', OWN, PEER, WHOLE_PEER, 'result'], rows: speeds },
    ],
    glance: [
      ...glance,
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
