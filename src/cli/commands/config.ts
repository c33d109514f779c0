import type { JsonValue } from '../../core/document.ts';
import type { Command } from '../command.ts';
import { loadConfigFile } from '../config.ts';
import { type Face, usage } from '../flags.ts';
import { JOB_FLAGS, jobFlags } from '../job-flags.ts';
import { write } from '../streams.ts';

const face: Face = {
  name: 'config',
  summary: 'Print the effective configuration of a job as JSON, and where each value comes from.',
  usage: '[flags of qingwen run]',
  flags: [{ name: 'presets', help: 'print the presets instead, with what each is for' }, ...JOB_FLAGS],
  examples: [
    'qingwen config',
    'qingwen config --preset conservative --format txt',
    'qingwen config --presets',
  ],
};

/** `qingwen config`: `{ file, config, from }`; `config` is a configuration in full, `from` names an origin for each key. */
export const configCommand: Command = {
  face,
  async run(call, { stdout }) {
    if (call.words.length > 0) throw usage(face, 'it takes flags only');
    if (call.flags.has('presets')) {
      const { PRESETS } = await import('../../job/presets.ts');
      await write(stdout, shown(PRESETS as unknown as JsonValue));
      return 0;
    }
    const { explainConfig } = await import('../../job/effective-config.ts');
    const { path, config } = await loadConfigFile(call);
    const layers = [{ origin: 'flag', config: jobFlags(face, call) }];
    if (path !== undefined) layers.push({ origin: `file ${path}`, config });
    const explained = explainConfig(layers);
    await write(stdout, shown({ file: path ?? null, ...explained } as unknown as JsonValue));
    return 0;
  },
};

function shown(value: JsonValue): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
