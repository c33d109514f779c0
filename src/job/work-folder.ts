import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { publishFile, readJson, removeIfEmpty } from '../io/durable.ts';
import { attempt } from '../io/file-sink.ts';
import { crcOf } from '../io/sequential-file.ts';
import { Attempt, type AttemptFile } from './attempt.ts';
import { checkUnlocked, isAlive, lock, unlock } from './lock.ts';
import type { Plan } from './plan.ts';
import type { TaskAccount } from './tally.ts';

/** Says that a task is done: which attempt at it counts, with what in it. */
export interface Marker {
  readonly attempt: string;
  readonly files: readonly AttemptFile[];
  readonly corpora: readonly string[];
  readonly account: TaskAccount;
}

const NAME = '.qingwen';
const PLAN = 'plan.json';
const DONE = '.done';
const LOCK = 'lock';
const SHARED = 'shared';

/**
 * Where an unfinished job keeps its state, a hidden folder in the output directory:
 *
 * ```
 * .qingwen/plan.json            what is to be done
 * .qingwen/tasks/<rank>.done    a marker: the task is done, by the attempt that it names
 * .qingwen/tasks/<rank>-…/      an attempt, whole or not
 * .qingwen/final/               the output being put together
 * .qingwen/final.json           it is complete: what is left is to give the files their names
 * .qingwen/lock                 the process that puts it together
 * ```
 *
 * A file gets its name by an exclusive link when it is complete and on the disk, so that of two who do the same task
 * one wins, and nobody sees a half. Readers open what a marker names and nothing else.
 */
export class WorkFolder {
  readonly out: string;
  readonly directory: string;
  readonly tasks: string;
  readonly final: string;
  readonly #made: string[] = [];

  constructor(out: string) {
    this.out = out;
    this.directory = join(out, NAME);
    this.tasks = join(this.directory, 'tasks');
    this.final = join(this.directory, 'final');
  }

  /** The plan of the job that is under way here. */
  plan(): Plan | undefined {
    return readJson<Plan>(join(this.directory, PLAN));
  }

  /**
   * Begins a job; of several who begin the same one at once the first wins, and its plan is answered.
   *
   * @throws QingwenError `output/unwritable`, before anything has been read.
   */
  async begin(plan: Plan): Promise<Plan> {
    for (const directory of [this.out, join(this.out, 'corpora'), this.tasks]) {
      attempt(directory, () => this.#make(directory));
    }
    const isFirst = await publishFile(join(this.directory, PLAN), 'plan', plan);
    return isFirst ? plan : (this.plan() ?? plan);
  }

  /** The markers there are, by rank. */
  markers(): Map<number, Marker> {
    const found = new Map<number, Marker>();
    for (const name of namesIn(this.tasks)) {
      if (!name.endsWith(DONE)) continue;
      const marker = readJson<Marker>(join(this.tasks, name));
      if (marker !== undefined) found.set(rankOf(name), marker);
    }
    return found;
  }

  /** Whether the files of a marker are what it says; if not, the marker is taken away, and the task is to be done. */
  verify(rank: number, marker: Marker): boolean {
    const good = marker.files.every(({ name, bytes, crc32 }) => {
      const path = join(this.tasks, marker.attempt, name);
      return crcOf(path, bytes) === crc32 && statSync(path).size === bytes;
    });
    if (!good) rmSync(join(this.tasks, `${rank}${DONE}`), { force: true });
    return good;
  }

  newAttempt(rank: number, signatureValues: number): Attempt {
    return new Attempt(this.tasks, rank, signatureValues);
  }

  /** Makes an attempt count, unless another was faster; answers the marker that holds. */
  async commit(rank: number, made: Attempt, account: TaskAccount): Promise<Marker> {
    const files = await made.finish();
    const marker = { attempt: made.name, files, corpora: made.corpora, account };
    if (await publishFile(join(this.tasks, `${rank}${DONE}`), made.name, marker)) return marker;
    made.discard();
    return this.markers().get(rank) ?? marker;
  }

  /** Path of a file of a committed attempt. */
  path(marker: Marker, name: string): string {
    return join(this.tasks, marker.attempt, name);
  }

  /** Says that other processes do tasks of the job as well. */
  async share(): Promise<void> {
    await publishFile(join(this.directory, SHARED), 'shared', true);
  }

  /**
   * Makes sure that no other process puts the same output together.
   *
   * @throws QingwenError `job/running`
   */
  checkFree(): void {
    checkUnlocked(join(this.directory, LOCK), this.out);
  }

  /** Claims the putting together; throws like {@link checkFree}. */
  async claim(): Promise<void> {
    await lock(join(this.directory, LOCK), this.out);
  }

  /**
   * Takes away broken markers, and attempts that no marker names and nobody is at: what this process gave up, and what
   * one left that was killed. In a shared job those of others may be under way on another machine, and stay.
   */
  sweep(): void {
    const markers = this.markers();
    const named = new Set([...markers.values()].map((marker) => marker.attempt));
    const shared = existsSync(join(this.directory, SHARED));
    for (const name of namesIn(this.tasks)) {
      const counts = name.endsWith(DONE) ? markers.has(rankOf(name)) : named.has(name);
      const pid = Number(/^\d+-(\d+)-\d+$/.exec(name)?.[1] ?? process.pid);
      const isOthers = pid !== process.pid && (shared || isAlive(pid));
      if (!counts && !isOthers) rmSync(join(this.tasks, name), { recursive: true, force: true });
    }
  }

  /**
   * Leaves what a later run can go on with, the plan and the tasks that are done, and nothing else; with no task done
   * that is nothing at all.
   */
  async giveUp(): Promise<void> {
    const shared = existsSync(join(this.directory, SHARED));
    if (this.markers().size === 0 && !shared) await this.remove();
    else {
      this.sweep();
      rmSync(this.final, { recursive: true, force: true });
      unlock(join(this.directory, LOCK));
    }
  }

  /** Takes all of it away, and with it the folders that were made for a job that wrote nothing. */
  async remove(): Promise<void> {
    unlock(join(this.directory, LOCK));
    // Most of it is in the folders of tasks: together they take a fraction of the time that they take one by one.
    const attempts = namesIn(this.tasks).map((name) => join(this.tasks, name));
    await Promise.all(attempts.map((path) => rm(path, { recursive: true, force: true })));
    rmSync(this.directory, { recursive: true, force: true });
    for (const directory of this.#made.reverse()) removeIfEmpty(directory);
  }

  /** Makes a directory and those above it, and remembers which were not there. */
  #make(directory: string): void {
    if (existsSync(directory)) {
      mkdirSync(directory, { recursive: true }); // throws where the name is that of a file
      return;
    }
    this.#make(dirname(directory));
    mkdirSync(directory);
    this.#made.push(directory);
  }
}

function rankOf(marker: string): number {
  return Number(marker.slice(0, -DONE.length));
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}
