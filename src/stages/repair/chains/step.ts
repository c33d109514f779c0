import { openBehind } from '../model/brackets.ts';
import { NO_CONTEXT } from '../model/completion.ts';
import { charOf } from './characters.ts';
import { lastUnit } from './codec.ts';
import type { Step } from './settled.ts';

const SPACE = 0x20;

const NONE: readonly Step[] = [];

/** The step that a way begins with. */
export const START: Step = {
  before: undefined,
  from: 0,
  to: 0,
  out: '',
  lossy: false,
  cost: 0,
  state: 0,
  partLost: false,
  last: SPACE,
  context: NO_CONTEXT,
  open: 0,
  rivals: NONE,
};

/** The step behind bytes that make no whole character yet. */
export function begun(
  before: Step,
  from: number,
  to: number,
  state: number,
  cost: number,
  lossy: boolean,
  partLost: boolean,
): Step {
  const { last, context, open } = before;
  return { before, from, to, out: '', lossy, cost, state, partLost, last, context, open, rivals: NONE };
}

/** The step behind a whole character. */
export function whole(
  before: Step,
  from: number,
  to: number,
  code: number,
  cost: number,
  lossy: boolean,
  context: number,
): Step {
  return {
    before,
    from,
    to,
    out: charOf(code),
    lossy,
    cost,
    state: 0,
    partLost: false,
    last: lastUnit(code),
    context,
    open: openBehind(before.open, code),
    rivals: NONE,
  };
}
