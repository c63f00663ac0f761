import type { Span } from '@postern/catalogue';
import type { Dependency } from './lockfile.js';
import { objectOf, parseJson, stringOf, visitKeys } from './json.js';

/** The parts of a package.json that say what is installed. */
export interface Manifest {
  /** Folder from the folder of the lockfile; `''` is the root. */
  path: string;
  name: string;
  version: string;
  private: boolean;
  /** Globs of the workspace's members. */
  workspaces: readonly string[];
  dependencies: readonly DeclaredDependency[];
  /** Overrides of yarn (`resolutions`), npm (`overrides`) and pnpm: names, as written. */
  overridden: readonly string[];
  /** `pnpm@9.1.0`. */
  packageManager: string;
  /** Published on purpose: it has files, exports or a way to be published. */
  isLibrary: boolean;
}

export interface DeclaredDependency {
  name: string;
  range: string;
  kind: Dependency['kind'];
  /** The key in package.json. */
  span: Span;
  /** Ranges that other lists of the same manifest give it. */
  alsoAs: readonly string[];
}

const KINDS = new Map<string, Dependency['kind']>([
  ['dependencies', 'production'],
  ['optionalDependencies', 'optional'],
  ['devDependencies', 'development'],
  ['peerDependencies', 'peer'],
]);

export function parseManifest(path: string, text: string): Manifest {
  const json = objectOf(parseJson(text));
  const spans = new Map<string, Span>();
  visitKeys(text, (keys, start, end) => {
    if (keys.length === 2 && KINDS.has(keys[0]!)) spans.set(`${keys[0]} ${keys[1]}`, [start, end]);
  });
  // A name in two lists counts once: npm lets the optional one win, then the production one.
  const dependencies = new Map<string, DeclaredDependency>();
  for (const field of ['peerDependencies', 'devDependencies', 'dependencies', 'optionalDependencies']) {
    for (const [name, range] of Object.entries(objectOf(json[field]))) {
      if (typeof range !== 'string') continue;
      const known = dependencies.get(name);
      const alsoAs = known ? [...known.alsoAs, known.range] : [];
      dependencies.set(name, { name, range, kind: KINDS.get(field)!, span: spans.get(`${field} ${name}`) ?? [0, 0], alsoAs });
    }
  }
  const workspaces = Array.isArray(json['workspaces']) ? json['workspaces'] : objectOf(json['workspaces'])['packages'];
  const pnpm = objectOf(json['pnpm']);
  return {
    path,
    name: stringOf(json['name']),
    version: stringOf(json['version']),
    private: json['private'] === true,
    workspaces: Array.isArray(workspaces) ? workspaces.filter(glob => typeof glob === 'string') : [],
    dependencies: [...dependencies.values()],
    overridden: ['overrides', 'resolutions'].flatMap(field => Object.keys(objectOf(json[field]))).concat(Object.keys(objectOf(pnpm['overrides']))),
    packageManager: stringOf(json['packageManager']),
    isLibrary: json['private'] !== true && ['files', 'exports', 'main', 'module', 'types', 'bin', 'publishConfig'].some(field => field in json) && 'version' in json,
  };
}
