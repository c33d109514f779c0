import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edit, JsonValue, Stage } from '../../src/index.ts';
import {
  boilerplateStage,
  convertStage,
  normalizeStage,
  repairStage,
  repeatsStage,
  runJob,
} from '../../src/index.ts';

export const goldenFolder = fileURLToPath(new URL('../golden/', import.meta.url));

/** A golden file of one rule: what goes in, what comes out, and the edits that say why. */
export interface GoldenRule {
  readonly rule: string;
  readonly stage: string;
  readonly options: { readonly [name: string]: JsonValue };
  readonly input: string;
  readonly output: string;
  readonly edits: readonly Edit[];
}

const STAGES: Readonly<Record<string, (options: never) => Stage>> = {
  boilerplate: boilerplateStage,
  convert: convertStage,
  normalize: normalizeStage,
  repair: repairStage,
  repeats: repeatsStage,
};

export function ruleFiles(): string[] {
  const folder = join(goldenFolder, 'rules');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => join(folder, file));
}

export function readRule(file: string): GoldenRule {
  return JSON.parse(readFileSync(file, 'utf8')) as GoldenRule;
}

/** The golden file as the code would have it. */
export function ruleNow(golden: GoldenRule): GoldenRule {
  const stage = STAGES[golden.stage]?.(golden.options as never);
  if (stage === undefined) throw new Error(`golden rule ${golden.rule}: no stage "${golden.stage}"`);
  const lang = golden.stage === 'convert' ? { lang: 'zh-Hant' } : {};
  const verdict = stage.process({ id: golden.rule, text: golden.input, ...lang }, true);
  return {
    ...golden,
    output: verdict.kind === 'edit' ? verdict.text : golden.input,
    edits: verdict.kind === 'edit' ? (verdict.edits ?? []) : [],
  };
}

/** Runs the main job on the seeds, traced, from the root of the package, and hands its output folder to `use`. */
export async function withSeedsOutput<T>(use: (folder: string) => Promise<T> | T): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'qingwen-golden-'));
  try {
    await runJob({ patterns: ['seeds/*.txt'], out: folder, trace: true });
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
