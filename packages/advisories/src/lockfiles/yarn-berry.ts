import type { Span } from '@postern/catalogue';
import { get, mapOf, parseBlockYaml, textOf, type YamlMap } from './block-yaml.js';
import { type Dependency, type Importer, type LockedPackage, type Lockfile, LockfileError } from './lockfile.js';
import type { Manifest } from './manifest.js';
import { markReach } from './reach.js';
import { overriddenName, splitPattern } from './yarn-classic.js';

/** yarn.lock of Yarn 2 and later: YAML with `__metadata`. It merges dependencies and devDependencies of a workspace; the manifests tell them apart. */
export function readYarnBerryLockfile(text: string, manifests: readonly Manifest[]): Lockfile {
  const root = parseBlockYaml(text);
  const format = textOf(get(mapOf(get(root, '__metadata')), 'version'));
  if (format === '') throw new LockfileError('has no "__metadata"', 'Write it anew with `yarn install`.');
  const packages: Mutable[] = [];
  const spans = new Map<LockedPackage, Span>();
  const byDescriptor = new Map<string, LockedPackage | 'workspace'>();
  const byName = new Map<string, (LockedPackage | 'workspace')[]>();
  const entries: [locked: Mutable, entry: YamlMap][] = [];
  const workspaces: [path: string, name: string, entry: YamlMap][] = [];
  for (const [key, { value, span }] of root) {
    if (key === '__metadata') continue;
    const entry = mapOf(value);
    const [name, reference] = splitPattern(textOf(get(entry, 'resolution')));
    const workspace = /^workspace:(.*)$/s.exec(reference);
    const isLink = textOf(get(entry, 'linkType')) === 'soft';
    let target: LockedPackage | 'workspace' = 'workspace';
    if (workspace) workspaces.push([workspace[1] === '.' ? '' : workspace[1]!, name, entry]);
    else if (!isLink) {
      const locked = lockedOf(key, name, reference, entry);
      packages.push(locked);
      spans.set(locked, span);
      entries.push([locked, entry]);
      target = locked;
    }
    for (const descriptor of key.split(',')) {
      const written = descriptor.trim();
      byDescriptor.set(written, target);
      const [installedAs] = splitPattern(written);
      const same = byName.get(installedAs);
      if (!same) byName.set(installedAs, [target]);
      else if (!same.includes(target)) same.push(target);
    }
  }
  const overridden = manifests.flatMap(manifest => manifest.overridden.map(overriddenName));
  const find = (name: string, range: string) => {
    const found = byDescriptor.get(`${name}@${range}`) ?? byDescriptor.get(`${name}@npm:${range}`);
    const same = overridden.includes(name) ? byName.get(name) : undefined;
    const target = found ?? (same?.length === 1 ? same[0] : undefined);
    return target === 'workspace' ? undefined : target;
  };
  for (const [locked, entry] of entries) locked.dependencies = edgesOf(entry, find);
  const importers = workspaces.map(([path, name, entry]): Importer => {
    const manifest = manifests.find(other => other.path === path);
    const declared = new Map(manifest?.dependencies.map(dependency => [dependency.name, dependency]));
    const dependencies = edgesOf(entry, find).map(dependency => ({ ...dependency, kind: declared.get(dependency.name)?.kind ?? dependency.kind }));
    return { path, name: manifest?.name || name, dependencies: dependencies.filter(({ kind }) => kind !== 'peer') };
  });
  importers.sort((a, b) => (a.path < b.path ? -1 : 1));
  markReach(packages, importers);
  return { manager: 'yarn-berry', format, packages, importers, overridden, spanOf: locked => spans.get(locked) ?? [0, 0] };
}

type Mutable = { -readonly [key in keyof LockedPackage]: LockedPackage[key] };

function edgesOf(entry: YamlMap, find: (name: string, range: string) => LockedPackage | undefined): Dependency[] {
  const meta = mapOf(get(entry, 'dependenciesMeta'));
  return [...mapOf(get(entry, 'dependencies'))].map(([name, { value }]): Dependency => {
    const range = textOf(value);
    const optional = textOf(get(mapOf(get(meta, name)), 'optional')) === 'true';
    return { name, range: range.replace(/^npm:/, ''), kind: optional ? 'optional' : 'production', to: find(name, range) };
  });
}

function lockedOf(key: string, name: string, reference: string, entry: YamlMap): Mutable {
  const version = textOf(get(entry, 'version'));
  const patched = reference.startsWith('patch:');
  return {
    key,
    name,
    version,
    source: patched ? sourceOf(decodeURIComponentSafely(reference.slice('patch:'.length)).replace(/^[^@]*@|^@[^@]*@/, '')) : sourceOf(reference),
    resolved: reference.startsWith('npm:') || patched ? null : reference,
    integrity: textOf(get(entry, 'checksum')) || null,
    dependencies: [],
    development: false,
    optional: false,
    bundled: false,
    // Yarn patches a few packages itself (`optional!builtin`): those are not the project's.
    patched: patched && !reference.includes('builtin'),
    tooling: false,
  };
}

function decodeURIComponentSafely(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function sourceOf(reference: string): LockedPackage['source'] {
  if (reference.startsWith('npm:')) return 'registry';
  if (/^(?:file|link|portal|exec):/.test(reference)) return 'local';
  if (/^git[+:@]|#commit=|\.git(?:#|$)|^(?:github|ssh):/.test(reference)) return 'git';
  return /^https?:/.test(reference) ? 'tarball' : 'registry';
}
