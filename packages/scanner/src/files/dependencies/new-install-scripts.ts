import { LOCKFILE_LIMIT, LockfileError, type LockedPackage, readLockfile } from '@postern/advisories';
import type { ProjectProblem } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { isTestData } from '../is-test-data.js';
import { type Installation, type LocatedLockfile, split } from './installations.js';

/** Packages that run a script on install and did not before the change that is scanned: what a stolen account publishes. */
export async function* newInstallScripts({ lockfiles, manifests }: Installation, project: Project): AsyncIterable<ProjectProblem> {
  const [lockfile] = lockfiles;
  if (!lockfile || !project.readBefore || isTestData(lockfile.file) || !lockfile.packages.some(({ installScript }) => installScript)) return;
  const before = await packagesBefore(lockfile, project, manifests);
  if (!before) return;
  const told = new Set<string>();
  for (const locked of lockfile.packages) {
    const known = before.get(locked.name) ?? [];
    if (!locked.installScript || told.has(locked.name) || known.some(({ installScript }) => installScript)) continue;
    told.add(locked.name);
    yield problemOf(lockfile, locked, known.at(-1));
  }
}

/** `undefined` where there was no lockfile, or one that does not tell. */
async function packagesBefore({ file }: LocatedLockfile, project: Project, manifests: Installation['manifests']): Promise<Map<string, LockedPackage[]> | undefined> {
  const bytes = await project.readBefore?.(file);
  if (!bytes || bytes.length > LOCKFILE_LIMIT) return undefined;
  try {
    const { packages } = await readLockfile(split(file)[1], bytes.toString('utf8'), manifests);
    if (packages.some(({ installScript }) => installScript === undefined)) return undefined;
    return byName(packages);
  } catch (error) {
    if (error instanceof LockfileError) return undefined;
    throw error;
  }
}

function byName(packages: readonly LockedPackage[]): Map<string, LockedPackage[]> {
  const groups = new Map<string, LockedPackage[]>();
  for (const locked of packages) groups.set(locked.name, [...(groups.get(locked.name) ?? []), locked]);
  return groups;
}

function problemOf(lockfile: LocatedLockfile, locked: LockedPackage, before: LockedPackage | undefined): ProjectProblem {
  const { name, version } = locked;
  return {
    check: 'no-malicious-dependency',
    file: lockfile.file,
    span: lockfile.spanOf(locked),
    message: before ? `${name} ${version} runs a script when it is installed, which ${before.version} did not: read it before anybody installs.` : `${name} ${version} is new here and runs a script when it is installed: read it first.`,
    severity: before ? 'high' : 'medium',
    // Many new packages build something; few that never did begin to.
    confidence: before ? 'likely' : 'possible',
    remediation: `See what it runs: \`npm view ${name}@${version} scripts\`. Until then, install with --ignore-scripts.`,
    data: { package: name, version, reason: before ? 'new-script' : 'new-package-with-script', ...(before && { before: before.version }), dev: locked.development },
  };
}
