import { gbkPairOf, gbkUnitOf } from '../gbk.ts';
import { LOST, type Step } from './step.ts';

const NO_BYTE = 0x10000;
/** What code page 936 makes of A3A0, where other decoders of GBK have the ideographic space. */
const USER_DEFINED_SPACE = '\ue5e5';

/**
 * The forward model: what the damage makes of the true text of some steps, byte by byte. Readings go in and marks are
 * cut out where the steps say, and code page 936 decodes each piece: a lead byte followed by a byte below 0x40, or by
 * nothing, becomes one `?` and swallows that byte.
 */
export function damage(steps: readonly Step[]): string {
  const stream = encode(steps.map((step) => step.truth).join(''));
  let out = '';
  let piece: number[] = [];
  let at = 0;
  for (const step of steps) {
    for (let i = 0; i < step.bytes; i++) piece.push(stream[at++] ?? 0);
    if (step.reading !== undefined) piece.push(...encode(step.reading));
    if (step.cut === undefined) continue;
    out += decode936(piece);
    piece = [];
    if (step.cut === 'mark') {
      out += decode936(stream.slice(at, at + 2));
      at += 2;
    }
  }
  return out + decode936(piece);
}

/** GBK bytes; a unit that GBK lacks becomes one number out of the range of bytes, which the decoder hands through. */
function encode(text: string): number[] {
  const bytes: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i) === LOST ? 0x3f : text.charCodeAt(i);
    const pair = gbkPairOf(unit);
    if (pair === 0) bytes.push(unit < 0x80 ? unit : NO_BYTE + unit);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return bytes;
}

/** Decodes one piece as code page 936 does. */
function decode936(bytes: readonly number[]): string {
  let out = '';
  for (let i = 0; i < bytes.length; i++) {
    const lead = bytes[i] ?? 0;
    if (lead === 0x80) out += '€';
    else if (lead < 0x80 || lead >= NO_BYTE) out += String.fromCharCode(lead & 0xffff);
    else {
      const trail = bytes[++i] ?? 0;
      const unit = gbkUnitOf(lead, trail);
      const isUserDefined = lead === 0xa3 && trail === 0xa0;
      out += unit === 0 ? '?' : isUserDefined ? USER_DEFINED_SPACE : String.fromCharCode(unit);
    }
  }
  return out;
}

/** The text with something else for its private-use characters, as a later step of the damage left it here and there. */
export function withoutPrivateUse(text: string, gone: string | undefined): string {
  return gone === undefined ? text : text.replace(/[\ue000-\uf8ff]/g, gone);
}

/** Folds full-width ASCII forms, as a later step of the damage did here and there. */
export function foldWidth(text: string): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0xff01 || unit > 0xff5e) continue;
    out += text.slice(from, i) + String.fromCharCode(unit - 0xfee0);
    from = i + 1;
  }
  return from === 0 ? text : out + text.slice(from);
}
