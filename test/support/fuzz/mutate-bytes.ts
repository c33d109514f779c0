import type { BaseFile } from './base-files.ts';
import type { Random } from './random.ts';

type Mutation = (bytes: Buffer, random: Random) => Buffer;

const MARKS = [
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xfe, 0xff]),
  Buffer.from([0, 0, 0xfe, 0xff]),
];
const AWKWARD = [
  ...MARKS,
  Buffer.alloc(1),
  Buffer.alloc(64),
  Buffer.from([0xd6, 0xd0, 0xce, 0xc4]),
  Buffer.from([0xe9, 0x20, 0x80]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0xc0, 0x80, 0xf8, 0xff]),
  Buffer.from([0x1f, 0x8b, 8, 0]),
  Buffer.from('\n'),
  Buffer.from('\r'),
  Buffer.from('\n\n\n'),
  Buffer.from('"'),
  Buffer.from('\\'),
  Buffer.from('\\ud800'),
  Buffer.from('{"text":"x"}\n'),
  Buffer.from('{"id":"mark1k","text":"twice"}\n'),
  Buffer.from('{"text":1}\n{"id":{},"text":"x"}\n[]\nnull\n'),
  Buffer.from('{"__proto__":{"a":1},"text":"x","id":"__proto__"}\n'),
  Buffer.from('{"id":"../../up","text":"x","lang":"../x"}\n'),
  Buffer.from(`{"text":"x","meta":{"n":1e999,"deep":${'['.repeat(400)}${']'.repeat(400)}}}\n`),
  Buffer.from(','),
  Buffer.from('\t'),
  Buffer.from('\u2028'),
  Buffer.from('&#55296;<p>'),
  Buffer.from('['.repeat(20_000)),
  Buffer.from('WARC/1.0\r\nContent-Length: 99999999999\r\n\r\n'),
];

function place(bytes: Buffer, random: Random): number {
  return random.below(bytes.length + 1);
}

const MUTATIONS: readonly Mutation[] = [
  function truncate(bytes, random) {
    return bytes.subarray(0, place(bytes, random));
  },
  function beginLate(bytes, random) {
    return bytes.subarray(random.below(Math.min(64, bytes.length) + 1));
  },
  function flip(bytes, random) {
    const flipped = Buffer.from(bytes);
    for (let n = random.below(4); n >= 0 && flipped.length > 0; n--) {
      const at = random.below(flipped.length);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << random.below(8));
    }
    return flipped;
  },
  function overwrite(bytes, random) {
    const written = Buffer.from(bytes);
    const at = place(bytes, random);
    for (let n = 0; n < 8; n++) if (at + n < written.length) written[at + n] = random.below(256);
    return written;
  },
  function insert(bytes, random) {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), random.pick(AWKWARD), bytes.subarray(at)]);
  },
  function mark(bytes, random) {
    return Buffer.concat([random.pick(MARKS), bytes]);
  },
  function splice(bytes, random) {
    const [from, to] = [place(bytes, random), place(bytes, random)];
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
  },
  function drop(bytes, random) {
    const at = place(bytes, random);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(16))]);
  },
  function append(bytes, random) {
    return Buffer.concat([bytes, random.oneIn(2) ? bytes : random.pick(AWKWARD)]);
  },
  function utf16(bytes, random) {
    const text = Buffer.from(bytes.toString('latin1'), 'utf16le');
    return random.oneIn(2) ? text : text.subarray(0, text.length & ~1).swap16();
  },
  function empty(bytes, random) {
    return random.oneIn(2) ? Buffer.alloc(0) : Buffer.alloc(bytes.length);
  },
];

const NAMES = [
  'a.txt',
  'a.jsonl',
  'a.json',
  'a.csv',
  'a.tsv',
  'a.parquet',
  'a.warc',
  'a.html',
  'a.zip',
  'a.tar',
];
const PACKED = ['', '', '.gz', '.zst', '.bz2', '.xz'];

/** The file after a few mutations, one in ten under a name that says another format. */
export function mutateFile({ name, bytes }: BaseFile, random: Random): BaseFile {
  let mutated = bytes;
  for (let n = random.below(3); n >= 0; n--) mutated = random.pick(MUTATIONS)(mutated, random);
  return { name: random.oneIn(10) ? random.pick(NAMES) + random.pick(PACKED) : name, bytes: mutated };
}
