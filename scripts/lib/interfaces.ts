import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A property of an interface, as it stands in the source. */
export interface Field {
  readonly name: string;
  readonly type: string;
  /** Its doc comment as one line of plain words. */
  readonly words: string;
}

const SRC = fileURLToPath(new URL('../../src', import.meta.url));
const SOURCES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
  .map((file) => ({ file, text: readFileSync(join(SRC, file), 'utf8') }));

/** The properties of an interface in a file below src, of those that have a doc comment. */
export function fieldsOf(file: string, name: string): Field[] {
  const text = SOURCES.find((source) => source.file === file)?.text ?? '';
  const [, body] = new RegExp(`interface ${name}\\b[^{]*\\{\\n([\\s\\S]*?)\\n\\}`).exec(text) ?? [];
  if (body === undefined) throw new Error(`${file} has no interface ${name}`);
  const members = body.matchAll(/\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*readonly (\w+)\??: ([^;]+);/g);
  return [...members].map(([, comment = '', field = '', type = '']) => ({
    name: field,
    type: resolved(type),
    words: wordsOf(comment),
  }));
}

/** A type with the name of a union replaced by the union. */
function resolved(type: string): string {
  if (!/^[A-Z]\w*$/.test(type)) return type;
  for (const { text } of SOURCES) {
    const [, alias] = new RegExp(`^(?:export )?type ${type} = ([^;]+);`, 'm').exec(text) ?? [];
    if (alias !== undefined) return alias;
  }
  return type;
}

function wordsOf(comment: string): string {
  return comment
    .replaceAll(/\{@link (\w+)\}/g, '$1')
    .split('\n')
    .map((line) => line.replace(/^\s*\*?\s?/, '').trim())
    .filter((line) => line !== '')
    .join(' ');
}
