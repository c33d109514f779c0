import {
  COMPATIBILITY_PAIRS,
  T2S_MEANING,
  T2S_PAIRS,
  T2S_PHRASES,
  T2S_SHARED,
} from '../../data/t2s.generated.ts';

import { type ConversionTable, SHARED, ZHE } from './table.ts';
import { TableBuilder } from './table-builder.ts';

/** `opencc`: character for character what OpenCC's t2s gives; `meaning`: with the corrections on top. */
export type Fidelity = 'meaning' | 'opencc';

const tables = new Map<Fidelity, ConversionTable>();

/** The table of OpenCC's t2s, built at first use. */
export function t2sTable(fidelity: Fidelity): ConversionTable {
  let table = tables.get(fidelity);
  if (table === undefined) {
    table = fidelity === 'opencc' ? buildOpenCC() : buildMeaning();
    tables.set(fidelity, table);
  }
  return table;
}

let compatibility: ConversionTable | undefined;

/** CJK compatibility ideographs to their unified forms, as Unicode has them. */
export function compatibilityTable(): ConversionTable {
  if (compatibility === undefined) {
    const builder = new TableBuilder();
    builder.addWords(COMPATIBILITY_PAIRS, 'convert/compatibility');
    compatibility = builder.build(false);
  }
  return compatibility;
}

function buildOpenCC(): ConversionTable {
  const builder = new TableBuilder();
  builder.addCharacters(T2S_PAIRS, false);
  builder.addPhrases(T2S_PHRASES, 'convert/phrase');
  builder.markCompatibility();
  return builder.build(false);
}

function buildMeaning(): ConversionTable {
  const builder = new TableBuilder();
  builder.addCharacters(T2S_PAIRS, true);
  builder.addPhrases(T2S_PHRASES, 'convert/phrase');
  for (const line of T2S_MEANING.split('\n')) {
    const colon = line.indexOf(':');
    builder.addPhrases(line.slice(colon + 1), line.slice(0, colon));
  }
  for (let i = 0; i < T2S_SHARED.length; i++) builder.mark(T2S_SHARED.charCodeAt(i), SHARED);
  builder.mark('著'.charCodeAt(0), ZHE);
  builder.markCompatibility();
  return builder.build(true);
}
