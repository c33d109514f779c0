/** A count with its thousands apart. */
export function count(value: number): string {
  return value.toLocaleString('en-US');
}

/** Bytes as megabytes. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1)} MB`;
}

/** Seconds, finer when they are few. */
export function seconds(value: number): string {
  return `${value.toFixed(value < 10 ? 2 : 0)} s`;
}
