import type { RuleCounts } from '../../core/edit-log.ts';
import { composeEdits, type Edit } from '../../core/edits.ts';
import { RULES } from './rules.ts';

/** How often each rule changed something, and the edits where they are wanted. */
export class Tally {
  /** By the number of the rule. */
  readonly counts = new Uint32Array(RULES.length);
  /** Where the source that sections are counted in begins in the input of the whole. */
  origin = 0;
  /** All edits up to now, in the input of the whole; absent where they are not wanted. */
  readonly edits: Edit[] | undefined;
  /** Edits of the pass that runs, in its own source. */
  #pass: Edit[] = [];
  /** Edits of the section that is under way, in the text of the section. */
  #section: Edit[] = [];

  constructor(trace: boolean) {
    this.edits = trace ? [] : undefined;
  }

  get traced(): boolean {
    return this.edits !== undefined;
  }

  /** Whether nothing has changed up to now. */
  get isEmpty(): boolean {
    return this.counts.every((count) => count === 0);
  }

  add(start: number, end: number, result: string, rule: number): void {
    this.#pass.push({ start, end, with: result, rule: RULES[rule] ?? '' });
  }

  /** Forgets a pass that has to be made again; `counts` are those from before it. */
  dropPass(counts: Uint32Array): void {
    this.counts.set(counts);
    this.#pass = [];
  }

  /** Adds the edits of a pass over what the passes before made of the section. */
  endPass(section: () => string): void {
    if (this.#pass.length === 0) return;
    this.#section =
      this.#section.length === 0 ? this.#pass : composeEdits(section(), this.#section, this.#pass);
    this.#pass = [];
  }

  /** Takes over the edits of a section that began at `start`. */
  endSection(start: number): void {
    const shift = this.origin + start;
    for (const edit of this.#section) {
      this.edits?.push({ ...edit, start: edit.start + shift, end: edit.end + shift });
    }
    this.#section = [];
  }

  rules(): RuleCounts {
    const out: Record<string, number> = {};
    for (let rule = 0; rule < RULES.length; rule++) {
      const count = this.counts[rule] ?? 0;
      if (count > 0) out[RULES[rule] ?? ''] = count;
    }
    return out;
  }
}
