/** What the particles, pronouns and negations of a question begin with: a `?` after one of them is the author's. */
const interrogative = new Set('吗嗎呢么麼吧何谁誰哪几幾怎什否多没沒不啊嘛孰岂豈');
const clauseEnd = new Set('。！？；，、：!;,:?\n');
const stop = new Set('。，、；：,;:');
/** How far back the reason for a question mark is looked for, in code units. */
const CLAUSE = 60;
/** Longest markup remnant looked for, in code units. */
const TAG = 12;

/** Whether a unit may be a sign of damage at all: a cheap test for a scan; {@link countDamage} then looks closely. */
export function mayBeDamage(unit: number): boolean {
  if (unit < 0x80) return unit === 0x3f || unit === 0x3e || unit === 0x3b || (unit < 0x20 && unit !== 0x09);
  return unit < 0xc0 || unit === 0x951f || (unit >= 0xd800 && unit <= 0xf8ff) || unit === 0xfffd;
}

/**
 * Signs of damage in `[start, end)`: replacement characters, private-use characters, controls, lone surrogates,
 * question marks no question explains, remnants of markup, pairs as mojibake makes them. Only good for telling
 * which of two variants of one paragraph is the intact one.
 */
export function countDamage(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = start; at < end; at++) {
    const unit = text.charCodeAt(at);
    if (!mayBeDamage(unit)) continue;
    if (unit === 0x3f) {
      let after = at + 1;
      while (after < end && text.charCodeAt(after) === 0x3f) after++;
      if (isOddQuestion(text, start, at, after, end)) count += after - at;
      at = after - 1;
    } else if (unit === 0x3e) count += endsTag(text, start, at) ? 1 : 0;
    else if (unit === 0x3b) count += endsEntity(text, start, at) ? 1 : 0;
    else if (unit >= 0xd800 && unit <= 0xdfff) {
      if (unit < 0xdc00 && at + 1 < end && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00) at++;
      else count++;
    } else if (unit >= 0xa0 && unit < 0xc0) {
      // A no-break space after an accented letter is ordinary French.
      const before = at > start ? text.charCodeAt(at - 1) : 0;
      if (unit !== 0xa0 && before >= 0xc2 && before <= 0xf4) count++;
    } else count++;
  }
  return count;
}

/** Whether the question marks `[from, to)` stand where no author puts them. */
function isOddQuestion(text: string, start: number, from: number, to: number, end: number): boolean {
  const before = from > start ? text.charAt(from - 1) : '';
  const after = to < end ? text.charAt(to) : '';
  if (stop.has(before) || stop.has(after)) return true;
  if (after === '/' && to + 1 < end && isAsciiLetter(text.charCodeAt(to + 1)))
    return endsInTag(text, to, end);
  if (before <= '\u007f' || after <= '\u007f' || !isLetter(before) || !isLetter(after)) {
    return isHan(before) && isAsciiAlphanumeric(after.charCodeAt(0)) && !hasReason(text, start, from);
  }
  return !isHan(before) || !hasReason(text, start, from);
}

function hasReason(text: string, start: number, from: number): boolean {
  for (let at = from - 1; at >= Math.max(start, from - CLAUSE); at--) {
    const char = text.charAt(at);
    if (interrogative.has(char)) return true;
    if (clauseEnd.has(char)) return false;
  }
  return false;
}

/** Whether the `>` at `at` ends something like `/p>` or `<br>`. */
function endsTag(text: string, start: number, at: number): boolean {
  let from = at - 1;
  while (from >= start && at - from <= TAG && isAsciiAlphanumeric(text.charCodeAt(from))) from--;
  const opener = from >= start ? text.charAt(from) : '';
  return from < at - 1 && (opener === '/' || opener === '<');
}

function endsInTag(text: string, slash: number, end: number): boolean {
  let to = slash + 1;
  while (to < end && to - slash <= TAG && isAsciiAlphanumeric(text.charCodeAt(to))) to++;
  return to < end && text.charAt(to) === '>';
}

/** Whether the `;` at `at` ends something like `&nbsp;` or `&#12345;`. */
function endsEntity(text: string, start: number, at: number): boolean {
  let from = at - 1;
  while (from >= start && at - from <= TAG && isAsciiAlphanumeric(text.charCodeAt(from))) from--;
  if (from >= start && text.charAt(from) === '#') from--;
  return from < at - 1 && from >= start && text.charAt(from) === '&';
}

function isLetter(char: string): boolean {
  return /\p{L}/u.test(char);
}

function isHan(char: string): boolean {
  return char >= '\u3400' && char <= '\u9fff';
}

function isAsciiLetter(unit: number): boolean {
  return (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;
}

function isAsciiAlphanumeric(unit: number): boolean {
  return isAsciiLetter(unit) || (unit >= 0x30 && unit <= 0x39);
}
