import type { Call, Face } from './flags.ts';
import type { Streams } from './streams.ts';

/** A command of the program: how it is called, and what it does; `run` answers the exit code. */
export interface Command {
  readonly face: Face;
  run(call: Call, streams: Streams): Promise<number>;
}
