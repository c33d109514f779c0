import { QingwenError } from '../../core/errors.ts';
import type { SeenIndex } from '../../core/seen.ts';
import { defineStage, KEEP, type StageFactory } from '../../core/stage.ts';
import {
  checkFingerprint,
  FINGERPRINT_DEFAULTS,
  type FingerprintOptions,
  fingerprint,
} from './fingerprint.ts';

/** Options of {@link duplicatesStage}. */
export interface DuplicatesOptions extends FingerprintOptions {
  /** Who has been seen; required. Stages that share an index know each other's documents. */
  readonly index: SeenIndex | undefined;
}

/**
 * The stage `duplicates`: drops a document that repeats an earlier one, for the reason `duplicate/exact` (same letters
 * and digits) or `duplicate/near` (the index finds it similar enough), with the facts `of`, the id of the earlier
 * document, and `similarity`, 0–1. What it says depends on the order of the documents, and on nothing else.
 *
 * @throws QingwenError `option/invalid` without an index; `option/unknown`.
 * @example
 * const stage = duplicatesStage({ index: memoryIndex() });
 * stage.process({ id: 'a', text: '你好，世界！' }, false) // { kind: 'keep' }
 * stage.process({ id: 'b', text: '你好,世界' }, false)
 * // { kind: 'drop', reason: 'duplicate/exact', facts: { of: 'a', similarity: 1 } }
 */
export const duplicatesStage: StageFactory<DuplicatesOptions> = defineStage<DuplicatesOptions>({
  name: 'duplicates',
  defaults: { index: undefined, ...FINGERPRINT_DEFAULTS },
  create: ({ index, ...rest }) => {
    const options = checkFingerprint('duplicates', rest);
    if (typeof index?.check !== 'function') {
      throw new QingwenError(
        'option/invalid',
        'duplicates: option "index" is missing or no index; pass duplicatesStage({ index: memoryIndex() })',
      );
    }
    return (doc) => {
      const match = index.check(doc.id, fingerprint(doc.text, options));
      if (match === undefined) return KEEP;
      const { id: of, kind, similarity } = match;
      return { kind: 'drop', reason: `duplicate/${kind}`, facts: { of, similarity } };
    };
  },
});
