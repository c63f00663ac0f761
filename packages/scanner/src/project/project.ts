/** The only door to files. Disk, memory and git snapshots each implement it. */
export interface Project {
  /** Absolute path of the root, for messages to the person at the terminal only; it never enters a report. */
  readonly root: string;
  /** What stands in for the files on disk: what is staged. A file of `list` that it lacks was too large. */
  readonly overlay?: ReadonlyMap<string, Buffer>;
  /** What a file held before the changes that are scanned; absent where all of a project is looked at. */
  readBefore?(path: string): Promise<Buffer | undefined>;
  /** Files to scan, from the root, with forward slashes, sorted by code unit. */
  list(): Promise<readonly string[]>;
  /** Bytes of a file; rejects where it cannot be read. Also reads files that `list` leaves out (ignored `.env`). */
  read(path: string): Promise<Buffer>;
  /** Names in a folder (`''` is the root), folders with a trailing slash; empty where there is none. */
  names(folder: string): Promise<readonly string[]>;
  exists(path: string): Promise<boolean>;
}
