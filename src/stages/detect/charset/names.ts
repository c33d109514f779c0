import { ESCAPE_CHARSETS } from './escape-charsets.ts';

/** What the Encoding Standard does not decode. */
const UNLISTED: readonly string[] = ['utf-32le', 'utf-32be', ...ESCAPE_CHARSETS];

/**
 * The lower-case name of a charset by any of its labels in the WHATWG Encoding Standard, GBK under that of GB 18030, which
 * holds it; `undefined` for a label that nobody knows.
 */
export function charsetName(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  if (UNLISTED.includes(name)) return name;
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}
