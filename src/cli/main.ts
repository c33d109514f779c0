#!/usr/bin/env node
import { cli } from './cli.ts';
import { isClosedPipe } from './streams.ts';

// `qingwen explain FILE | head` closes the pipe early: there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (!isClosedPipe(error)) throw error;
  });
}

process.exitCode = await cli(process.argv.slice(2), process);
