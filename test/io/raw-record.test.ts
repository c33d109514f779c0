import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rawField, withFields } from '../../src/io/raw-record.ts';

const spaced = fc.constantFrom(undefined, 1, '\t', 3);
const record = fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue());

describe('rawField', () => {
  it('finds what JSON.parse finds, however it is spelt', () => {
    fc.assert(
      fc.property(record, spaced, (value, indent) => {
        const parsed = JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
        const line = ` ${JSON.stringify(value, undefined, indent)} `;
        for (const [name, field] of Object.entries(parsed)) {
          expect(JSON.parse(rawField(line, name) ?? 'no such field')).toEqual(field);
        }
        expect(rawField(line, 'a name that no record has')).toBeUndefined();
      }),
    );
  });

  it.each([
    ['{"a":1.0}', 'a', '1.0'],
    ['{ "a" : -1E+2 , "b" : [1, "}"] }', 'a', '-1E+2'],
    ['{ "a" : -1E+2 , "b" : [1, "}"] }', 'b', '[1, "}"]'],
    ['{"\\u0061":true}', 'a', 'true'],
    ['{"a\\\\":"\\\\","b":"\\""}', 'b', '"\\""'],
    ['{"a":1,"a":2}', 'a', '2'],
    ['{}', 'a', undefined],
  ])('of %s, %s is %s', (line, name, expected) => {
    expect(rawField(line, name)).toBe(expected);
  });
});

describe('withFields', () => {
  it('changes the fields named, and no other character', () => {
    fc.assert(
      fc.property(record, record, spaced, (value, changes, indent) => {
        const line = JSON.stringify(value, undefined, indent);
        const json = Object.fromEntries(
          Object.entries(changes).map(([name, field]) => [name, JSON.stringify(field)]),
        );
        const changed = withFields(line, json);
        expect(JSON.parse(changed)).toEqual(JSON.parse(JSON.stringify({ ...value, ...changes })));
        const same = Object.fromEntries(
          Object.keys(changes).flatMap((name) => {
            const raw = rawField(line, name);
            return raw === undefined ? [] : [[name, raw]];
          }),
        );
        expect(withFields(line, same)).toBe(line);
      }),
    );
  });

  it.each([
    [
      '{"n":12345678901234567890,"t":"a" , "f":1.50}',
      { t: '"b"' },
      '{"n":12345678901234567890,"t":"b" , "f":1.50}',
    ],
    ['{}', { a: '1', b: '2' }, '{"a":1,"b":2}'],
    ['{ }', { a: '1' }, '{ "a":1}'],
    ['{"a":1,"a":2}', { a: '3' }, '{"a":1,"a":3}'],
    ['{"2":1,"1":2}', { 1: '0' }, '{"2":1,"1":0}'],
  ])('%s with %j is %s', (line, values, expected) => {
    expect(withFields(line, values)).toBe(expected);
  });
});
