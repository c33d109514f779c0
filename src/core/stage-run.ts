import type { Doc } from './document.ts';
import type { Dropped, Outcome, Step } from './outcome.ts';
import type { Stage, Verdict } from './stage.ts';

/** Stages that change the text in turn are not asked without end; no text is known to take more than a few turns. */
const MOST_TURNS = 64;

/** One document on its way through stages. */
export class StageRun {
  readonly #stages: readonly Stage[];
  readonly #trace: boolean;
  readonly #input: Doc;
  readonly #dropped: Dropped[] = [];
  readonly #steps: Step[] = [];
  #doc: Doc;
  #isDropped = false;
  /** How often the text has changed, and how often it had when a stage was last asked. */
  #changes = 0;
  readonly #seen: number[] = [];
  /** Whether a stage has changed the text, or told facts of it. */
  readonly #hasEdited: boolean[] = [];
  readonly #hasTagged: boolean[] = [];
  #isSure = false;
  #turns = MOST_TURNS;

  constructor(stages: readonly Stage[], input: Doc, trace: boolean) {
    this.#stages = stages;
    this.#input = input;
    this.#doc = input;
    this.#trace = trace;
  }

  /** Takes it through the stage at a place, the one behind that of the last call. */
  take(at: number): void {
    const stage = this.#stages[at];
    if (stage === undefined || this.#isDropped) return;
    const before = this.#changes;
    this.#ask(at, stage);
    // What stands behind stages that look again sees the text that they leave alone.
    if (stage.again === true && this.#stages[at + 1]?.again !== true) this.#settle(at);
    if (stage.steady === true && this.#changes !== before) this.#lookBack(at);
  }

  /** What became of it so far. */
  outcome(): Outcome {
    const [dropped, steps] = [this.#dropped, this.#steps];
    return this.#isDropped ? { dropped, steps } : { doc: this.#doc, dropped, steps };
  }

  /** Asks stages that look again, up to a place, until none of them has anything to say of the text as it is now. */
  #settle(last: number): void {
    for (let at = 0; at <= last; at++) {
      const stage = this.#stages[at];
      if (stage?.again !== true || this.#seen[at] === this.#changes || this.#turns === 0) continue;
      this.#turns--;
      this.#ask(at, stage);
      at = -1;
    }
  }

  /**
   * What a steady stage has made of a text may show earlier ones what they had not seen, and would be changed the next
   * time: they are asked again. Of those that look again, it is worth to ask one that has changed this text before; of
   * the steady ones, where none was sure; and what is said of the language counts where the text changes for it.
   */
  #lookBack(at: number): void {
    const before = this.#changes;
    for (const [earlier, stage] of this.#stages.slice(0, at).entries()) {
      if (stage.again === true && this.#hasEdited[earlier] === true) this.#ask(earlier, stage);
    }
    if (this.#changes !== before) this.#settle(at);
    else if (
      this.#isSure ||
      !this.#stages.slice(0, at).some((stage, n) => stage.steady === true && this.#hasTagged[n] !== true)
    )
      return;
    const [doc, changes] = [this.#doc, this.#changes];
    this.#doc = withLang(doc, this.#input.lang);
    for (let earlier = 0; earlier <= at; earlier++) {
      if (this.#stages[earlier]?.steady !== true || this.#seen[earlier] === this.#changes) continue;
      if (this.#turns === 0) break;
      this.#turns--;
      this.take(earlier);
    }
    if (this.#changes === changes && !this.#isDropped) this.#doc = doc;
  }

  #ask(at: number, stage: Stage): void {
    if (this.#isDropped) return;
    const verdict = stage.process(this.#doc, this.#trace);
    const isFirst = this.#seen[at] === undefined;
    if (verdict.kind === 'drop') {
      this.#dropped.push(droppedWhole(this.#doc, stage.name, verdict));
      this.#isDropped = true;
    } else if (verdict.kind !== 'keep') {
      if (verdict.kind === 'edit') {
        this.#note(stage.name, verdict);
        this.#hasEdited[at] = true;
      } else {
        this.#isSure = verdict.sure === true;
        this.#hasTagged[at] = true;
      }
      this.#doc = applyVerdict(
        this.#doc,
        verdict,
        isFirst || stage.steady === true ? this.#doc : this.#input,
      );
    }
    this.#seen[at] = this.#changes;
  }

  #note(stage: string, { rules, edits, removed = [] }: Verdict & { kind: 'edit' }): void {
    const { id } = this.#doc;
    for (const { start, end, text, rule } of removed) {
      this.#dropped.push({ id, stage, reason: rule, text, start, end });
    }
    this.#steps.push(edits === undefined ? { stage, rules } : { stage, rules, edits });
    this.#changes++;
  }
}

function droppedWhole(doc: Doc, stage: string, verdict: Verdict & { kind: 'drop' }): Dropped {
  return {
    id: doc.id,
    stage,
    reason: verdict.reason,
    text: doc.text,
    ...(doc.lang === undefined ? {} : { lang: doc.lang }),
    ...(verdict.facts === undefined ? {} : { facts: verdict.facts }),
  };
}

function withLang({ lang: _, ...doc }: Doc, lang: string | undefined): Doc {
  return lang === undefined ? doc : { ...doc, lang };
}

/**
 * Facts the input came with stay: a document cleaned twice keeps what was known of its origin. So does, the first time,
 * what an earlier stage has said.
 */
function applyVerdict(doc: Doc, verdict: Verdict & { kind: 'edit' | 'tag' }, { meta: kept }: Doc): Doc {
  const lang = verdict.lang ?? doc.lang;
  return {
    id: doc.id,
    text: verdict.kind === 'edit' ? verdict.text : doc.text,
    ...(lang === undefined ? {} : { lang }),
    ...(verdict.facts === undefined && doc.meta === undefined
      ? {}
      : { meta: { ...doc.meta, ...verdict.facts, ...kept } }),
  };
}
