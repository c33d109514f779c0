import { letterClasses } from '../letter-classes.ts';
import { SCRIPTS } from '../scripts.ts';
import { unitCosts } from './costs.ts';

/** A multi-byte charset and the scripts it is there for; `prior` is in half bits. */
export interface MultiByteCharset {
  readonly charset: string;
  readonly scripts: readonly string[];
  readonly prior: number;
}

export const MULTI_BYTE: readonly MultiByteCharset[] = [
  { charset: 'gb18030', scripts: ['Hani'], prior: 0 },
  { charset: 'big5', scripts: ['Hani'], prior: 1 },
  { charset: 'shift_jis', scripts: ['Hani', 'Hira', 'Kana'], prior: 4 },
  { charset: 'euc-jp', scripts: ['Hani', 'Hira', 'Kana'], prior: 4 },
  { charset: 'euc-kr', scripts: ['Hang'], prior: 4 },
];

/** What a letter costs more in a charset that is not there for its script. */
const FOREIGN_SCRIPT = 16;
const MOST = 0xff;

const tables = new Map<string, Uint8Array>();

/** What each code unit costs in a charset that is there for some scripts. */
function costsIn(scripts: readonly string[]): Uint8Array {
  const key = scripts.join(' ');
  let table = tables.get(key);
  if (table === undefined) {
    table = unitCosts().slice();
    const classes = letterClasses();
    for (let unit = 0x80; unit < table.length; unit++) {
      // Han characters that tell a variant have classes of their own behind those of the scripts.
      const kind = classes[unit] ?? 0;
      const script = kind > SCRIPTS.length ? 'Hani' : SCRIPTS[kind - 1]?.code;
      if (script === undefined || scripts.includes(script)) continue;
      table[unit] = Math.min(MOST, (table[unit] ?? 0) + FOREIGN_SCRIPT);
    }
    tables.set(key, table);
  }
  return table;
}

/** What the bytes cost in the charset, in half bits; what cannot be decoded costs as U+FFFD. */
export function multiByteCost({ charset, scripts, prior }: MultiByteCharset, sample: Uint8Array): number {
  return prior + textCost(new TextDecoder(charset).decode(sample), costsIn(scripts));
}

/** What a text costs where any language may stand, in half bits. */
export function textCost(text: string, costs: Uint8Array = unitCosts()): number {
  let cost = 0;
  for (let i = 0; i < text.length; i++) cost += costs[text.charCodeAt(i)] ?? 0;
  return cost;
}
