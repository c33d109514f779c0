import type { Charset } from '../charsets/encode.ts';

/** One mix-up: text in one charset was read as another. */
export interface MixUp {
  /** The charset that the bytes were in. */
  readonly written: Charset | 'utf-8';
  /** The charset that they were read as. */
  readonly read: Charset;
  /**
   * What it costs to believe in a run of it, in nats: little for what happens every day, much for what hardly does and
   * for charsets in which nearly every text has some reading.
   */
  readonly enter: number;
  /** What it costs to believe in each character of a run: for charsets whose readings tell little by themselves. */
  readonly each?: number;
  /** Whether pairs of bytes that are valid UTF-8 were read as that; see `islandTable`. */
  readonly islands?: boolean;
}

/** Id of a mix-up in edits and reports. */
export function ruleOf(mixUp: MixUp): string {
  let rule = rules.get(mixUp);
  if (rule === undefined) {
    rule = `repair/${mixUp.written.replaceAll('-', '')}-as-${mixUp.read}`;
    rules.set(mixUp, rule);
  }
  return rule;
}

const rules = new Map<MixUp, string>();

/** What undoes a mix-up, in words. */
export function chainOf(mixUp: MixUp): string {
  let chain = chains.get(mixUp);
  if (chain === undefined) {
    chain = `encode ${mixUp.read} → decode ${mixUp.written}`;
    chains.set(mixUp, chain);
  }
  return chain;
}

const chains = new Map<MixUp, string>();
