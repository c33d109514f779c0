import type { EditLog } from '../../../core/edit-log.ts';
import type { MixUp } from './chain.ts';
import { ruleOf } from './chain.ts';
import { type Reading, reread } from './lattice.ts';
import { suspectedIn } from './suspicion.ts';

/** What a reading must be likelier than the line as it stands, in nats, beyond what its runs cost to believe in. */
const MARGIN = 3;

/** Undoes the likeliest single mix-up of charsets in every line that gives reason to suspect one. */
export function rereadLines(text: string, log: EditLog): void {
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const suspects = suspectedIn(text, start, end);
    if (suspects.length > 0) rereadLine(text.slice(start, end), start, suspects, log);
    start = end + 1;
  }
}

function rereadLine(line: string, offset: number, suspects: readonly MixUp[], log: EditLog): void {
  let best: { readonly reading: Reading; readonly mixUp: MixUp } | undefined;
  for (const mixUp of suspects) {
    const reading = reread(line, mixUp, { lossy: true });
    if (reading.gain > (best?.reading.gain ?? MARGIN)) best = { reading, mixUp };
  }
  if (best === undefined) return;
  for (const run of best.reading.runs)
    log.replace(offset + run.start, offset + run.end, run.text, ruleOf(best.mixUp));
}
