import { describe, expect, it } from 'vitest';
import { QingwenError } from '../../src/core/errors.ts';
import { checkOptions, nearest } from '../../src/core/options.ts';

interface Options {
  readonly trace: boolean;
  readonly limit: number;
  readonly mode: 'fast' | 'safe';
  readonly rules: readonly string[];
  readonly index: object | undefined;
}

const defaults: Options = { trace: false, limit: 3, mode: 'safe', rules: [], index: undefined };
const check = (given: object) =>
  checkOptions<Options>('demo', defaults, given as Partial<Options>, { mode: ['fast', 'safe'] });

describe('checkOptions', () => {
  it('lays the given over the defaults, frozen', () => {
    const options = check({ limit: 5, mode: 'fast' });
    expect(options).toEqual({ ...defaults, limit: 5, mode: 'fast' });
    expect(Object.isFrozen(options)).toBe(true);
    expect(defaults.limit).toBe(3);
  });

  it('takes an undefined value for one not given', () => {
    expect(check({ limit: undefined, mode: undefined })).toEqual(defaults);
  });

  it('takes anything where the default is undefined', () => {
    const index = {};
    expect(check({ index }).index).toBe(index);
  });

  it.each([
    [{ trcae: true }, 'option/unknown', 'demo: unknown option "trcae"; did you mean "trace"?'],
    [
      { zzzzzzzz: 1 },
      'option/unknown',
      'demo: unknown option "zzzzzzzz"; it takes trace, limit, mode, rules, index',
    ],
    [{ toString: 1 }, 'option/unknown', /unknown option "toString"/],
    [{ mode: 'quick' }, 'option/invalid', 'demo: option "mode" is "quick"; it takes "fast", "safe"'],
    [{ limit: '5' }, 'option/invalid', 'demo: option "limit" is "5"; it takes a value of type number'],
    [{ rules: {} }, 'option/invalid', 'demo: option "rules" is {}; it takes a value of type array'],
    [{ trace: null }, 'option/invalid', /option "trace" is null/],
  ])('refuses %o', (given, code, message) => {
    expect(() => check(given)).toThrow(message);
    expect(() => check(given)).toThrow(QingwenError);
    expect(() => check(given)).toThrow(expect.objectContaining({ code }));
  });
});

describe('nearest', () => {
  it.each([
    ['repiar', 'repair'],
    ['CONVERT', 'convert'],
    ['convrt', 'convert'],
    ['xyz', undefined],
    ['', undefined],
  ])('of %j is %j', (word, expected) => {
    expect(nearest(word, ['repair', 'convert', 'detect'])).toBe(expected);
  });
});
