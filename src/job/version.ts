import { readFileSync } from 'node:fs';

/** Version of this package. */
export function version(): string {
  const file = new URL('../../package.json', import.meta.url);
  const facts = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string };
  return facts.version;
}
