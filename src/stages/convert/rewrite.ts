import type { Rewrite } from '../../core/edit-log.ts';
import type { Engine } from './engine.ts';
import { sectionEnd } from './sections.ts';
import { Tally } from './tally.ts';
import { UnitBuffer } from './unit-buffer.ts';

/** Units of a text that are looked at together, unless a section is longer. */
const WINDOW = 1 << 16;
/** One for all: a rewrite is finished before the next begins. */
const window = new UnitBuffer(WINDOW);
const result = new UnitBuffer(WINDOW);

/** What an engine makes of a text. */
export function rewrite(text: string, engine: Engine, trace: boolean): Rewrite {
  if (engine.firstActive(text) < 0) return trace ? { text, rules: {}, edits: [] } : { text, rules: {} };
  const tally = new Tally(trace);
  let out = '';
  let size = WINDOW;
  let at = 0;
  while (at < text.length) {
    window.length = 0;
    window.append(text.length <= size ? text : text.slice(at, at + size));
    const last = at + window.length === text.length;
    tally.origin = at;
    let start = 0;
    for (;;) {
      const found = sectionEnd(window.data, start, window.length);
      const end = found < 0 && last ? window.length : found;
      if (end < 0 || start === window.length) break;
      result.length = 0;
      engine.convert(window, start, end, result, tally);
      out += result.slice(0, result.length);
      start = end;
    }
    at += start;
    size = start === 0 ? size * 2 : WINDOW;
  }
  const rules = tally.rules();
  const converted = Object.keys(rules).length === 0 ? text : out;
  return tally.edits === undefined
    ? { text: converted, rules }
    : { text: converted, rules, edits: tally.edits };
}
