import { codeUnits } from '../../../core/code-units.ts';
import type { Pass } from '../../../core/edit-log.ts';
import { nextMarked } from '../next-marked.ts';
import type { NormalizeOptions } from '../options.ts';
import type { CharacterTable } from './table.ts';

/** Shows each character that has a rule to its rule. */
export function characterPass(table: CharacterTable, options: Readonly<NormalizeOptions>): Pass {
  const { kind, rules } = table;
  return (text, log) => {
    const units = codeUnits(text);
    const { length } = text;
    for (let at = nextMarked(units, 0, length, kind); at < length; at = nextMarked(units, at, length, kind)) {
      const rule = rules[(kind[units[at] as number] as number) - 1];
      at = rule === undefined ? at + 1 : rule.apply(text, at, log, options);
    }
  };
}
