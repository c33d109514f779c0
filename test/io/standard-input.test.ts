import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tempFolder } from '../support/temp-folder.ts';

const program = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

describe('standard input', () => {
  it.each([
    [
      'JSON Lines by default',
      [],
      '{"id":"a","text":"因為下雨，所以不去"}\n{"text":"فقط"}\n',
      ['a', 'stdin:2'],
    ],
    ['CSV where that is said', ['--input-format', 'csv'], 'id,text\nx,因為下雨，所以不去\n', ['x']],
    ['an id from another field', ['--id-field', 'url'], '{"url":"u","text":"因為下雨，所以不去"}\n', ['u']],
  ])('is %s', (_, flags, input, ids) => {
    const folder = tempFolder();
    const { status, stderr } = spawnSync(
      process.execPath,
      [program, 'run', '-', '-o', 'out', '-q', ...flags],
      {
        cwd: folder.path,
        input,
        encoding: 'utf8',
      },
    );
    expect([status, stderr]).toEqual([0, '']);
    const written = Object.keys(folder.tree('out/corpora')).flatMap((name) =>
      folder.records(`out/corpora/${name}`),
    );
    expect(written.map(({ id }) => id).sort()).toEqual([...ids].sort());
  });
});
