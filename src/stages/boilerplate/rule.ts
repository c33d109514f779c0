/**
 * A kind of line that is page furniture rather than text.
 *
 * Patterns are tried on the *folded* line (see `foldLine`): simplified characters, ASCII punctuation, lower case.
 */
export interface Rule {
  /** Id as it stands in reports: `boilerplate/<kind>`. */
  readonly id: string;
  /**
   * - `sure`: takes a line by itself, and what stands near it is likely furniture too;
   * - `lone`: takes a line by itself, and says nothing of its neighbours;
   * - `weak`: a label that articles use as well; takes a line only near a sure one.
   */
  readonly strength: 'sure' | 'lone' | 'weak';
  /** The longest folded line that it looks at, in code units. */
  readonly longest: number;
  /** Folded words, one of which every such line holds; lines without are not looked at. */
  readonly cues: readonly string[];
  /** The whole line, or a clause of it. */
  readonly core: RegExp;
  /** Clauses that may stand beside a core clause. */
  readonly also?: RegExp;
}

/** Whether the rule knows the line: as a whole, or clause by clause with a core clause among them. */
export function matches(rule: Rule, line: string): boolean {
  if (line.length > rule.longest) return false;
  if (rule.core.test(line)) return true;
  const { core, also } = rule;
  if (also === undefined) return false;
  const clauses = line.split(/[,;!?。…~]+/).filter((clause) => clause !== '');
  return (
    clauses.some((clause) => core.test(clause)) &&
    clauses.every((clause) => core.test(clause) || also.test(clause))
  );
}

/** A pattern of the whole line, written over several lines; spaces in it have no meaning, `␣` is a space. */
export function whole(...alternatives: readonly string[]): RegExp {
  const source = alternatives.join('|').replace(/\s+/g, '').replaceAll('␣', ' ');
  return new RegExp(`^(?:${source})$`, 'u');
}
