import { describe, expect, it } from 'vitest';
import { type Explanation, explainFile } from '../../src/job/explain.ts';
import { tempFolder } from '../support/temp-folder.ts';

async function explained(name: string, content: string): Promise<Explanation[]> {
  return all(explainFile(tempFolder().write(name, content)));
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of source) items.push(item);
  return items;
}

describe('explainFile', () => {
  it('shows each edit with what stood there, what stands there now, and what is around it', async () => {
    const [page] = await explained('page.txt', '喝一杯cafÃ©再走吧');
    expect(page?.id).toBe('page.txt');
    expect(page?.stages[0]).toMatchObject({
      stage: 'repair',
      changes: [{ before: 'Ã©', after: 'é', left: '喝一杯caf', right: '再走吧', start: 6 }],
    });
  });

  it('tells why a record or a document is left out', async () => {
    const text = '这是一篇会出现两次的文章。';
    const lines = ['{', JSON.stringify({ id: 'a', text }), JSON.stringify({ id: 'b', text })];
    const found = await explained('pages.jsonl', lines.join('\n'));
    expect(found.map(({ id, dropped }) => [id, dropped?.reason])).toEqual([
      ['pages.jsonl:1', 'input/json'],
      ['a', undefined],
      ['b', 'duplicate/exact'],
    ]);
  });

  it('throws for a file that is not there', async () => {
    const missing = tempFolder().at('missing.txt');
    await expect(all(explainFile(missing))).rejects.toMatchObject({ code: 'input/missing' });
  });
});
