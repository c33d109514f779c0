import type { CharacterRule } from './rule.ts';

const VOICED = 0xff9e;

/**
 * Half-width katakana and Japanese punctuation. A sound mark joins the kana before it; one that has none to join is
 * part of a drawing, `(ﾟдﾟ)`, and stays.
 */
export const halfWidthKatakana: CharacterRule = {
  ranges: [[0xff61, 0xff9f]],
  apply(text, at, log) {
    const unit = text.charCodeAt(at);
    if (unit >= VOICED) {
      const composed = withSoundMark(text.charAt(at - 1), unit);
      if (composed !== undefined) log.replace(at - 1, at + 1, composed, 'normalize/half-width-katakana');
      return at + 1;
    }
    const kana = text.charAt(at).normalize('NFKC');
    const composed = withSoundMark(kana, text.charCodeAt(at + 1));
    const end = composed === undefined ? at + 1 : at + 2;
    log.replace(at, end, composed ?? kana, 'normalize/half-width-katakana');
    return end;
  },
};

function withSoundMark(kana: string, mark: number): string | undefined {
  if (kana === '' || (mark !== VOICED && mark !== VOICED + 1)) return undefined;
  const composed = (kana + (mark === VOICED ? '\u3099' : '\u309a')).normalize('NFC');
  return composed.length === 1 ? composed : undefined;
}
