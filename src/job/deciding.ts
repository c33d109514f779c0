import type { Stage } from '../core/stage.ts';
import { memoryIndex } from '../dedupe-index/memory.ts';
import { duplicatesStage } from '../stages/dedupe/index.ts';
import { type DuplicatesOptions, signatureValues } from './stages.ts';

/** The stage that compares documents, for those that come one after the other in one thread. */
export function decidingStages(duplicates: DuplicatesOptions | undefined): Stage[] {
  if (duplicates === undefined) return [];
  const { shingle, ...index } = duplicates;
  const permutations = signatureValues(duplicates);
  return [duplicatesStage({ index: memoryIndex(index), shingle, permutations })];
}
