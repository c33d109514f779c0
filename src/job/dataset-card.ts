import type { WrittenFile } from '../io/output-folder.ts';
import { UNDETERMINED } from '../io/record-line.ts';
import { type CorpusFormat, SHARD_NUMBER } from '../io/writers/index.ts';
import type { Counts } from './counter.ts';
import type { Summary } from './summary.ts';

/** Subtags that name no language: the Hub takes codes of ISO 639. */
const NO_LANGUAGE: ReadonlySet<string> = new Set([UNDETERMINED, 'zxx', 'mul', 'mis']);

/**
 * A dataset card for the output of a job: YAML that the Hugging Face Hub and its `datasets` read (a configuration a
 * language, and `default` with all of them), and the counts for people. It holds no date and no path of the input.
 *
 * Sources: https://huggingface.co/docs/hub/datasets-cards, https://huggingface.co/docs/hub/datasets-manual-configuration
 */
export function datasetCard(summary: Summary): string {
  const { documents, passages, changed, inputs, outputs, options, version } = summary;
  const { in: read, written, edited, dropped, quarantined, byLanguage, byReason } = documents;
  const title = 'Text corpora by language';
  const sizes = new Map(Object.keys(byLanguage).map((name) => [name, sizeOf(name, outputs)]));
  return [
    frontMatter(title, summary),
    `# ${title}`,
    `Cleaned with qingwen ${version}: ${figure(read)} documents of ${figure(inputs.files)} files came in, ${figure(written)} were written, ${figure(dropped)} dropped and ${figure(quarantined)} quarantined; ${figure(edited)} were changed.`,
    '## Documents by language',
    table(
      ['language', 'documents', 'bytes'],
      byCount(byLanguage).map(([name, count]) => [code(name), figure(count), figure(sizes.get(name) ?? 0)]),
    ),
    '## Left out',
    'Whole documents, by reason:',
    counts('reason', 'documents', byReason),
    'Passages of documents, by rule:',
    counts('rule', 'passages', passages),
    '## Changed',
    'Documents, by the stage that changed them:',
    counts('stage', 'documents', changed),
    '## How it was made',
    'The options of the job, as `qingwen.config.json` takes them:',
    fenced(JSON.stringify(configOf(options), undefined, 2)),
  ].join('\n\n');
}

function frontMatter(title: string, { documents, outputs, options }: Summary): string {
  const corpora = Object.keys(documents.byLanguage);
  const subtags = corpora.map((name) => (name.split('-')[0] ?? name).toLowerCase());
  const languages = [...new Set(subtags)].filter((subtag) => !NO_LANGUAGE.has(subtag)).sort();
  const tags = corpora.filter((name) => name.includes('-'));
  const list = (key: string, values: readonly string[]): string[] =>
    values.length === 0 ? [] : [`${key}:`, ...values.map((value) => `- ${quoted(value)}`)];
  const files = new Map(corpora.map((name) => [name, filesOf(name, outputs, options.format)]));
  const config = (name: string, paths: readonly string[]): string[] => [
    `- config_name: ${quoted(name)}`,
    // One file is one document, and not one a line.
    ...(options.format === 'txt' ? ['  sample_by: document'] : []),
    '  data_files:',
    '  - split: train',
    '    path:',
    ...paths.map((path) => `    - ${quoted(path)}`),
  ];
  const all = [...files.values()].flat();
  return [
    '---',
    `pretty_name: ${quoted(title)}`,
    ...list('language', languages),
    ...list('language_bcp47', tags),
    ...list('size_categories', [sizeCategory(documents.written)]),
    ...(all.length === 0 ? [] : ['configs:', ...config('default', all)]),
    ...[...files].flatMap(([name, paths]) => config(name, paths)),
    '---',
  ].join('\n');
}

/** Patterns of the files of a corpus: its one file, its shards, or its texts, and those of no other corpus. */
function filesOf(name: string, outputs: readonly WrittenFile[], format: CorpusFormat): string[] {
  if (format === 'txt') return [`corpora/${name}/*.txt`];
  const whole = `corpora/${name}.${format}`;
  if (outputs.some(({ path }) => path === whole)) return [whole];
  return [`corpora/${name}-${SHARD_NUMBER}.${format}`];
}

function sizeOf(name: string, outputs: readonly WrittenFile[]): number {
  const own = new RegExp(`^corpora/${name}(?:/|\\.|-${SHARD_NUMBER}\\.)`);
  return outputs.reduce((sum, { path, bytes }) => (own.test(path) ? sum + bytes : sum), 0);
}

const CATEGORIES = ['1K', '10K', '100K', '1M', '10M', '100M', '1B', '10B', '100B', '1T'];

/** As the Hub names sizes: `n<1K`, `1K<n<10K`, …, `n>1T`. */
function sizeCategory(documents: number): string {
  const at = CATEGORIES.findIndex((_, power) => documents < 1000 * 10 ** power);
  if (at === -1) return 'n>1T';
  return at === 0 ? 'n<1K' : `${CATEGORIES[at - 1]}<n<${CATEGORIES[at]}`;
}

/** What decides about the content; the modules of custom stages are of the machine that ran the job. */
function configOf({ customStages, card: _, ...options }: Summary['options']): object {
  return { ...options, customStages: customStages.map(({ module: __, ...stage }) => stage) };
}

function counts(name: string, unit: string, numbers: Counts): string {
  const rows = byCount(numbers).map(([key, count]) => [code(key), figure(count)]);
  return rows.length === 0 ? 'None.' : table([name, unit], rows);
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = line(head.map((_, column) => (column === 0 ? '---' : '---:')));
  return [line(head), rule, ...rows.map(line)].join('\n');
}

/** Names of custom stages and their reasons may be anything. */
function code(name: string): string {
  return `\`${name.replace(/[`|\s]+/g, ' ')}\``;
}

/** A fence longer than any in the text. */
function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}json\n${text}\n${fence}\n`;
}

/** Every JSON string is one of YAML; without quotes `no` would be false. */
function quoted(value: string): string {
  return JSON.stringify(value);
}

function figure(value: number): string {
  return value.toLocaleString('en-US');
}

function byCount(numbers: Counts): [string, number][] {
  return Object.entries(numbers).sort(([, a], [, b]) => b - a);
}
