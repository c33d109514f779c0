import { gbkPairOf, gbkUnitOf, isPrivateUse } from '../gbk.ts';
import { type HanModel, hanModel } from '../han-model.ts';
import { charsWithReading, hasReading, syllableAt, withoutTone } from '../readings.ts';
import { type Evidence, listable } from './evidence.ts';

/** One step of a reconstruction: a piece of the damaged text, and what it adds to the true one. */
export interface Step {
  readonly from: number;
  readonly to: number;
  /** Characters of the true text that are complete after this step; {@link LOST} for one that GBK lacks. */
  readonly truth: string;
  /** How many bytes of the true text, encoded as GBK, this step shows. */
  readonly bytes: number;
  /** What to put out for them; differs from `truth` where that is markup or lost. */
  readonly out: string;
  /** A reading that was spliced in behind the bytes so far, parentheses included. */
  readonly reading?: string;
  /** The decoder started afresh after those bytes, either at once or after a mark made of the next two. */
  readonly cut?: 'end' | 'mark';
  /** Whether the byte stream stands inside a character after this step. */
  readonly inside: boolean;
}

/** Stands in the true text for a character that GBK lacks; such a one was encoded as `?`. */
export const LOST = '\ufffc';

const COSTS = {
  reading: 0.3,
  strangeReading: 12,
  broken: 2,
  tone: 2,
  cut: 4,
  swallowed: 6,
  tag: 2,
  lost: 1,
  cutOff: 5,
  stripped: 0.5,
  simplified: 5,
};
const BEAM = 64;
const BRANCHES = 12;
const QUESTION = 0x3f;
const QUESTION_WORDS = '何誰谁嗎吗呢哪怎幾几麼么什孰否';

interface Node {
  readonly step: Step | undefined;
  readonly before: Node | undefined;
  readonly cost: number;
  /** The byte of a character whose other half has not come yet, or -1. */
  readonly pending: number;
  /** Last character of the true text. */
  readonly last: number;
}

/** The pair of bytes a cut mark has in GBK, full-width or folded to ASCII, or 0 for what is no mark. */
function markPair(unit: number): number {
  switch (unit) {
    case 0x21:
    case 0xff01:
      return 0xa3a1;
    case QUESTION:
    case 0xff1f:
      return 0xa3bf;
    case 0x3b:
    case 0xff1b:
      return 0xa3bb;
    case 0x2c:
    case 0xff0c:
      return 0xa3ac;
    case 0x3a:
    case 0xff1a:
      return 0xa3ba;
    case 0x3001:
      return 0xa1a2;
    default:
      return 0;
  }
}

/**
 * The likeliest true text of one damaged line, as steps through it, or `undefined` where the line stands as it is.
 *
 * A best-first walk over the line as a byte stream: every character is two bytes or one, an inserted reading tells the
 * byte that a `?` has swallowed, a cut mark the byte before it, and a model of character pairs weighs what fits.
 * Following the noisy-channel view of spelling correction (Kernighan, Church and Gale 1990).
 */
export function reconstruct(line: string, evidence: Evidence): readonly Step[] | undefined {
  let path = walk(line, evidence, false);
  if (evidence.stripped && path.steps.some((step) => step.inside)) {
    const other = walk(line, evidence, true);
    if (other.cost < path.cost) path = other;
  }
  return path.steps.some((step) => step.out !== line.slice(step.from, step.to)) ? path.steps : undefined;
}

interface Path {
  readonly steps: readonly Step[];
  readonly cost: number;
}

function walk(line: string, evidence: Evidence, stripped: boolean): Path {
  const beams: (Map<number, Node> | undefined)[] = new Array(line.length + 1);
  beams[0] = new Map([[0x0a, { step: undefined, before: undefined, cost: 0, pending: -1, last: 0x0a }]]);
  const walker = new Walker(line, evidence, hanModel(), beams, stripped);
  for (let at = 0; at < line.length; at++) {
    const beam = beams[at];
    if (beam === undefined) continue;
    let nodes = [...beam.values()];
    if (nodes.length > BEAM) nodes = nodes.sort((a, b) => a.cost - b.cost).slice(0, BEAM);
    for (const node of nodes) walker.advance(node, at);
    beams[at] = undefined;
  }
  for (const node of [...(beams[line.length]?.values() ?? [])]) walker.cutOff(node);
  const last = [...(beams[line.length]?.values() ?? [])]
    .filter((node) => node.pending === -1)
    .sort((a, b) => a.cost - b.cost)[0];
  const steps: Step[] = [];
  for (let node = last; node?.step !== undefined; node = node.before) steps.push(node.step);
  return { steps: steps.reverse(), cost: last?.cost ?? Number.POSITIVE_INFINITY };
}

