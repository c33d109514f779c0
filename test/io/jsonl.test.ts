import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type JsonRecord, parseRecord } from '../../src/io/jsonl.ts';

interface Case {
  readonly label: string;
  readonly line: string;
  readonly field: string;
  readonly expected: JsonRecord;
}

const FIELDS = { textField: 'text', idField: 'id' };
const cases: Case[] = readFileSync(new URL('../cases/io/records.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

describe('parseRecord', () => {
  it.each(cases)('$label', ({ line, field, expected }) => {
    expect(parseRecord(line, { textField: field, idField: 'id' })).toEqual(expected);
  });

  it('refuses a record that is nested too deep to be written again', () => {
    const nested = (depth: number): string => `{"text":"x","a":${'['.repeat(depth)}${']'.repeat(depth)}}`;
    expect(parseRecord(nested(100), FIELDS)).toMatchObject({ text: 'x' });
    expect(parseRecord(nested(100_000), FIELDS)).toMatchObject({ reason: 'input/json' });
  });

  it('takes the id from the field that is named', () => {
    const record = parseRecord('{"text":"x","id":1,"url":"u"}', { textField: 'text', idField: 'url' });
    expect(record).toEqual({ text: 'x', id: 'u', meta: { id: 1 } });
  });

  it('keeps a field named __proto__ as data', () => {
    const record = parseRecord('{"text":"x","__proto__":{"polluted":true}}', FIELDS);
    expect(JSON.stringify(record)).toBe('{"text":"x","meta":{"__proto__":{"polluted":true}}}');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});
