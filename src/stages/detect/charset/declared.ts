/** A declaration stands within so many bytes, as the HTML standard has it. */
const HEAD = 1 << 10;
const LESS_THAN = 0x3c;
const SPACE = 0x20;
const XML = /^\s*<\?xml\s[^>]*?\sencoding\s*=\s*["']([\w.:-]+)/i;
const META = /<meta\s[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)/i;

/** The label of the charset that a page of HTML or XML declares at its start, right or wrong. */
export function declaredIn(bytes: Uint8Array): string | undefined {
  let start = 0;
  while ((bytes[start] ?? LESS_THAN) <= SPACE) start++;
  if (bytes[start] !== LESS_THAN) return undefined;
  const head = bytes.subarray(start, start + HEAD);
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  return (XML.exec(text) ?? META.exec(text))?.[1];
}
