import { Buffer, transcode } from 'node:buffer';

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** A growing array of UTF-16 code units. */
export class UnitBuffer {
  data: Uint16Array<ArrayBuffer>;
  length = 0;
  #bytes: Buffer;

  constructor(capacity = 1024) {
    this.data = new Uint16Array(capacity);
    this.#bytes = Buffer.from(this.data.buffer);
  }

  /** Room for at least so many units in all; what is there stays. */
  reserve(capacity: number): void {
    if (capacity <= this.data.length) return;
    const larger = new Uint16Array(Math.max(capacity, 2 * this.data.length));
    larger.set(this.data.subarray(0, this.length));
    this.data = larger;
    this.#bytes = Buffer.from(larger.buffer);
  }

  append(text: string): void {
    this.reserve(this.length + text.length);
    if (littleEndian) this.#bytes.write(text, this.length * 2, 'utf16le');
    else for (let i = 0; i < text.length; i++) this.data[this.length + i] = text.charCodeAt(i);
    this.length += text.length;
  }

  /** Appends what valid UTF-8 says. */
  appendUtf8(utf8: Uint8Array): void {
    const decoded = transcode(utf8, 'utf8', 'utf16le');
    const count = decoded.length / 2;
    this.reserve(this.length + count);
    if (littleEndian) this.#bytes.set(decoded, this.length * 2);
    else for (let i = 0; i < count; i++) this.data[this.length + i] = decoded.readUInt16LE(i * 2);
    this.length += count;
  }

  /** All of it in UTF-8; it is well-formed. */
  toUtf8(): Uint8Array {
    if (!littleEndian) return Buffer.from(this.slice(0, this.length));
    return transcode(this.#bytes.subarray(0, this.length * 2), 'utf16le', 'utf8');
  }

  appendUnits(units: Uint16Array, start: number, end: number): void {
    this.reserve(this.length + end - start);
    this.data.set(units.subarray(start, end), this.length);
    this.length += end - start;
  }

  /** Takes away the first `count` units. */
  drop(count: number): void {
    this.data.copyWithin(0, count, this.length);
    this.length -= count;
  }

  slice(start: number, end: number): string {
    if (littleEndian) return this.#bytes.toString('utf16le', start * 2, end * 2);
    let text = '';
    for (let i = start; i < end; i += 4096) {
      text += String.fromCharCode(...this.data.subarray(i, Math.min(end, i + 4096)));
    }
    return text;
  }
}
