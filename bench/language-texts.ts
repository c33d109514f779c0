import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const KINDS = ['single-words', 'word-pairs', 'sentences'] as const;
/** English names that the CLDR has otherwise. */
const NAMED: Readonly<Record<string, string>> = { bengali: 'bn', bokmal: 'nb', slovene: 'sl' };
const SAME: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb', ms: 'id', ku: 'ckb', prs: 'fa' };

/** A text of a test file, and the language that it is in. */
interface Text {
  readonly text: string;
  readonly kind: (typeof KINDS)[number];
  readonly language: string;
}

/** A language by its tag, the same for tags that name one language for this purpose. */
export function language(tag: string): string {
  const code = new Intl.Locale(tag === '' ? 'und' : tag).language;
  return SAME[code] ?? code;
}

/** The tag of a language by its name in English; a tag names itself. */
function tagOf(name: string): string {
  const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });
  const known = ENGLISH_NAMES.find((code) => names.of(code)?.toLowerCase() === name);
  return language(known ?? NAMED[name] ?? name);
}

const ENGLISH_NAMES = Array.from({ length: 26 * 26 }, (_, i) =>
  String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26)),
);

/** Whether a text is of the half that no figure in the code was fitted to: those whose MD5 begins with an odd byte. */
function isHeldOut(text: string): boolean {
  return ((createHash('md5').update(text).digest()[0] ?? 0) & 1) === 1;
}

/**
 * The texts in a folder of folders, each named by the tag or the English name of a language, with `sentences.txt`,
 * `word-pairs.txt` and `single-words.txt`, a text a line: the half held out, or the other one.
 */
export function textsIn(folder: string, heldOut: boolean): Text[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) =>
      KINDS.flatMap((kind) =>
        readFileSync(join(folder, name, `${kind}.txt`), 'utf8')
          .split('\n')
          .filter((text) => text.trim() !== '' && isHeldOut(text) === heldOut)
          .map((text) => ({ text, kind, language: tagOf(name) })),
      ),
    );
}
