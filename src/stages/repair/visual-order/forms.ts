/** Bits of {@link joins}: the shape is joined to the letter before it, or to the one after it. */
export const JOINED_BEFORE = 1;
export const JOINED_AFTER = 2;

/** Isolated, final, initial, medial: the order in which Unicode lists the shapes of a letter. */
const SHAPES = [0, JOINED_BEFORE, JOINED_AFTER, JOINED_BEFORE | JOINED_AFTER];

/** The blocks with shapes of letters, of two and of four each; those of ى alone are initial and medial. */
const RANGES = [
  [0xfb50, 0xfbb1],
  [0xfbd3, 0xfbe7],
  [0xfbfc, 0xfbff],
  [0xfe80, 0xfefc],
] as const;
const FIRST = 0xfb50;

let shapes: Uint8Array | undefined;

/** Whether a code unit is an Arabic letter encoded by its shape. */
export function isShape(unit: number): boolean {
  return RANGES.some(([first, last]) => unit >= first && unit <= last);
}

/** How the shape of a letter is joined to its neighbours, as bits. */
export function joins(unit: number): number {
  shapes ??= build();
  return shapes[unit - FIRST] ?? 0;
}

/** Shapes of one letter stand next to each other and decompose to the same. */
function build(): Uint8Array {
  const table = new Uint8Array(0x10000 - FIRST);
  for (const [first, last] of RANGES) {
    let letter = '';
    let shape = 0;
    for (let unit = first; unit <= last; unit++) {
      const letters = String.fromCharCode(unit).normalize('NFKC');
      shape = letters === letter ? shape + 1 : 0;
      letter = letters;
      table[unit - FIRST] = SHAPES[shape] ?? 0;
    }
  }
  return table;
}
