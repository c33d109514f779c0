import { EditLog } from '../../src/core/edit-log.ts';
import { defineStage, type Stage, type Verdict, verdictOf } from '../../src/core/stage.ts';

/** A stage that replaces one character by a string. */
export function replacing(char: string, replacement: string): Stage {
  return defineStage({
    name: `replace-${char}`,
    defaults: {},
    create: () => (doc, trace) => {
      const log = new EditLog(doc.text, trace);
      for (let at = doc.text.indexOf(char); at !== -1; at = doc.text.indexOf(char, at + 1)) {
        log.replace(at, at + 1, replacement, `replace-${char}/all`);
      }
      return verdictOf(doc.text, log.finish());
    },
  })();
}

/** A stage that says the same of every document. */
export function saying(verdict: Verdict): Stage {
  return defineStage({ name: 'saying', defaults: {}, create: () => () => verdict })();
}
