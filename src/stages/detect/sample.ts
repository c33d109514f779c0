import { letterClasses } from './letter-classes.ts';

/** Words taken from a text, so many that its language shows. */
export interface Sample {
  readonly text: string;
  /** The code units of the text, at the start of an array. */
  readonly units: Uint16Array;
  /** For each word where it begins and where it ends. */
  readonly edges: readonly number[];
}

/** Into how many places of a text a sample reaches, so that a foreign head or foot does not decide. */
const WINDOWS = 3;

/**
 * Words of a text, from its start, middle and end, with up to `length` code units, of letters of the given class
 * (apostrophes and joiners inside words stay). `units` are the code units of the text.
 */
export function sampleOf(text: string, units: Uint16Array, kind: number, length: number): Sample {
  const edges: number[] = [];
  if (text.length <= length) addWords(edges, units, 0, text.length, kind, length);
  else {
    const share = Math.ceil(length / WINDOWS);
    for (let window = 0; window < WINDOWS; window++) {
      const start = Math.floor((text.length * window) / WINDOWS);
      const end = Math.floor((text.length * (window + 1)) / WINDOWS);
      addWords(edges, units, start, end, kind, share);
    }
  }
  return { text, units, edges };
}

/** The words with one space between. */
export function wordsOf({ text, edges }: Sample): string {
  let words = '';
  for (let i = 0; i < edges.length; i += 2) {
    words += (i === 0 ? '' : ' ') + text.slice(edges[i], edges[i + 1]);
  }
  return words;
}

function addWords(
  edges: number[],
  units: Uint16Array,
  start: number,
  end: number,
  kind: number,
  length: number,
): void {
  const table = letterClasses();
  let taken = 0;
  let from = -1;
  for (let i = start; i < end && taken < length; i++) {
    const unit = units[i] as number;
    const wanted = table[unit] === kind || (from !== -1 && joins(unit));
    if (wanted && from === -1) from = i;
    if (!wanted && from !== -1) {
      edges.push(from, i);
      taken += i - from + 1;
      from = -1;
    } else if (from !== -1 && i - from + taken > length) break;
  }
  if (from !== -1 && taken < length) edges.push(from, Math.min(end, from + length - taken));
}

/** Apostrophes, the joiners of Persian and Indic scripts, and combining marks, which go on with a word. */
function joins(unit: number): boolean {
  return (
    unit === 0x27 ||
    unit === 0x2019 ||
    unit === 0x200c ||
    unit === 0x200d ||
    (unit >= 0x300 && unit <= 0x36f) ||
    (unit >= 0x64b && unit <= 0x65f)
  );
}
