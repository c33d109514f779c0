import { mkdirSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  figure,
  markdown,
  ratio,
  type Section,
  tableOf,
  withFigures,
  writeWhole,
} from '../../bench/report.ts';
import { tempFolder } from '../support/temp-folder.ts';

const SECTION: Section = {
  title: 'Convert',
  text: 'How it was done.',
  tables: [{ head: ['side', 'speed'], rows: [['own', '2 MB/s']] }],
  glance: [['convert', '2 MB/s', 'peer 1 MB/s', '2.0 × faster']],
};

describe('the report', () => {
  it('has the rows at a glance first, then every section', () => {
    const text = markdown([SECTION], ['peer 1.2.3']);
    const parts = [
      'peer 1.2.3',
      '## At a glance',
      '| convert | 2 MB/s',
      '## Convert',
      'How it was done.',
      '| own ',
    ];
    const places = parts.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('puts its first table into a README in place of the one before, and nowhere else', () => {
    const readme = 'above\n\n<!-- figures -->\n\n| old |\n\n<!-- end of figures -->\n\nbelow\n';
    const written = withFigures(readme, [SECTION]);
    expect(written).toMatch(
      /^above\n\n<!-- figures -->\n\n\| work[\s\S]*2\.0 × faster[\s\S]*\|\n\n<!-- end of figures -->\n\nbelow\n$/,
    );
    expect(written).not.toContain('old');
    expect(withFigures(written, [SECTION])).toBe(written);
    expect(() => withFigures('no markers', [SECTION])).toThrow('markers');
  });

  it('makes columns as wide as their widest cell', () => {
    expect(tableOf({ head: ['a', 'bc'], rows: [['long', 'x']] })).toBe(
      '| a    | bc  |\n| ---- | --- |\n| long | x   |',
    );
  });

  it('says which side is faster, and that one is missing', () => {
    expect(ratio(1, 2.5)).toBe('2.5 × faster');
    expect(ratio(3, 1)).toBe('3.0 × slower');
    expect(ratio(1, undefined)).toBe('not measured');
  });

  it.each([
    [12345.6, '12,346'],
    [163.2, '163'],
    [17.04, '17.0'],
    [1.26, '1.3'],
    [0.946, '0.95'],
  ])('writes %d as %s', (value, text) => {
    expect(figure(value)).toBe(text);
  });

  it('is written whole or not at all', () => {
    const folder = tempFolder();
    folder.write('RESULTS.md', 'old');
    writeWhole(folder.at('RESULTS.md'), 'new');
    expect(folder.read('RESULTS.md')).toBe('new');
    mkdirSync(folder.at('taken'));
    expect(() => writeWhole(folder.at('taken'), 'new')).toThrow();
    expect(readdirSync(folder.path).sort()).toEqual(['RESULTS.md', 'taken']);
  });
});
