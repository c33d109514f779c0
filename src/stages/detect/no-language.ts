/** How much of a text is looked at. */
const SAMPLE = 1000;
/** With more signs than this to a Latin letter text is code, a table of numbers or garbage. */
const MOST_SIGNS = 0.25;
/** Of the Latin letters at least this share stands in words, not in addresses, names in code or encoded data. */
const LEAST_IN_WORDS = 0.25;
/** Signs that code is full of and sentences hardly have. */
const SIGNS = signs('{}[]<>=;_|&*^$#+~\\');
/** What makes a token an address, a path or a name in code when letters stand on both sides. */
const INSIDE = signs('/@:_=.&?%#+\\0123456789');

function signs(chars: string): Uint8Array {
  const table = new Uint8Array(128);
  for (let i = 0; i < chars.length; i++) table[chars.charCodeAt(i)] = 1;
  return table;
}

/** Whether Latin letters are no language: code, addresses, keys, encoded data. */
export function isNoLanguage(text: string): boolean {
  const end = Math.min(text.length, SAMPLE);
  let letters = 0;
  let inWords = 0;
  let marks = 0;
  for (let at = 0; at < end; ) {
    while (at < end && text.charCodeAt(at) <= 0x20) at++;
    let own = 0;
    let breaks = 0;
    let pending = 0;
    for (; at < end && text.charCodeAt(at) > 0x20; at++) {
      const unit = text.charCodeAt(at);
      if (isLetter(unit)) {
        own++;
        breaks += pending;
        pending = 0;
      } else if (unit < 128) {
        marks += SIGNS[unit] as number;
        if (own > 0 && INSIDE[unit] === 1) pending = 1;
      }
    }
    letters += own;
    if (breaks === 0) inWords += own;
  }
  return letters > 0 && (marks > MOST_SIGNS * letters || inWords < LEAST_IN_WORDS * letters);
}

function isLetter(unit: number): boolean {
  return (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a) || unit >= 0xc0;
}
