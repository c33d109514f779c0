import type { Pass } from '../../core/edit-log.ts';

const BLOCKS =
  'p|div|br|hr|li|ul|ol|dl|dd|dt|td|th|tr|table|tbody|thead|section|article|header|footer|h[1-6]|blockquote|center|html|body';
const INLINE = 'span|a|b|i|u|em|strong|font|small|big|sub|sup|label|o:p|st1:[a-z]+';
/** A closing tag, or a line break, which has none; and one whose angle bracket is gone, at the end of a line. */
const STRAY = new RegExp(
  `<(?:/(?:${BLOCKS}|${INLINE})|(?:br|hr)\\s*/?)\\s*>|(?<=\\P{ASCII})/(?:${BLOCKS}|${INLINE})>(?=[ \\t]*(?:\\n|$))`,
  'giu',
);
const OPENING = /<(?!(?:br|hr)\b)[a-z][^<>\n]*>/i;
/** Lines that speak of markup or show code. */
const SPEAKS_OF_TAGS = /[`{}]|html|xml|\btags?\b|\belements?\b|标签|標籤|标记|標記|元素|وسم/i;
const QUOTED_BEFORE = /["'“‘「『«(（]$/;
/** A type of one letter, as programs have it. */
const GENERIC = /^<\/[A-Z]>$/;
const INLINE_TAG = new RegExp(`/(?:${INLINE})\\s*>$`, 'i');

/**
 * Closing tags without opening ones, and line breaks, that the extraction of a page left in its text. A text that has
 * opening tags is markup and stays, and so does a line that speaks of tags or quotes one.
 */
export const strayTagPass: Pass = (text, log) => {
  if (!text.includes('>') || OPENING.test(text)) return;
  for (const { 0: tag, index } of text.matchAll(STRAY)) {
    const end = index + tag.length;
    const lineStart = text.lastIndexOf('\n', index - 1) + 1;
    const newline = text.indexOf('\n', end);
    const lineEnd = newline === -1 ? text.length : newline;
    if (SPEAKS_OF_TAGS.test(text.slice(lineStart, lineEnd).replace(STRAY, ' '))) continue;
    const before = text.slice(lineStart, index);
    if (QUOTED_BEFORE.test(before) || (GENERIC.test(tag) && /\w$/.test(before))) continue;
    const breaks = !INLINE_TAG.test(tag) && isText(before) && isText(text.slice(end, lineEnd));
    log.replace(index, end, breaks ? '\n' : '', 'normalize/stray-tag');
  }
};

/** Whether something besides stray tags stands there. */
function isText(text: string): boolean {
  return text.replace(STRAY, '').trim() !== '';
}
