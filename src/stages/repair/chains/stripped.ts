/** Sequences of UTF-8 that are enough to tell. */
const LEAST_LEADS = 8;
/** Of those that begin, so many in a hundred have lost a byte at least, and begin like the letters of one script. */
const BROKEN_SHARE = 25;
const SCRIPT_SHARE = 85;
/** First bytes, by script: Cyrillic, Arabic, Han and kana with their marks, Hangul. */
const SCRIPTS: readonly (readonly number[])[] = [
  [0xd0, 0xd1],
  [0xd8, 0xd9, 0xda, 0xdb],
  [0xe2, 0xe3, 0xe4, 0xe5, 0xe6, 0xe7, 0xe8, 0xe9, 0xef],
  [0xea, 0xeb, 0xec, 0xed],
];

/** How often each first byte was met in the line that is looked at. */
const leads = new Uint32Array(0x100);

/**
 * Whether a line is UTF-8 read as Latin-1 from which all C1 controls were taken: first bytes abound that lack some of
 * their later bytes, none of those shows that would be a control, and no later byte stands without a first. Half of
 * the bytes are gone then, so that the line has a reading in every other charset, and each is wrong.
 */
export function isStripped(line: string): boolean {
  leads.fill(0);
  let count = 0;
  let broken = 0;
  let missing = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit > 0xff || (unit >= 0x80 && unit < 0xa0)) return false;
    if (unit >= 0xa0 && unit < 0xc0) {
      if (missing === 0) return false;
      missing--;
      continue;
    }
    if (missing > 0) broken++;
    missing = 0;
    if (unit < 0x80) continue;
    if (unit < 0xc2 || unit > 0xf4) return false;
    count++;
    leads[unit] = (leads[unit] ?? 0) + 1;
    missing = unit < 0xe0 ? 1 : unit < 0xf0 ? 2 : 3;
  }
  if (missing > 0) broken++;
  if (count < LEAST_LEADS || broken * 100 < count * BROKEN_SHARE) return false;
  return SCRIPTS.some(
    (script) => script.reduce((sum, lead) => sum + (leads[lead] ?? 0), 0) * 100 >= count * SCRIPT_SHARE,
  );
}
