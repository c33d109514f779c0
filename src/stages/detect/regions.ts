import { codeUnits } from '../../core/code-units.ts';
import {
  CN_CHARACTERS,
  CN_EVERYDAY,
  CN_WORDS,
  HK_CHARACTERS,
  HK_EVERYDAY,
  HK_WORDS,
  NEITHER,
  TW_CHARACTERS,
  TW_EVERYDAY,
  TW_WORDS,
} from '../../data/regions.generated.ts';

/** What in a Chinese text is of Taiwan, of Hong Kong, of the mainland: forms of characters, and words. */
export interface RegionEvidence {
  /** How many such characters and words stand in the first 4,096 UTF-16 code units. */
  readonly tw: number;
  readonly hk: number;
  readonly cn: number;
  /** The region that most of the evidence speaks for, words for more than forms; absent where it is too little or divided. */
  readonly verdict?: 'TW' | 'HK' | 'CN';
  /** Share of the verdict in the weighted evidence, which counts a doubt against it; 0–1, 0 without a verdict. */
  readonly confidence: number;
}

const REGIONS = ['TW', 'HK', 'CN'] as const;
const NONE = REGIONS.length;
/** How much of a text is read. */
const SAMPLE = 4096;
/** An everyday word of a region; a term or a name of its own; a form of a character, which fonts and habits blur. */
const EVERYDAY_WEIGHT = 2;
const WORD_WEIGHT = 1.5;
const CHARACTER_WEIGHT = 1;
/** A form of Taiwan is that of most fonts and code pages, and stands in texts of Hong Kong too. */
const TAIWAN_FORM_WEIGHT = 0.1;
/** What a verdict needs: this much evidence, and this share of it. */
const LEAST_EVIDENCE = 1;
const LEAST_SHARE = 0.7;
/** What might speak against it but does not show in so short a text. */
const DOUBT = 0.25;

interface Entry {
  readonly word: string;
  readonly region: number;
  readonly weight: number;
}

interface Model {
  /** For a first code unit: 0 for none, else the number of its entries' list. */
  readonly first: Uint16Array;
  /** By {@link pairIndex} whether a word may begin with two code units. */
  readonly pairs: Uint8Array;
  /** Whether a code unit alone is an entry. */
  readonly alone: Uint8Array;
  /** Entries by the number of their first code unit, longest first. */
  readonly entries: readonly (readonly Entry[])[];
}

let model: Model | undefined;

function build(): Model {
  const all: Entry[] = [];
  const add = (words: Iterable<string>, region: number, weight: number): void => {
    for (const word of words) all.push({ word, region, weight });
  };
  [TW_EVERYDAY, HK_EVERYDAY, CN_EVERYDAY].forEach((words, region) => {
    add(words.split(' '), region, EVERYDAY_WEIGHT);
  });
  [TW_WORDS, HK_WORDS, CN_WORDS].forEach((words, region) => {
    add(words.split(' '), region, WORD_WEIGHT);
  });
  add(TW_CHARACTERS, 0, TAIWAN_FORM_WEIGHT);
  add(HK_CHARACTERS, 1, CHARACTER_WEIGHT);
  add(CN_CHARACTERS, 2, CHARACTER_WEIGHT);
  add(NEITHER.split(' '), NONE, 0);
  const first = new Uint16Array(0x10000);
  const pairs = new Uint8Array(0x10000);
  const alone = new Uint8Array(0x10000);
  const entries: Entry[][] = [[]];
  for (const entry of all.sort((a, b) => b.word.length - a.word.length)) {
    const unit = entry.word.charCodeAt(0);
    if (first[unit] === 0) first[unit] = entries.push([]) - 1;
    entries[first[unit] as number]?.push(entry);
    if (entry.word.length > 1) pairs[pairIndex(unit, entry.word.charCodeAt(1))] = 1;
    else alone[unit] = 1;
  }
  return { first, pairs, alone, entries };
}

/** The evidence for the regions in a Chinese text; in a Simplified one only words count, for its forms are those of one standard. None where nothing speaks. */
export function regionEvidence(text: string, isSimplified: boolean): RegionEvidence | undefined {
  model ??= build();
  const { first, pairs, alone } = model;
  const counts = [0, 0, 0];
  const weights = [0, 0, 0];
  const end = Math.min(text.length, SAMPLE);
  const units = codeUnits(text.length > SAMPLE ? text.slice(0, SAMPLE) : text);
  let unit = units[0] as number;
  for (let i = 0; i < end; ) {
    const next = i + 1 < end ? (units[i + 1] as number) : 0;
    if (pairs[pairIndex(unit, next)] === 0 && alone[unit] === 0) {
      unit = next;
      i++;
      continue;
    }
    const entry = entryAt(model, first[unit] as number, text, i);
    if (entry === undefined) {
      unit = next;
      i++;
      continue;
    }
    if (entry.region !== NONE && !(isSimplified && entry.word.length === 1)) {
      counts[entry.region] = (counts[entry.region] ?? 0) + 1;
      weights[entry.region] = (weights[entry.region] ?? 0) + entry.weight;
    }
    i += entry.word.length;
    unit = i < end ? (units[i] as number) : 0;
  }
  const [tw = 0, hk = 0, cn = 0] = counts;
  if (tw + hk + cn === 0) return undefined;
  const most = Math.max(...weights);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const verdict = REGIONS[weights.indexOf(most)];
  if (verdict === undefined || most < LEAST_EVIDENCE || most < LEAST_SHARE * total) {
    return { tw, hk, cn, confidence: 0 };
  }
  return { tw, hk, cn, verdict, confidence: Math.round((1e4 * most) / (total + DOUBT)) / 1e4 };
}

/** Where two code units are in the table of pairs; few others share a place with a word. */
function pairIndex(unit: number, next: number): number {
  return (Math.imul(unit, 0x9e5) + next) & 0xffff;
}

function entryAt({ entries }: Model, list: number, text: string, at: number): Entry | undefined {
  for (const entry of entries[list] ?? []) if (text.startsWith(entry.word, at)) return entry;
  return undefined;
}
