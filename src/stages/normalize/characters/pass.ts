import type { Pass } from '../../../core/edit-log.ts';
import type { NormalizeOptions } from '../options.ts';
import type { CharacterTable } from './table.ts';

/** Shows each character that has a rule to its rule. */
export function characterPass(table: CharacterTable, options: Readonly<NormalizeOptions>): Pass {
  const { kind, rules } = table;
  return (text, log) => {
    for (let at = 0; at < text.length; ) {
      const index = kind[text.charCodeAt(at)] ?? 0;
      // Index -1 of an array is a slow look-up; most characters have no rule.
      const rule = index === 0 ? undefined : rules[index - 1];
      at = rule === undefined ? at + 1 : rule.apply(text, at, log, options);
    }
  };
}
