import { LACKS, lookOf } from './chains/look.ts';

/** U+FFFD in UTF-8 is EF BF BD; two of them read as GBK give these three characters, one and a half a U+FFFD. */
const REPLACEMENTS_AS_GBK = '锟斤拷';

const LONE_SURROGATE = /\p{Surrogate}/gu;

/** How many characters of a text stand for text that is lost. */
export function beyondRepair(text: string): number {
  const look = lookOf(text);
  return (
    ((look & LACKS.replacement) === 0 ? count(text, '\ufffd') : 0) +
    ((look & LACKS.replacementAsGbk) === 0 ? count(text, REPLACEMENTS_AS_GBK) : 0) +
    ((look & LACKS.surrogate) === 0 ? (text.match(LONE_SURROGATE)?.length ?? 0) : 0)
  );
}

function count(text: string, what: string): number {
  let found = 0;
  for (let at = text.indexOf(what); at !== -1; at = text.indexOf(what, at + what.length)) found++;
  return found;
}
