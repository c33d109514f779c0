import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Side } from './measure.ts';

/** What a peer makes of a text; a signature comes as a list of numbers. */
type PeerResult = string | readonly number[];

/** The peers written in Python, in a process of their own that keeps the time itself. */
export interface PythonPeers {
  /** Versions of the packages that could be imported. */
  readonly versions: Readonly<Record<string, string>>;
  /** A side of a comparison: a function of a peer over these texts. */
  side(name: string, texts: readonly string[]): Promise<Side>;
  /** What a function of a peer makes of each text. */
  results(name: string, texts: readonly string[]): Promise<PeerResult[]>;
  close(): void;
}

/** Starts the peers; without Python there are none. The interpreter is `python3`, or what `PYTHON` names. */
export async function startPython(): Promise<PythonPeers> {
  const script = fileURLToPath(new URL('peers.py', import.meta.url));
  const child = spawn(process.env.PYTHON ?? 'python3', [script], { stdio: ['pipe', 'pipe', 'inherit'] });
  child.stdin.on('error', () => undefined); // told by the answers that do not come
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<never>((_, reject) => child.on('error', reject));
  failed.catch(() => undefined);
  const ask = async (question: object): Promise<unknown> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const answer = await Promise.race([answers.next(), failed]);
    if (answer.done === true) throw new Error('the process of the Python peers has ended');
    return JSON.parse(answer.value);
  };
  let versions: Record<string, string>;
  try {
    versions = (await ask({ do: 'versions' })) as Record<string, string>;
  } catch {
    versions = {};
  }
  return {
    versions,
    async side(name, texts) {
      const load = (await ask({ do: 'load', texts })) as number;
      return {
        name,
        time: async (repeat) => (await ask({ do: 'time', peer: name, load, repeat })) as number,
      };
    },
    async results(name, texts) {
      return (await ask({ do: 'results', peer: name, texts })) as PeerResult[];
    },
    close: () => child.stdin.end(),
  };
}
