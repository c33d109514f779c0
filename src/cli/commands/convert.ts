import type { Config, Fidelity } from '../../stages/convert/index.ts';
import { CONFIG_FLAGS, loadStageOptions } from '../config.ts';
import { filterCommand, likeInput } from '../filter.ts';
import type { Face } from '../flags.ts';

const face: Face = {
  name: 'convert',
  summary: 'Turn Traditional Chinese on standard input into Simplified, or the other way.',
  usage: '[--conversion NAME] [--fidelity NAME] < FILE',
  flags: [
    {
      name: 'conversion',
      value: 'NAME',
      help: 'which one: t2s (default), tw2s, tw2sp, hk2s, hk2sp, s2t, s2tw, s2twp, s2hk',
    },
    { name: 'fidelity', value: 'NAME', help: 'meaning (default), or opencc: the very output of OpenCC' },
    ...CONFIG_FLAGS,
  ],
  examples: ['qingwen convert < page.txt > clean.txt', 'qingwen convert --conversion tw2sp < page.txt'],
};

/** `qingwen convert`: a filter; options come from `stages.convert` of the configuration, and flags win. */
export const convertCommand = filterCommand(face, async (call) => {
  const { convert } = await import('../../stages/convert/index.ts');
  const conversion = call.flags.get('conversion');
  const fidelity = call.flags.get('fidelity');
  // What the flags say is checked where all options are.
  const options = {
    ...(await loadStageOptions(call, 'convert')),
    ...(conversion === undefined ? {} : { config: conversion as Config }),
    ...(fidelity === undefined ? {} : { fidelity: fidelity as Fidelity }),
  };
  return (text) => likeInput(text, convert(text, options).text);
});
