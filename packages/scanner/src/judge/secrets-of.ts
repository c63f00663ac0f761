import type { FileSecret } from './masker.js';

/** The credentials of a file that something else is reported in: its frame shows the lines around. */
export async function secretsOf(path: string, text: string): Promise<FileSecret[]> {
  const { findCredentialsIn } = await import('@postern/credentials');
  return findCredentialsIn(path, text, { until: performance.now() + 2_000 }).map(({ start, end, secret }) => ({ span: [start, end], secret }));
}
