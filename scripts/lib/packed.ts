import { PACKED_DIGITS, type PackedText, singleDigits } from '../../src/core/packed-text.ts';

/** Packs a text, for `unpacked` to undo. */
export function pack(text: string): PackedText {
  const counts = new Map<string, number>();
  for (const unit of text.split('')) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const alphabet = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).map(([unit]) => unit);
  const base = PACKED_DIGITS.length;
  const singles = singleDigits(alphabet.length);
  const codes = new Map(
    alphabet.map((unit, i) => {
      const rest = i - singles;
      return rest < 0
        ? [unit, PACKED_DIGITS.charAt(i)]
        : [unit, PACKED_DIGITS.charAt(singles + Math.floor(rest / base)) + PACKED_DIGITS.charAt(rest % base)];
    }),
  );
  return {
    alphabet: alphabet.join(''),
    digits: text
      .split('')
      .map((unit) => codes.get(unit))
      .join(''),
  };
}

/** The source of a packed text, all of it ASCII. */
export function packedLiteral(text: string): string {
  const { alphabet, digits } = pack(text);
  const escaped = alphabet
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
  return `{ alphabet: "${escaped}", digits: "${digits}" }`;
}
