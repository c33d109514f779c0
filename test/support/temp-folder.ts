import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that is there for one test. */
export interface TempFolder {
  readonly path: string;
  /** Full path of a name below the folder. */
  at(name: string): string;
  write(name: string, content: string | Uint8Array): string;
  read(name: string): string;
  /** The records of a JSONL file. */
  records(name: string): Record<string, unknown>[];
  /** All files below a name, hidden ones too, with their bytes as latin1. */
  tree(name?: string): Record<string, string>;
}

export function tempFolder(): TempFolder {
  const path = mkdtempSync(join(tmpdir(), 'qingwen-test-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  const at = (name: string): string => join(path, name);
  const read = (name: string): string => readFileSync(at(name), 'utf8');
  return {
    path,
    at,
    read,
    write(name, content) {
      mkdirSync(dirname(at(name)), { recursive: true });
      writeFileSync(at(name), content);
      return at(name);
    },
    records: (name) =>
      read(name)
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    tree(name = '.') {
      const names = readdirSync(at(name), { recursive: true, encoding: 'utf8' }).sort();
      const files = names.filter((file) => statSync(join(at(name), file)).isFile());
      return Object.fromEntries(files.map((file) => [file, readFileSync(join(at(name), file), 'latin1')]));
    },
  };
}
