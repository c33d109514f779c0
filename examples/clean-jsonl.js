// Cleans records on standard input, one JSON object a line, as a chain of Node streams:
//   node examples/clean-jsonl.js < pages.jsonl > clean.jsonl
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline as chain } from 'node:stream/promises';
import { convertStage, detectStage, normalizeStage, pipeline, repairStage, toNodeStream } from 'qingwen';

const stages = pipeline([repairStage(), normalizeStage(), detectStage(), convertStage()]);

async function* documents(lines) {
  let number = 0;
  for await (const line of lines) {
    const { text, ...meta } = JSON.parse(line);
    number += 1;
    yield { id: String(number), text, meta };
  }
}

async function* records(docs) {
  for await (const { text, lang, meta } of docs) yield `${JSON.stringify({ ...meta, lang, text })}\n`;
}

const lines = createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY });
await chain(Readable.from(documents(lines)), toNodeStream(stages), records, process.stdout);
