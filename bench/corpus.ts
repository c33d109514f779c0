import { DAMAGES } from './damage.ts';
import { Random } from './random.ts';
import { LANGUAGES, type Language, type Sentences } from './sentences.ts';

/** What one generated document is like. */
const PARAGRAPHS = 6;
const SENTENCES_A_PARAGRAPH = 4;
/** Shares of the documents of a generated corpus that repeat an earlier one, and that nearly do. */
const REPEATED = 0.05;
const NEARLY_REPEATED = 0.05;
const FURNITURE: Readonly<Record<Language, string>> = {
  'zh-Hant': '掃一掃下載某某新聞APP',
  'zh-Hans': '转载请注明出处。',
  ar: 'حمّل التطبيق الآن',
  en: 'Open in app',
};

/** Clean documents of one language, the same for the same seed. */
export function documentsIn(language: Language, sentences: Sentences, count: number, seed: number): string[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => documentOf(sentences[language], random));
}

function documentOf(sentences: readonly string[], random: Random): string {
  const joint = /[\u4e00-\u9fff]/.test(sentences[0] ?? '') ? '' : ' ';
  const chosen = random.sample(sentences, PARAGRAPHS * SENTENCES_A_PARAGRAPH);
  const paragraphs: string[] = [];
  for (let at = 0; at < chosen.length; at += SENTENCES_A_PARAGRAPH) {
    paragraphs.push(chosen.slice(at, at + SENTENCES_A_PARAGRAPH).join(joint));
  }
  return paragraphs.join('\n');
}

/**
 * A corpus as it comes from the web, as JSONL of about so many bytes: all languages in turn, a share of the documents
 * damaged, some a repeat of an earlier one or nearly so, about every second with a line of page furniture.
 */
export function generateCorpus(
  sentences: Sentences,
  { bytes, damaged, seed }: { readonly bytes: number; readonly damaged: number; readonly seed: number },
): string {
  const random = new Random(seed);
  const lines: string[] = [];
  const texts: string[] = [];
  for (let size = 0; size < bytes; ) {
    const language = LANGUAGES[texts.length % LANGUAGES.length] ?? 'en';
    const text = nextText(language, sentences, texts, random, damaged);
    texts.push(text);
    const line = JSON.stringify({ id: `d${texts.length}`, text });
    lines.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return `${lines.join('\n')}\n`;
}

function nextText(
  language: Language,
  sentences: Sentences,
  earlier: readonly string[],
  random: Random,
  damage: number,
): string {
  if (earlier.length > 0 && random.chance(REPEATED)) return random.pick(earlier);
  if (earlier.length > 0 && random.chance(NEARLY_REPEATED)) {
    return random.pick(earlier).replace(/[^\n]{3}/, '');
  }
  const text = documentOf(sentences[language], random);
  if (random.chance(damage)) {
    const ways = DAMAGES.filter(({ languages }) => (languages as readonly Language[]).includes(language));
    const damaged = ways.length === 0 ? undefined : random.pick(ways).apply(text);
    if (damaged !== undefined) return damaged;
  }
  return random.chance(0.5) ? `${text}\n\n${FURNITURE[language]}` : text;
}
