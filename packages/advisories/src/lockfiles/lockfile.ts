import type { Span } from '@postern/catalogue';

export const managers = ['npm', 'pnpm', 'yarn', 'yarn-berry', 'bun'] as const;
export type Manager = (typeof managers)[number];

/** What every kind of lockfile says, in one shape. */
export interface Lockfile {
  manager: Manager;
  /** As the file writes it: `3`, `9.0`, `1`. */
  format: string;
  /** What comes from outside: packages of the workspace itself are not among them. */
  packages: readonly LockedPackage[];
  /** The project and the members of its workspace, root first. */
  importers: readonly Importer[];
  /** Names whose ranges the project overrides, as far as the lockfile tells. */
  overridden: readonly string[];
  /** Where the package stands in the file. */
  spanOf(locked: LockedPackage): Span;
}

export interface LockedPackage {
  /** As the file names the entry; unique in it. */
  key: string;
  /** The real name, also where it is installed under an alias. */
  name: string;
  version: string;
  source: 'registry' | 'git' | 'tarball' | 'local';
  /** Where it is fetched from, as far as the file says. */
  resolved: string | null;
  /** Subresource integrity, or the file's own checksum. */
  integrity: string | null;
  dependencies: readonly Dependency[];
  /** Needed by no production dependency. */
  development: boolean;
  /** Reached over optional dependencies alone. */
  optional: boolean;
  /** Ships inside its parent. */
  bundled: boolean;
  /** Changed after download by a patch of the project. */
  patched: boolean;
  /** The package manager itself and its plug-ins. */
  tooling: boolean;
  /** Runs a script of its own when it is installed; absent where the format does not say. */
  installScript?: boolean;
}

export interface Importer {
  /** Folder from the folder of the lockfile; `''` is the root. */
  path: string;
  name: string;
  dependencies: readonly Dependency[];
  /** What pnpm itself needs, in the first of two documents. */
  tooling?: true;
}

export interface Dependency {
  /** The name it is imported by. */
  name: string;
  range: string;
  kind: 'production' | 'development' | 'optional' | 'peer';
  /** Absent where it was not installed, or is a member of the workspace. */
  to: LockedPackage | undefined;
}

/** Not to be read, and what to do about it. */
export class LockfileError extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
    this.name = 'LockfileError';
  }
}
