import { addCounts, type Pass, type Rewrite, runPasses } from '../../core/edit-log.ts';
import { composeEdits } from '../../core/edits.ts';
import { characterPass } from './characters/pass.ts';
import { characterTable } from './characters/table.ts';
import { compatibilityPass } from './compatibility.ts';
import { composePass } from './compose.ts';
import { entityPass } from './entities.ts';
import { layoutPass } from './layout.ts';
import type { NormalizeOptions } from './options.ts';
import { punctuationPass } from './punctuation.ts';
import {
  makeScan,
  NEEDS_CHARACTERS,
  NEEDS_COMPOSITION,
  NEEDS_ENTITIES,
  NEEDS_LAYOUT,
  NEEDS_TAGS,
} from './scan.ts';
import { strayTagPass } from './stray-tags.ts';

/** One change may lay bare the ground for another (an entity that spells a zero-width space); real text needs two. */
const MOST_ROUNDS = 12;

/** Takes a text to the form in which no rule finds anything more. */
type Normalizer = (text: string, trace: boolean) => Rewrite;

const made = new Map<string, Normalizer>();

/** The normalizer of these options, built once: its tables are 128 kB. */
export function normalizerFor(options: Readonly<NormalizeOptions>): Normalizer {
  const key = JSON.stringify(options);
  const known = made.get(key);
  if (known !== undefined) return known;
  const normalizer = makeNormalizer(options);
  made.set(key, normalizer);
  return normalizer;
}

function makeNormalizer(options: Readonly<NormalizeOptions>): Normalizer {
  const table = characterTable(options);
  const scan = makeScan(table, options.blankLines + 1);
  const entities = entityPass(options);
  const characters = characterPass(table, options);
  const form = formPass(options);
  // What entities and characters turn into, the next round sees. Forms C and KC in full concern more than what composes.
  const mayForm = (needs: number): boolean => options.form !== 'compose' || (needs & NEEDS_COMPOSITION) !== 0;
  const layout = layoutPass(options);
  // Who asks for tags to be decoded wants them.
  const strips = options.strayTags === 'strip' && options.entities !== 'all';
  const passesFor = (text: string): Pass[] => {
    const needs = scan(text);
    const passes: Pass[] = form !== undefined && mayForm(needs) ? [form] : [];
    if ((needs & NEEDS_CHARACTERS) !== 0) passes.unshift(characters);
    if (strips && (needs & NEEDS_TAGS) !== 0) passes.unshift(strayTagPass);
    if ((needs & NEEDS_ENTITIES) !== 0 && options.entities !== 'keep') passes.unshift(entities);
    if ((needs & NEEDS_LAYOUT) !== 0) passes.push(layout);
    if (options.punctuation === 'restore') passes.push(punctuationPass);
    return passes;
  };
  return untilSettled(passesFor);
}

/** The pass of a form of Unicode, where one is asked for. */
function formPass({ form }: Readonly<NormalizeOptions>): Pass | undefined {
  if (form === 'none') return undefined;
  return form === 'nfkc' ? compatibilityPass : composePass(form);
}

/** Runs the passes that a text needs until they find nothing more. */
export function untilSettled(passesFor: (text: string) => readonly Pass[]): Normalizer {
  return (text, trace) => {
    let rewrite = runPasses(text, passesFor(text), trace);
    let before = text;
    for (let round = 1; round < MOST_ROUNDS && rewrite.text !== before; round++) {
      before = rewrite.text;
      rewrite = followedBy(text, rewrite, runPasses(before, passesFor(before), trace));
    }
    return rewrite;
  };
}

/** Two rewrites as one; `second` is of the text that `first` makes. */
function followedBy(input: string, first: Rewrite, second: Rewrite): Rewrite {
  if (second.text === first.text) return first;
  const rules = { ...first.rules };
  addCounts(rules, second.rules);
  const { text } = second;
  if (first.edits === undefined || second.edits === undefined) return { text, rules };
  return { text, rules, edits: composeEdits(input, first.edits, second.edits) };
}
