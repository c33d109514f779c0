import { parseArgs } from 'node:util';
import { QingwenError } from '../core/errors.ts';
import { nearest } from '../core/options.ts';

/** One flag of a command. */
export interface Flag {
  readonly name: string;
  readonly short?: string;
  /** What stands for the value in the help; a flag without is a switch. */
  readonly value?: string;
  readonly help: string;
}

/** How a command is called. */
export interface Face {
  readonly name: string;
  /** One line. */
  readonly summary: string;
  /** What follows the name of the command. */
  readonly usage: string;
  readonly flags: readonly Flag[];
  readonly examples: readonly string[];
}

/** What a command was called with. */
export interface Call {
  readonly words: readonly string[];
  /** Flags given; `''` for a switch. */
  readonly flags: ReadonlyMap<string, string>;
}

const HELP: Flag = { name: 'help', short: 'h', help: 'show this help' };

/**
 * Reads the arguments of a command.
 *
 * @throws QingwenError `usage` naming the flag, and the nearest one where it is unknown.
 */
export function parseCall(face: Face, argv: readonly string[]): Call {
  const flags = [...face.flags, HELP];
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      flags.map(({ name, short, value }) => [
        name,
        {
          type: value === undefined ? ('boolean' as const) : ('string' as const),
          ...(short === undefined ? {} : { short }),
        },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const words: string[] = [];
  const given = new Map<string, string>();
  for (const token of tokens) {
    if (token.kind === 'positional') words.push(token.value);
    if (token.kind !== 'option') continue;
    const flag = flags.find(({ name }) => name === token.name);
    if (flag === undefined) throw unknownFlag(face, token.rawName, flags);
    if (flag.value !== undefined && token.value === undefined) {
      throw usage(face, `${token.rawName} wants a value: ${token.rawName} ${flag.value}`);
    }
    if (flag.value === undefined && token.value !== undefined) {
      throw usage(face, `${token.rawName} takes no value`);
    }
    given.set(flag.name, token.value ?? '');
  }
  return { words, flags: given };
}

/** The help of a command. */
export function helpOf(face: Face): string {
  const rows = [...face.flags, HELP].map(({ name, short, value, help }) => {
    const long = value === undefined ? `--${name}` : `--${name} ${value}`;
    return [short === undefined ? `    ${long}` : `-${short}, ${long}`, help] as const;
  });
  const width = Math.max(...rows.map(([left]) => left.length));
  const lines = [
    `${face.summary}`,
    '',
    `Usage: qingwen ${face.name} ${face.usage}`,
    '',
    ...rows.map(([left, help]) => `  ${left.padEnd(width)}  ${help}`),
  ];
  if (face.examples.length > 0) {
    lines.push('', 'Examples:', ...face.examples.map((example) => `  ${example}`));
  }
  return `${lines.join('\n')}\n`;
}

/** An error of how a command was called. */
export function usage(face: Face, message: string): QingwenError {
  return new QingwenError('usage', `${face.name}: ${message}\nTry: qingwen ${face.name} --help`);
}

function unknownFlag(face: Face, rawName: string, flags: readonly Flag[]): QingwenError {
  const near = nearest(
    rawName.replace(/^-+/, ''),
    flags.map(({ name }) => name),
  );
  const hint = near === undefined ? '' : `; did you mean --${near}?`;
  return usage(face, `unknown flag ${rawName}${hint}`);
}
