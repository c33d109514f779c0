import { restOfSequence, unfinishedTail } from './unicode-bytes.ts';
import { ASCII, CESU_8, formAt, kindOf, lengthOf, MODIFIED_UTF_8, VALID } from './utf8-forms.ts';

/** What is wrong with bytes as UTF-8. */
export interface Utf8Health {
  /** Sequences of two to four bytes that are valid, CESU-8 among them. */
  readonly sequences: number;
  /** Those of three and four. */
  readonly long: number;
  /** Bytes that belong to no valid sequence, one cut in two at the start or at the end apart. */
  readonly invalid: number;
}

/** Counts the valid multi-byte sequences and the bytes outside them. */
export function utf8Health(bytes: Uint8Array): Utf8Health {
  const end = bytes.length - unfinishedTail(bytes);
  let sequences = 0;
  let long = 0;
  let invalid = 0;
  for (let i = restOfSequence(bytes); i < end; ) {
    const form = formAt(bytes, i);
    const length = lengthOf(form);
    i += length;
    switch (kindOf(form)) {
      case ASCII:
      case MODIFIED_UTF_8:
        break;
      case VALID:
        sequences++;
        if (length > 2) long++;
        break;
      case CESU_8:
        sequences += 2;
        long += 2;
        break;
      default:
        invalid += length;
    }
  }
  return { sequences, long, invalid };
}
