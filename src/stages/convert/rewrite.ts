import type { Rewrite } from '../../core/edit-log.ts';
import type { Engine } from './engine.ts';
import { Feed } from './feed.ts';
import { Tally } from './tally.ts';
import { UnitBuffer } from './unit-buffer.ts';

/** Units of a text that are looked at together, unless a section is longer. */
const WINDOW = 1 << 16;

/** Buffers above this are not kept. */
const LARGEST_KEPT = 16 * WINDOW;
/** One for all: a rewrite is finished before the next begins, and most texts are too short for buffers of their own. */
let source = new UnitBuffer(WINDOW);
let result = new UnitBuffer(WINDOW);

/** What an engine makes of a text. */
export function rewrite(text: string, engine: Engine, trace: boolean): Rewrite {
  if (engine.firstActive(text) < 0) return trace ? { text, rules: {}, edits: [] } : { text, rules: {} };
  const tally = new Tally(trace);
  const feed = new Feed(engine, tally, source, result);
  let out = '';
  let at = 0;
  do {
    feed.source.append(text.length <= WINDOW ? text : text.slice(at, at + WINDOW));
    at += WINDOW;
    feed.run(at >= text.length);
    out += feed.result.slice(0, feed.result.length);
    feed.result.length = 0;
  } while (at < text.length);
  if (source.data.length > LARGEST_KEPT) source = new UnitBuffer(WINDOW);
  if (result.data.length > LARGEST_KEPT) result = new UnitBuffer(WINDOW);
  const rules = tally.rules();
  const converted = Object.keys(rules).length === 0 ? text : out;
  return tally.edits === undefined
    ? { text: converted, rules }
    : { text: converted, rules, edits: tally.edits };
}
