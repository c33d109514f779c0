import { writeFileSync } from 'node:fs';
import { dataFile, generatedHead, literal } from './lib/generated.ts';

/**
 * The two-byte area of GBK as one string: 126 leads (81–FE) by 190 trails (40–7E, 80–FE), U+FFFD where a pair has
 * no character, or one of the user-defined areas, U+E000–E765, which go by their numbers.
 */
export function gbkTable(): string {
  const decoder = new TextDecoder('gb18030');
  const rows: string[] = [];
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    let row = '';
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const char = decoder.decode(Uint8Array.of(lead, trail));
      row += char.length === 1 && !isUserDefined(char) ? char : '\ufffd';
    }
    rows.push(row);
  }
  return `${generatedHead('gbk-table.ts', "the WHATWG Encoding Standard's gb18030 index, as the runtime's TextDecoder holds it")}
/** GBK pairs in code order, 190 to a lead byte from 81 to FE; U+FFFD where a pair has no character or a user-defined one. */
export const GBK_PAIRS =
${rows.map((row) => `  ${literal(row)}`).join(' +\n')};
`;
}

function isUserDefined(char: string): boolean {
  return char >= '\ue000' && char <= '\ue765';
}

if (import.meta.filename === process.argv[1]) writeFileSync(dataFile('gbk.generated.ts'), gbkTable());
