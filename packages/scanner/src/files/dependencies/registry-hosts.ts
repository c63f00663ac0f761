import type { LockedPackage } from '@postern/advisories';
import type { ProjectProblem } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { join, type LocatedLockfile } from './installations.js';

const PUBLIC = ['registry.npmjs.org', 'registry.yarnpkg.com', 'registry.npmjs.com', 'npm.pkg.github.com', 'npm.jsr.io', 'codeload.github.com', 'github.com', 'gitlab.com', 'bitbucket.org'];

/** Hosts that the project's own settings name, besides the public ones. */
export async function knownRegistries(project: Project, folder: string): Promise<ReadonlySet<string>> {
  const hosts = new Set(PUBLIC);
  for (const at of new Set([folder, ''])) {
    for (const name of ['.npmrc', '.yarnrc', '.yarnrc.yml', 'bunfig.toml', 'pnpm-workspace.yaml']) {
      const file = join(at, name);
      if (!(await project.exists(file))) continue;
      const text = (await project.read(file)).toString('utf8').slice(0, 100_000);
      for (const [, host] of text.matchAll(/(?:https?:)?\/\/([a-z0-9.-]+(?::\d+)?)\//gi)) hosts.add(host!.toLowerCase());
      for (const [, host] of text.matchAll(/https?:\/\/([a-z0-9.-]+(?::\d+)?)["'\s]/gi)) hosts.add(host!.toLowerCase());
    }
  }
  return hosts;
}

/** What the addresses in a lockfile give away: plain http, a host nobody named, an address of another package. */
export function* registryProblems(lockfile: LocatedLockfile, known: ReadonlySet<string>): Iterable<ProjectProblem> {
  const addressed = lockfile.packages.filter(({ resolved, bundled }) => resolved !== null && !bundled && /^https?:/.test(resolved));
  const plain = addressed.filter(({ resolved }) => resolved!.startsWith('http:') && !isLocal(hostOf(resolved!)));
  if (plain.length > 0) {
    yield problemOf(lockfile, plain, `${counted(plain)} fetched over plain http: anyone on the way can answer in the registry's place.`, 'high', 'likely', 'http', 'Set the registry to https and write the lockfile anew.');
  }

  for (const locked of addressed) {
    const named = nameIn(locked.resolved!);
    if (locked.source !== 'registry' || named === undefined || named === locked.name || lockfile.manager === 'yarn-berry') continue;
    yield problemOf(lockfile, [locked], `The entry of ${locked.name} fetches ${named}: whoever reads the lockfile is told one package and gets another.`, 'high', 'likely', 'other-package', 'Find out who changed the lockfile. Write it anew, or declare an alias (`npm:`) where it is meant.');
  }

  const byHost = groupedByHost(addressed);
  for (const [host, entries] of byHost) {
    if (known.has(host)) continue;
    const isMirror = entries.length > addressed.length / 2;
    const where = isLocal(host) ? `${host}, which answers only on the machine that wrote it` : `${host}, which no setting of the project names`;
    const message = `${counted(entries)} fetched from ${where}.`;
    yield problemOf(lockfile, entries, message, isMirror ? 'low' : 'medium', isMirror ? 'possible' : 'likely', 'unknown-host', `Name the registry in .npmrc if it is yours; if not, find out who changed the lockfile.`);
  }

  for (const [scope, entries] of scopesIn(addressed)) {
    const hosts = new Set(entries.map(({ resolved }) => hostOf(resolved!)));
    const npm = entries.filter(({ resolved }) => isPublicNpm(hostOf(resolved!)));
    if (hosts.size < 2 || npm.length === 0 || npm.length === entries.length) continue;
    yield problemOf(lockfile, npm, `${npm[0]!.name} comes from the public registry, others of ${scope} from ${[...hosts].find(host => !isPublicNpm(host))}: anyone could own that name.`, 'medium', 'likely', 'split-scope', `Bind the scope in .npmrc: \`${scope}:registry=…\`, and write the lockfile anew.`);
  }
}

function groupedByHost(entries: readonly LockedPackage[]): Map<string, LockedPackage[]> {
  return groupedBy(entries, ({ resolved }) => hostOf(resolved!));
}

function scopesIn(entries: readonly LockedPackage[]): Map<string, LockedPackage[]> {
  const scoped = entries.filter(({ name, source }) => name.startsWith('@') && source === 'registry');
  return groupedBy(scoped, ({ name }) => name.split('/', 1)[0]!);
}

function groupedBy(entries: readonly LockedPackage[], keyOf: (entry: LockedPackage) => string): Map<string, LockedPackage[]> {
  const groups = new Map<string, LockedPackage[]>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const group = groups.get(key);
    if (group) group.push(entry);
    else groups.set(key, [entry]);
  }
  return groups;
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:[^/@]*@)?([^/]+)/.exec(url)?.[1]?.toLowerCase() ?? '';
}

function isLocal(host: string): boolean {
  return /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|0\.0\.0\.0)(?::\d+)?$/.test(host);
}

function isPublicNpm(host: string): boolean {
  return host === 'registry.npmjs.org' || host === 'registry.yarnpkg.com';
}

/** The package that a registry address fetches: `https://host/@scope/name/-/name-1.0.0.tgz`. */
function nameIn(url: string): string | undefined {
  const path = /^https?:\/\/registry\.(?:npmjs\.org|yarnpkg\.com)\/((?:@|%40)[^/]+(?:\/|%2[fF])[^/]+|[^/@]+)\/-\//.exec(url)?.[1];
  return path?.replace('%40', '@').replace(/%2f/i, '/');
}

function counted(entries: readonly LockedPackage[]): string {
  return entries.length === 1 ? `${entries[0]!.name} ${entries[0]!.version} is` : `${entries.length} packages are`;
}

function problemOf(lockfile: LocatedLockfile, entries: readonly LockedPackage[], message: string, severity: 'high' | 'medium' | 'low', confidence: 'likely' | 'possible', reason: string, remediation: string): ProjectProblem {
  return {
    check: 'lockfile-integrity',
    file: lockfile.file,
    span: lockfile.spanOf(entries[0]!),
    message,
    severity,
    confidence,
    remediation,
    data: { reason, packages: [...new Set(entries.map(({ name, version }) => `${name}@${version}`))].slice(0, 50) },
  };
}
