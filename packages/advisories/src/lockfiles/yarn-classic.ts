import type { Span } from '@postern/catalogue';
import { type Dependency, type Importer, type LockedPackage, type Lockfile, LockfileError } from './lockfile.js';
import type { Manifest } from './manifest.js';
import { isRegistryTarball } from './npm.js';
import { markReach } from './reach.js';

/** yarn.lock of Yarn 1: blocks of `name@range, name@range:` with fields below. It says nothing about the project: the manifests do. */
export function readYarnClassicLockfile(text: string, manifests: readonly Manifest[]): Lockfile {
  const blocks = blocksOf(text);
  const byPattern = new Map<string, LockedPackage>();
  const byName = new Map<string, LockedPackage[]>();
  const spans = new Map<LockedPackage, Span>();
  const packages = blocks.map((block): Mutable => {
    const locked = lockedOf(block);
    for (const pattern of block.patterns) {
      byPattern.set(pattern, locked);
      const [installedAs] = splitPattern(pattern);
      const same = byName.get(installedAs);
      if (!same) byName.set(installedAs, [locked]);
      else if (!same.includes(locked)) same.push(locked);
    }
    spans.set(locked, block.span);
    return locked;
  });
  const overridden = manifests.flatMap(manifest => manifest.overridden.map(overriddenName));
  const find = (name: string, range: string) => {
    const found = byPattern.get(`${name}@${range}`);
    // `resolutions` of the project replace ranges: then the one entry of that name is meant.
    const same = overridden.includes(name) ? byName.get(name) : undefined;
    return found ?? (same?.length === 1 ? same[0] : undefined);
  };
  for (const [at, block] of blocks.entries()) {
    packages[at]!.dependencies = block.dependencies.map(dependency => ({ ...dependency, to: find(dependency.name, dependency.range) }));
  }
  const importers = manifests.map(({ path, name, dependencies }): Importer => ({
    path,
    name,
    dependencies: dependencies.filter(({ kind }) => kind !== 'peer').map(({ name, range, kind }): Dependency => ({ name, range, kind, to: find(name, range) })),
  }));
  // Without a package.json nothing can be told apart: all counts as production.
  if (importers.some(({ dependencies }) => dependencies.length > 0)) markReach(packages, importers);
  return { manager: 'yarn', format: '1', packages, importers, overridden, spanOf: locked => spans.get(locked) ?? [0, 0] };
}

type Mutable = { -readonly [key in keyof LockedPackage]: LockedPackage[key] };

interface Block {
  patterns: string[];
  span: Span;
  fields: Map<string, string>;
  dependencies: Omit<Dependency, 'to'>[];
}

function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let block: Block | undefined;
  let kind: Dependency['kind'] | undefined;
  let line = 0;
  for (let at = 0, next = 0; at < text.length; at = next) {
    const newline = text.indexOf('\n', at);
    next = newline < 0 ? text.length : newline + 1;
    line++;
    const written = text.slice(at, next).trimEnd();
    if (written === '' || written.trimStart().startsWith('#')) continue;
    if (!written.startsWith(' ')) {
      if (!written.endsWith(':')) throw broken(line);
      block = { patterns: words(written.slice(0, -1), ','), span: [at, at + written.length - 1], fields: new Map(), dependencies: [] };
      blocks.push(block);
      kind = undefined;
    } else if (!block) {
      throw broken(line);
    } else if (written.startsWith('    ')) {
      const [name, range] = words(written.trim(), ' ');
      if (kind && name !== undefined && range !== undefined) block.dependencies.push({ name, range, kind });
    } else {
      const field = written.trim();
      kind = field === 'dependencies:' ? 'production' : field === 'optionalDependencies:' ? 'optional' : undefined;
      if (field.endsWith(':') && !field.includes(' ')) continue;
      const [name = '', value = ''] = words(field, ' ');
      block.fields.set(name, value);
    }
  }
  return blocks;
}

function broken(line: number): LockfileError {
  return new LockfileError(`is no yarn.lock (line ${line})`, 'Write it anew with `yarn install`.');
}

/** Splits at a sign, quoted parts kept whole. */
function words(text: string, separator: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; ) {
    if (text[at] === separator || text[at] === ' ') {
      at++;
      continue;
    }
    const quoted = text[at] === '"';
    const end = quoted ? text.indexOf('"', at + 1) : text.indexOf(separator, at);
    const stop = end < 0 ? text.length : end;
    found.push(quoted ? text.slice(at + 1, stop) : text.slice(at, stop).trim());
    at = stop + 1;
  }
  return found;
}

/** `@scope/name@^1.0.0` → name and range. */
export function splitPattern(pattern: string): [name: string, range: string] {
  const at = pattern.indexOf('@', 1);
  return at < 0 ? [pattern, ''] : [pattern.slice(0, at), pattern.slice(at + 1)];
}

/** The package that `**\/a/b`, `a/b`, `b@npm:^1.0.0`, `a@1>b` or `b@>=1.0.0 <2.0.0` overrides. */
export function overriddenName(written: string): string {
  // A `>` that is part of a range follows a space, a bar or an at sign.
  const last = written.split(/(?<=[^ |@])>/).at(-1)!;
  const name = /(?:^|\/)((?:@[^/@\s]+\/)?[^/@\s]+)(?:@[^/]*)?$/.exec(last)?.[1];
  return name ?? last;
}

function lockedOf({ patterns, fields }: Block): Mutable {
  const [first = ''] = patterns;
  const [installedAs, range] = splitPattern(first);
  const name = range.startsWith('npm:') ? splitPattern(range.slice('npm:'.length))[0] : installedAs;
  const version = fields.get('version') ?? '';
  const resolved = fields.get('resolved') ?? null;
  const [url = '', hash = ''] = (resolved ?? '').split('#');
  return {
    key: first,
    name,
    version,
    source: sourceOf(range, url, name, version),
    resolved,
    integrity: fields.get('integrity') ?? (/^[0-9a-f]{40}$/.test(hash) && url.endsWith('.tgz') ? `sha1:${hash}` : null),
    dependencies: [],
    development: false,
    optional: false,
    bundled: false,
    patched: false,
    tooling: false,
  };
}

function sourceOf(range: string, url: string, name: string, version: string): LockedPackage['source'] {
  if (/^(?:git[+:@]|ssh:|github:|gitlab:|bitbucket:|gist:)/.test(range) || /^git[+:]|^https:\/\/codeload\.github\.com\/|\.git$/.test(url)) return 'git';
  if (/^(?:file|link|portal):|^\.{0,2}\//.test(range) || url === '') return 'local';
  return isRegistryTarball(url, name, version) ? 'registry' : 'tarball';
}
