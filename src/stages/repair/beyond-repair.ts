/** U+FFFD in UTF-8 is EF BF BD; two of them read as GBK give these three characters, one and a half a U+FFFD. */
const REPLACEMENTS_AS_GBK = '锟斤拷';

/** Half a character, which no text of Unicode has. */
const SURROGATE = /[\ud800-\udfff]/;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** How many characters of a text stand for text that is lost. */
export function beyondRepair(text: string): number {
  return count(text, '\ufffd') + count(text, REPLACEMENTS_AS_GBK) + loneSurrogates(text);
}

function loneSurrogates(text: string): number {
  // Nearly all text has no surrogates at all, and the quick expression tells so.
  return SURROGATE.test(text) ? (text.match(LONE_SURROGATE)?.length ?? 0) : 0;
}

function count(text: string, what: string): number {
  let found = 0;
  for (let at = text.indexOf(what); at !== -1; at = text.indexOf(what, at + what.length)) found++;
  return found;
}
