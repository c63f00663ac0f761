import type { Span } from '@postern/catalogue';
import { type JsonObject, objectOf, own, parseJson, stringOf, visitKeys } from './json.js';
import { type Dependency, type Importer, type LockedPackage, type Lockfile, LockfileError } from './lockfile.js';
import type { Manifest } from './manifest.js';

/** package-lock.json, npm-shrinkwrap.json and node_modules/.package-lock.json, formats 1 to 3. */
export function readNpmLockfile(text: string, manifests: readonly Manifest[]): Lockfile {
  const json = objectOf(parseJson(text));
  const version = own(json, 'lockfileVersion');
  const format = Number(version ?? 1);
  // A later format may keep its packages elsewhere: what is not understood would look clean.
  if (![1, 2, 3].includes(format)) throw new LockfileError('is written in a format that is not known here', 'Write it with `npm install --package-lock-only --lockfile-version 3`.');
  // Format 2 holds both trees: `packages` alone is read.
  const tree = 'packages' in json ? readPackages(objectOf(json['packages'])) : 'dependencies' in json || version === 1 ? readTree(objectOf(json['dependencies']), manifests) : undefined;
  if (!tree) throw new LockfileError('has neither "packages" nor "dependencies"', ANEW);
  let spans: Map<string, Span> | undefined;
  return {
    manager: 'npm',
    format: String(format),
    ...tree,
    overridden: [],
    spanOf: ({ key }) => (spans ??= spansOf(text, 'packages' in json)).get(key) ?? [0, 0],
  };
}

const ANEW = 'Write it anew with `npm install --package-lock-only`.';

type Tree = Pick<Lockfile, 'packages' | 'importers'>;

const MODULES = 'node_modules/';

function readPackages(entries: JsonObject): Tree {
  const packages: Mutable[] = [];
  const byKey = new Map<string, LockedPackage | 'link'>();
  /** Folders with a `node_modules` of their own: most packages have none, and need no look-up there. */
  const parents = new Set<string>();
  const folders: [path: string, entry: JsonObject][] = [];
  for (const [key, value] of Object.entries(entries)) {
    const entry = entryOf(value, key);
    const at = key.lastIndexOf(MODULES);
    if (at < 0) {
      folders.push([key, entry]);
      continue;
    }
    if (at > 0) parents.add(key.slice(0, at - 1));
    if (entry['link'] === true) {
      byKey.set(key, 'link');
      continue;
    }
    const resolved = stringOf(entry['resolved']) || null;
    const installedAs = key.slice(at + MODULES.length);
    const name = stringOf(entry['name']) || installedAs;
    const version = stringOf(entry['version']);
    const locked: Mutable = {
      key,
      name,
      version,
      source: sourceOf(resolved ?? '', name, version),
      resolved,
      integrity: stringOf(entry['integrity']) || null,
      dependencies: [],
      development: entry['dev'] === true,
      optional: entry['optional'] === true || entry['devOptional'] === true,
      bundled: entry['inBundle'] === true || entry['bundled'] === true,
      patched: false,
      tooling: false,
      installScript: entry['hasInstallScript'] === true,
    };
    packages.push(locked);
    byKey.set(key, locked);
  }
  const find = (from: string, name: string): LockedPackage | undefined => {
    for (let base: string | undefined = from; base !== undefined; base = folderAbove(base)) {
      if (base !== '' && !parents.has(base)) continue;
      const found = byKey.get(base === '' ? `${MODULES}${name}` : `${base}/${MODULES}${name}`);
      if (found) return found === 'link' ? undefined : found;
    }
    return undefined;
  };
  const edges = (key: string, entry: JsonObject, withDevelopment: boolean) => {
    const listed = listDependencies(entry, withDevelopment);
    for (const dependency of listed) dependency.to = find(key, dependency.name);
    return listed;
  };
  for (const locked of packages) locked.dependencies = edges(locked.key, objectOf(entries[locked.key]), false);
  const importers = folders.map(([path, entry]): Importer => ({ path, name: stringOf(entry['name']), dependencies: edges(path, entry, true) }));
  return { packages, importers };
}

type Mutable = { -readonly [key in keyof LockedPackage]: LockedPackage[key] };

function entryOf(value: unknown, key: string): JsonObject {
  const entry = objectOf(value);
  if (entry !== value) throw new LockfileError(`has no record for ${JSON.stringify(key.slice(0, 80))}`, ANEW);
  return entry;
}

/** `a/node_modules/b` → `a`; `node_modules/a` → `''`; `packages/a` → `packages` → `''`. */
function folderAbove(key: string): string | undefined {
  if (key === '') return undefined;
  const nested = key.lastIndexOf(`/${MODULES}`);
  if (nested >= 0) return key.slice(0, nested);
  if (key.startsWith(MODULES)) return '';
  const slash = key.lastIndexOf('/');
  return slash < 0 ? '' : key.slice(0, slash);
}