class Walker {
  readonly line: string;
  readonly evidence: Evidence;
  readonly model: HanModel;
  readonly beams: (Map<number, Node> | undefined)[];
  /** Whether private-use characters may have been stripped from the line. */
  readonly stripped: boolean;

  constructor(
    line: string,
    evidence: Evidence,
    model: HanModel,
    beams: (Map<number, Node> | undefined)[],
    stripped: boolean,
  ) {
    this.line = line;
    this.evidence = evidence;
    this.model = model;
    this.beams = beams;
    this.stripped = stripped;
  }

  /** All ways on from a node that has read the line up to `at`. */
  advance(node: Node, at: number): void {
    const unit = this.line.charCodeAt(at);
    const pair = gbkPairOf(unit);
    if (node.pending === -1) this.#literal(node, at, unit);
    else if (pair !== 0) this.#complete(node, at, at + 1, pair >> 8, pair & 0xff);
    else if (unit < 0x80) this.#shiftedAscii(node, at, unit);
    if (this.stripped && node.pending !== -1) this.#stripped(node, at, unit, pair);
    if (unit === 0x28) this.#reading(node, at);
    if (unit === QUESTION) this.#question(node, at);
  }

  #put(node: Node, step: Step, cost: number, pending: number, last: number): void {
    const total = node.cost + cost;
    const key = (pending + 1) * 0x10000 + last;
    this.beams[step.to] ??= new Map();
    const beam = this.beams[step.to];
    const rival = beam?.get(key);
    if (rival === undefined || rival.cost > total)
      beam?.set(key, { step, before: node, cost: total, pending, last });
  }

  /** What a restored character costs: the text was Traditional, so it has none of the other standard. */
  #cost(previous: number, next: number): number {
    return this.model.cost(previous, next) + (this.model.isSimplifiedOnly(next) ? COSTS.simplified : 0);
  }

  /** In step with the line: what stands there is the text. */
  #literal(node: Node, at: number, unit: number): void {
    const char = this.line.charAt(at);
    const asked = unit === QUESTION && QUESTION_WORDS.includes(String.fromCharCode(node.last));
    const cost = asked ? 1 : this.model.cost(node.last, unit);
    this.#put(
      node,
      { from: at, to: at + 1, truth: char, out: char, bytes: bytesOf(unit), inside: false },
      cost,
      -1,
      unit,
    );
  }

  /** Out of step: `first` completes the character begun before, `second` begins the next (-1: nothing does). */
  #complete(
    node: Node,
    from: number,
    to: number,
    first: number,
    second: number,
    cost = 0,
    reading?: string,
  ): void {
    const unit = gbkUnitOf(node.pending, first);
    if (unit === 0 || isPrivateUse(unit)) return;
    const char = String.fromCharCode(unit);
    const bytes = second === -1 ? 1 : 2;
    const step = {
      from,
      to,
      truth: char,
      out: char,
      bytes,
      inside: second !== -1,
      ...(reading === undefined ? {} : { reading }),
    };
    this.#put(node, step, cost + this.#cost(node.last, unit), second, unit);
  }

  #shiftedAscii(node: Node, at: number, unit: number): void {
    if (unit >= 0x40) this.#complete(node, at, at + 1, unit, -1);
    // A later step folded full-width forms, so an ASCII character may stand for a pair A3xx.
    if (unit >= 0x21 && unit <= 0x7e) this.#complete(node, at, at + 1, 0xa3, unit + 0x80);
  }

  /** Out of step, a private-use character may have stood before `at`: two bytes that some later step stripped. */
  #stripped(node: Node, at: number, unit: number, pair: number): void {
    const next = pair !== 0 ? pair >> 8 : unit >= 0x40 && unit < 0x80 ? unit : 0;
    if (next === 0) return;
    const firsts: { unit: number; cost: number }[] = [];
    for (let lead = 0xa1; lead <= 0xfe; lead++) {
      const first = gbkUnitOf(node.pending, lead);
      if (
        (lead <= 0xa7 || (lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8) &&
        first !== 0 &&
        !isPrivateUse(first)
      ) {
        firsts.push({ unit: first, cost: this.#cost(node.last, first) });
      }
    }
    for (const first of likeliest(firsts)) {
      const lead = gbkPairOf(first.unit) & 0xff;
      const seconds: { unit: number; cost: number }[] = [];
      for (let trail = lead <= 0xa7 ? 0x81 : 0xa1; trail <= (lead <= 0xa7 ? 0xa0 : 0xfe); trail++) {
        const second = gbkUnitOf(trail, next);
        if (second !== 0 && !isPrivateUse(second)) {
          seconds.push({ unit: second, cost: this.#cost(first.unit, second) });
        }
      }
      for (const second of likeliest(seconds)) {
        const truth = String.fromCharCode(first.unit, second.unit);
        const bytes = pair === 0 ? 3 : 4;
        const step = { from: at, to: at + 1, truth, out: truth, bytes, inside: pair !== 0 };
        const cost = COSTS.stripped + first.cost + second.cost;
        this.#put(node, step, cost, pair === 0 ? -1 : pair & 0xff, second.unit);
      }
    }
  }

  /** The line ends inside a character: what was cut off is the likeliest that begins so. */
  cutOff(node: Node): void {
    if (node.pending === -1) return;
    const candidates: { unit: number; cost: number }[] = [];
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const unit = gbkUnitOf(node.pending, trail);
      if (unit !== 0 && !isPrivateUse(unit)) candidates.push({ unit, cost: this.#cost(node.last, unit) });
    }
    const to = this.line.length;
    for (const { unit, cost } of likeliest(candidates)) {
      const char = String.fromCharCode(unit);
      const step = { from: to, to, truth: char, out: char, bytes: 0, inside: false };
      this.#put(node, step, COSTS.cutOff + cost, -1, unit);
    }
  }

  /** `(reading)` behind the pair of bytes that it belongs to, aligned with a character or not; once or again. */
  #reading(node: Node, at: number): void {
    const gloss = syllableAt(this.line, at + 1);
    if (gloss === undefined) return;
    const lastPair = gbkPairOf(node.last);
    const unit = node.pending === -1 ? node.last : gbkUnitOf(lastPair & 0xff, node.pending);
    const char = String.fromCharCode(unit);
    if (!hasReading(char, gloss.syllable)) return;
    const expected = this.evidence.annotated.has(char) || listable(char) || this.#isToneless(gloss.syllable);
    const cost = expected ? COSTS.reading : COSTS.strangeReading;
    const reading = this.line.slice(at, gloss.end);
    this.#put(
      node,
      { from: at, to: gloss.end, truth: '', out: '', bytes: 0, reading, inside: node.pending !== -1 },
      cost,
      node.pending,
      node.last,
    );
  }

  #isToneless(syllable: string): boolean {
    return this.evidence.toneless && withoutTone(syllable) === syllable;
  }

  #question(node: Node, at: number): void {
    this.#brokenReading(node, at);
    this.#cutMark(node, at);
    if (node.pending === -1) this.#lost(node, at);
    else this.#dangling(node, at);
  }

  /** `?yàn)`: a lone lead byte swallowed the parenthesis; the reading and the byte before tell which lead it is. */
  #brokenReading(node: Node, at: number): void {
    const gloss = syllableAt(this.line, at + 1);
    if (gloss === undefined) return;
    const before = node.pending === -1 ? lastByteOf(node.last) : node.pending;
    const reading = `(${this.line.slice(at + 1, gloss.end)}`;
    for (const { char, toned } of charsWithReading(gloss.syllable, before)) {
      if (!this.evidence.annotated.has(char) && !listable(char)) continue;
      const trail = gbkPairOf(char.charCodeAt(0)) & 0xff;
      const cost = COSTS.broken + (toned ? 0 : COSTS.tone);
      if (node.pending !== -1) this.#complete(node, at, gloss.end, trail, -1, cost, reading);
      else if (trail >= 0x81) {
        this.#put(
          node,
          { from: at, to: gloss.end, truth: '', out: '', bytes: 1, reading, inside: true },
          cost,
          trail,
          node.last,
        );
      }
    }
  }

  /** `?！`: a lead byte left dangling before the bytes of a mark that was cut out one byte out of step. */
  #cutMark(node: Node, at: number): void {
    const mark = markPair(this.line.charCodeAt(at + 1));
    if (mark === 0 || node.pending !== -1) return;
    const candidates: { unit: number; cost: number }[] = [];
    for (let lead = 0x81; lead <= 0xfe; lead++) {
      const unit = gbkUnitOf(lead, mark >> 8);
      if (unit !== 0 && !isPrivateUse(unit)) candidates.push({ unit, cost: this.#cost(node.last, unit) });
    }
    for (const { unit, cost } of likeliest(candidates)) {
      const char = String.fromCharCode(unit);
      const step = {
        from: at,
        to: at + 2,
        truth: char,
        out: char,
        bytes: 1,
        cut: 'mark' as const,
        inside: true,
      };
      this.#put(node, step, COSTS.cut + cost, mark & 0xff, unit);
    }
  }

  /** Out of step, a lead byte stands alone before a cut mark, a tag or the end of the line: its character is open. */
  #dangling(node: Node, at: number): void {
    const next = this.line.charCodeAt(at + 1);
    const tag = tagAt(this.line, at + 1);
    if (tag === 0 && at + 1 < this.line.length && markPair(next) === 0) return;
    const candidates: { unit: number; cost: number }[] = [];
    for (let trail = 0x81; trail <= 0xfe; trail++) {
      const unit = gbkUnitOf(node.pending, trail);
      if (unit !== 0 && !isPrivateUse(unit)) candidates.push({ unit, cost: this.#cost(node.last, unit) });
    }
    for (const { unit, cost } of likeliest(candidates)) {
      const char = String.fromCharCode(unit);
      if (tag === 0) {
        const step = {
          from: at,
          to: at + 1,
          truth: char,
          out: char,
          bytes: 1,
          cut: 'end' as const,
          inside: false,
        };
        this.#put(node, step, COSTS.swallowed + cost, -1, unit);
      } else {
        const truth = `${char}<${this.line.slice(at + 1, tag)}`;
        this.#put(
          node,
          { from: at, to: tag, truth, out: char, bytes: 1 + tag - at, inside: false },
          COSTS.tag + cost,
          -1,
          unit,
        );
      }
    }
  }

  /** A character that GBK lacks was encoded as `?`: a middle dot in a title, a blank or a sign where no question is. */
  #lost(node: Node, at: number): void {
    const last = String.fromCharCode(node.last);
    const next = this.line.charAt(at + 1);
    const afterStop = last === '。' && (next === '' || !'!！?？”'.includes(next));
    const atStart = at === 0 && isWordUnit(this.line.charCodeAt(1));
    const dot = this.#insideTitle(at) && isWordUnit(node.last) && isWordUnit(this.line.charCodeAt(at + 1));
    if (!afterStop && !atStart && !dot) return;
    const out = dot ? '·' : '';
    this.#put(
      node,
      { from: at, to: at + 1, truth: LOST, out, bytes: 1, inside: false },
      COSTS.lost,
      -1,
      dot ? 0xb7 : node.last,
    );
  }

  /** Whether `at` stands in 《…》 with no word of a question before it. */
  #insideTitle(at: number): boolean {
    const open = this.line.lastIndexOf('《', at);
    if (open === -1 || this.line.indexOf('》', at) === -1) return false;
    const before = this.line.slice(open + 1, at);
    return !before.includes('》') && ![...QUESTION_WORDS].some((word) => before.includes(word));
  }
}

function bytesOf(unit: number): number {
  return gbkPairOf(unit) === 0 ? 1 : 2;
}

/** The last byte of a character, of the full-width form where that may have been folded; 0 where it has one byte. */
function lastByteOf(unit: number): number {
  return unit >= 0x21 && unit <= 0x7e ? unit + 0x80 : gbkPairOf(unit) & 0xff;
}

function likeliest(candidates: { unit: number; cost: number }[]): readonly { unit: number; cost: number }[] {
  return candidates.sort((a, b) => a.cost - b.cost).slice(0, BRANCHES);
}

/** End of the rest of a tag whose `<` is gone (`/p>`), or 0. */
function tagAt(line: string, from: number): number {
  let at = from + (line.charCodeAt(from) === 0x2f ? 1 : 0);
  const name = at;
  while (at < line.length && /[a-z0-9]/i.test(line.charAt(at))) at++;
  return at > name && at - name <= 10 && line.charCodeAt(at) === 0x3e ? at + 1 : 0;
}

function isWordUnit(unit: number): boolean {
  return (
    (unit >= 0x4e00 && unit <= 0x9fff) ||
    (unit >= 0x30 && unit <= 0x39) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x61 && unit <= 0x7a)
  );
}
