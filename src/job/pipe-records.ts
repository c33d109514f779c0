import type { Doc, Facts, JsonValue } from '../core/document.ts';
import type { Dropped } from '../core/outcome.ts';
import type { Pipeline } from '../core/pipeline.ts';
import type { Line } from '../io/lines.ts';
import { rawField, withFields } from '../io/raw-record.ts';
import { isStageFailure } from './guard.ts';
import type { PipedLine } from './pipe.ts';

/** How records are read and written. */
interface RecordOptions {
  readonly textField: string;
  readonly idField: string;
  /** Whether records are given their edits, and the passages taken out. */
  readonly trace: boolean;
}

/**
 * Each line is a JSON object with a text. What comes out is the line as it was spelt, but for what the stages changed:
 * the text, `lang`, facts in `meta`, and with a trace `edits` and `removed`. A record that is left out is told in its
 * place as `{"id","dropped"}`, one that cannot be used as `{"error","input"}`. A blank line passes.
 */
export function recordPipe(stages: Pipeline, options: RecordOptions): (line: Line) => PipedLine {
  const { textField, idField, trace } = options;
  return (line) => {
    if (line.blank) return { output: '' };
    if (line.problem !== undefined) return errorLine(line, line.problem.reason, line.problem.message);
    const record = parse(line.text);
    if (record === undefined) return errorLine(line, 'input/json', 'this line is no JSON object');
    const text = record[textField];
    if (typeof text !== 'string') {
      const what = text === undefined ? 'is missing' : 'is not a string';
      return errorLine(line, 'input/no-text', `the field "${textField}" ${what}`);
    }
    const doc = docOf(record, text, line.number, idField);
    const outcome = stages.process(doc);
    if (outcome.doc === undefined) return left(line, idField, outcome.dropped.at(-1));
    const values = changes(line.text, doc, outcome.doc, textField);
    if (trace) {
      values.edits = JSON.stringify(outcome.steps.map(({ stage, edits = [] }) => ({ stage, edits })));
      values.removed = JSON.stringify(outcome.dropped.map(({ id: _, ...passage }) => passage));
    }
    return { output: Object.keys(values).length === 0 ? line.text : withFields(line.text, values) };
  };
}

function parse(line: string): Facts | undefined {
  try {
    const value = JSON.parse(line) as JsonValue;
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function docOf(record: Facts, text: string, number: number, idField: string): Doc {
  const { [idField]: id, lang, meta } = record;
  return {
    id: typeof id === 'string' || typeof id === 'number' ? String(id) : String(number),
    text,
    ...(typeof lang === 'string' ? { lang } : {}),
    ...(isObject(meta) ? { meta } : {}),
  };
}

/** The fields that stages changed, as JSON. */
function changes(line: string, before: Doc, after: Doc, textField: string): Record<string, string> {
  const values: Record<string, string> = {};
  if (after.text !== before.text) values[textField] = JSON.stringify(after.text);
  if (after.lang !== undefined && after.lang !== before.lang) values.lang = JSON.stringify(after.lang);
  const facts = newFacts(before.meta, after.meta);
  if (facts === undefined) return values;
  const meta = rawField(line, 'meta') ?? 'null';
  // What is no object has no place for facts, and stays.
  if (meta.startsWith('{')) values.meta = withFields(meta, facts);
  else if (meta === 'null') values.meta = withFields('{}', facts);
  return values;
}

/** Facts that stages found, as JSON: those that the record came with stay. */
function newFacts(before: Facts = {}, after: Facts = before): Record<string, string> | undefined {
  if (after === before) return undefined;
  const found = Object.entries(after).filter(([name]) => !Object.hasOwn(before, name));
  return found.length === 0
    ? undefined
    : Object.fromEntries(found.map(([name, value]) => [name, JSON.stringify(value)]));
}

function left(line: Line, idField: string, dropped: Dropped | undefined): PipedLine {
  const { stage = '', reason = '', facts } = dropped ?? {};
  if (isStageFailure(reason)) return errorLine(line, reason, `${stage}: ${facts?.message}`);
  const id = rawField(line.text, idField) ?? 'null';
  return { output: `{"id":${id},"dropped":${JSON.stringify({ stage, reason, line: line.number, facts })}}` };
}

function errorLine(line: Line, code: string, message: string): PipedLine {
  const error = { code, message, line: line.number };
  return { output: JSON.stringify({ error, input: line.text }), problem: message };
}

function isObject(value: JsonValue | undefined): value is Facts {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
