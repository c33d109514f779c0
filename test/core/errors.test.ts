import { describe, expect, it } from 'vitest';
import { messageOf, QingwenError } from '../../src/core/errors.ts';

describe('QingwenError', () => {
  it('carries a code, a message and a cause', () => {
    const cause = new Error('disk full');
    const error = new QingwenError('output/unwritable', 'out: no space left', { cause });
    expect(error).toBeInstanceOf(Error);
    expect(error).toMatchObject({
      name: 'QingwenError',
      code: 'output/unwritable',
      message: 'out: no space left',
      cause,
    });
  });
});

describe('messageOf', () => {
  it.each([
    [new TypeError('bad'), 'bad'],
    ['text', 'text'],
    [undefined, 'undefined'],
  ])('of %o is %j', (cause, expected) => {
    expect(messageOf(cause)).toBe(expected);
  });
});
