import { setFlagsFromString } from 'node:v8';

/**
 * Has the V8 of Node.js 20 watch a function six times as long as by default before it optimizes it. What was watched too
 * shortly is thrown away and done again as soon as a text brings something new, and in a job with threads the compiler
 * competes with them for the cores: the first 40 MB cost a sixth less on two. Later releases have a compiler for the
 * time between, and no such flag.
 */
export function makeCompilerPatient(): void {
  if (process.versions.node.startsWith('20.')) setFlagsFromString('--interrupt-budget=400000');
}
