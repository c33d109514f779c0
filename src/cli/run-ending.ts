import { QingwenError } from '../core/errors.ts';

const INPUT_FAILED = 1;
const WRONG_USAGE = 2;

/** How a run ended that has no whole output. */
export interface RunEnding {
  readonly state: 'stopped' | 'failed';
  readonly exitCode: number;
  /** Code of the error, where it was one. */
  readonly code?: string;
  readonly message: string;
}

/** A signal as shells tell it: 128 and its number. */
export class Interrupted extends Error {
  readonly exitCode: number;

  constructor(signal: NodeJS.Signals) {
    super(signal);
    this.exitCode = signal === 'SIGTERM' ? 143 : 130;
  }
}

/** How an error ends a run that writes to `out`; a defect of this program is thrown on. */
export async function endingOf(error: unknown, out: string): Promise<RunEnding> {
  if (error instanceof Interrupted) {
    const message = `stopped by ${error.message}; ${await left(out)}`;
    return { state: 'stopped', exitCode: error.exitCode, message };
  }
  if (!(error instanceof QingwenError)) throw error;
  const { code } = error;
  const message = isOutside(error) ? `${error.message}; ${await left(out)}` : error.message;
  return {
    state: 'failed',
    exitCode: code.startsWith('option/') ? WRONG_USAGE : INPUT_FAILED,
    code,
    message,
  };
}

/** What has its cause outside, and may be better another time: a full disk, a lack of memory. */
function isOutside({ code }: QingwenError): boolean {
  return code === 'output/unwritable' || code === 'job/memory';
}

async function left(out: string): Promise<string> {
  const { whatIsLeft } = await import('./what-is-left.ts');
  return whatIsLeft(out);
}
