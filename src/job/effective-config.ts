import type { JsonValue } from '../core/document.ts';
import { checkConfig, type JobConfig } from './options.ts';
import { overlay } from './overlay.ts';
import { presetConfig } from './presets.ts';
import { buildStages } from './stages.ts';

/** A configuration and where it comes from, as people are told. */
interface Layer {
  readonly origin: string;
  readonly config: Partial<JobConfig>;
}

type JsonObject = { readonly [key: string]: JsonValue };

/** A configuration with every value in it, and the origin of each by its path (`stages.convert.fidelity`). */
interface ExplainedConfig {
  readonly config: JsonObject;
  readonly from: { readonly [path: string]: string };
}

/**
 * What layers of configuration come to, the one that wins first, over their preset and the defaults.
 *
 * @throws QingwenError `option/unknown`, `option/invalid`.
 */
export function explainConfig(layers: readonly Layer[]): ExplainedConfig {
  const given = layers.map(({ config }) => config).reduceRight(overlay, {});
  const checked = checkConfig('qingwen', given);
  const { preset } = checked;
  const { effective } = buildStages(checked.stages);
  const all = [...layers, { origin: `preset ${preset}`, config: presetConfig('qingwen', preset) }];
  const config: JsonObject = { ...(checked as unknown as JsonObject), stages: effective };
  const paths = Object.keys(config)
    .filter((key) => key !== 'stages')
    .map((key) => [key]);
  for (const [stage, options] of Object.entries(effective)) {
    const keys = typeof options === 'object' && options !== null ? Object.keys(options) : [];
    // A stage that is left out is one value, and so is one that takes nothing.
    paths.push(...(keys.length === 0 ? [['stages', stage]] : keys.map((key) => ['stages', stage, key])));
  }
  return { config, from: Object.fromEntries(paths.map((path) => [path.join('.'), originOf(all, path)])) };
}

function originOf(layers: readonly Layer[], path: readonly string[]): string {
  const says = ({ config }: Layer): boolean => {
    let value: unknown = config;
    for (const key of path) value = (value as Readonly<Record<string, unknown>> | null | undefined)?.[key];
    return value !== undefined;
  };
  return layers.find(says)?.origin ?? 'default';
}
