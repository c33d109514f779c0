/**
 * Writes phrases of one length after the other, each block sorted and opened by a letter for the length (A is 1 unit).
 * A phrase is a letter for the number of units it shares with the one before it (A is none, a likewise), and the rest
 * of its units. A small letter says that it is not what its characters become one by one; then follow a mask of the
 * places that differ, as the character U+0100 + mask, and what stands there.
 *
 * Phrases that change their length, or hold a character outside the Basic Multilingual Plane, are answered apart.
 */
export function phraseBlocks(
  phrases: ReadonlyMap<string, string>,
  characters: ReadonlyMap<string, string>,
): { blocks: string; others: Map<string, string> } {
  const others = new Map<string, string>();
  const byLength = new Map<number, string[]>();
  for (const [from, to] of phrases) {
    if (from.length !== to.length || /[\ud800-\udfff]/.test(from + to)) others.set(from, to);
    else byLength.set(from.length, [...(byLength.get(from.length) ?? []), from]);
  }
  const blocks = [...byLength]
    .sort(([a], [b]) => a - b)
    .map(([length, sources]) => {
      let before = '';
      let block = String.fromCharCode(64 + length);
      for (const from of sources.sort()) {
        let shared = 0;
        while (from.charAt(shared) === before.charAt(shared)) shared++;
        let mask = 0;
        let given = '';
        for (const [at, to] of [...(phrases.get(from) ?? from)].entries()) {
          const char = from.charAt(at);
          const alone = characters.get(char) ?? char;
          if (to === (alone.length === 1 ? alone : char)) continue;
          mask |= 1 << at;
          given += to;
        }
        block += String.fromCharCode((mask === 0 ? 65 : 97) + shared) + from.slice(shared);
        if (mask !== 0) block += String.fromCharCode(0x100 + mask) + given;
        before = from;
      }
      return block;
    });
  return { blocks: blocks.join('|'), others };
}
