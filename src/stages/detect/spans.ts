import { checkOptions } from '../../core/options.ts';
import {
  checkMajority,
  DETECT_DEFAULTS,
  type Detection,
  type DetectOptions,
  detectWith,
  tellLanguage,
} from './detect.ts';
import { LEAST_WEIGHT, type Piece, piecesOf } from './pieces.ts';

/** A stretch of a text in one language, in UTF-16 code units. */
export interface LanguageSpan {
  readonly start: number;
  readonly end: number;
  /** BCP 47 tag, as {@link Detection} has it. */
  readonly lang: string;
  /** ISO 15924 code of the main script. */
  readonly script: string;
  /** How sure it is, 0–1. */
  readonly confidence: number;
}

/** A paragraph of a text, in UTF-16 code units, and what it is written in. */
export interface ParagraphDetection extends Detection {
  readonly start: number;
  readonly end: number;
}

/** Below this a piece may as well be in the language around it. */
const DOUBTFUL = 0.7;

/**
 * Cuts a text into spans of one language each: by sentence, and inside a sentence where the script changes for longer than a name
 * or a term does. A sentence that is short or in doubt goes with its neighbours of the same script. The spans follow
 * one another without a gap and cover the text; an empty text has none.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * detectSpans('这个问题我们讨论过。 We talked about this question yesterday.')
 * // [{ start: 0, end: 11, lang: 'zh-Hans', … }, { start: 11, end: 53, lang: 'en', … }]
 */
export function detectSpans(text: string, options: Partial<DetectOptions> = {}): LanguageSpan[] {
  const checked = checkMajority(checkOptions('detect', DETECT_DEFAULTS, options));
  const merged: LanguageSpan[] = [];
  let isSettled = true;
  for (const span of settled(piecesOf(text), text, checked)) {
    const before = merged.at(-1);
    if (before !== undefined && before.lang === span.lang) {
      merged[merged.length - 1] = { ...before, end: span.end };
      isSettled = false;
    } else merged.push(span);
  }
  return isSettled ? merged : merged.map((span) => measured(text, span, checked));
}

/**
 * Detects each paragraph of a text, that is each line with something in it.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 * @example
 * detectParagraphs('我们开会\n\nنحن هنا اليوم').map(({ start, lang }) => [start, lang]) // [[0, 'zh-Hans'], [6, 'ar']]
 */
export function detectParagraphs(text: string, options: Partial<DetectOptions> = {}): ParagraphDetection[] {
  const checked = checkMajority(checkOptions('detect', DETECT_DEFAULTS, options));
  const paragraphs: ParagraphDetection[] = [];
  for (let start = 0; start < text.length; ) {
    const lineEnd = text.indexOf('\n', start);
    const end = lineEnd === -1 ? text.length : lineEnd;
    const line = text.slice(start, end);
    if (line.trim() !== '') paragraphs.push({ start, end, ...detectWith(line, checked) });
    start = end + 1;
  }
  return paragraphs;
}

/** The pieces with their languages, where those in doubt have taken over that of a neighbour. */
function settled(pieces: readonly Piece[], text: string, options: DetectOptions): LanguageSpan[] {
  const found = pieces.map(({ start, end, weight }) => {
    const { lang, script, confidence } = tellLanguage(text.slice(start, end), options);
    const isClear = weight >= LEAST_WEIGHT && confidence >= DOUBTFUL && !['zh', 'und', 'zxx'].includes(lang);
    return { start, end, lang, script, confidence, isClear };
  });
  const spans: LanguageSpan[] = [];
  found.forEach(({ isClear, ...span }, i) => {
    if (isClear) {
      spans.push(span);
      return;
    }
    const fits = (other: LanguageSpan | undefined): boolean =>
      other !== undefined && (other.script === span.script || span.script === 'Zyyy');
    const before = spans.at(-1);
    const behind = found.slice(i + 1, i + 1 + FAR).find((other) => other.isClear);
    const neighbour = fits(before) ? before : fits(behind) ? behind : undefined;
    spans.push(neighbour === undefined ? span : { ...span, lang: neighbour.lang, script: neighbour.script });
  });
  return spans;
}

/** How many pieces ahead a clear one is looked for. */
const FAR = 8;

/** A span of several pieces, as sure as the whole of it makes one. */
function measured(text: string, span: LanguageSpan, options: DetectOptions): LanguageSpan {
  const { lang, confidence } = tellLanguage(text.slice(span.start, span.end), options);
  return lang === span.lang ? { ...span, confidence } : span;
}
