/** A reproducible source of numbers in [0, 1): mulberry32. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random ideographs. */
export function ideographs(length: number, random: () => number): string {
  return Array.from({ length }, () => String.fromCharCode(0x4e00 + Math.floor(random() * 4000))).join('');
}

/** The text with a share of its characters exchanged for random ideographs. */
export function exchange(text: string, share: number, random: () => number): string {
  return Array.from(text, (char) => (random() < share ? ideographs(1, random) : char)).join('');
}

/** Jaccard similarity of the sets of runs of five letters and digits. */
export function jaccard(a: string, b: string): number {
  const one = shingles(a);
  const other = shingles(b);
  let common = 0;
  for (const shingle of one) if (other.has(shingle)) common++;
  return common / (one.size + other.size - common);
}

function shingles(text: string): Set<string> {
  const plain = text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  return new Set(Array.from({ length: Math.max(0, plain.length - 4) }, (_, at) => plain.slice(at, at + 5)));
}
