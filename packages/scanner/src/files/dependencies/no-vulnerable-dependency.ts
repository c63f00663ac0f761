import { advisoriesAgainst, advisoriesAgainstRange, type Advisory, type CleanBound, cleanRange, lowestClean, type LockedPackage, type Manifest, type Route, routesOf } from '@postern/advisories';
import { type Confidence, type ProblemPlace, severities, type Severity } from '@postern/catalogue';
import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { isTestData } from '../is-test-data.js';
import { vulnerableNodeReleases } from '../node-release/vulnerable-node-releases.js';
import { type AdvisoriesOf, advisoriesFor, isPublished } from './advisory-source.js';
import { type AdvisoryAnswers, advisoryAnswers } from './ignored-advisories.js';
import { type ImportPlace, importsOf } from './imports.js';
import { type Installation, installationsOf, join, type LocatedLockfile } from './installations.js';
import { mendOf } from './mend.js';

/** One finding for each release that is installed and has known flaws, with all of them in it. */
export const vulnerableDependencies: ProjectFinder = {
  checks: ['no-vulnerable-dependency'],
  async *find(project, context) {
    const installations = await installationsOf(project, context);
    const advisoriesOf = await advisoriesFor(project, context);
    const answers = advisoryAnswers(context.options.ignoredAdvisories, context.options.today);
    for (const installation of installations) {
      if (installation.isLocked) yield* locked(installation, { advisoriesOf, answers, project });
      else for (const manifest of installation.manifests) yield* declared(manifest, installation.folder, { advisoriesOf, answers, project });
    }
    yield* vulnerableNodeReleases(project, answers, context.options.today);
    for (const notice of answers.leftOver()) context.notice(notice);
  },
};

interface Known {
  advisoriesOf: AdvisoriesOf;
  answers: AdvisoryAnswers;
  project: Project;
}

interface Hit {
  lockfile: LocatedLockfile;
  /** Every place of the same release in the lockfile. */
  places: LockedPackage[];
  advisories: readonly Advisory[];
  route: Route | undefined;
}

async function* locked(installation: Installation, known: Known): AsyncIterable<ProjectProblem> {
  const hits = hitsIn(installation, known.advisoriesOf);
  const imports = await importsOf(known.project, new Set(hits.filter(isDirect).map(importedName)));
  for (const hit of hits) {
    const { advisories, ignored } = known.answers.judge(hit.places[0]!.name, hit.advisories);
    const problem = problemOf({ ...hit, advisories }, installation, known.advisoriesOf, imports);
    yield ignored ? { ...problem, ignored } : problem;
  }
}

function hitsIn({ lockfiles }: Installation, advisoriesOf: AdvisoriesOf): Hit[] {
  const seen = new Set<string>();
  return lockfiles.flatMap(lockfile => {
    const hits = new Map<string, Hit>();
    for (const found of lockfile.packages) {
      const id = `${found.name}@${found.version}`;
      const known = hits.get(id);
      if (known) known.places.push(found);
      // A second lockfile of another tool beside the first tells nothing new about the same release.
      if (known || seen.has(id) || !isPublished(found)) continue;
      const rows = advisoriesOf(found.name);
      const advisories = rows.length === 0 ? [] : advisoriesAgainst(found.version, rows).filter(({ malicious }) => !malicious);
      if (advisories.length > 0) hits.set(id, { lockfile, places: [found], advisories, route: undefined });
    }
    if (hits.size === 0) return [];
    const routeTo = routesOf(lockfile.importers);
    for (const [id, hit] of hits) {
      seen.add(id);
      // The place that production reaches, by the shortest way, speaks for all.
      hit.places.sort((a, b) => Number(a.development) - Number(b.development) || (routeTo(a)?.steps.length ?? 99) - (routeTo(b)?.steps.length ?? 99));
      hit.route = routeTo(hit.places[0]!);
    }
    return [...hits.values()];
  });
}

function problemOf(hit: Hit, { folder, manifests }: Installation, advisoriesOf: AdvisoriesOf, imports: ReadonlyMap<string, ImportPlace> | undefined): ProjectProblem {
  const { lockfile, places, advisories, route } = hit;
  const [place] = places as [LockedPackage];
  const { name, version } = place;
  const rows = advisoriesOf(name);
  const clean = lowestClean(version, rows);
  const development = places.every(one => one.development);
  const direct = isDirect(hit);
  const steps = route?.steps ?? [];
  const last = steps.at(-1)?.dependency;
  const asking = steps.at(-2)?.to;
  const imported = direct ? imports?.get(importedName(hit)) : undefined;
  return {
    check: 'no-vulnerable-dependency',
    file: lockfile.file,
    span: lockfile.spanOf(place),
    message: messageOf(name, version, advisories, clean),
    severity: severityIn(development || place.tooling, advisories[0]!.severity),
    confidence: confidenceIn(lockfile.file, development),
    remediation: mendOf({
      manager: lockfile.manager,
      name,
      clean,
      direct,
      development,
      parent: last && { name: asking ? `${asking.name} ${asking.version}` : (route?.importer.name ?? ''), range: last.range },
      member: route?.importer.path ?? '',
    }),
    related: relatedPlaces(route, folder, manifests, imported),
    data: {
      package: name,
      version,
      path: pathOf(route, manifests),
      direct,
      dev: development,
      optional: places.every(({ optional }) => optional),
      ...fixedIn(clean),
      ...(last?.range && { range: last.range }),
      ids: advisories.map(({ id }) => id),
      aliases: advisories.flatMap(({ aliases }) => aliases),
      cwe: [...new Set(advisories.flatMap(({ cwe }) => cwe))].map(number => `CWE-${number}`),
      ...(advisories.some(({ exploited }) => exploited) && { exploited: true }),
      ...epssOf(advisories),
      ...(direct && imports && { imported: imported !== undefined }),
      manager: lockfile.manager,
    },
  };
}

