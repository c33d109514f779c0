import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Which rooms a room may import from; a stage has a room of its own. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: [],
  data: [],
  stages: ['core', 'data'],
  'dedupe-index': ['core'],
  io: ['core'],
  golden: ['core', 'io'],
  job: ['core', 'io', 'dedupe-index', 'stages'],
  cli: ['core', 'job', 'stages', 'golden', 'io'],
  index: ['core', 'stages', 'dedupe-index', 'job'],
};

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(root, folder, file));
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  const found = text.matchAll(/^\s*(?:import|export)\b[^'"`;]*?from\s+'([^']+)'|\bimport\(\s*'([^']+)'/gm);
  return [...found].map((match) => match[1] ?? match[2] ?? '');
}

/** `stages/repair` for a stage, else the folder below src, `index` for the public face. */
function roomOf(file: string): string {
  const parts = relative(join(root, 'src'), file).split('/');
  if (parts.length === 1) return 'index';
  return parts[0] === 'stages' ? `stages/${parts[1]}` : (parts[0] ?? '');
}

describe('the house', () => {
  const files = sources('src');

  it.each(files.map((file) => [relative(root, file), file]))(
    '%s imports only what its room may',
    (_, file) => {
      const room = roomOf(file);
      const wing = room.split('/')[0] ?? '';
      for (const target of importsOf(file).filter((specifier) => specifier.startsWith('.'))) {
        const path = join(dirname(file), target);
        expect(existsSync(path), `${target} exists`).toBe(true);
        const other = roomOf(path);
        if (other === room) continue;
        expect(MAY_IMPORT[wing], `${room} → ${other}`).toContain(other.split('/')[0]);
        if (wing === 'stages') expect(other.split('/')[0], `${room} → ${other}`).not.toBe('stages');
      }
    },
  );

  it.each(
    files.filter((file) => roomOf(file).startsWith('stages/')).map((file) => [relative(root, file), file]),
  )('%s touches no file, thread or process', (_, file) => {
    const forbidden = importsOf(file).filter((specifier) => /^node:(?!buffer$)/.test(specifier));
    expect(forbidden).toEqual([]);
    expect(readFileSync(file, 'utf8')).not.toMatch(
      /\bprocess\.|\bconsole\.|Math\.random|Date\.now|new Date\b/,
    );
  });

  it('has every export of package.json as a file, and every stage as an export', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      exports: Record<string, string>;
    };
    for (const [name, target] of Object.entries(exports)) {
      const source = target.replace('./dist/', 'src/').replace(/\.js$/, '.ts');
      expect(existsSync(join(root, source)), `${name} → ${source}`).toBe(true);
    }
    const stages = readdirSync(join(root, 'src/stages'));
    for (const stage of stages) expect(Object.keys(exports)).toContain(`./${stage}`);
  });

  it('keeps files small; generated tables are exempt', () => {
    const long = files
      .filter((file) => !file.endsWith('.generated.ts'))
      .map((file) => ({ file: relative(root, file), lines: readFileSync(file, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > 301);
    expect(long).toEqual([]);
  });
});
