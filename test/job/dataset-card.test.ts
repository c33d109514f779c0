import { describe, expect, it } from 'vitest';
import { type JobOptions, runJob } from '../../src/job/index.ts';
import { tempFolder } from '../support/temp-folder.ts';

const CHINESE = '今天我们来谈谈如何整理语料,这是一件需要耐心的工作。';
const ARABIC = 'تحية طيبة وبعد فإن هذا النص مكتوب باللغة العربية لاختبار البرنامج.';

async function cardOf(options: Partial<JobOptions> = {}): Promise<string> {
  const folder = tempFolder();
  folder.write('zh.txt', CHINESE);
  folder.write('ar.txt', ARABIC);
  folder.write('copy.txt', CHINESE);
  folder.write('none.txt', '12345');
  await runJob({ patterns: [folder.at('*.txt')], out: folder.at('out'), card: true, ...options });
  return folder.read('out/README.md');
}

describe('the dataset card', () => {
  it('has what the Hub reads: languages, size, and a configuration a language', async () => {
    const [, yaml] = (await cardOf()).split('---\n');
    expect(yaml?.split('\n')).toEqual([
      'pretty_name: "Text corpora by language"',
      'language:',
      '- "ar"',
      '- "zh"',
      'language_bcp47:',
      '- "zh-Hans"',
      'size_categories:',
      '- "n<1K"',
      'configs:',
      ...config('default', 'ar.jsonl', 'zh-Hans.jsonl', 'zxx.jsonl'),
      ...config('ar', 'ar.jsonl'),
      ...config('zh-Hans', 'zh-Hans.jsonl'),
      ...config('zxx', 'zxx.jsonl'),
      '',
    ]);
  });

  it('has the counts, for people, and the version and the options', async () => {
    const card = await cardOf();
    expect(card).toMatch(/^\| `zh-Hans` \| 1 \| \d+ \|$/m);
    expect(card).toContain('| `duplicate/exact` | 1 |');
    expect(card).toContain('4 documents of 4 files came in, 3 were written, 1 dropped and 0 quarantined');
    const [, options = ''] = /```json\n([\s\S]*?)\n```/.exec(card) ?? [];
    expect(JSON.parse(options)).toMatchObject({ format: 'jsonl', stages: { duplicates: { shingle: 5 } } });
  });

  it.each<[Partial<JobOptions>, string]>([
    [{ format: 'jsonl.gz' }, 'corpora/ar.jsonl.gz'],
    [{ format: 'parquet' }, 'corpora/ar.parquet'],
    [{ format: 'txt' }, 'corpora/ar/*.txt'],
    [{ shardBytes: 100 }, 'corpora/ar-[0-9][0-9][0-9][0-9][0-9].jsonl'],
  ])('names the files of %j', async (options, path) => {
    const card = await cardOf(options);
    expect(card).toContain(`- config_name: "ar"\n`);
    expect(card).toContain(`    - "${path}"\n`);
    expect(card.includes('sample_by: document')).toBe(options.format === 'txt');
  });

  it('is a file of the output: the summary lists it, and a job without takes it away', async () => {
    const folder = tempFolder();
    folder.write('in.txt', CHINESE);
    const job = { patterns: [folder.at('in.txt')], out: folder.at('out') };
    expect((await runJob({ ...job, card: true })).outputs.map(({ path }) => path)).toContain('README.md');
    expect(Object.keys(folder.tree('out'))).toContain('README.md');
    await runJob(job);
    expect(Object.keys(folder.tree('out'))).not.toContain('README.md');
  });
});

function config(name: string, ...files: readonly string[]): string[] {
  const paths = files.map((file) => `    - "corpora/${file}"`);
  return [`- config_name: "${name}"`, '  data_files:', '  - split: train', '    path:', ...paths];
}
