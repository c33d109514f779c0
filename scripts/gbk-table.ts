import { writeFileSync } from 'node:fs';
import { dataFile, generatedHead, literal } from './lib/generated.ts';

/**
 * The two-byte area of GBK as one string: 126 leads (81–FE) by 190 trails (40–7E, 80–FE), U+FFFD where a pair has
 * no character. The user-defined areas map to U+E000–E765, as in code page 936 and the WHATWG Encoding Standard.
 */
export function gbkTable(): string {
  const decoder = new TextDecoder('gb18030');
  const rows: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    let row = '';
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      row += char.length === 1 ? char : '\ufffd';
    }
    rows.push(row);
  }
  return `${generatedHead('gbk-table.ts', "the WHATWG Encoding Standard's gb18030 index, as the runtime's TextDecoder holds it")}
/** GBK pairs in code order, 190 to a lead byte from 81 to FE; U+FFFD where a pair has no character. */
export const GBK_PAIRS =
${rows.map((row) => `  ${literal(row)}`).join(' +\n')};
`;
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('gbk.generated.ts'), gbkTable());
