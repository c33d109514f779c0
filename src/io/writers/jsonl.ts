import type { CorpusFormatter } from '../writer.ts';

/** One JSONL file a language, of the canonical lines as they are. */
export const jsonlFormatter: CorpusFormatter = {
  format: 'jsonl',
  open(folder, corpus) {
    const sink = folder.sink(`corpora/${corpus}.jsonl`);
    return {
      get bytes() {
        return sink.bytes;
      },
      write(line) {
        sink.writeBytes(line);
        return undefined;
      },
      finish: () => undefined,
    };
  },
};
