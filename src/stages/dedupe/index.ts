export { type DuplicatesOptions, duplicatesStage } from './duplicates.ts';
export { type FingerprintOptions, fingerprint } from './fingerprint.ts';
export { type DedupedBlocks, dedupeBlocks, type RepeatsOptions, repeatsStage } from './repeats.ts';
