import { readFileSync } from 'node:fs';

/** A dictionary of opencc-js as a map from an entry to its forms in the other standard, likeliest first. */
export function openccEntries(dictionary: string): Map<string, string[]> {
  return new Map(
    dictionary.split('|').map((entry) => {
      const space = entry.indexOf(' ');
      return [entry.slice(0, space), entry.slice(space + 1).split(' ')];
    }),
  );
}

/** A dictionary of opencc-js as a map from an entry to its likeliest form. */
export function firstForms(dictionary: string): Map<string, string> {
  return new Map([...openccEntries(dictionary)].map(([from, [to = from]]) => [from, to]));
}

/**
 * Characters whose Simplified forms lie where few fonts reach. OpenCC converts them (its dictionary TSCharactersExt);
 * opencc-js leaves them out, so they are kept beside this file.
 */
export function tofuRisk(): Map<string, string> {
  const file = readFileSync(new URL('../opencc/tofu-risk.txt', import.meta.url), 'utf8');
  return firstForms(file.trimEnd().replaceAll('\n', '|'));
}

/** Source and result, source and result; what stays as it is is left out. */
export function pairs(map: ReadonlyMap<string, string>): string {
  return [...map]
    .filter(([from, to]) => from !== to)
    .flat()
    .join('');
}

/** `from to` entries separated by `|`; without `to` where the phrase stays; `~` before what `isShared` names. */
export function entries(
  map: ReadonlyMap<string, string>,
  isShared: (from: string) => boolean = () => false,
): string {
  return [...map]
    .map(([from, to]) => `${isShared(from) ? '~' : ''}${from}${to === from ? '' : ` ${to}`}`)
    .join('|');
}
