import {
  type Lockfile,
  LOCKFILE_LIMIT,
  LockfileError,
  lockfileNames,
  type Manifest,
  parseManifest,
  readLockfile,
  unsupportedLockfiles,
} from '@postern/advisories';
import type { FinderContext } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { isTestData } from '../is-test-data.js';

/** A folder whose dependencies are installed together. */
export interface Installation {
  /** From the root of the scan; `''` is the root. */
  folder: string;
  /** The project first, then the members of its workspace; their paths count from `folder`. */
  manifests: readonly Manifest[];
  /** The one that the declared package manager writes comes first. Empty where there is none, or none can be read. */
  lockfiles: readonly LocatedLockfile[];
  /** Whether a lockfile is there, readable or not. */
  isLocked: boolean;
}

export interface LocatedLockfile extends Lockfile {
  file: string;
  text: string;
}

/** Read once a scan, whichever finder asks first. */
export function installationsOf(project: Project, context: FinderContext): Promise<readonly Installation[]> {
  return context.once('installations', () => readInstallations(project, context));
}

async function readInstallations(project: Project, context: FinderContext): Promise<Installation[]> {
  const files = (await project.list()).filter(file => !/(^|\/)node_modules\//.test(file));
  const locks = new Map<string, string[]>();
  for (const file of files) {
    const [folder, name] = split(file);
    const advice = unsupportedLockfiles.get(name);
    // bun writes both while a project moves from one to the other.
    if (advice && !(name === 'bun.lockb' && files.includes(join(folder, 'bun.lock')))) context.failure(file, advice);
    if (advice || (lockfileNames as readonly string[]).includes(name)) locks.set(folder, [...(locks.get(folder) ?? []), name]);
  }
  const manifests = new Map<string, Manifest[]>();
  const unlisted = unlistedLocks(project);
  // A scan of what is staged, or of a part, lists one of the two files without the other.
  const missing = (await Promise.all([...locks.keys()].map(async folder => ((await project.exists(join(folder, 'package.json'))) ? [join(folder, 'package.json')] : [])))).flat();
  for (const file of new Set([...files.filter(file => split(file)[1] === 'package.json'), ...missing])) {
    const [folder] = split(file);
    const home = nearestLocked(folder, locks) ?? (await unlisted(folder)) ?? folder;
    const manifest = await readManifest(project, context, file, home === folder ? '' : folder.slice(home === '' ? 0 : home.length + 1));
    if (manifest) manifests.set(home, [...(manifests.get(home) ?? []), manifest]);
  }
  const folders = [...new Set([...manifests.keys(), ...locks.keys()])].sort();
  const installations: Installation[] = [];
  for (const folder of folders) {
    const own = (manifests.get(folder) ?? []).sort((a, b) => (a.path < b.path ? -1 : 1));
    const names = locks.get(folder) ?? [];
    // What npm left behind of its last install: the nearest thing to a lockfile where none is committed.
    const hidden = join(folder, 'node_modules/.package-lock.json');
    if (names.length === 0 && own[0]?.path === '' && (await project.exists(hidden))) names.push('node_modules/.package-lock.json');
    const lockfiles: LocatedLockfile[] = [];
    for (const name of byPreference(names, own[0])) {
      const lockfile = await readLocated(project, context, join(folder, name), membersOf(own));
      if (lockfile) lockfiles.push(lockfile);
    }
    installations.push({ folder, manifests: own, lockfiles, isLocked: names.length > 0 || (await unlisted(folder)) === folder });
  }
  return installations;
}

/** The nearest folder with a lockfile that is there but not part of this scan; one that git ignores is none. */
function unlistedLocks(project: Project): (folder: string) => Promise<string | undefined> {
  const known = new Map<string, Promise<boolean>>();
  const hasLock = async (folder: string) => {
    const names = [...lockfileNames, ...unsupportedLockfiles.keys()];
    const there = (await Promise.all(names.map(async name => ((await project.exists(join(folder, name))) ? name : undefined)))).flatMap(name => name ?? []);
    if (there.length === 0) return false;
    const ignored = (await Promise.all([...new Set([folder, ''])].map(at => gitignoreOf(project, at)))).join('\n');
    return there.some(name => !isIgnored(name, ignored));
  };
  return async folder => {
    for (let at = folder; ; at = split(at)[0]) {
      if (!known.has(at)) known.set(at, hasLock(at));
      if (await known.get(at)) return at;
      if (at === '') return undefined;
    }
  };
}

async function gitignoreOf(project: Project, folder: string): Promise<string> {
  const file = join(folder, '.gitignore');
  return (await project.exists(file)) ? (await project.read(file)).toString('utf8') : '';
}

function isIgnored(name: string, ignored: string): boolean {
  const end = name.slice(name.lastIndexOf('.'));
  return ignored.split(/\r?\n/).some(line => [name, `/${name}`, `**/${name}`, `*${end}`].includes(line.trim()));
}

async function readManifest(project: Project, context: FinderContext, file: string, path: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(path, (await project.read(file)).toString('utf8'));
  } catch (error) {
    // Broken manifests are common among test data; they hide dependencies only beside a lockfile or at the root.
    if (path === '' && !isTestData(file)) context.failure(file, `The file ${error instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read'}: its dependencies are not known.`);
    return undefined;
  }
}

