import { QingwenError } from '../core/errors.ts';
import { CHUNK_BYTES, endsEarly, type Source } from './source.ts';

/** The bytes of a source in order, taken as a format asks for them. */
export class ByteQueue {
  readonly #source: Source;
  readonly #end: number | null;
  #held: Buffer = Buffer.alloc(0);
  #at = 0;
  #done = false;

  constructor(source: Source, end: number | null) {
    this.#source = source;
    this.#end = end;
  }

  /** Whether there is anything left. */
  async isEmpty(): Promise<boolean> {
    return this.#held.length === 0 && !(await this.#more());
  }

  /** Where the next byte stands. */
  get at(): number {
    return this.#at;
  }

  /** Whether a mark comes next. */
  async startsWith(mark: Buffer): Promise<boolean> {
    while (this.#held.length < mark.length && (await this.#more()));
    return this.#held.subarray(0, mark.length).equals(mark);
  }

  /** The bytes up to a mark, which is taken too; `undefined` where none comes in the next `most` bytes. */
  async until(mark: Buffer, most: number): Promise<Buffer | undefined> {
    let searched = 0;
    for (;;) {
      const found = this.#held.indexOf(mark, searched);
      if (found !== -1) {
        const bytes = this.#held.subarray(0, found);
        this.#drop(found + mark.length);
        return bytes;
      }
      searched = Math.max(0, this.#held.length - mark.length + 1);
      if (this.#held.length > most || !(await this.#more())) return undefined;
    }
  }

  /**
   * The next bytes.
   *
   * @throws QingwenError `input/changed` or `input/format` when there are fewer.
   */
  async take(length: number): Promise<Buffer> {
    if (this.#held.length >= length) {
      const bytes = this.#held.subarray(0, length);
      this.#drop(length);
      return bytes;
    }
    const bytes = Buffer.allocUnsafe(length);
    let filled = this.#held.copy(bytes);
    this.#drop(filled);
    while (filled < length) {
      if (!(await this.#more())) throw this.#short(length - filled);
      const size = this.#held.copy(bytes, filled);
      this.#drop(size);
      filled += size;
    }
    return bytes;
  }

  /** Goes on by so many bytes, showing each to `see`; answers the first `shown` of them. */
  async skip(length: number, shown: number, see: (bytes: Buffer) => void): Promise<Buffer> {
    let left = length;
    const first = Buffer.from(await this.take(Math.min(shown, length)));
    left -= first.length;
    see(first);
    while (left > 0) {
      if (this.#held.length === 0 && !(await this.#more())) throw this.#short(left);
      const step = Math.min(left, this.#held.length);
      see(this.#held.subarray(0, step));
      this.#drop(step);
      left -= step;
    }
    return first;
  }

  /**
   * Goes on to where a mark begins, or to the end, by a byte at least, showing all on the way to `see`; answers how many
   * bytes that were.
   */
  async skipTo(mark: Buffer, see: (bytes: Buffer) => void): Promise<number> {
    const start = this.#at;
    for (let from = 1; ; from = 0) {
      const found = this.#held.indexOf(mark, from);
      // The mark may begin in the last bytes.
      const sure = found === -1 ? Math.max(0, this.#held.length - mark.length + 1) : found;
      see(this.#held.subarray(0, sure));
      this.#drop(sure);
      if (found !== -1) return this.#at - start;
      if (await this.#more()) continue;
      see(this.#held);
      this.#drop(this.#held.length);
      return this.#at - start;
    }
  }

  async skipLineBreaks(): Promise<void> {
    for (;;) {
      const byte = this.#held[0];
      if (byte === 0x0a || byte === 0x0d) this.#drop(1);
      else if (byte !== undefined || !(await this.#more())) return;
    }
  }

  #drop(bytes: number): void {
    this.#held = this.#held.subarray(bytes);
    this.#at += bytes;
  }

  async #more(): Promise<boolean> {
    if (this.#done) return false;
    const from = this.#at + this.#held.length;
    const room = this.#end === null ? CHUNK_BYTES : Math.min(CHUNK_BYTES, this.#end - from);
    const chunk = Buffer.allocUnsafe(Math.max(0, room));
    const size = room <= 0 ? 0 : await this.#source.read(chunk, from);
    if (size === 0) this.#done = true;
    else
      this.#held =
        this.#held.length === 0
          ? chunk.subarray(0, size)
          : Buffer.concat([this.#held, chunk.subarray(0, size)]);
    return size > 0;
  }

  #short(wanted: number): QingwenError {
    if (this.#end !== null) return endsEarly(this.#source.file, this.#at, this.#end);
    return new QingwenError(
      'input/format',
      `${this.#source.file.path}: it ends in the middle of a record, ${wanted} bytes too early; the records before were used`,
    );
  }
}
