import type { Finding } from '@postern/catalogue';
import { fingerprintOf } from './fingerprint.js';

/** Two finders may count equal faults of one file each from the first; the later of two then gets a number of its own. */
export function distinctFingerprints(sorted: readonly Finding[]): Finding[] {
  const seen = new Map<string, number>();
  return sorted.map(finding => {
    const key = `${finding.file}\0${finding.fingerprint}`;
    const count = seen.get(key) ?? 0;
    seen.set(key, count + 1);
    return count === 0 ? finding : { ...finding, fingerprint: fingerprintOf(finding.fingerprint, count) };
  });
}
