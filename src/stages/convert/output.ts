import { Buffer } from 'node:buffer';
import { EditLog, type Rewrite } from '../../core/edit-log.ts';

/** Where a pass writes its changes, in ascending order. */
export interface Output {
  /** One code unit becomes another, by `convert/char`. */
  unit(at: number, code: number): void;
  replace(start: number, end: number, replacement: string, rule: string): void;
  finish(): Rewrite;
}

/** Keeps every change as an edit. */
export class TracedOutput implements Output {
  readonly #log: EditLog;

  constructor(source: string) {
    this.#log = new EditLog(source, true);
  }

  unit(at: number, code: number): void {
    this.#log.replace(at, at + 1, String.fromCharCode(code), 'convert/char');
  }

  replace(start: number, end: number, replacement: string, rule: string): void {
    this.#log.replace(start, end, replacement, rule);
  }

  finish(): Rewrite {
    return this.#log.finish();
  }
}

const CHUNK = 16_384;
/** Gaps longer than this are sliced, shorter ones copied unit by unit. */
const SHORT_GAP = 64;
/** One for all: an output is finished before the next begins. */
const units = new Uint16Array(CHUNK);
const bytes = Buffer.from(units.buffer);
const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/**
 * Counts changes and builds the text in a buffer of code units: where every third character changes, a slice a
 * change would cost more than the conversion.
 */
export class PlainOutput implements Output {
  readonly #source: string;
  readonly #counts: Record<string, number> = {};
  #filled = 0;
  #out = '';
  #at = 0;
  #chars = 0;
  #changed = false;

  constructor(source: string) {
    this.#source = source;
  }

  unit(at: number, code: number): void {
    this.#copyTo(at);
    units[this.#filled++] = code;
    this.#at = at + 1;
    this.#chars++;
  }

  replace(start: number, end: number, replacement: string, rule: string): void {
    if (end - start === replacement.length && this.#source.startsWith(replacement, start)) return;
    this.#copyTo(start);
    this.#flush();
    this.#out += replacement;
    this.#at = end;
    this.#changed = true;
    this.#counts[rule] = (this.#counts[rule] ?? 0) + 1;
  }

  finish(): Rewrite {
    if (!this.#changed && this.#chars === 0) return { text: this.#source, rules: this.#counts };
    if (this.#chars > 0) this.#counts['convert/char'] = (this.#counts['convert/char'] ?? 0) + this.#chars;
    this.#flush();
    return { text: this.#out + this.#source.slice(this.#at), rules: this.#counts };
  }

  /** Leaves room for one more unit. */
  #copyTo(end: number): void {
    const source = this.#source;
    let filled = this.#filled;
    if (end - this.#at > SHORT_GAP) {
      this.#flush();
      this.#out += source.slice(this.#at, end);
      return;
    }
    if (filled + SHORT_GAP >= CHUNK) {
      this.#flush();
      filled = 0;
    }
    for (let i = this.#at; i < end; i++) units[filled++] = source.charCodeAt(i);
    this.#filled = filled;
  }

  #flush(): void {
    const length = this.#filled;
    if (length === 0) return;
    this.#out += littleEndian
      ? bytes.toString('utf16le', 0, length * 2)
      : String.fromCharCode(...units.subarray(0, length));
    this.#filled = 0;
  }
}
