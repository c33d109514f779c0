import type { MixUp } from '../../src/stages/repair/chains/mix-up.ts';
import {
  type Charset,
  highCharacters,
  isDoubleByte,
  pairTable,
} from '../../src/stages/repair/charsets/encode.ts';

/** A mix-up as a case needs it; `iso-8859-1` shows bytes 80–9F as the controls of their numbers. */
export type Damage = Pick<MixUp, 'written' | 'islands'> & { readonly read: Charset | 'iso-8859-1' };

/** Characters and their bytes, both ways; bytes are joined by commas. */
interface Codec {
  readonly bytes: ReadonlyMap<string, string>;
  readonly chars: ReadonlyMap<string, string>;
}

const codecs = new Map<Charset, Codec>();

function codec(charset: Charset): Codec {
  const known = codecs.get(charset);
  if (known !== undefined) return known;
  const bytes = new Map<string, string>();
  for (let byte = 0; byte < 0x80; byte++) bytes.set(String.fromCharCode(byte), `${byte}`);
  if (isDoubleByte(charset)) {
    pairTable(charset).forEach((unit, pair) => {
      const char = String.fromCharCode(unit);
      if (unit >= 0x80 && !bytes.has(char)) bytes.set(char, `${pair >> 8},${pair & 0xff}`);
    });
    for (let byte = 0xa1; charset === 'shift_jis' && byte <= 0xdf; byte++) {
      bytes.set(String.fromCharCode(0xfec0 + byte), `${byte}`);
    }
  } else {
    [...highCharacters(charset)].forEach((char, i) => void bytes.set(char, `${0x80 + i}`));
  }
  const made = { bytes, chars: new Map([...bytes].map(([char, own]) => [own, char])) };
  codecs.set(charset, made);
  return made;
}

/** The bytes of a text, or `undefined` where the charset lacks a character. */
function encoded(text: string, charset: Charset | 'utf-8'): readonly number[] | undefined {
  if (charset === 'utf-8') return [...Buffer.from(text, 'utf8')];
  const bytes = [...text].map((char) => codec(charset).bytes.get(char));
  return bytes.includes(undefined) ? undefined : bytes.join().split(',').map(Number);
}

/** Bytes read as a charset, or `undefined` where some of them have no reading. */
function decoded(bytes: readonly number[], charset: Charset): string | undefined {
  const { chars } = codec(charset);
  let text = '';
  for (let at = 0; at < bytes.length; ) {
    const single = chars.get(`${bytes[at]}`);
    const char = single ?? chars.get(`${bytes[at]},${bytes[at + 1]}`);
    if (char === undefined) return undefined;
    text += char;
    at += single === undefined ? 2 : 1;
  }
  return text;
}

/** Bytes read as Windows-1252 but for pairs that are valid UTF-8; `undefined` where there is none. */
function decodedWithIslands(bytes: readonly number[]): string | undefined {
  const western = highCharacters('windows-1252');
  let text = '';
  let islands = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1] ?? 0;
    if (byte >= 0xc2 && byte <= 0xdf && next >= 0x80 && next <= 0xbf) {
      text += String.fromCharCode(((byte & 0x1f) << 6) | (next & 0x3f));
      islands++;
      at++;
    } else text += byte < 0x80 ? String.fromCharCode(byte) : western.charAt(byte - 0x80);
  }
  return islands === 0 ? undefined : text;
}

/** The text after a mix-up, or `undefined` where the mix-up would lose a byte or change nothing. */
function mixUp(text: string, { written, read, islands }: Damage): string | undefined {
  const bytes = encoded(text, written);
  if (bytes === undefined) return undefined;
  const damaged =
    read === 'iso-8859-1'
      ? Buffer.from(bytes).toString('latin1')
      : islands === true
        ? decodedWithIslands(bytes)
        : decoded(bytes, read);
  return damaged === text ? undefined : damaged;
}

/** The text after several mix-ups, one on top of the other. */
export function mixUps(text: string, chain: readonly Damage[]): string | undefined {
  return chain.reduce<string | undefined>(
    (last, damage) => (last === undefined ? last : mixUp(last, damage)),
    text,
  );
}
