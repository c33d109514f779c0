import { Company } from './company.ts';
import { descriptionEnd } from './descriptions.ts';
import type { Output } from './output.ts';
import {
  ACTIVE,
  CHAR,
  COMPATIBILITY,
  type ConversionTable,
  DESCRIPTION,
  PHRASE,
  type Phrase,
  phraseKey,
  SECOND,
  SHARED,
  WORD,
  ZHE,
} from './table.ts';
import { compatibilityTable } from './tables.ts';
import { isParticle } from './zhe.ts';

/** The first place at or after `from` where something may be to convert, or −1. */
export function firstActive(text: string, table: ConversionTable, from: number): number {
  const { flags } = table;
  for (let i = from; i < text.length; i++) {
    if (((flags[text.charCodeAt(i)] ?? 0) & ACTIVE) !== 0) return i;
  }
  return -1;
}

/** Whether another pass over a converted text could change it; rarely so, and mostly because 著 stayed somewhere. */
export function mayStir(text: string, { stirring }: ConversionTable): boolean {
  for (let i = 0; i < text.length; i++) {
    const flag = (stirring[text.charCodeAt(i)] ?? 0) & ACTIVE;
    if (flag === 0) continue;
    if (flag !== PHRASE || ((stirring[text.charCodeAt(i + 1)] ?? 0) & SECOND) !== 0) return true;
  }
  return false;
}

/**
 * Converts by longest match from the left, from the first active place on.
 *
 * @returns whether it got through: `false` at a compatibility ideograph, which has to be unified first.
 */
export function convertPass(text: string, table: ConversionTable, from: number, output: Output): boolean {
  const { flags, chars, restrained } = table;
  const company = new Company(text);
  for (let i = from; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const flag = flags[unit] ?? 0;
    if ((flag & ACTIVE) === 0) continue;
    if ((flag & ~SECOND) === CHAR) {
      output.unit(i, chars[unit] ?? unit);
      continue;
    }
    const match =
      ((flag & PHRASE) !== 0 ? longestPhrase(text, table, i, unit) : undefined) ??
      ((flag & WORD) !== 0 ? table.words.get(text.codePointAt(i) ?? 0) : undefined);
    if (match !== undefined) {
      if (!match.shared || !restrained || company.at(i) !== 'simplified') {
        output.replace(i, i + match.from.length, match.to, match.rule);
      }
      i += match.from.length - 1;
    } else if ((flag & CHAR) !== 0) {
      if ((flag & SHARED) === 0 || company.at(i) !== 'simplified') output.unit(i, chars[unit] ?? unit);
    } else if ((flag & ZHE) !== 0) {
      const side = company.at(i);
      if (side !== 'simplified' && isParticle(text, i, table, side))
        output.replace(i, i + 1, '着', 'convert/zhe');
    } else if ((flag & DESCRIPTION) !== 0) {
      i = Math.max(i, descriptionEnd(text, i) - 1);
    } else if ((flag & COMPATIBILITY) !== 0 && compatibilityTable().words.has(text.codePointAt(i) ?? 0)) {
      return false;
    }
  }
  return true;
}

function longestPhrase(text: string, table: ConversionTable, at: number, first: number): Phrase | undefined {
  if (at + 1 >= text.length) return undefined;
  const second = text.charCodeAt(at + 1);
  if (((table.flags[second] ?? 0) & SECOND) === 0) return undefined;
  const candidates = table.phrases.get(phraseKey(first, second));
  return candidates?.find((phrase) => text.startsWith(phrase.from, at));
}
