import { createHash } from 'node:crypto';
import type { Finding } from '@postern/catalogue';

/**
 * An id for each finding, the same in every run. Equal faults in two files share a fingerprint, and GitLab would show
 * them as one: the file goes in, and a number where a file has the same twice.
 */
export function distinctIds(): (finding: Finding) => string {
  const seen = new Map<string, number>();
  return ({ fingerprint, file }) => {
    const key = `${fingerprint}\n${file}`;
    const times = seen.get(key) ?? 0;
    seen.set(key, times + 1);
    return createHash('sha256').update(`${key}\n${times}`).digest('hex').slice(0, 32);
  };
}
