import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { publishFile, readJson, removeIfEmpty } from '../io/durable.ts';
import { attempt } from '../io/file-sink.ts';
import type { OutputFolder } from '../io/output-folder.ts';
import { datasetCard } from './dataset-card.ts';
import { SUMMARY, type Summary } from './summary.ts';
import type { WorkFolder } from './work-folder.ts';

const DROPPED = 'dropped.jsonl';
const EDITS = 'edits.jsonl';
const QUARANTINE = 'quarantine.jsonl';
const CARD = 'README.md';
const ACCOUNTS: readonly string[] = [DROPPED, EDITS, QUARANTINE];
/** The names a job gives to files; of an earlier summary nothing else is believed. */
const IS_JOB_FILE = /^(?:README\.md|(?:dropped|edits|quarantine)\.jsonl|corpora\/[^/\\]+(?:\/[^/\\]+)?)$/;

/** What is left to do once all output is complete and on the disk: names to give, and older files to take away. */
interface Journal {
  /** The summary is the last. */
  readonly files: readonly string[];
  readonly remove: readonly string[];
}

/** Whether a file is what some job left out or traced: no corpus, and so nothing to clean. */
export function isAccount(path: string): boolean {
  if (!ACCOUNTS.includes(basename(path))) return false;
  return ['corpora', SUMMARY].every((sibling) => existsSync(join(dirname(path), sibling)));
}

/**
 * Gives all files of a complete output their names, the summary last, in place of those of an earlier job, and ends the
 * work; answers the summary as it is there, with the card among the files if it is asked for. What is to be done is written down first: a job killed in between is carried through by {@link carryThrough}.
 *
 * @throws QingwenError `output/unwritable`
 */
export async function publish(work: WorkFolder, folder: OutputFolder, counted: Summary): Promise<Summary> {
  if (counted.options.card) folder.writeWhole(CARD, datasetCard(counted));
  const summary = { ...counted, outputs: folder.files() };
  folder.writeWhole(SUMMARY, `${JSON.stringify(summary, undefined, 2)}\n`);
  await folder.finish();
  const written = folder.files().map(({ path }) => path);
  const journal: Journal = {
    files: [...written.filter((path) => path !== SUMMARY), SUMMARY],
    remove: earlierFiles(work.out).filter((path) => !written.includes(path)),
  };
  await publishFile(journalPath(work), 'final', journal);
  await carryThrough(work);
  return summary;
}

/**
 * Does what a journal says is left to do; false where there is none.
 *
 * @throws QingwenError `output/unwritable`
 */
export async function carryThrough(work: WorkFolder): Promise<boolean> {
  const journal = readJson<Journal>(journalPath(work));
  if (journal === undefined) return false;
  const { files, remove } = journal;
  for (const path of files.slice(0, -1)) rename(work, path);
  for (const path of remove) take(join(work.out, path));
  for (const path of files.slice(-1)) rename(work, path);
  removeIfEmpty(join(work.out, 'corpora'));
  await work.remove();
  return true;
}

function journalPath({ directory }: WorkFolder): string {
  return join(directory, 'final.json');
}

function rename({ out, final }: WorkFolder, path: string): void {
  const [from, to] = [join(final, path), join(out, path)];
  if (!existsSync(from)) return;
  attempt(to, () => {
    mkdirSync(dirname(to), { recursive: true });
    renameSync(from, to);
  });
}

function take(path: string): void {
  attempt(path, () => rmSync(path, { force: true }));
  removeIfEmpty(dirname(path));
}

/** The files that an earlier job says it wrote here. */
function earlierFiles(out: string): string[] {
  let summary: unknown;
  try {
    summary = JSON.parse(readFileSync(join(out, SUMMARY), 'utf8'));
  } catch {
    return [];
  }
  const outputs = (summary as { outputs?: unknown } | null)?.outputs;
  if (!Array.isArray(outputs)) return [];
  return outputs
    .map((output: unknown) => (output as { path?: unknown } | null)?.path)
    .filter((path): path is string => typeof path === 'string')
    .filter((path) => IS_JOB_FILE.test(path) && !path.split('/').includes('..'));
}
