const [FEED, RETURN] = [0x0a, 0x0d];

/** What ends a line in bytes of a charset: a byte, or a unit of two or four. Units begin at multiples of their width. */
export class LineFeed {
  readonly width: number;
  /** Where in a unit its lowest byte stands. */
  readonly #low: number;
  readonly #unit: number | Buffer;

  constructor(charset: string) {
    this.width = charset.startsWith('utf-16') ? 2 : charset.startsWith('utf-32') ? 4 : 1;
    this.#low = charset.endsWith('be') ? this.width - 1 : 0;
    const unit = Buffer.alloc(this.width);
    unit[this.#low] = FEED;
    this.#unit = this.width === 1 ? FEED : unit;
  }

  /** Behind the first line feed from a place on; 0 where there is none. */
  after(bytes: Buffer, from: number): number {
    let at = bytes.indexOf(this.#unit, from);
    while (at !== -1 && at % this.width !== 0) at = bytes.indexOf(this.#unit, at + 1);
    return at === -1 ? 0 : at + this.width;
  }

  /** Behind the last line feed from a place on, at which a unit begins; 0 where there is none. */
  afterLast(bytes: Buffer, from: number): number {
    const rest = bytes.subarray(from);
    let at = rest.lastIndexOf(this.#unit);
    while (at > 0 && at % this.width !== 0) at = rest.lastIndexOf(this.#unit, at - 1);
    return at === -1 || at % this.width !== 0 ? 0 : from + at + this.width;
  }

  /** Whether the unit before a place is a carriage return. */
  isReturnBefore(bytes: Buffer, end: number): boolean {
    for (let i = 0; i < this.width; i++) {
      if (bytes[end - this.width + i] !== (i === this.#low ? RETURN : 0)) return false;
    }
    return true;
  }

  /** Bytes at the end of so many that are no whole unit. */
  rest(length: number): number {
    return length % this.width;
  }
}

/** A byte 10, as in most charsets. */
export const BYTE_FEED = new LineFeed('utf-8');

/** Whether a byte 10 is a line feed and nothing else. */
export function isSingleByteFeed(charset: string): boolean {
  return new LineFeed(charset).width === 1;
}
