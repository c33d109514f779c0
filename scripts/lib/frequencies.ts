import { readFileSync } from 'node:fs';

/** How often each Han character stands in a million, after jieba's words. */
export function characterFrequencies(): ReadonlyMap<string, number> {
  const words = readFileSync(new URL('../../node_modules/@node-rs/jieba/dict.txt', import.meta.url), 'utf8');
  const counts = new Map<string, number>();
  let all = 0;
  for (const line of words.split('\n')) {
    const [word = '', count = ''] = line.split(' ');
    for (const char of word) counts.set(char, (counts.get(char) ?? 0) + Number(count));
    all += word.length * Number(count);
  }
  return new Map([...counts].map(([char, count]) => [char, (1e6 * count) / all]));
}
