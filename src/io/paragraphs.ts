import type { Line } from './lines.ts';

/**
 * Gathers lines into paragraphs: runs of lines that are not blank. Lines may come in any number of batches; a
 * paragraph goes by its first line. A line with a problem stands alone, and a paragraph of more than `maxLength`
 * code units is cut between lines, so that a file without blank lines does not fill the memory.
 */
export class ParagraphGatherer {
  readonly #maxLength: number;
  #open: Line[] = [];
  #length = 0;

  constructor(maxLength: number) {
    this.#maxLength = maxLength;
  }

  /** The paragraphs that these lines bring to an end. */
  add(lines: readonly Line[]): Line[] {
    const done: Line[] = [];
    for (const line of lines) {
      const alone = line.problem !== undefined;
      if (alone || line.blank || this.#length + line.text.length > this.#maxLength) {
        done.push(...this.end());
      }
      if (alone) {
        done.push(line);
      } else if (!line.blank) {
        this.#open.push(line);
        this.#length += line.text.length + 1;
      }
    }
    return done;
  }

  /** The paragraph still open when the file ends. */
  end(): Line[] {
    const [first] = this.#open;
    if (first === undefined) return [];
    const text = this.#open.map((line) => line.text).join('\n');
    const replaced = this.#open.reduce((sum, line) => sum + line.replaced, 0);
    this.#open = [];
    this.#length = 0;
    return [{ ...first, text, replaced }];
  }
}
