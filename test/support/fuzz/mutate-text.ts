import { ALL_MIX_UPS } from '../../../src/stages/repair/chains/mix-ups.ts';
import { type Damage, mixUps } from '../mix-up.ts';
import { splice } from '../splice.ts';
import type { Random } from './random.ts';

type Mutation = (text: string, random: Random, others: readonly string[]) => string;

/** Units and sequences that text work stumbles over: ends of ranges, halves of pairs, marks without letters, markup. */
const AWKWARD: readonly string[] = [
  '\0',
  '\u0001',
  '\b',
  '\u000b',
  '\f',
  '\r',
  '\r\n',
  '\n\n\n',
  '\u001b[31m',
  '\u007f',
  '\u0085',
  '\u009d',
  '\u00a0',
  '\u00ad',
  '\u0300',
  '\u064b\u0651',
  '\u0640\u0640',
  '\u061c',
  '\u200b',
  '\u200c',
  '\u200d',
  '\u200e',
  '\u200f',
  '\u2028',
  '\u2029',
  '\u202b',
  '\u202e',
  '\u2060',
  '\u2066',
  '\u2069',
  '\u3000',
  '\ud800',
  '\udbff',
  '\udc00',
  '\udfff',
  '\ue000',
  '\ue7c7',
  '\uf8ff',
  '\ufdd0',
  '\ufdfa',
  '\ufe0f',
  '\ufeff',
  '\ufffd',
  '\ufffe',
  '\uffff',
  '𠀀',
  '👩‍👩‍👧',
  '🇨🇳',
  '\u{e0041}',
  '\u{10ffff}',
  '&amp;',
  '&#x4E2D;',
  '&#xD800;',
  '&#0;',
  '&#99999999999;',
  '&Atilde;&copy;',
  '&lt;/p&gt;',
  '</div>',
  '<br/>',
  '<!--',
  '锟斤拷',
  '(xì)',
  '?yàn)',
  '?',
  'Ã',
  'Â',
  'â€™',
  'İ',
  'ß',
  'ﬁ',
  'ﻻ',
  'ㄱ',
  '한',
  '⾃',
  '㍿',
  '\\u4e2d',
  '"',
];

/** Ends of the blocks from which random characters are drawn. */
const BLOCKS: readonly (readonly [number, number])[] = [
  [0x00, 0x7f],
  [0x80, 0x24f],
  [0x370, 0x52f],
  [0x590, 0x6ff],
  [0x900, 0x97f],
  [0xe00, 0xe7f],
  [0x2000, 0x206f],
  [0x2e80, 0x30ff],
  [0x4e00, 0x9fff],
  [0xac00, 0xd7a3],
  [0xd800, 0xdfff],
  [0xe000, 0xfaff],
  [0xfb50, 0xffff],
  [0x1f000, 0x1ffff],
  [0x20000, 0x2ffff],
];

const READ_AS = [
  'windows-1252',
  'windows-1256',
  'windows-1251',
  'gbk',
  'big5',
  'shift_jis',
  'euc-kr',
  'utf-16le',
];
const LATIN1: Damage = { written: 'utf-8', read: 'iso-8859-1' };
const READINGS = new Map([
  ['因', 'yīn'],
  ['为', 'wèi'],
  ['術', 'shù'],
  ['数', 'shù'],
  ['据', 'jù'],
  ['习', 'xí'],
  ['會', 'huì'],
  ['产', 'chǎn'],
]);

/** A span of the text; short ones more often than long. */
function span(text: string, random: Random): readonly [number, number] {
  const start = random.below(text.length + 1);
  const most = random.oneIn(3) ? text.length - start : Math.min(8, text.length - start);
  return [start, start + random.below(most + 1)];
}

function insert(text: string, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at);
}

function anyCharacter(random: Random): string {
  const [from, to] = random.oneIn(6) ? [0, 0x10ffff] : random.pick(BLOCKS);
  return String.fromCodePoint(from + random.below(to - from + 1));
}

