import { messageOf } from '../../../src/core/errors.ts';
import {
  applyEdits,
  boilerplateStage,
  convertStage,
  type Doc,
  decode,
  detectSpans,
  detectStage,
  fingerprint,
  normalizeStage,
  pipeline,
  repairStage,
  repeatsStage,
  type Stage,
  unescapeStage,
  type Verdict,
} from '../../../src/index.ts';

/** Something that does not hold for a text. */
export interface Finding {
  /** What was asked for: `throw`, `edits`, `trace`, `idempotent`, `well-formed`, `slow`, `spans`. */
  readonly law: string;
  readonly stage: string;
  readonly input: string;
  readonly detail: string;
}

/** Above this the time for a text of more than a KB is no longer that of linear work, with room for a busy machine. */
const SLOW_MS_PER_KB = 50;

const STAGES: readonly Stage[] = [
  unescapeStage(),
  repairStage(),
  normalizeStage(),
  detectStage(),
  convertStage(),
  boilerplateStage(),
  repeatsStage(),
];
const LINE = pipeline(STAGES);
const TRACED = pipeline(STAGES, { trace: true });

/** All that does not hold for a text: no stage throws, edits make the output, output is settled and well formed. */
export function checkText(text: string): Finding[] {
  const findings: Finding[] = [];
  const found = (law: string, stage: string, detail: string): void => {
    findings.push({ law, stage, input: text, detail });
  };
  const guarded = (stage: string, check: () => void): void => {
    try {
      check();
    } catch (cause) {
      found('throw', stage, cause instanceof Error ? (cause.stack ?? cause.message) : messageOf(cause));
    }
  };
  for (const stage of STAGES) guarded(stage.name, () => checkStage(stage, text, found));
  guarded('pipeline', () => checkPipeline(text, found));
  guarded('pipeline', () => {
    if (isSlow(text, () => LINE.process({ id: '1', text }))) found('slow', 'pipeline', 'each of three times');
  });
  guarded('fingerprint', () => fingerprint(text));
  guarded('spans', () => {
    const spans = detectSpans(text);
    let at = 0;
    for (const { start, end } of spans) {
      if (start < at || end <= start || end > text.length) found('spans', 'spans', `${start}–${end}`);
      at = end;
    }
  });
  return findings;
}

/** Whether something takes long for a text, however often it is done: once may be a moment of a busy machine. */
function isSlow(text: string, work: () => void): boolean {
  const most = SLOW_MS_PER_KB * Math.max(1, Buffer.byteLength(text) / 1024);
  for (let n = 0; n < 3; n++) {
    const started = performance.now();
    work();
    if (performance.now() - started <= most) return false;
  }
  return true;
}

type Found = (law: string, stage: string, detail: string) => void;

function checkStage(stage: Stage, text: string, found: Found): void {
  // Only what is Traditional is converted; the variant that detection would find is not what is tested here.
  const doc: Doc = stage.name === 'convert' ? { id: '1', text, lang: 'zh-Hant' } : { id: '1', text };
  const plain = stage.process(doc, false);
  const traced = stage.process(doc, true);
  const output = textOf(plain, text);
  if (textOf(traced, text) !== output) found('trace', stage.name, JSON.stringify(textOf(traced, text)));
  if (traced.kind === 'edit') {
    const applied = applyEdits(text, traced.edits ?? []);
    if (applied !== traced.text) found('edits', stage.name, JSON.stringify(traced.edits));
    if (JSON.stringify(plain.kind === 'edit' ? plain.rules : {}) !== JSON.stringify(traced.rules)) {
      found('trace', stage.name, `${JSON.stringify(plain)} ${JSON.stringify(traced.rules)}`);
    }
  }
  if (plain.kind !== 'edit') return;
  if (isWellFormed(text) && !isWellFormed(output)) found('well-formed', stage.name, JSON.stringify(output));
  const again = stage.process({ ...doc, text: output }, true);
  if (textOf(again, output) !== output) {
    const edits = again.kind === 'edit' ? again.edits : [];
    found('idempotent', stage.name, `${JSON.stringify(output)} ${JSON.stringify(edits)}`);
  }
}

function textOf(verdict: Verdict, input: string): string {
  return verdict.kind === 'edit' ? verdict.text : input;
}

function checkPipeline(text: string, found: Found): void {
  const { doc, dropped } = LINE.process({ id: '1', text });
  const traced = TRACED.process({ id: '1', text });
  if (traced.doc?.text !== doc?.text || traced.doc?.lang !== doc?.lang) {
    found('trace', 'pipeline', JSON.stringify(traced.doc));
  }
  if (doc === undefined) {
    if (dropped.length === 0) found('lost', 'pipeline', 'neither a document nor a reason');
    return;
  }
  if (isWellFormed(text) && !isWellFormed(doc.text))
    found('well-formed', 'pipeline', JSON.stringify(doc.text));
  const again = LINE.process({ id: '1', text: doc.text });
  if (again.doc?.text !== doc.text) {
    const { steps } = TRACED.process({ id: '1', text: doc.text });
    found('idempotent', 'pipeline', `${JSON.stringify(doc.text)} ${JSON.stringify(steps)}`);
  }
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text);
}

/** What does not hold for bytes: they are decoded, or refused as no text. */
export function checkBytes(bytes: Uint8Array): Finding[] {
  const input = Buffer.from(bytes).toString('latin1');
  try {
    const { text } = decode(bytes);
    if (!isWellFormed(text))
      return [{ law: 'well-formed', stage: 'decode', input, detail: JSON.stringify(text) }];
    return isSlow(input, () => decode(bytes))
      ? [{ law: 'slow', stage: 'decode', input, detail: 'each time' }]
      : [];
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'input/undecodable') return [];
    return [{ law: 'throw', stage: 'decode', input, detail: messageOf(cause) }];
  }
}
