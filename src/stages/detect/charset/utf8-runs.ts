import { decodeAs } from './decoders.ts';
import { type ByteRun, RunLog, type RunReason, type RunText } from './runs.ts';
import { ASCII, formAt, kindOf, lengthOf, textOfForm, VALID } from './utf8-forms.ts';

const REPLACEMENT = '\ufffd';
const REASONS: readonly (RunReason | undefined)[] = [
  undefined,
  undefined,
  'cesu-8',
  'modified-utf-8',
  'overlong',
  'surrogate',
  'truncated',
  'invalid',
];

/** The bytes with U+FFFD for each form that is not valid. */
export function plainUtf8(bytes: Uint8Array): RunText {
  return withForms(bytes, (run) => ({ ...run, with: REPLACEMENT }));
}

/** The bytes with the forms that UTF-8 forbids read as they were meant, and nothing in another charset. */
export function lenientUtf8(bytes: Uint8Array): RunText {
  return withForms(bytes, (run) => run);
}

function withForms(bytes: Uint8Array, as: (run: ByteRun) => ByteRun): RunText {
  const log = new RunLog(bytes, (part) => decodeAs('utf-8', part));
  for (let at = 0; at < bytes.length; ) {
    const form = formAt(bytes, at);
    if (kindOf(form) !== ASCII && kindOf(form) !== VALID) log.add(as(formRun(bytes, at)));
    at += lengthOf(form);
  }
  return log.finish();
}

/** The run of the form at a place, which is not valid. */
export function formRun(bytes: Uint8Array, at: number): ByteRun {
  const form = formAt(bytes, at);
  const reason = REASONS[kindOf(form)] ?? 'invalid';
  return { start: at, end: at + lengthOf(form), with: textOfForm(bytes, at, form), charset: 'utf-8', reason };
}
