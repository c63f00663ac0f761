import type { Manifest } from '@postern/advisories';
import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { isTestData } from '../is-test-data.js';
import { unboundEntries } from './unbound-entries.js';
import { type Installation, installationsOf, join, managerOfName, split } from './installations.js';
import { knownRegistries, registryProblems } from './registry-hosts.js';

/** Whether an install brings in what was tested: a lockfile, in step with the manifest, that binds every entry to its contents. */
export const lockfileIntegrity: ProjectFinder = {
  checks: ['lockfile-integrity'],
  async *find(project, context) {
    for (const installation of await installationsOf(project, context)) {
      const { folder, manifests } = installation;
      if (isTestData(`${folder}/`)) continue;
      for (const manifest of manifests) yield* looseDependencies(manifest, installation);
      if (!installation.isLocked) {
        yield* missingLockfile(installation, project);
        continue;
      }
      yield* competingLockfiles(installation);
      const [lockfile] = installation.lockfiles;
      if (!lockfile || lockfile.file.endsWith('node_modules/.package-lock.json')) continue;
      const registries = await knownRegistries(project, folder);
      const found = [...outOfStep(installation), ...unboundEntries(lockfile), ...registryProblems(lockfile, registries)];
      for (const problem of found) yield problem;
    }
  },
};

/** A published library is installed by its users' lockfiles; an application has none but its own. */
async function* missingLockfile({ folder, manifests }: Installation, project: Project): AsyncIterable<ProjectProblem> {
  const root = manifests.find(({ path }) => path === '');
  const first = root?.dependencies.find(({ kind }) => kind !== 'peer');
  if (!root || !first || root.isLibrary) return;
  const file = join(folder, 'package.json');
  const npmrc = await textOf(project, join(folder, '.npmrc'));
  const isOff = /^\s*package-lock\s*=\s*false/m.test(npmrc);
  const isIgnored = !isOff && (await project.exists(join(folder, 'package-lock.json')));
  yield {
    check: 'lockfile-integrity',
    file,
    span: first.span,
    message: `No lockfile holds what was tested: each install takes what is newest${isOff ? '; .npmrc switches it off' : isIgnored ? '; git ignores package-lock.json' : ''}.`,
    confidence: folder === '' || root.private ? 'likely' : 'possible',
    remediation: `${isOff ? 'Remove `package-lock=false` from .npmrc, r' : isIgnored ? 'Take it out of .gitignore, r' : 'R'}un \`npm install --package-lock-only\` (or that of your package manager), commit the file, install with \`npm ci\`.`,
    data: { reason: 'no-lockfile' },
  };
}

function* competingLockfiles({ lockfiles }: Installation): Iterable<ProjectProblem> {
  const [first, ...others] = lockfiles;
  for (const { file } of others) {
    if (managerOfName(split(file)[1]) === managerOfName(split(first!.file)[1])) continue;
    yield {
      check: 'lockfile-integrity',
      file,
      span: [0, 0],
      message: `${split(file)[1]} stands beside ${split(first!.file)[1]}: which versions run depends on who installs.`,
      severity: 'low',
      confidence: 'likely',
      remediation: 'Keep the lockfile of one package manager, name it in "packageManager" of package.json, and remove the other.',
      data: { reason: 'two-lockfiles' },
    };
  }
}