/** Without a lockfile an install takes any release of the range: certain where all of them are hit, a hint where the lowest is. */
function* declared(manifest: Manifest, folder: string, { advisoriesOf, answers }: Known): Iterable<ProjectProblem> {
  const file = join(folder, join(manifest.path, 'package.json'));
  for (const { name, range, kind, span } of manifest.dependencies) {
    if (kind === 'peer') continue;
    const alias = /^npm:(@?[^@]+)@/.exec(range)?.[1];
    const rows = advisoriesOf(alias ?? name).filter(({ malicious }) => !malicious);
    const against = rows.length > 0 ? advisoriesAgainstRange(range, rows) : undefined;
    if (!against || against.lowest.length === 0) continue;
    const isCertain = against.certain.length > 0;
    const { advisories, ignored } = answers.judge(alias ?? name, advisoriesAgainst(against.version, isCertain ? against.certain : against.lowest));
    const clean = lowestClean(against.version, rows);
    const development = kind === 'development';
    yield {
      check: 'no-vulnerable-dependency',
      file,
      span,
      message: isCertain ? messageOf(alias ?? name, range, advisories, clean) : `"${range}" lets in ${alias ?? name} ${against.version}, which has ${countOf(advisories)}; nothing pins a clean release.`,
      severity: severityIn(development, advisories[0]!.severity),
      confidence: !isCertain || isTestData(file) ? 'possible' : 'likely',
      remediation: clean ? `Ask for "${cleanRange(clean)}", install, and commit the lockfile.` : `No clean release of ${name} is known: replace it.`,
      data: { package: alias ?? name, version: against.version, path: manifest.name || name, direct: true, dev: development, ...fixedIn(clean), range, ids: advisories.map(({ id }) => id) },
      ...(ignored && { ignored }),
    };
  }
}

function messageOf(name: string, version: string, advisories: readonly Advisory[], clean: CleanBound | undefined): string {
  const [worst] = advisories as [Advisory];
  const exploited = advisories.some(one => one.exploited) ? ', used in attacks' : '';
  const known = advisories.length === 1 ? `a known vulnerability (${worst.severity}, ${worst.id}${exploited})` : `${countOf(advisories)} (worst: ${worst.severity}, ${worst.id}${exploited})`;
  return `${name} ${version} has ${known}; ${clean ? `clean ${clean.isExclusive ? 'above' : 'from'} ${clean.version}` : 'no clean release is known'}.`;
}

/** An exclusive bound is written as a range: `>1.2.3`. */
function fixedIn(clean: CleanBound | undefined): { fixedIn?: string } {
  return clean ? { fixedIn: clean.isExclusive ? cleanRange(clean) : clean.version } : {};
}

function countOf(advisories: readonly Advisory[]): string {
  return advisories.length === 1 ? 'a known vulnerability' : `${advisories.length} known vulnerabilities`;
}

/** What only builds and tests use is out of reach of most attacks: one step lower. */
function severityIn(development: boolean, severity: Severity): Severity {
  return development ? (severities[severities.indexOf(severity) + 1] ?? 'low') : severity;
}

function confidenceIn(file: string, development: boolean): Confidence {
  return isTestData(file) ? 'possible' : development ? 'likely' : 'certain';
}

function isDirect({ route }: Hit): boolean {
  return route?.steps.length === 1;
}

/** The name that code would import it by: the alias, where there is one. */
function importedName({ route, places }: Hit): string {
  return route?.steps[0]?.dependency.name ?? places[0]!.name;
}

function pathOf(route: Route | undefined, manifests: readonly Manifest[]): string {
  if (!route) return '';
  const { path, name } = route.importer;
  const project = name || manifests.find(manifest => manifest.path === path)?.name || path || 'the project';
  return [project, ...route.steps.map(({ to }) => `${to.name} ${to.version}`)].join(' > ');
}

function relatedPlaces(route: Route | undefined, folder: string, manifests: readonly Manifest[], imported: ImportPlace | undefined): ProblemPlace[] {
  const places: ProblemPlace[] = [];
  const manifest = manifests.find(({ path }) => path === route?.importer.path);
  const declaredAs = manifest?.dependencies.find(({ name }) => name === route?.steps[0]?.dependency.name);
  if (manifest && declaredAs) {
    places.push({ file: join(folder, join(manifest.path, 'package.json')), span: declaredAs.span, label: route!.steps.length === 1 ? 'asked for here' : `${declaredAs.name} brings it in` });
  }
  if (imported) places.push({ ...imported, label: 'imported here' });
  return places;
}

function epssOf(advisories: readonly Advisory[]): { epss?: number } {
  const known = advisories.flatMap(({ epss }) => epss ?? []);
  return known.length > 0 ? { epss: Math.max(...known) } : {};
}
