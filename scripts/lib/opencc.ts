/** A dictionary of opencc-js as a map from an entry to its forms in the other standard, likeliest first. */
export function openccEntries(dictionary: string): Map<string, string[]> {
  return new Map(
    dictionary.split('|').map((entry) => {
      const space = entry.indexOf(' ');
      return [entry.slice(0, space), entry.slice(space + 1).split(' ')];
    }),
  );
}