/** What npm calls it when `npm ci` refuses: the manifest asks for something that the lockfile was not made for. */
function* outOfStep({ folder, manifests, lockfiles }: Installation): Iterable<ProjectProblem> {
  const [lockfile] = lockfiles;
  for (const importer of lockfile?.importers ?? []) {
    const manifest = manifests.find(({ path }) => path === importer.path);
    if (!manifest || importer.tooling) continue;
    const locked = new Map(importer.dependencies.map(dependency => [dependency.name, dependency]));
    const isV1 = lockfile!.manager === 'npm' && lockfile!.format === '1';
    const wrong = manifest.dependencies.filter(({ name, range, kind, alsoAs }) => {
      if (kind === 'peer' || /^(?:workspace|link|file|portal|patch|git|github|https?|catalog|exec|jsr)[:+]|^[\w-]+\/|^$/.test(range)) return false;
      if (manifest.overridden.some(other => other.includes(name)) || lockfile!.overridden.includes(name)) return false;
      const entry = locked.get(name);
      if (!entry) return kind !== 'optional';
      // Yarn 1 and format 1 of npm keep no ranges of the project: there, only what is missing shows.
      if (isV1 || lockfile!.manager === 'yarn') return entry.to === undefined && kind !== 'optional' && !isMember(name, manifests);
      return entry.range !== '' && ![range, ...alsoAs].some(given => bare(given) === bare(entry.range));
    });
    const [first] = wrong;
    if (!first) continue;
    const entry = locked.get(first.name);
    const others = wrong.length > 1 ? ` (and ${wrong.length - 1} more)` : '';
    yield {
      check: 'lockfile-integrity',
      file: join(folder, join(manifest.path, 'package.json')),
      span: first.span,
      message: `${first.name} "${first.range}" is not what ${split(lockfile!.file)[1]} was made for${entry?.range && entry.range !== first.range ? `: that has "${entry.range}"` : ''}${others}.`,
      confidence: 'likely',
      remediation: 'Install once without a frozen lockfile, look at what changed, and commit both files together.',
      data: { reason: 'out-of-step', packages: wrong.map(({ name }) => name) },
    };
  }
}

function isMember(name: string, manifests: readonly Manifest[]): boolean {
  return manifests.some(manifest => manifest.name === name);
}

function bare(range: string): string {
  return range.replace(/^npm:/, '').trim();
}

/** Dependencies that name a place instead of a release: a branch moves, plain http can be rewritten on the way. */
function* looseDependencies(manifest: Manifest, { folder, isLocked }: Installation): Iterable<ProjectProblem> {
  for (const { name, range, span, kind } of manifest.dependencies) {
    const found = kind === 'peer' ? undefined : looseness(range, isLocked);
    if (!found) continue;
    yield {
      check: 'lockfile-integrity',
      file: join(folder, join(manifest.path, 'package.json')),
      span,
      message: `${name} ${found.message}`,
      severity: found.severity,
      confidence: isTestData(join(folder, manifest.path)) ? 'possible' : 'likely',
      remediation: found.remediation,
      data: { reason: found.reason, package: name },
    };
  }
}

function looseness(range: string, isLocked: boolean): { message: string; severity: 'high' | 'medium' | 'low'; remediation: string; reason: string } | undefined {
  if (/^(?:git\+)?http:\/\//i.test(range) && !/^(?:git\+)?http:\/\/(?:localhost|127\.)/.test(range)) {
    return { message: 'is fetched over plain http: anyone on the way can put other code in its place.', severity: 'high', remediation: 'Use https, or a release from a registry.', reason: 'http' };
  }
  if (/^git:\/\//i.test(range)) {
    return { message: 'is fetched over git://, which neither encrypts nor checks who answers.', severity: 'high', remediation: 'Use git+https:// with a full commit.', reason: 'git-protocol' };
  }
  if (isLocked) return undefined; // the lockfile holds the commit
  const git = /^(?:git[+@]|github:|gitlab:|bitbucket:|ssh:)|^[\w.-]+\/[\w.-]+(?:#|$)|\.git(?:#|$)|^https:\/\/github\.com\/[^/]+\/[^/]+\/?(?:#|$)/.test(range);
  if (!git) return undefined;
  const commit = /#(?:commit=)?([0-9a-f]{40})$/.test(range) || /#semver:/.test(range);
  if (commit) return undefined;
  return { message: 'comes from a git branch or tag, and no lockfile holds the commit.', severity: 'medium', remediation: 'Name the full commit (`#` and 40 hex digits), or commit a lockfile.', reason: 'git-ref' };
}

async function textOf(project: Project, file: string): Promise<string> {
  return (await project.exists(file)) ? (await project.read(file)).toString('utf8') : '';
}
