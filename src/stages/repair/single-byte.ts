import type { EditLog } from '../../core/edit-log.ts';

const RULE = 'repair/utf8-as-single-byte';

/** Windows-1252 characters of the bytes 80–9F; U+0000 where the code page has none and a C1 control stands in. */
const CP1252_HIGH = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ';

/** Code units beyond Latin-1 that stand for a byte 80–9F. */
const HIGH_BYTES: ReadonlyMap<number, number> = new Map(
  [...CP1252_HIGH].flatMap((char, i) => (char === '\0' ? [] : [[char.charCodeAt(0), 0x80 + i] as const])),
);

/** Closing marks that may well follow a capital with an accent: `CAFÉ”`, `AMANHÃ…`, `Â»`. */
const CLOSING = new Set('’”“‘»«…–—™®©°'.split('').map((char) => char.charCodeAt(0)));

/** One character as UTF-8 bytes read one by one: `[start, end)` of the text stands for `codePoint`. */
interface Sequence {
  readonly start: number;
  readonly end: number;
  readonly codePoint: number;
}

/**
 * Undoes UTF-8 that was read as Latin-1 or Windows-1252 (`Ã³` for `ó`, `ä¸­æ–‡` for `中文`, `Ø§Ù„` for `ال`), in the
 * words that show it; a text damaged twice takes two passes. The bytes must be valid UTF-8 and the characters must be
 * some that people write: a lone pair that real text may hold stays as it is.
 */
export function singleByte(text: string, log: EditLog): void {
  for (let at = nextLead(text, 0); at !== -1; ) {
    const run = sequencesFrom(text, at);
    const last = run.at(-1);
    if (last === undefined) {
      at = nextLead(text, at + 1);
      continue;
    }
    if (isDamage(text, run)) {
      const fixed = run.map(({ codePoint }) => String.fromCodePoint(codePoint)).join('');
      log.replace(at, last.end, fixed, RULE);
    }
    at = nextLead(text, last.end);
  }
}

/** The next unit that stands for the first byte of a UTF-8 sequence and is followed by one for a later byte. */
function nextLead(text: string, from: number): number {
  for (let i = from; i < text.length - 1; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xc2 && unit <= 0xf4 && isLater(text.charCodeAt(i + 1))) return i;
  }
  return -1;
}

function byteOf(unit: number): number {
  return unit <= 0xff ? unit : (HIGH_BYTES.get(unit) ?? -1);
}

function isLater(unit: number): boolean {
  const byte = byteOf(unit);
  return byte >= 0x80 && byte <= 0xbf;
}

/** The sequences that follow one another directly from `at`. */
function sequencesFrom(text: string, at: number): Sequence[] {
  const run: Sequence[] = [];
  for (let start = at; ; ) {
    const sequence = sequenceAt(text, start);
    if (sequence === undefined) return run;
    run.push(sequence);
    start = sequence.end;
  }
}

function sequenceAt(text: string, start: number): Sequence | undefined {
  const lead = text.charCodeAt(start);
  if (!(lead >= 0xc2 && lead <= 0xf4)) return undefined;
  const length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
  let codePoint = lead & (0xff >> (length + 1));
  for (let i = 1; i < length; i++) {
    const unit = text.charCodeAt(start + i);
    if (!isLater(unit)) return undefined;
    codePoint = codePoint * 64 + (byteOf(unit) & 0x3f);
  }
  const least = length === 2 ? 0x80 : length === 3 ? 0x800 : 0x10000;
  const surrogate = codePoint >= 0xd800 && codePoint <= 0xdfff;
  return codePoint < least || codePoint > 0x10ffff || surrogate
    ? undefined
    : { start, end: start + length, codePoint };
}

/** Whether a run of sequences is damage: it makes characters people write, and is nothing that people write itself. */
function isDamage(text: string, run: readonly Sequence[]): boolean {
  if (!run.every(({ codePoint }) => isWritten(codePoint))) return false;
  if (run.some(({ start, end }) => end - start > 2)) return true;
  const [first] = run;
  if (first === undefined) return false;
  if (run.length > 1) return true;
  const closes = CLOSING.has(text.charCodeAt(first.end - 1));
  if (closes && isCapital(text.charCodeAt(first.start - 1))) return false;
  // One pair alone: only what becomes a letter or sign of the western European languages.
  return first.codePoint >= 0xa0 && first.codePoint <= 0x17f;
}

function isCapital(unit: number): boolean {
  return (unit >= 0x41 && unit <= 0x5a) || (unit >= 0xc0 && unit <= 0xde && unit !== 0xd7);
}

const WRITTEN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}\p{Cf}]$/u;

/** Whether people write the character: unassigned and private-use ones are a sign that the reading is wrong. */
function isWritten(codePoint: number): boolean {
  // What is damaged twice has C1 controls in between.
  if (codePoint <= 0x9f) return true;
  // Syriac, Thaana and NKo: their bytes are far likelier to be real accented capitals.
  if ((codePoint >= 0x700 && codePoint <= 0x74f) || (codePoint >= 0x780 && codePoint <= 0x7ff)) return false;
  return WRITTEN.test(String.fromCodePoint(codePoint));
}
