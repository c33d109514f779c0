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
  /** What it became: U+FFFD where nothing could be made of it. */
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
    text += decode(bytes.subarray(at, run.start)) + run.with;
    at = run.end;
  }
  return text + decode(bytes.subarray(at));
}
