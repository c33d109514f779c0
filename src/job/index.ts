export type { CustomStage } from './custom-stages.ts';
export { defineConfig, type JobConfig, type JobOptions } from './options.ts';
export type { Progress } from './progress.ts';
export { runJob } from './run.ts';
export type { StageOptions } from './stages.ts';
export type { Counts, FailedInput, Summary } from './summary.ts';