const FIELDS: readonly (readonly [string, Dependency['kind']])[] = [
  ['dependencies', 'production'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
  ['devDependencies', 'development'],
];

function listDependencies(entry: JsonObject, withDevelopment: boolean): Dependency[] {
  const listed: Dependency[] = [];
  for (const [field, kind] of FIELDS) {
    if (kind === 'development' && !withDevelopment) continue;
    const ranges = objectOf(entry[field]);
    for (const name of Object.keys(ranges)) listed.push({ name, range: stringOf(ranges[name]), kind, to: undefined });
  }
  return listed;
}

/** No tree of npm comes near it, and the keys of a deeper one would fill the memory. */
const DEEPEST = 200;

interface TreeNode {
  key: string;
  depth: number;
  above: TreeNode | undefined;
  children: Map<string, LockedPackage>;
}

/** Format 1: nested `dependencies`, with `requires` for the edges. */
function readTree(dependencies: JsonObject, manifests: readonly Manifest[]): Tree {
  const packages: LockedPackage[] = [];
  const root: TreeNode = { key: '', depth: 0, above: undefined, children: new Map() };
  const waiting: { node: TreeNode; dependencies: JsonObject }[] = [{ node: root, dependencies }];
  const requires: { locked: LockedPackage; from: TreeNode; requires: JsonObject }[] = [];
  const folders: LockedPackage[] = [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { node, dependencies } = next;
    if (node.depth > DEEPEST) throw new LockfileError('nests packages deeper than npm does', ANEW);
    for (const [installedAs, value] of Object.entries(dependencies)) {
      const entry = entryOf(value, installedAs);
      const written = stringOf(entry['version']);
      const alias = /^npm:(.+)@([^@]+)$/.exec(written);
      const name = alias?.[1] ?? installedAs;
      const version = alias?.[2] ?? written;
      const isRegistry = /^\d/.test(version);
      const resolved = stringOf(entry['resolved']) || (isRegistry ? null : written);
      const locked: LockedPackage = {
        key: node.key === '' ? `${MODULES}${installedAs}` : `${node.key}/${MODULES}${installedAs}`,
        name,
        version,
        source: sourceOf(resolved ?? '', name, version),
        resolved,
        integrity: stringOf(entry['integrity']) || null,
        dependencies: [],
        development: entry['dev'] === true,
        optional: entry['optional'] === true,
        bundled: entry['bundled'] === true,
        patched: false,
        tooling: false,
      };
      const child: TreeNode = { key: locked.key, depth: node.depth + 1, above: node, children: new Map() };
      requires.push({ locked, from: child, requires: objectOf(entry['requires']) });
      if (locked.source === 'local' && !/\.(?:tgz|tar\.gz|tar)$/.test(version)) {
        folders.push(locked); // a member of the workspace, or a folder beside it
      } else {
        packages.push(locked);
        node.children.set(installedAs, locked);
      }
      const below = objectOf(entry['dependencies']);
      if (below !== entry['dependencies']) continue;
      waiting.push({ node: child, dependencies: below });
    }
  }
  const find = (from: TreeNode, name: string) => {
    for (let node: TreeNode | undefined = from; node; node = node.above) {
      const found = node.children.get(name);
      if (found) return found;
    }
    return undefined;
  };
  const required = new Set<LockedPackage>();
  for (const { locked, from, requires: ranges } of requires) {
    locked.dependencies = Object.entries(ranges).map(([name, range]) => ({ name, range: stringOf(range), kind: 'production', to: find(from, name) }));
    for (const { to } of locked.dependencies) if (to) required.add(to);
  }
  const manifest = manifests.find(({ path }) => path === '');
  const declared = manifest
    ? manifest.dependencies.map(({ name, range, kind }): Dependency => ({ name, range, kind, to: root.children.get(name) }))
    : [...root.children]
        .filter(([, locked]) => !required.has(locked))
        .map(([name, to]): Dependency => ({ name, range: '', kind: to.development ? 'development' : 'production', to }));
  const members = folders.map(({ name, version, dependencies }): Importer => {
    const path = version.slice('file:'.length).replace(/^\.\//, '');
    const kinds = new Map(manifests.find(other => other.path === path)?.dependencies.map(({ name, kind }) => [name, kind]));
    return { path, name, dependencies: dependencies.map(dependency => ({ ...dependency, kind: kinds.get(dependency.name) ?? dependency.kind })) };
  });
  const importers = [{ path: '', name: manifest?.name ?? '', dependencies: declared }, ...members];
  return { packages, importers };
}

function sourceOf(resolved: string, name: string, version: string): LockedPackage['source'] {
  if (/^(?:git[+:]|github:|gitlab:|bitbucket:|gist:)/.test(resolved)) return 'git';
  if (resolved.startsWith('file:')) return 'local';
  if (!resolved.startsWith('http')) return 'registry';
  return isRegistryTarball(resolved, name, version) ? 'registry' : 'tarball';
}

/** `…/name/-/name-1.0.0.tgz`, or a path that some registries write otherwise; code hosts are none. */
export function isRegistryTarball(url: string, name: string, version: string): boolean {
  if (url.startsWith('https://registry.npmjs.org/') || url.startsWith('https://registry.yarnpkg.com/')) return true;
  const unscoped = name.slice(name.indexOf('/') + 1);
  const [path = ''] = url.split(/[?#]/, 1);
  if (/^https?:\/\/(?:codeload\.)?(?:github|gitlab|bitbucket)\.(?:com|org)\//.test(path)) return false;
  return path.includes('/-/') || path.endsWith(`${unscoped}-${version}.tgz`) || path.includes('/download/');
}

function spansOf(text: string, flat: boolean): Map<string, Span> {
  const spans = new Map<string, Span>();
  visitKeys(text, (path, start, end) => {
    if (flat) {
      if (path.length === 2 && path[0] === 'packages') spans.set(path[1]!, [start, end]);
    } else if (path.length % 2 === 0 && path.every((key, at) => at % 2 === 1 || key === 'dependencies')) {
      const key = path.filter((_, at) => at % 2 === 1).map(name => `${MODULES}${name}`);
      spans.set(key.join('/'), [start, end]);
    }
  });
  return spans;
}

