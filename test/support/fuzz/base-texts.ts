import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PIECE_CHARS = 120;

/** Texts to damage: every string of the test cases, and pieces of the seeds. */
export function baseTexts(): string[] {
  const texts = new Set<string>();
  const cases = join(ROOT, 'test/cases');
  for (const name of readdirSync(cases, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    for (const line of readFileSync(join(cases, name), 'utf8').split('\n')) {
      if (line.trim() !== '') collect(JSON.parse(line), texts);
    }
  }
  for (const name of readdirSync(join(ROOT, 'seeds')).sort()) {
    const text = readFileSync(join(ROOT, 'seeds', name), 'utf8');
    for (let at = 0; at < text.length; at += PIECE_CHARS) texts.add(text.slice(at, at + PIECE_CHARS));
  }
  return [...texts];
}

function collect(value: unknown, texts: Set<string>): void {
  if (typeof value === 'string') {
    if (value.length > 1) texts.add(value);
  } else if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) collect(inner, texts);
  }
}
