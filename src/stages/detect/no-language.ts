/** How much of a text is looked at. */
const SAMPLE = 1000;
/** With more signs than this to a Latin letter text is code, a table of numbers or garbage. */
const MOST_SIGNS = 0.25;
/** Of the Latin letters at least this share stands in words, not in addresses, names in code or encoded data. */
const LEAST_IN_WORDS = 0.25;
/** What a unit is: white space or a control, a Latin letter, a sign of one of these kinds, or none of it. */
const NONE = 0;
const SPACE = 1;
const LETTER = 2;
/** A sign that code is full of and sentences hardly have. */
const CODE = 4;
/** What makes a token an address, a path or a name in code when letters stand on both sides. */
const INSIDE = 8;
const KINDS = kinds();

/** The kinds of the units below 0xC0; all from there on are letters. */
function kinds(): Uint8Array {
  const table = new Uint8Array(0xc0);
  table.fill(SPACE, 0, 0x21);
  table.fill(LETTER, 0x41, 0x5b);
  table.fill(LETTER, 0x61, 0x7b);
  const mark = (chars: string, kind: number): void => {
    for (let i = 0; i < chars.length; i++) {
      const unit = chars.charCodeAt(i);
      table[unit] = (table[unit] as number) | kind;
    }
  };
  mark('{}[]<>=;_|&*^$#+~\\', CODE);
  mark('/@:_=.&?%#+\\0123456789', INSIDE);
  return table;
}

/** Whether Latin letters are no language: code, addresses, keys, encoded data. `units` are the code units of the text. */
export function isNoLanguage(text: string, units: Uint16Array): boolean {
  const end = Math.min(text.length, SAMPLE);
  let letters = 0;
  let inWords = 0;
  let marks = 0;
  // Of the token at hand: its letters, whether signs stand between some, whether one stands behind the last.
  let own = 0;
  let isBroken = false;
  let isPending = false;
  for (let at = 0; at <= end; at++) {
    const kind = at === end ? SPACE : kindOf(units[at] as number);
    if (kind === LETTER) {
      own++;
      isBroken ||= isPending;
    } else if (kind === SPACE) {
      letters += own;
      if (!isBroken) inWords += own;
      own = 0;
      isBroken = false;
      isPending = false;
    } else if (kind !== NONE) {
      if ((kind & CODE) !== 0) marks++;
      if ((kind & INSIDE) !== 0 && own > 0) isPending = true;
    }
  }
  return letters > 0 && (marks > MOST_SIGNS * letters || inWords < LEAST_IN_WORDS * letters);
}

function kindOf(unit: number): number {
  return unit < KINDS.length ? (KINDS[unit] as number) : LETTER;
}
