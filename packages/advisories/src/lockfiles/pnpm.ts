import type { Span } from '@postern/catalogue';
import { documentsOf, get, mapOf, parseBlockYaml, textOf, type YamlMap } from './block-yaml.js';
import { type Dependency, type Importer, type LockedPackage, type Lockfile, LockfileError } from './lockfile.js';
import { markReach } from './reach.js';
import { overriddenName } from './yarn-classic.js';

/** pnpm-lock.yaml, formats 5 to 9. pnpm 11 and later write two documents: its own tools first, the project last. */
export function readPnpmLockfile(text: string): Lockfile {
  const documents = documentsOf(text).map(([start, end]) => readDocument(parseBlockYaml(text, start, end)));
  const project = documents.at(-1);
  if (!project || project.format === '') throw new LockfileError('has no "lockfileVersion"', 'Write it anew with `pnpm install --lockfile-only`.');
  // A later format may keep its packages elsewhere: what is not understood would look clean.
  if (!/^[5-9](?:\.\d+)?$/.test(project.format)) throw new LockfileError('is written in a format that is not known here', 'Look for a newer release of Postern, or write it with `npx pnpm@12 install --lockfile-only`.');
  const tooling = documents.slice(0, -1);
  for (const { packages } of tooling) for (const locked of packages as { tooling: boolean }[]) locked.tooling = true;
  const spans = new Map<LockedPackage, Span>(documents.flatMap(document => [...document.spans]));
  return {
    manager: 'pnpm',
    format: project.format,
    packages: [...project.packages, ...tooling.flatMap(({ packages }) => packages)],
    importers: [...project.importers, ...tooling.flatMap(({ importers }) => importers.map((importer): Importer => ({ ...importer, tooling: true })))],
    overridden: project.overridden,
    spanOf: locked => spans.get(locked) ?? [0, 0],
  };
}

interface Document {
  format: string;
  packages: LockedPackage[];
  importers: Importer[];
  overridden: string[];
  spans: Map<LockedPackage, Span>;
}

type Mutable = { -readonly [key in keyof LockedPackage]: LockedPackage[key] };

function readDocument(root: YamlMap): Document {
  const format = textOf(get(root, 'lockfileVersion'));
  const packages: Mutable[] = [];
  const byKey = new Map<string, Mutable>();
  const spans = new Map<LockedPackage, Span>();
  const entries = mapOf(get(root, 'packages'));
  for (const [key, { value, span }] of entries) {
    const entry = mapOf(value);
    const resolution = mapOf(get(entry, 'resolution'));
    const { name, version } = identityOf(key, entry);
    const tarball = textOf(get(resolution, 'tarball'));
    const repository = textOf(get(resolution, 'repo'));
    const locked: Mutable = {
      key,
      name,
      version,
      source: sourceOf(key, resolution),
      resolved: repository ? `${repository}#${textOf(get(resolution, 'commit'))}` : tarball || null,
      integrity: textOf(get(resolution, 'integrity')) || null,
      dependencies: [],
      development: false,
      optional: false,
      bundled: false,
      patched: key.includes('patch_hash='),
      tooling: false,
      // Format 9 keeps it no longer.
      ...(/^[5-8]/.test(format) && { installScript: textOf(get(entry, 'requiresBuild')) === 'true' }),
    };
    packages.push(locked);
    byKey.set(key, locked);
    spans.set(locked, span);
  }
  const find = (name: string, ref: string) => {
    if (ref.startsWith('link:')) return undefined;
    for (const key of keysOf(name, ref)) {
      const found = byKey.get(key) ?? byKey.get(withoutPeers(key));
      if (found) return found;
    }
    return undefined;
  };
  // Format 9 keeps the edges of each peer variant apart from the packages: the variants of a release are one here.
  const snapshots = mapOf(get(root, 'snapshots'));
  for (const [key, { value }] of snapshots.size > 0 ? snapshots : entries) {
    const locked = byKey.get(key) ?? byKey.get(withoutPeers(key));
    if (!locked) continue;
    locked.patched ||= key.includes('patch_hash=');
    locked.dependencies = [...locked.dependencies, ...edgesOf(mapOf(value), find)];
  }
  const importers = importersOf(root, find);
  markReach(packages, importers);
  const overridden = [...mapOf(get(root, 'overrides')).keys()].map(overriddenName);
  return { format, packages, importers, overridden, spans };
}

