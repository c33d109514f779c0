import type { Library } from '../library.ts';
import type { PythonPeers } from '../python.ts';
import type { Section } from '../report.ts';
import type { Sentences } from '../sentences.ts';

/** What a section measures with. */
export interface Bench {
  readonly library: Library;
  readonly python: PythonPeers;
  readonly sentences: Sentences;
}

export type Measurement = (bench: Bench) => Promise<Section>;

/** What stands in place of the figures of a peer that is not there. */
export const ABSENT = 'not installed';