async function readLocated(project: Project, context: FinderContext, file: string, manifests: readonly Manifest[]): Promise<LocatedLockfile | undefined> {
  const name = split(file)[1];
  if (unsupportedLockfiles.has(name)) return undefined;
  try {
    const bytes = await project.read(file);
    if (bytes.length > LOCKFILE_LIMIT) throw new LockfileError(`is larger than ${LOCKFILE_LIMIT / 1_000_000} MB`, 'Write it anew with the package manager.');
    const text = bytes.toString('utf8');
    return { ...(await readLockfile(name === '.package-lock.json' ? 'package-lock.json' : name, text, manifests)), file, text };
  } catch (error) {
    const [reason, advice] = error instanceof LockfileError ? [error.message, error.advice] : ['cannot be read', 'Check that it is a file this user may read.'];
    // Broken on purpose, for somebody's tests.
    if (isTestData(file)) context.skipped(file, `test data: the lockfile ${reason}`);
    else context.failure(file, `The lockfile ${reason}: its packages were held against no advisory. ${advice}`);
    return undefined;
  }
}

/** A workspace says who belongs to it; without one the root stands alone. */
function membersOf(manifests: readonly Manifest[]): readonly Manifest[] {
  const root = manifests.find(({ path }) => path === '');
  if (!root || root.workspaces.length === 0) return manifests.filter(({ path }) => path === '' || !root);
  return manifests.filter(({ path }) => path === '' || root.workspaces.some(glob => matchesGlob(path, glob)));
}

/** `packages/*`, `apps/**`, `tools/x`: what workspaces are written with. */
export function matchesGlob(path: string, glob: string): boolean {
  const wanted = glob.replace(/^\.\//, '').replace(/\/$/, '').split('/');
  const given = path.split('/');
  const deep = wanted.indexOf('**');
  if (deep >= 0 ? given.length < deep : given.length !== wanted.length) return false;
  return wanted.slice(0, deep >= 0 ? deep : undefined).every((part, at) => part === '*' || part === given[at] || (part.endsWith('*') && given[at]!.startsWith(part.slice(0, -1))));
}

function byPreference(names: readonly string[], root: Manifest | undefined): string[] {
  const declared = root?.packageManager.split('@')[0] ?? '';
  const order = ['npm-shrinkwrap.json', ...lockfileNames];
  const rank = (name: string) => (declared !== '' && managerOfName(name) === declared ? -1 : order.indexOf(name));
  return [...names].sort((a, b) => rank(a) - rank(b));
}

export function managerOfName(name: string): string {
  return name.startsWith('pnpm') ? 'pnpm' : name.startsWith('yarn') ? 'yarn' : name.startsWith('bun') ? 'bun' : 'npm';
}

function nearestLocked(folder: string, locks: ReadonlyMap<string, unknown>): string | undefined {
  for (let at = folder; ; at = split(at)[0]) {
    if (locks.has(at)) return at;
    if (at === '') return undefined;
  }
}

export function split(file: string): [folder: string, name: string] {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? ['', file] : [file.slice(0, slash), file.slice(slash + 1)];
}

export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
