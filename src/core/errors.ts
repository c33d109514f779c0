/** Stable codes of {@link QingwenError}; messages may be reworded, codes may not. */
export type ErrorCode =
  | 'option/unknown'
  | 'option/invalid'
  | 'edits/invalid'
  | 'input/missing'
  | 'input/empty'
  | 'input/unreadable'
  | 'input/undecodable'
  | 'input/json'
  | 'input/no-text'
  | 'input/too-long'
  | 'input/format'
  | 'input/expands'
  | 'input/changed'
  | 'input/no-match'
  | 'stage/threw'
  | 'stage/verdict'
  | 'output/unwritable'
  | 'job/accounting'
  | 'job/changed'
  | 'job/running'
  | 'job/memory'
  | 'job/unknown'
  | 'golden/mismatch'
  | 'usage';

/**
 * The one error class of the package: `code` is stable and meant for programs, `message` says what went wrong,
 * where and what to do. Thrown for programmers' errors and unusable input or output, never for bad text.
 *
 * @example
 * new QingwenError('option/unknown', 'repair: unknown option "tracee"; did you mean "trace"?').code // 'option/unknown'
 */
export class QingwenError extends Error {
  override readonly name = 'QingwenError';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string, options?: { readonly cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The message of anything thrown, for reports about causes we do not control. */
export function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
