import type { Span } from '@postern/catalogue';
import { type JsonObject, objectOf, own, parseJsonc, stringOf, visitKeys } from './json.js';
import { type Dependency, type Importer, type LockedPackage, type Lockfile, LockfileError } from './lockfile.js';
import { markReach } from './reach.js';
import { splitPattern } from './yarn-classic.js';

/** bun.lock: JSON with trailing commas; a package is a tuple that starts with `name@version`. */
export function readBunLockfile(text: string): Lockfile {
  const json = objectOf(parseJsonc(text));
  if (!('workspaces' in json)) throw new LockfileError('has no "workspaces"', 'Write it anew with `bun install`.');
  const byKey = new Map<string, Mutable>();
  const members = new Map<string, JsonObject>();
  const edges: [locked: Mutable, key: string, entry: JsonObject][] = [];
  for (const [key, value] of Object.entries(objectOf(json['packages']))) {
    const tuple = Array.isArray(value) ? (value as unknown[]) : [];
    const [name, reference] = splitPattern(stringOf(tuple[0]));
    const entry = objectOf(tuple.find(part => typeof part === 'object' && part !== null));
    if (reference.startsWith('workspace:')) {
      members.set(key, entry);
      continue;
    }
    if (reference.startsWith('link:')) continue;
    const locked = lockedOf(key, name, reference, entry, tuple);
    byKey.set(key, locked);
    edges.push([locked, key, entry]);
  }
  const find = (from: string, name: string) => {
    for (let base = from; ; base = base.slice(0, Math.max(0, parentEnd(base)))) {
      const key = base === '' ? name : `${base}/${name}`;
      if (byKey.has(key)) return byKey.get(key);
      if (members.has(key) || base === '') return undefined;
    }
  };
  for (const [locked, key, entry] of edges) locked.dependencies = dependenciesOf(entry, false, name => find(key, name));
  const importers = Object.entries(objectOf(json['workspaces'])).map(([path, value]): Importer => {
    const member = objectOf(value);
    const name = stringOf(member['name']);
    const dependencies = dependenciesOf(member, true, dependency => find(path === '' ? '' : name, dependency));
    return { path, name, dependencies: dependencies.filter(({ kind }) => kind !== 'peer') };
  });
  const packages = [...byKey.values()];
  markReach(packages, importers);
  let spans: Map<string, Span> | undefined;
  return {
    manager: 'bun',
    format: String(json['lockfileVersion'] ?? ''),
    packages,
    importers,
    overridden: Object.keys(objectOf(json['overrides'])),
    spanOf: ({ key }) => (spans ??= spansOf(text)).get(key) ?? [0, 0],
  };
}

type Mutable = { -readonly [key in keyof LockedPackage]: LockedPackage[key] };

/** Where the last name of `a/@scope/b` starts, less its slash. */
function parentEnd(key: string): number {
  const slash = key.lastIndexOf('/');
  const before = key.lastIndexOf('/', slash - 1);
  return key[before + 1] === '@' ? before : slash;
}

const FIELDS: readonly (readonly [string, Dependency['kind']])[] = [
  ['dependencies', 'production'],
  ['optionalDependencies', 'optional'],
  ['peerDependencies', 'peer'],
  ['devDependencies', 'development'],
];

function dependenciesOf(entry: JsonObject, withDevelopment: boolean, find: (name: string) => LockedPackage | undefined): Dependency[] {
  return FIELDS.flatMap(([field, kind]) => {
    if (kind === 'development' && !withDevelopment) return [];
    return Object.entries(objectOf(entry[field])).map(([name, range]): Dependency => ({ name, range: stringOf(range), kind, to: find(name) }));
  });
}

function lockedOf(key: string, name: string, reference: string, entry: JsonObject, tuple: readonly unknown[]): Mutable {
  const isRegistry = /^\d/.test(reference);
  const registry = isRegistry ? stringOf(tuple[1]) : '';
  const last = stringOf(tuple.at(-1));
  return {
    key,
    name,
    version: isRegistry ? reference : versionOfTarball(reference, name),
    source: isRegistry ? 'registry' : /^(?:git[+:@]|github:|gitlab:|bitbucket:)/.test(reference) ? 'git' : /^https?:/.test(reference) ? 'tarball' : 'local',
    resolved: isRegistry ? registry || null : reference,
    integrity: /^sha\d+-/.test(last) ? last : null,
    dependencies: [],
    development: false,
    optional: false,
    bundled: own(entry, 'bundled') === true,
    patched: false,
    tooling: false,
  };
}

/** The lockfile has none of a tarball; the way registries name their files tells it. */
function versionOfTarball(address: string, name: string): string {
  const [, file = ''] = /^https?:\/\/[^?#]*\/-\/([^/?#]+)\.tgz$/.exec(address) ?? [];
  const lead = `${name.slice(name.lastIndexOf('/') + 1)}-`;
  return file.startsWith(lead) && /^\d+\.\d+\.\d+/.test(file.slice(lead.length)) ? file.slice(lead.length) : '';
}

function spansOf(text: string): Map<string, Span> {
  const spans = new Map<string, Span>();
  visitKeys(text, (path, start, end) => {
    if (path.length === 2 && path[0] === 'packages') spans.set(path[1]!, [start, end]);
  });
  return spans;
}
