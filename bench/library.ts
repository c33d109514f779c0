import { readFileSync } from 'node:fs';

/** The built package, as users get it; types come from the sources it was built from. */
export type Library = typeof import('../src/index.ts');

/**
 * Loads the package from `dist`. What is measured must be what was built: a loader that rewrites code on the way in would
 * show in the text of a function.
 */
export async function loadLibrary(): Promise<Library> {
  const built = (path: string): URL => new URL(`../dist/${path}`, import.meta.url);
  const library = (await import(built('index.js').href)) as Library;
  const source = readFileSync(built('stages/dedupe/fingerprint.js'), 'utf8');
  if (!source.includes(library.fingerprint.toString())) {
    throw new Error('dist was changed while it was loaded: these would be the figures of other code');
  }
  return library;
}
