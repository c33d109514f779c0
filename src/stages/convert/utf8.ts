/** Decodes valid UTF-8 from `start` to `end` into `units` from `at` on; answers where the units end. */
export function decodeUtf8(
  bytes: Uint8Array,
  start: number,
  end: number,
  units: Uint16Array,
  at: number,
): number {
  let filled = at;
  for (let i = start; i < end; ) {
    const byte = bytes[i] as number;
    if (byte < 0x80) {
      units[filled++] = byte;
      i++;
    } else if (byte < 0xe0) {
      units[filled++] = ((byte & 0x1f) << 6) | ((bytes[i + 1] as number) & 0x3f);
      i += 2;
    } else if (byte < 0xf0) {
      const middle = ((bytes[i + 1] as number) & 0x3f) << 6;
      units[filled++] = ((byte & 0x0f) << 12) | middle | ((bytes[i + 2] as number) & 0x3f);
      i += 3;
    } else {
      const high = ((byte & 0x07) << 18) | (((bytes[i + 1] as number) & 0x3f) << 12);
      const low = (((bytes[i + 2] as number) & 0x3f) << 6) | ((bytes[i + 3] as number) & 0x3f);
      const code = (high | low) - 0x10000;
      units[filled++] = 0xd800 | (code >> 10);
      units[filled++] = 0xdc00 | (code & 0x3ff);
      i += 4;
    }
  }
  return filled;
}

/** Encodes well-formed units into `bytes` from `at` on, which have room for three bytes a unit; answers where they end. */
export function encodeUtf8(units: Uint16Array, length: number, bytes: Uint8Array, at: number): number {
  let filled = at;
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    if (unit < 0x80) bytes[filled++] = unit;
    else if (unit < 0x800) {
      bytes[filled++] = 0xc0 | (unit >> 6);
      bytes[filled++] = 0x80 | (unit & 0x3f);
    } else if ((unit & 0xf800) !== 0xd800) {
      bytes[filled++] = 0xe0 | (unit >> 12);
      bytes[filled++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[filled++] = 0x80 | (unit & 0x3f);
    } else {
      const code = 0x10000 + ((unit & 0x3ff) << 10) + ((units[++i] as number) & 0x3ff);
      bytes[filled++] = 0xf0 | (code >> 18);
      bytes[filled++] = 0x80 | ((code >> 12) & 0x3f);
      bytes[filled++] = 0x80 | ((code >> 6) & 0x3f);
      bytes[filled++] = 0x80 | (code & 0x3f);
    }
  }
  return filled;
}

/** Bytes that so many well-formed units take in UTF-8. */
export function utf8Length(units: Uint16Array, length: number): number {
  let bytes = 0;
  for (let i = 0; i < length; i++) {
    const unit = units[i] as number;
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit & 0xf800) === 0xd800 ? 2 : 3;
  }
  return bytes;
}
