import type { Pass } from '../../core/edit-log.ts';

/** What may change: anything beyond ASCII, with the ASCII character before it, which a mark may join. */
const CHUNK = /\p{ASCII}?\P{ASCII}+/gu;
/** Characters with their marks, half-width sound marks among them, and syllables of Hangul from their parts. */
const CLUSTER =
  /[\u1100-\u11ff\uac00-\ud7ff\uffa0-\uffdc]+|[^\p{M}][\p{M}\uff9e\uff9f]*|[\p{M}\uff9e\uff9f]+/gsu;

/** Unicode's Form KC in full (Unicode Standard Annex #15). */
export const compatibilityPass: Pass = (text, log) => {
  if (text.normalize('NFKC') === text) return;
  for (const { 0: chunk, index } of text.matchAll(CHUNK)) {
    const whole = chunk.normalize('NFKC');
    if (whole === chunk) continue;
    const clusters = chunk.match(CLUSTER) ?? [];
    const apart = clusters.map((cluster) => cluster.normalize('NFKC'));
    if (apart.join('') !== whole) {
      log.replace(index, index + chunk.length, whole, 'normalize/compatibility');
      continue;
    }
    let at = index;
    clusters.forEach((cluster, i) => {
      log.replace(at, at + cluster.length, apart[i] ?? '', 'normalize/compatibility');
      at += cluster.length;
    });
  }
};
