import { setFlagsFromString } from 'node:v8';

let isPatient = false;

/**
 * Has the V8 of Node.js 20 watch a function six times as long as by default before it optimizes it: for a job with
 * threads, with which the compiler competes for the cores. What was watched too shortly is thrown away and done again as
 * soon as a text brings something new. One thread is better off with a compiler that hurries beside it, and later
 * releases have no such flag.
 */
export function makeCompilerPatient(): void {
  if (isPatient || !process.versions.node.startsWith('20.')) return;
  isPatient = true;
  setFlagsFromString('--interrupt-budget=400000');
}
