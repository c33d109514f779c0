import { documentsIn } from '../corpus.ts';
import { bytesOf, measure, ownSide, type Side } from '../measure.ts';
import { type Glance, rate, ratio } from '../report.ts';
import { LANGUAGES } from '../sentences.ts';
import type { Measurement } from './bench.ts';

const OWN = 'repair';
const PEERS = ['ftfy.fix_encoding', 'ftfy.fix_text'];
const DOCUMENTS = 16;
const SEED = 11;

/** How fast repair leaves alone what is not damaged. */
export const repairClean: Measurement = async ({ library, python, sentences }) => {
  const peers = python.versions.ftfy === undefined ? [] : PEERS;
  const rows: string[][] = [];
  const glance: Glance[] = [];
  for (const language of LANGUAGES) {
    const texts = documentsIn(language, sentences, DOCUMENTS, SEED);
    const sides: Side[] = [
      ownSide(OWN, () => texts.reduce((sum, text) => sum + library.repair(text).text.length, 0)),
    ];
    for (const peer of peers) sides.push(await python.side(peer, texts));
    const seconds = await measure(sides);
    const megabytes = bytesOf(texts) / 1e6;
    const rates = [OWN, ...PEERS].map((name) => rate(megabytes, seconds.get(name), 'MB/s'));
    const verdict = ratio(seconds.get(OWN), seconds.get(PEERS[0] ?? ''));
    rows.push([language, ...rates, verdict]);
    glance.push([
      `repair, clean ${language} text`,
      rates[0] ?? '',
      peers.length === 0 ? 'ftfy: not installed' : `ftfy fix_encoding ${rates[1]}`,
      verdict,
    ]);
  }
  return {
    title: 'Repair: clean text',
    text:
      '`repair(text)` on documents without damage, against `fix_encoding` of ftfy (the same task) and its `fix_text` (which ' +
      'also normalizes). The result compares with `fix_encoding`.',
    tables: [{ head: ['text', ...[OWN, ...PEERS], 'result'], rows }],
    glance,
  };
};
