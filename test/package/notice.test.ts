import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const notice = readFileSync(join(root, 'NOTICE'), 'utf8');
const tables = readdirSync(join(root, 'src/data')).filter((file) => file.endsWith('.generated.ts'));

describe('NOTICE', () => {
  it.each(tables)('names the sources of %s, in the versions that the table names', (file) => {
    expect(notice).toContain(`src/data/${file}`);
    const [head = ''] = readFileSync(join(root, 'src/data', file), 'utf8').split('\n', 1);
    for (const [source] of head.matchAll(/[@a-z][\w@/-]* \d+\.\d+\.\d+/g)) expect(notice).toContain(source);
  });

  it('names files that are there, and every seed', () => {
    for (const [path] of notice.matchAll(/^ {2}src\/[\w./-]+/gm)) {
      expect(existsSync(join(root, path.trim())), path).toBe(true);
    }
    for (const seed of readdirSync(join(root, 'seeds'))) expect(notice).toContain(seed);
  });
});