const FIELDS: readonly (readonly [string, Dependency['kind']])[] = [
  ['dependencies', 'production'],
  ['devDependencies', 'development'],
  ['optionalDependencies', 'optional'],
  // The first document of a two-document file.
  ['configDependencies', 'development'],
  ['packageManagerDependencies', 'development'],
];

type Find = (name: string, ref: string) => LockedPackage | undefined;

function importersOf(root: YamlMap, find: Find): Importer[] {
  const listed = mapOf(get(root, 'importers'));
  const importers: [string, YamlMap][] = listed.size > 0 ? [...listed].map(([path, { value }]) => [path, mapOf(value)]) : [['.', root]];
  return importers.map(([path, importer]) => {
    const specifiers = mapOf(get(importer, 'specifiers'));
    const dependencies = FIELDS.flatMap(([field, kind]) =>
      [...mapOf(get(importer, field))].map(([name, { value }]): Dependency => {
        // `name: version` up to format 5, `name: {specifier, version}` since.
        const ref = typeof value === 'string' ? value : textOf(get(mapOf(value), 'version'));
        const range = typeof value === 'string' ? textOf(get(specifiers, name)) : textOf(get(mapOf(value), 'specifier'));
        return { name, range, kind, to: find(name, ref) };
      }),
    );
    return { path: path === '.' ? '' : path, name: '', dependencies };
  });
}

function edgesOf(entry: YamlMap, find: Find): Dependency[] {
  const edges = (field: string, kind: Dependency['kind']) =>
    [...mapOf(get(entry, field))].map(([name, { value }]): Dependency => ({ name, range: '', kind, to: find(name, textOf(value)) }));
  return [...edges('dependencies', 'production'), ...edges('optionalDependencies', 'optional')];
}

/** `/name/1.0.0_peers` (5), `/name@1.0.0(peers)` (6), `name@1.0.0(peers)` (9), and what has no registry in it. */
function keysOf(name: string, ref: string): string[] {
  return [ref, `${name}@${ref}`, `/${name}@${ref}`, `/${name}/${ref}`];
}

function withoutPeers(key: string): string {
  const peers = key.indexOf('(');
  return peers < 0 ? key : key.slice(0, peers);
}

function identityOf(key: string, entry: YamlMap): { name: string; version: string } {
  const named = textOf(get(entry, 'name'));
  const versioned = textOf(get(entry, 'version'));
  const bare = withoutPeers(key).replace(/^\//, '');
  const at = bare.indexOf('@', 1);
  const slashes = bare.split('/');
  let name: string;
  let version: string;
  if (at > 0 && !(key.startsWith('/') && slashes.length > (bare.startsWith('@') ? 2 : 1))) {
    name = bare.slice(0, at);
    version = bare.slice(at + 1);
  } else {
    // Format 5; a key with no leading slash starts with the host of another registry.
    const host = key.startsWith('/') || bare.startsWith('@') ? 0 : 1;
    const parts = slashes.slice(slashes.length > 2 || host === 0 ? host : 0);
    const scoped = parts[0]?.startsWith('@') ? 2 : 1;
    name = parts.slice(0, scoped).join('/');
    version = (parts[scoped] ?? '').replace(/_.*$/s, '');
  }
  return { name: named || name, version: versioned || version };
}

function sourceOf(key: string, resolution: YamlMap): LockedPackage['source'] {
  const type = textOf(get(resolution, 'type'));
  if (type === 'git') return 'git';
  if (type === 'directory' || /(^|@)file:/.test(key)) return 'local';
  const tarball = textOf(get(resolution, 'tarball'));
  if (/^https?:\/\/codeload\.github\.com|\/repository\/archive|\/get\//.test(tarball)) return 'git';
  if (tarball !== '' && !tarball.includes('/-/') && get(resolution, 'integrity') === undefined) return 'tarball';
  return /(^|@)https?:/.test(key) ? 'tarball' : 'registry';
}
