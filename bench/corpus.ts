import { DAMAGES } from './damage.ts';
import { Random } from './random.ts';
import { LANGUAGES, type Language, type Sentences } from './sentences.ts';

/** What a document of sentences is like. */
const PARAGRAPHS = 6;
const SENTENCES_A_PARAGRAPH = 4;
/** What one document of a generated corpus is like: letters, of which a paragraph has so many. */
const LETTERS = 1000;
const LETTERS_A_PARAGRAPH = 170;
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
  const joint = jointOf(sentences);
  const chosen = random.sample(sentences, PARAGRAPHS * SENTENCES_A_PARAGRAPH);
  const paragraphs: string[] = [];
  for (let at = 0; at < chosen.length; at += SENTENCES_A_PARAGRAPH) {
    paragraphs.push(chosen.slice(at, at + SENTENCES_A_PARAGRAPH).join(joint));
  }
  return paragraphs.join('\n');
}

/** Clauses in a new order: hardly two of such documents share as much as nearly equal ones do. */
function medley(clauses: readonly string[], random: Random): string {
  const joint = jointOf(clauses);
  const paragraphs: string[] = [];
  let paragraph = '';
  let letters = 0;
  for (const clause of random.sample(clauses, clauses.length)) {
    paragraph += paragraph === '' ? clause : joint + clause;
    letters += clause.length;
    if (paragraph.length < LETTERS_A_PARAGRAPH) continue;
    paragraphs.push(paragraph);
    paragraph = '';
    if (letters >= LETTERS) break;
  }
  return paragraphs.join('\n');
}

function jointOf(sentences: readonly string[]): string {
  return /[\u4e00-\u9fff]/.test(sentences[0] ?? '') ? '' : ' ';
}

/**
 * A corpus as it comes from the web, as JSONL of about so many bytes: all languages in turn, a share of the documents
 * damaged, some a repeat of an earlier one or nearly so, about every second with a line of page furniture.
 */
export function generateCorpus(
  clauses: Sentences,
  { bytes, damaged, seed }: { readonly bytes: number; readonly damaged: number; readonly seed: number },
): string {
  const random = new Random(seed);
  const lines: string[] = [];
  const texts: string[] = [];
  for (let size = 0; size < bytes; ) {
    const language = LANGUAGES[texts.length % LANGUAGES.length] ?? 'en';
    const text = nextText(language, clauses[language], texts, random, damaged);
    texts.push(text);
    const line = JSON.stringify({ id: `d${texts.length}`, text });
    lines.push(line);
    size += Buffer.byteLength(line) + 1;
  }
  return `${lines.join('\n')}\n`;
}

function nextText(
  language: Language,
  clauses: readonly string[],
  earlier: readonly string[],
  random: Random,
  damage: number,
): string {
  if (earlier.length > 0 && random.chance(REPEATED)) return random.pick(earlier);
  if (earlier.length > 0 && random.chance(NEARLY_REPEATED)) {
    return random.pick(earlier).replace(/[^\n]{3}/, '');
  }
  const text = medley(clauses, random);
  if (random.chance(damage)) {
    const ways = DAMAGES.filter(({ languages }) => (languages as readonly Language[]).includes(language));
    const damaged = ways.length === 0 ? undefined : random.pick(ways).apply(text);
    if (damaged !== undefined) return damaged;
  }
  return random.chance(0.5) ? `${text}\n\n${FURNITURE[language]}` : text;
}
