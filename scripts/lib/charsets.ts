/** The characters that a two-byte charset has at the given lead bytes and ranges of trail bytes. */
export function charactersOf(
  charset: string,
  [firstLead, lastLead]: readonly [number, number],
  trails: readonly (readonly [number, number])[],
): Set<string> {
  const decoder = new TextDecoder(charset);
  const chars = new Set<string>();
  for (let lead = firstLead; lead <= lastLead; lead++) {
    for (const [first, last] of trails) {
      for (let trail = first; trail <= last; trail++) {
        const char = decoder.decode(Uint8Array.of(lead, trail));
        const isPrivate = char >= '\ue000' && char <= '\uf8ff';
        if (char.length === 1 && char !== '\ufffd' && !isPrivate) chars.add(char);
      }
    }
  }
  return chars;
}
