import { type Parser, parse } from 'csv-parse';

/** A row, or a line that is none, with the number of the line. */
export type Row =
  | { readonly line: number; readonly fields: readonly string[]; readonly raw?: never }
  | { readonly line: number; readonly raw: Uint8Array; readonly fields?: never };

/** Times the longest record that bytes may be gone over again, besides once all, for quotations that do not end. */
const MOST_AGAIN = 16;
const [FEED, RETURN] = [10, 13];

/**
 * The rows of a text that comes in pieces. Where a quotation does not end, in the text or in as many bytes as a record may
 * have, the line that it begins on is none, and the next ones are read as if it were not there.
 */
export class CsvRows {
  readonly #delimiter: string;
  readonly #maxBytes: number;
  #parser: Parser;
  #failure: Error | undefined;
  #rows: Row[] = [];
  /** What the parser has been given since its last row, where that begins, and where the row ended, as the parser counts. */
  #open: Buffer = Buffer.alloc(0);
  #openAt = 0;
  #rowEnd = 0;
  /** Lines before those of this parser, and its lines up to its last row. */
  #linesBefore = 0;
  #lines = 0;
  #given = 0;
  #again = 0;

  constructor(delimiter: string, maxBytes: number) {
    this.#delimiter = delimiter;
    this.#maxBytes = maxBytes;
    this.#parser = this.#newParser();
  }

  /**
   * The rows that are complete with this piece.
   *
   * @throws Error where lines cannot be told apart any more.
   */
  async add(text: string): Promise<readonly Row[]> {
    const bytes = Buffer.from(text);
    this.#given += bytes.length;
    await this.#give(bytes);
    return this.#taken();
  }

  /** The rows that are left; throws like {@link add}. */
  async end(): Promise<readonly Row[]> {
    for (;;) {
      const closed = new Promise((resolve) => this.#parser.once('close', resolve));
      this.#parser.end();
      await closed;
      if (this.#failure === undefined) return this.#taken();
      await this.#beginAgain(this.#failure);
    }
  }

  async #give(bytes: Buffer): Promise<void> {
    this.#open = this.#open.length === 0 ? bytes : Buffer.concat([this.#open, bytes]);
    await new Promise((resolve) => this.#parser.write(bytes, resolve));
    this.#open = this.#open.subarray(this.#rowEnd - this.#openAt);
    this.#openAt = this.#rowEnd;
    if (this.#failure !== undefined) await this.#beginAgain(this.#failure);
  }

  /** Takes the line on which the open row begins for none, and reads on behind it. */
  async #beginAgain(failure: Error): Promise<void> {
    let open = this.#open.subarray(this.#rowEnd - this.#openAt);
    this.#again += open.length;
    if (this.#again > this.#given + MOST_AGAIN * this.#maxBytes) throw failure;
    let line = this.#linesBefore + this.#lines + 1;
    while (open[0] === FEED || open[0] === RETURN) {
      if (open[0] === FEED) line++;
      open = open.subarray(1);
    }
    const end = endOfLine(open);
    const raw = Uint8Array.from(open.subarray(0, end));
    if (raw.length > 0) this.#rows.push({ line, raw });
    this.#parser = this.#newParser();
    this.#failure = undefined;
    this.#linesBefore = line;
    [this.#lines, this.#openAt, this.#rowEnd] = [0, 0, 0];
    this.#open = Buffer.alloc(0);
    await this.#give(Buffer.from(open.subarray(end + 1)));
  }

  #newParser(): Parser {
    const parser = parse({
      bom: true,
      delimiter: this.#delimiter,
      max_record_size: this.#maxBytes,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      // What the parser has found before it fails is not lost in its buffers.
      on_record: (fields: string[], { bytes, lines }) => {
        this.#rows.push({ line: this.#linesBefore + lines, fields });
        this.#rowEnd = bytes;
        this.#lines = lines;
        return null;
      },
    });
    parser.on('error', (error) => {
      this.#failure = error;
    });
    return parser.resume();
  }

  #taken(): readonly Row[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }
}

/** Where the first line of bytes ends. */
function endOfLine(bytes: Buffer): number {
  for (const mark of [FEED, RETURN]) {
    const at = bytes.indexOf(mark);
    if (at !== -1) return at;
  }
  return bytes.length;
}
