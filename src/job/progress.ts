/** How far a job is. */
export interface Progress {
  readonly files: number;
  readonly filesDone: number;
  readonly bytes: number;
  /** Bytes in all, as far as known before reading; pipes do not tell. */
  readonly bytesTotal: number;
  readonly written: number;
  readonly dropped: number;
}
