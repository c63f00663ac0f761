import { advisoriesAgainst, type Advisory, isAffected, type LockedPackage, type Manifest, type Route, routesOf } from '@postern/advisories';
import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import { isTestData } from '../is-test-data.js';
import { type AdvisoriesOf, advisoriesFor, isPublished } from './advisory-source.js';
import { type Installation, installationsOf, join, type LocatedLockfile } from './installations.js';
import { lookalikeOf } from './lookalike.js';
import { newInstallScripts } from './new-install-scripts.js';

/** Releases that are hostile by themselves, names made to be taken for others, and scripts that an update brings. */
export const maliciousDependencies: ProjectFinder = {
  checks: ['no-malicious-dependency'],
  async *find(project, context) {
    const installations = await installationsOf(project, context);
    const advisoriesOf = await advisoriesFor(project, context);
    for (const installation of installations) {
      yield* installed(installation, advisoriesOf);
      yield* newInstallScripts(installation, project);
      for (const manifest of installation.manifests) yield* declared(manifest, installation, advisoriesOf);
    }
  },
};

function* installed({ lockfiles, folder, manifests }: Installation, advisoriesOf: AdvisoriesOf): Iterable<ProjectProblem> {
  const seen = new Set<string>();
  for (const lockfile of lockfiles) {
    let routeTo: ((locked: LockedPackage) => Route | undefined) | undefined;
    for (const locked of lockfile.packages) {
      const id = `${locked.name}@${locked.version}`;
      if (seen.has(id) || !isPublished(locked)) continue;
      const hostile = advisoriesAgainst(locked.version, advisoriesOf(locked.name)).filter(({ malicious }) => malicious);
      if (hostile.length === 0) continue;
      seen.add(id);
      routeTo ??= routesOf(lockfile.importers);
      yield problemOf(lockfile, locked, hostile, routeTo(locked), folder, manifests);
    }
  }
}

function problemOf(lockfile: LocatedLockfile, locked: LockedPackage, hostile: readonly Advisory[], route: Route | undefined, folder: string, manifests: readonly Manifest[]): ProjectProblem {
  const { name, version } = locked;
  const [first] = hostile as [Advisory];
  const manifest = manifests.find(({ path }) => path === route?.importer.path);
  const declaredAs = manifest?.dependencies.find(dependency => dependency.name === route?.steps[0]?.dependency.name);
  return {
    check: 'no-malicious-dependency',
    file: lockfile.file,
    span: lockfile.spanOf(locked),
    message: `${name} ${version} is a hostile release (${first.id}): it ran wherever it was installed.`,
    confidence: isTestData(lockfile.file) ? 'possible' : isElsewhere(locked, hostile) ? 'likely' : 'certain',
    remediation: isWholePackage(hostile)
      ? `Remove ${name}, take the machines that installed it for broken into, and rotate the keys they could read.`
      : `Go back to a release before ${version}, take the machines that installed it for broken into, and rotate the keys they could read.`,
    related: manifest && declaredAs ? [{ file: join(folder, join(manifest.path, 'package.json')), span: declaredAs.span, label: route!.steps.length === 1 ? 'asked for here' : `${declaredAs.name} brings it in` }] : [],
    data: {
      package: name,
      version,
      path: [route?.importer.name || manifest?.name || 'the project', ...(route?.steps.map(({ to }) => `${to.name} ${to.version}`) ?? [])].join(' > '),
      direct: route?.steps.length === 1,
      dev: locked.development,
      ids: hostile.map(({ id }) => id),
      aliases: hostile.flatMap(({ aliases }) => aliases),
      cwe: ['CWE-506'],
      manager: lockfile.manager,
    },
  };
}

/** Without a lockfile the name alone counts where all of the package is hostile; an exact release where that one is. */
function* declared(manifest: Manifest, { folder, isLocked }: Installation, advisoriesOf: AdvisoriesOf): Iterable<ProjectProblem> {
  const file = join(folder, join(manifest.path, 'package.json'));
  for (const { name: installedAs, range, span, kind } of manifest.dependencies) {
    const [, alias, aliasRange] = /^npm:(@?[^@]+)@(.*)$/.exec(range) ?? [];
    const name = alias ?? installedAs;
    if (/^(?:workspace|link|file|portal|patch|git|github|https?|catalog):|^[\w-]+\//.test(range)) continue;
    const hostile = isLocked ? [] : advisoriesOf(name).filter(advisory => advisory.malicious && (isWholePackage([advisory]) || isAffected(aliasRange ?? range, advisory)));
    if (hostile.length > 0) {
      yield {
        check: 'no-malicious-dependency',
        file,
        span,
        message: `${name} ${range} is a hostile package (${hostile[0]!.id}): installing it runs its code.`,
        confidence: isTestData(file) ? 'possible' : 'certain',
        remediation: `Remove ${name}; where it was installed, take the machine for broken into and rotate the keys it could read.`,
        data: { package: name, version: range, direct: true, dev: kind === 'development', ids: hostile.map(({ id }) => id), cwe: ['CWE-506'] },
      };
      continue;
    }
    const famous = kind === 'peer' || alias ? undefined : lookalikeOf(name);
    if (!famous) continue;
    yield {
      check: 'no-malicious-dependency',
      file,
      span,
      message: `"${name}" is one slip away from "${famous}": names like this are registered to be installed by mistake.`,
      severity: 'high',
      confidence: 'possible',
      remediation: `Check that ${name} is what you want; if you meant ${famous}, remove it and see what it did.`,
      data: { package: name, version: range, lookalike: famous },
    };
  }
}

function isWholePackage(hostile: readonly Advisory[]): boolean {
  return hostile.some(({ ranges }) => ranges.some(range => Object.keys(range).length === 0));
}

/** A name that is hostile on the public registry can be the company's own on a private one. */
function isElsewhere({ resolved }: LockedPackage, hostile: readonly Advisory[]): boolean {
  return isWholePackage(hostile) && resolved !== null && /^https?:/.test(resolved) && !/^https:\/\/registry\.(?:npmjs\.org|yarnpkg\.com|npmmirror\.com)\//.test(resolved);
}
