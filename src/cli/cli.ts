import { messageOf, QingwenError } from '../core/errors.ts';
import { nearest } from '../core/options.ts';
import type { Command } from './command.ts';
import { configCommand } from './commands/config.ts';
import { convertCommand } from './commands/convert.ts';
import { detectCommand } from './commands/detect.ts';
import { explainCommand } from './commands/explain.ts';
import { normalizeCommand } from './commands/normalize.ts';
import { pipeCommand } from './commands/pipe.ts';
import { repairCommand } from './commands/repair.ts';
import { runCommand } from './commands/run.ts';
import { statusCommand } from './commands/status.ts';
import { verifyCommand } from './commands/verify.ts';
import { helpOf, parseCall } from './flags.ts';
import { type Streams, write } from './streams.ts';

const COMMANDS: readonly Command[] = [
  runCommand,
  statusCommand,
  pipeCommand,
  explainCommand,
  verifyCommand,
  configCommand,
  detectCommand,
  repairCommand,
  normalizeCommand,
  convertCommand,
];

const ALL_GOOD = 0;
const INPUT_FAILED = 1;
const WRONG_USAGE = 2;

/**
 * The program: runs the command that the arguments name, and answers the exit code: 0 all good, 1 some input failed,
 * 2 wrong usage. Errors are told on standard error and never thrown.
 *
 * @example
 * process.exitCode = await cli(process.argv.slice(2), process);
 */
export async function cli(argv: readonly string[], streams: Streams): Promise<number> {
  try {
    return await dispatch(argv, streams);
  } catch (error) {
    const known = error instanceof QingwenError;
    // Anything else is a defect of this program, and its place is what one needs to know.
    const message = known ? error.message : error instanceof Error ? error.stack : messageOf(error);
    await write(streams.stderr, `qingwen: ${message}\n`);
    return known && (error.code === 'usage' || error.code.startsWith('option/')) ? WRONG_USAGE : INPUT_FAILED;
  }
}

async function dispatch(argv: readonly string[], streams: Streams): Promise<number> {
  const [first, ...rest] = argv;
  if (first === undefined) {
    await write(streams.stderr, overview());
    return WRONG_USAGE;
  }
  if (first === '--version' || first === '-V') {
    const { version } = await import('../job/version.ts');
    await write(streams.stdout, `${version()}\n`);
    return ALL_GOOD;
  }
  const asksHelp = first === '--help' || first === '-h' || first === 'help';
  const name = asksHelp ? rest[0] : first;
  if (name === undefined) {
    await write(streams.stdout, overview());
    return ALL_GOOD;
  }
  const command = COMMANDS.find(({ face }) => face.name === name);
  if (command === undefined) throw unknownCommand(name);
  if (asksHelp || isHelpAsked(rest)) {
    await write(streams.stdout, helpOf(command.face));
    return ALL_GOOD;
  }
  return command.run(parseCall(command.face, rest), streams);
}

/** Help is given whatever else is wrong with the call. */
function isHelpAsked(argv: readonly string[]): boolean {
  const end = argv.indexOf('--');
  const flags = end === -1 ? argv : argv.slice(0, end);
  return flags.includes('--help') || flags.includes('-h');
}

function overview(): string {
  const width = Math.max(...COMMANDS.map(({ face }) => face.name.length));
  return [
    'qingwen turns raw multilingual web text into clean training corpora.',
    '',
    'Usage: qingwen <command> [arguments]',
    '',
    ...COMMANDS.map(({ face }) => `  ${face.name.padEnd(width)}  ${face.summary}`),
    '',
    '  qingwen <command> --help   what a command takes',
    '  qingwen --version          version of this program',
    '',
  ].join('\n');
}

function unknownCommand(name: string): QingwenError {
  const near = nearest(
    name,
    COMMANDS.map(({ face }) => face.name),
  );
  const hint = near === undefined ? '' : `; did you mean "${near}"?`;
  return new QingwenError('usage', `unknown command "${name}"${hint}\nTry: qingwen --help`);
}