const MUTATIONS: readonly Mutation[] = [
  function flipBits(text, random) {
    const bytes = Buffer.from(text);
    const flips = 1 + random.below(3);
    for (let n = 0; n < flips && bytes.length > 0; n++) {
      const at = random.below(bytes.length);
      bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
    }
    return bytes.toString();
  },
  function dropBytes(text, random) {
    const bytes = Buffer.from(text);
    const at = random.below(bytes.length + 1);
    return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + random.below(4))]).toString();
  },
  function dropUnits(text, random) {
    const [start, end] = span(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  function awkward(text, random) {
    return insert(text, random.below(text.length + 1), random.pick(AWKWARD));
  },
  function awkwardOften(text, random) {
    const what = random.pick(AWKWARD);
    return [...text].map((char) => (random.oneIn(4) ? char + what : char)).join('');
  },
  function replaceUnit(text, random) {
    const at = random.below(text.length + 1);
    return text.slice(0, at) + anyCharacter(random) + text.slice(at + 1);
  },
  function duplicate(text, random) {
    const [start, end] = span(text, random);
    return insert(text, random.below(text.length + 1), text.slice(start, end));
  },
  function swap(text, random) {
    const at = random.below(text.length + 1);
    return text.slice(at) + text.slice(0, at);
  },
  function reverse(text, random) {
    const [start, end] = span(text, random);
    return text.slice(0, start) + text.slice(start, end).split('').reverse().join('') + text.slice(end);
  },
  function repeatPiece(text, random) {
    const [start, end] = span(text, random);
    const piece = text.slice(start, Math.min(end, start + 12));
    return insert(text, end, piece.repeat(random.below(random.oneIn(20) ? 300 : 12)));
  },
  function repeatCharacter(text, random) {
    const char = random.oneIn(2) ? random.pick(AWKWARD) : anyCharacter(random);
    return insert(
      text,
      random.below(text.length + 1),
      char.repeat(random.below(random.oneIn(20) ? 800 : 20)),
    );
  },
  function mixIn(text, random, others) {
    const [start, end] = span(text, random);
    const other = random.pick(others);
    const from = random.below(other.length);
    return text.slice(0, start) + other.slice(from, from + 60) + text.slice(end);
  },
  function mixUp(text, random) {
    const damage = random.oneIn(6) ? LATIN1 : random.pick(ALL_MIX_UPS);
    return mixUps(text, [damage]) ?? text;
  },
  function mixUpSpan(text, random) {
    const [start, end] = span(text, random);
    const damage = random.pick(ALL_MIX_UPS);
    return text.slice(0, start) + (mixUps(text.slice(start, end), [damage]) ?? '') + text.slice(end);
  },
  function readAs(text, random) {
    return new TextDecoder(random.pick(READ_AS)).decode(Buffer.from(text));
  },
  function spliced(text, random) {
    return splice(text, { readings: READINGS, cuts: random.oneIn(2) ? '，。' : '', fold: random.oneIn(2) });
  },
  function escapeSome(text, random) {
    return text.replace(/[^ -~]|&/gu, (char) =>
      random.oneIn(3)
        ? `&#${random.oneIn(2) ? char.codePointAt(0) : `x${char.codePointAt(0)?.toString(16)}`};`
        : char,
    );
  },
  function lines(text, random) {
    const [start, end] = span(text, random);
    return `${text.slice(0, start)}\n${text.slice(start, end)}${random.pick(['\n', '\r\n', '\n\n', '\u2028'])}${text.slice(end)}`;
  },
  function unnormalize(text, random) {
    return text.normalize(random.pick(['NFD', 'NFKD', 'NFKC']));
  },
  function noise(text, random) {
    let noise = '';
    for (let n = random.below(24); n >= 0; n--) noise += anyCharacter(random);
    return insert(text, random.below(text.length + 1), noise);
  },
];

/** The text after a few mutations of it, cut to `maxUnits`, wherever that falls. */
export function mutateText(
  text: string,
  random: Random,
  { others, maxUnits }: { readonly others: readonly string[]; readonly maxUnits: number },
): string {
  const from = random.below(Math.max(1, text.length - maxUnits));
  let mutated = text.slice(from, from + maxUnits);
  for (let n = random.below(3); n >= 0; n--) mutated = random.pick(MUTATIONS)(mutated, random, others);
  return mutated.slice(0, maxUnits * 8);
}
