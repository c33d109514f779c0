import { franc } from 'franc';
import { readCases } from '../../test/support/cases.ts';
import { documentsIn } from '../corpus.ts';
import { bytesOf, measure, ownSide } from '../measure.ts';
import { type Glance, rate, ratio } from '../report.ts';
import { LANGUAGES } from '../sentences.ts';
import type { Measurement } from './bench.ts';

interface Case {
  readonly input: string;
  readonly expected: { readonly lang: string };
}

const OWN = 'detect';
const PEER = 'franc';
const DOCUMENTS = 24;
const SEED = 41;
/** franc names some languages by a code that a case names by a macrolanguage. */
const SAME: Readonly<Record<string, string>> = {
  arb: 'ar',
  cmn: 'zh',
  ckb: 'ckb',
  pes: 'fa',
  prs: 'fa',
  zlm: 'ms',
};
const NO_LANGUAGE = new Set(['und', 'zxx']);

/** The language of a text: speed and hits. */
export const detect: Measurement = async ({ library, sentences }) => {
  const speed: string[][] = [];
  const glance: Glance[] = [];
  for (const language of LANGUAGES) {
    const texts = documentsIn(language, sentences, DOCUMENTS, SEED);
    const seconds = await measure([
      ownSide(OWN, () => texts.reduce((sum, text) => sum + library.detect(text).lang.length, 0)),
      ownSide(PEER, () => texts.reduce((sum, text) => sum + franc(text).length, 0)),
    ]);
    const [own = '', peer = ''] = [OWN, PEER].map((name) =>
      rate(bytesOf(texts) / 1e6, seconds.get(name), 'MB/s'),
    );
    const verdict = ratio(seconds.get(OWN), seconds.get(PEER));
    speed.push([language, own, peer, verdict]);
    glance.push([`detect, ${language} documents`, own, `franc ${peer}`, verdict]);
  }

  const cases = readCases<Case>('detect/language.jsonl').filter(
    ({ expected }) => !NO_LANGUAGE.has(expected.lang),
  );
  const language = (tag: string): string => new Intl.Locale(tag).language;
  const exact = cases.filter(({ input, expected }) => library.detect(input).lang === expected.lang).length;
  const own = cases.filter(
    ({ input, expected }) => language(library.detect(input).lang) === language(expected.lang),
  ).length;
  const peer = cases.filter(({ input, expected }) => {
    const code = franc(input, { minLength: 1 });
    return language(SAME[code] ?? code) === language(expected.lang);
  }).length;
  const total = String(cases.length);
  return {
    title: 'Detect: language',
    text:
      'Whole documents. franc is asked for the language only (it does not tell Simplified from Traditional) and, for the hits, ' +
      'with `minLength: 1`, as many cases are single words; it looks at the first 2,048 characters of a text, `detect` at all. ' +
      'The cases are those of this project, chosen by its authors.',
    tables: [
      { head: ['text', OWN, PEER, 'result'], rows: speed },
      {
        head: ['cases', 'number', OWN, PEER],
        rows: [
          ['language', total, String(own), String(peer)],
          ['language and Chinese variant', total, String(exact), 'does not tell'],
        ],
      },
    ],
    glance: [
      ...glance,
      ['detect, language of short cases', `${own} of ${total}`, `franc ${peer} of ${total}`, 'hits'],
    ],
  };
};
