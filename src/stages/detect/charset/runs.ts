/** Why bytes are told apart from those around them. */
export type RunReason =
  | 'other-charset'
  | 'cesu-8'
  | 'modified-utf-8'
  | 'overlong'
  | 'surrogate'
  | 'truncated'
  | 'invalid';

/** A run of bytes that {@link decode} did not take as they stand in the charset of the whole. */
export interface ByteRun {
  /** First byte of the run, counted from the first byte given. */
  readonly start: number;
  /** The byte after its last. */
  readonly end: number;
  /**
   * What it became: U+FFFD where nothing could be made of it. Where such bytes crowd, hundreds in a few thousand, all from the
   * first to the last are one run, `with` the text of it.
   */
  readonly with: string;
  /** The charset it was read in. */
  readonly charset: string;
  /**
   * `other-charset`: bytes of another charset among UTF-8; `cesu-8`: a character beyond U+FFFF as two surrogates of three
   * bytes each; `modified-utf-8`: U+0000 as C0 80; `overlong`: more bytes than the character needs; these are read. `surrogate`:
   * half a pair in three bytes; `truncated`: half a character at the start or the end; `invalid`: anything else; these are U+FFFD.
   */
  readonly reason: RunReason;
}

/** Text of bytes, and the runs in it that are not as the rest. */
export interface RunText {
  readonly text: string;
  readonly runs: readonly ByteRun[];
  /** How many U+FFFD of the text stand for bytes that could not be read. */
  readonly replaced: number;
}

const REPLACEMENT = '\ufffd';
/** A run for each of so many faults in so many bytes would take more memory than the text. */
const CROWD = 1 << 8;
const CROWDED = 1 << 12;

/** Collects runs in ascending order; crowds of them become one each. */
export class RunLog {
  readonly #bytes: Uint8Array;
  readonly #decode: (bytes: Uint8Array) => string;
  readonly #runs: ByteRun[] = [];
  /** Those among the last bytes, which may become a crowd: they begin at this index. */
  #first = 0;
  #replaced = 0;

  constructor(bytes: Uint8Array, decode: (bytes: Uint8Array) => string) {
    this.#bytes = bytes;
    this.#decode = decode;
  }

  add(run: ByteRun): void {
    const first = this.#runs[this.#first];
    if (first !== undefined && run.start - first.start >= CROWDED) this.#settle();
    this.#runs.push(run);
    if (run.with === REPLACEMENT) this.#replaced++;
  }

  finish(): RunText {
    this.#settle();
    return {
      text: assemble(this.#bytes, this.#runs, this.#decode),
      runs: this.#runs,
      replaced: this.#replaced,
    };
  }

  #settle(): void {
    const runs = this.#runs.splice(this.#first);
    const [first] = runs;
    const last = runs.at(-1);
    const lost = runs.reduce((sum, run) => sum + (run.with === REPLACEMENT ? 1 : 0), 0);
    if (first !== undefined && last !== undefined && lost > CROWD) {
      const { start, charset } = first;
      const moved = runs.map((run) => ({ ...run, start: run.start - start, end: run.end - start }));
      const text = assemble(this.#bytes.subarray(start, last.end), moved, this.#decode);
      this.#runs.push({ start, end: last.end, with: text, charset, reason: 'invalid' });
    } else this.#runs.push(...runs);
    this.#first = this.#runs.length;
  }
}

/** Puts the text together: what lies between the runs is read by `decode`. */
export function assemble(
  bytes: Uint8Array,
  runs: readonly ByteRun[],
  decode: (bytes: Uint8Array) => string,
): string {
  let text = '';
  let at = 0;
  for (const run of runs) {
    if (run.start > at) text += decode(bytes.subarray(at, run.start));
    text += run.with;
    at = run.end;
  }
  return at === bytes.length ? text : text + decode(bytes.subarray(at));
}
