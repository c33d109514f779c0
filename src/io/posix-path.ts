import { sep } from 'node:path';

/** A path with forward slashes, without `./` before it and slashes behind it. */
export function posixPath(path: string): string {
  const slashed = sep === '/' ? path : path.split(sep).join('/');
  return slashed.replace(/^(?:\.\/+)+(?=.)/, '').replace(/(?<=.)\/+$/, '');
}
