import type { Tally } from './tally.ts';
import type { UnitBuffer } from './unit-buffer.ts';

/** Converts sections of a text. */
export interface Engine {
  /** The first place where something may be to convert, or −1. */
  firstActive(text: string): number;
  /** Appends to `target` what becomes of `source` from `start` to `end`. */
  convert(source: UnitBuffer, start: number, end: number, target: UnitBuffer, tally: Tally): void;
}
