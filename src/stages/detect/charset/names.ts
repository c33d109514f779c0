/**
 * The lower-case name of a charset by any of its labels in the WHATWG Encoding Standard, GBK under that of GB 18030, which
 * holds it; `undefined` for a label that nobody knows.
 */
export function charsetName(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  if (name === 'utf-32le' || name === 'utf-32be') return name;
  try {
    const { encoding } = new TextDecoder(name);
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}
