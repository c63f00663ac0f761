import type { LockedPackage } from '@postern/advisories';
import type { ProjectProblem } from '../../finder.js';
import type { LocatedLockfile } from './installations.js';

/** Entries that name a release but not its contents. One problem a lockfile and kind: the cause is one. */
export function* unboundEntries(lockfile: LocatedLockfile): Iterable<ProjectProblem> {
  const bound = lockfile.packages.filter(({ source, bundled, tooling }) => (source === 'registry' || source === 'tarball') && !bundled && !tooling);
  const missing = bound.filter(({ integrity }) => integrity === null);
  // Yarn keeps no checksum of what another platform needs, and none at all where checksums are switched off.
  const counts = lockfile.manager === 'yarn-berry' ? missing.length === bound.length : true;
  if (missing.length > 0 && counts) yield problemOf(lockfile, missing, 'no integrity', 'medium', 'no-integrity');
  const weak = bound.filter(({ integrity }) => integrity !== null && /^sha1[-:]|^md5-/.test(integrity) && !/\bsha(?:256|384|512)-/.test(integrity));
  if (weak.length > 0) yield problemOf(lockfile, weak, 'SHA-1 only, which can be forged', 'low', 'weak-integrity');
}

function problemOf(lockfile: LocatedLockfile, entries: readonly LockedPackage[], what: string, severity: 'medium' | 'low', reason: string): ProjectProblem {
  const [first] = entries as [LockedPackage];
  const whose = entries.length === 1 ? `${first.name} ${first.version} has` : `${entries.length} entries have`;
  return {
    check: 'lockfile-integrity',
    file: lockfile.file,
    span: lockfile.spanOf(first),
    message: `${whose} ${what}: other contents under the same version would not be noticed.`,
    severity,
    confidence: 'likely',
    remediation: 'Remove node_modules and these entries, install again from the registry, and commit the lockfile.',
    data: { reason, packages: [...new Set(entries.map(({ name, version }) => `${name}@${version}`))].slice(0, 50) },
  };
}
