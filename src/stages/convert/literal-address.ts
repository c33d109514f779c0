import { isLetterOrDigit } from './literal-code.ts';

const SLASH = 0x2f;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const DOT = 0x2e;
const MIDDLE_DOT = 0xb7;
/** ASCII that ends an address, besides white space. */
const ENDS = '"<>`{}|^';
/** ASCII behind which a Han character still belongs to an address; behind a letter the sentence goes on. */
const BEFORE_HAN = '/\\=&?#_-+%:@~';
/** Words of a sentence that stands right behind the address of a site. */
const SENTENCE = '的了是你您請请這这歡欢';
/** With these it goes on behind any slash. */
const CONJUNCTIONS = '或和與与及在處处即';
/** Han characters in a row that an address has at most: the title of a page, the name of a site's section. */
const LONGEST_TITLE = 24;
const LONGEST_SECTION = 5;
const LONGEST = 2000;
const DOMAIN =
  /(?:^|[^A-Za-z0-9.-])(?:www\.[A-Za-z0-9.-]+|(?:[A-Za-z0-9-]+\.)+(?:com|net|org|edu|gov|info|io|tw|hk|cn|mo|jp))$/i;

/**
 * Where a URL or file path ends whose first slash stands at `at`. It goes on over Han characters behind a mark such as
 * `/` or `=` (`/wiki/臺灣`), not over those behind a letter or digit (`/index.html這個網頁`).
 */
export function addressEnd(units: Uint16Array, start: number, end: number, at: number): number | undefined {
  const before = at > start ? (units[at - 1] as number) : 0;
  if (units[at] === BACKSLASH) {
    const drive = before === COLON && at - 2 >= start && isLetterOrDigit(units[at - 2] as number);
    return drive ? bodyEnd(units, end, at, at) : undefined;
  }
  if (units[at] !== SLASH || before === SLASH) return undefined;
  if (before === COLON && units[at + 1] === SLASH) {
    let root = at + 2;
    while (root < end && isHostUnit(units[root] as number)) root++;
    return bodyEnd(units, end, at, units[root] === SLASH ? root : -1);
  }
  const next = units[at + 1] as number;
  if (before === DOT || before === 0x7e) {
    const ahead = at - 2 >= start ? (units[at - 2] as number) : 0;
    return isLetterOrDigit(ahead) ? undefined : bodyEnd(units, end, at, -1);
  }
  if (isLetterOrDigit(before)) {
    const host = String.fromCharCode(...units.subarray(Math.max(start, at - 64), at));
    return DOMAIN.test(host) ? bodyEnd(units, end, at, at) : undefined;
  }
  // An absolute path, known by a first part in ASCII that another follows.
  if (!isLetterOrDigit(next)) return undefined;
  let i = at + 1;
  while (i < end && (isLetterOrDigit(units[i] as number) || '._-'.includes(charOf(units, i)))) i++;
  return units[i] === SLASH ? bodyEnd(units, end, at, -1) : undefined;
}

/** `root` is where the slash behind a host stands, or −1. */
function bodyEnd(units: Uint16Array, end: number, at: number, root: number): number {
  const limit = Math.min(end, at + LONGEST);
  let i = at;
  while (i < limit) {
    const unit = units[i] as number;
    if (unit <= 0x20) return i;
    if (unit < 0x7f) {
      if (ENDS.includes(String.fromCharCode(unit))) return i;
      i++;
      continue;
    }
    const last = units[i - 1] as number;
    const inHost = last === DOT && i <= root;
    const bracket = last === 0x28 && units[i - 2] === 0x5f; // the title 金庸_(作家)
    if (!inHost && !bracket && !BEFORE_HAN.includes(String.fromCharCode(last))) return i;
    const from = i;
    let length = 0;
    for (; i < limit && isNameUnit(units[i] as number); i++) {
      if (((units[i] as number) & 0xfc00) !== 0xdc00) length++;
    }
    if (length === 0 || length > LONGEST_TITLE || CONJUNCTIONS.includes(charOf(units, from))) return from;
    const section = from - 1 === root;
    if (section && (length > LONGEST_SECTION || isSentence(units, from, i))) return from;
  }
  return i;
}

function isSentence(units: Uint16Array, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (SENTENCE.includes(charOf(units, i))) return true;
  return false;
}

function charOf(units: Uint16Array, at: number): string {
  return String.fromCharCode(units[at] as number);
}

function isHostUnit(unit: number): boolean {
  return unit > 0x20 && unit !== SLASH && (unit < 0x7f || isNameUnit(unit));
}

/** Letters beyond ASCII, and the dot between parts of a name; no punctuation. */
function isNameUnit(unit: number): boolean {
  return (
    unit === MIDDLE_DOT ||
    (unit >= 0xc0 && unit < 0x2000) ||
    (unit >= 0x3005 && unit <= 0x3007) ||
    (unit >= 0x3041 && unit < 0xe000) ||
    (unit >= 0xf900 && unit <= 0xfaff)
  );
}
