export type { Doc, Facts, JsonValue } from './core/document.ts';
export type { Passage, RuleCounts } from './core/edit-log.ts';
export { applyEdits, composeEdits, type Edit } from './core/edits.ts';
export { type ErrorCode, QingwenError } from './core/errors.ts';
export type { Dropped, Outcome, Step } from './core/outcome.ts';
export { type Pipeline, type PipelineOptions, pipeline } from './core/pipeline.ts';
export type { Fingerprint, Match, SeenIndex } from './core/seen.ts';
export {
  defineStage,
  type Stage,
  type StageDefinition,
  type StageFactory,
  type Verdict,
} from './core/stage.ts';
export { fromNodeStream, fromWebStream, type StreamStep, toNodeStream, toWebStream } from './core/streams.ts';
export { toNodeTextStream, toWebTextStream } from './core/text-streams.ts';
export { type MemoryIndexOptions, memoryIndex } from './dedupe-index/memory.ts';
export * from './job/index.ts';
export * from './stages/boilerplate/index.ts';
export * from './stages/convert/index.ts';
export * from './stages/dedupe/index.ts';
export * from './stages/detect/index.ts';
export * from './stages/normalize/index.ts';
export * from './stages/repair/index.ts';
