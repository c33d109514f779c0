import { letterClasses } from './letter-classes.ts';

/** Into how many places of a text a sample reaches, so that a foreign head or foot does not decide. */
const WINDOWS = 3;

/**
 * Up to `length` code units of a text, from its start, middle and end, with whatever is not of the given letter class
 * turned to a space (apostrophes and joiners inside words stay). `units` are the code units of the text.
 */
export function sampleOf(text: string, units: Uint16Array, kind: number, length: number): string {
  const share = Math.ceil(length / WINDOWS);
  if (text.length <= length) return lettersFrom(text, units, 0, text.length, kind, length);
  let sample = '';
  for (let window = 0; window < WINDOWS; window++) {
    const start = Math.floor((text.length * window) / WINDOWS);
    const end = Math.floor((text.length * (window + 1)) / WINDOWS);
    sample += `${lettersFrom(text, units, start, end, kind, share)} `;
  }
  return sample;
}

function lettersFrom(
  text: string,
  units: Uint16Array,
  start: number,
  end: number,
  kind: number,
  length: number,
): string {
  const table = letterClasses();
  let out = '';
  let from = -1;
  for (let i = start; i < end && out.length < length; i++) {
    const unit = units[i] as number;
    const wanted = table[unit] === kind || joins(unit, from !== -1);
    if (wanted && from === -1) from = i;
    if (!wanted && from !== -1) {
      out += `${text.slice(from, i)} `;
      from = -1;
    } else if (from !== -1 && i - from + out.length > length) break;
  }
  return from === -1 ? out : out + text.slice(from, Math.min(end, from + Math.max(0, length - out.length)));
}

/** Apostrophes, the joiners of Persian and Indic scripts, and combining marks, which go on with a word. */
function joins(unit: number, inWord: boolean): boolean {
  return (
    inWord &&
    (unit === 0x27 ||
      unit === 0x2019 ||
      unit === 0x200c ||
      unit === 0x200d ||
      (unit >= 0x300 && unit <= 0x36f) ||
      (unit >= 0x64b && unit <= 0x65f))
  );
}
