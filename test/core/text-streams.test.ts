import { Readable } from 'node:stream';
import { ReadableStream, TextDecoderStream, TextEncoderStream } from 'node:stream/web';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pipeline } from '../../src/core/pipeline.ts';
import { defineStage } from '../../src/core/stage.ts';
import { toNodeTextStream, toWebTextStream } from '../../src/core/text-streams.ts';
import { replacing } from './stages.ts';

const noDashes = defineStage({
  name: 'no-dashes',
  defaults: {},
  create: () => (doc) => (doc.text === '-' ? { kind: 'drop', reason: 'test/dash' } : { kind: 'keep' }),
});
const line = () => pipeline([noDashes(), replacing('x', '語')]);

async function web(pieces: readonly string[]): Promise<string> {
  let out = '';
  for await (const piece of ReadableStream.from(pieces).pipeThrough(toWebTextStream(line()))) out += piece;
  return out;
}

async function node(pieces: readonly Uint8Array[]): Promise<string> {
  const chunks = await Readable.from(pieces).pipe(toNodeTextStream(line())).toArray();
  return Buffer.concat(chunks).toString();
}

describe('text streams', () => {
  it.each([
    ['', ''],
    ['x', '語'],
    ['x\r\nx\n\nx', '語\r\n語\n\n語'],
    ['a\n-\nb\r\n-', 'a\nb\r\n'],
    ['\r\rx\r', '\r\r語\r'],
    ['\ufeffx', '語'],
  ])('make of %j %j', async (text, expected) => {
    expect(await node([Buffer.from(text)])).toBe(expected);
    if (!text.startsWith('\ufeff')) expect(await web([text])).toBe(expected);
  });

  it('do the same wherever pieces end', async () => {
    const text = fc.array(fc.constantFrom('x', 'é', '\n', '\r\n', '-', '\n-\n', '😀'), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 5 }), async (parts, size) => {
        const whole = parts.join('');
        const bytes = Buffer.from(whole);
        const expected = await web([whole]);
        expect(await web([...whole])).toBe(expected);
        expect(await node([bytes])).toBe(expected);
        const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
          bytes.subarray(i * size, (i + 1) * size),
        );
        expect(await node(pieces)).toBe(expected);
      }),
      { numRuns: 50 },
    );
  });

  it('stand between decoders and encoders', async () => {
    const bytes = ReadableStream.from([Buffer.from('x\n')])
      .pipeThrough(new TextDecoderStream())
      .pipeThrough(toWebTextStream(line()))
      .pipeThrough(new TextEncoderStream());
    let out = '';
    for await (const chunk of bytes) out += Buffer.from(chunk).toString();
    expect(out).toBe('語\n');
  });

  it('replace invalid bytes', async () => {
    expect(await node([Buffer.from([0x78, 0xff, 0x0a, 0xe4, 0xb8])])).toBe('語\ufffd\n\ufffd');
  });
});
