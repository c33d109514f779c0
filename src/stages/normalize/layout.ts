import type { Pass } from '../../core/edit-log.ts';
import { isSpace } from './kinds.ts';
import type { NormalizeOptions } from './options.ts';

/**
 * White space: one plain space within a line, none at the end of a line nor (by default) at its start, at most so
 * many blank lines in a row, nothing before the first word and after the last.
 */
export function layoutPass({ indent, blankLines }: Readonly<NormalizeOptions>): Pass {
  return (text, log) => {
    let at = 0;
    while (at < text.length) {
      const start = at;
      let newlines = 0;
      let lineStart = start;
      for (; at < text.length; at++) {
        const unit = text.charCodeAt(at);
        if (unit === 0x0a) {
          newlines++;
          lineStart = at + 1;
        } else if (!isSpace(unit)) break;
      }
      if (at === start) {
        at++;
        continue;
      }
      if (at === text.length) {
        log.replace(start, at, '', newlines > 0 ? 'normalize/blank-lines' : 'normalize/line-edge');
      } else if (start > 0 && newlines === 0) {
        log.replace(start, at, ' ', 'normalize/space');
      } else {
        const kept = start === 0 ? 0 : Math.min(newlines, blankLines + 1);
        const margin = indent === 'keep' ? plain(text.slice(lineStart, at)) : '';
        const rule = newlines > kept ? 'normalize/blank-lines' : 'normalize/line-edge';
        log.replace(start, at, '\n'.repeat(kept) + margin, rule);
      }
    }
  };
}

/** An indentation with its spaces of odd kinds made plain; tabs and ideographic spaces are usual there. */
function plain(margin: string): string {
  return margin.replace(/[^\t\u3000]/g, ' ');
}
