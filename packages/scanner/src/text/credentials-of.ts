import type { Budget, FoundCredential } from '@postern/credentials';
import type { SourceFile } from '../finder.js';

export interface FileCredentials {
  found: readonly FoundCredential[];
  budget: Budget;
}

/** Milliseconds for one file: a hundred times what the largest honest ones take. */
export const MAX_TIME = 10_000;

/** The credentials of a file, looked for once: the finders ask about it one after the other. */
export async function credentialsOf({ path, text }: SourceFile): Promise<FileCredentials> {
  if (last && last.path === path && last.text === text) return last.credentials;
  const { findCredentialsIn } = await import('@postern/credentials');
  const budget: Budget = { until: performance.now() + MAX_TIME };
  const credentials = { found: findCredentialsIn(path, text, budget), budget };
  last = { path, text, credentials };
  return credentials;
}

// Of the file at hand alone.
let last: { path: string; text: string; credentials: FileCredentials } | undefined;
