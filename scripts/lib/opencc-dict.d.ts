/** The dictionaries inside opencc-js: `from to` entries separated by `|`. */
declare module 'opencc-js/dict/*' {
  const entries: string;
  // biome-ignore lint/style/noDefaultExport: it describes how the package exports them
  export default entries;
}
