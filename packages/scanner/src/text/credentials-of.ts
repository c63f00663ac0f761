import { type Budget, findCredentialsIn, type FoundCredential } from '@postern/credentials';
import type { SourceFile } from '../finder.js';

export interface FileCredentials {
  found: readonly FoundCredential[];
  budget: Budget;
}

/** Milliseconds for one file: a hundred times what the largest honest ones take. */
export const MAX_TIME = 10_000;

/** The credentials of a file, looked for once: the finders ask about it one after the other. */
export function credentialsOf(file: SourceFile): FileCredentials {
  if (last?.file === file) return last.credentials;
  const budget: Budget = { until: performance.now() + MAX_TIME };
  const credentials = { found: findCredentialsIn(file.path, file, budget), budget };
  last = { file, credentials };
  return credentials;
}

/** Whether somebody asked before, and there are none. */
export function isKnownToHoldNone(file: SourceFile): boolean {
  return last?.file === file && last.credentials.found.length === 0;
}

// Of the file at hand alone.
let last: { file: SourceFile; credentials: FileCredentials } | undefined;
