import { loadGeneralYaml, NeedsGeneralYaml } from './block-yaml.js';
import { readBunLockfile } from './bun.js';
import { type Lockfile, LockfileError, type Manager } from './lockfile.js';
import type { Manifest } from './manifest.js';
import { readNpmLockfile } from './npm.js';
import { readPnpmLockfile } from './pnpm.js';
import { readYarnBerryLockfile } from './yarn-berry.js';
import { readYarnClassicLockfile } from './yarn-classic.js';

/** In the order in which the tools prefer them where a folder holds several of one tool. */
export const lockfileNames = ['npm-shrinkwrap.json', 'package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock'] as const;

/** Lockfiles that are not read, with what would help. */
export const unsupportedLockfiles: ReadonlyMap<string, string> = new Map([
  ['bun.lockb', 'is binary. Write bun.lock with `bun install --save-text-lockfile`.'],
  ['deno.lock', 'is of a kind that is not read: its packages were held against no advisory.'],
  ['vlt-lock.json', 'is of a kind that is not read: its packages were held against no advisory.'],
]);

/** No real lockfile comes near; parsing a larger one takes all memory. */
export const LOCKFILE_LIMIT = 64_000_000;

/** `manifests`: the package.json of the project and of the members of its workspace. Throws `LockfileError`. */
export async function readLockfile(name: string, text: string, manifests: readonly Manifest[] = []): Promise<Lockfile> {
  const manager = managerOf(name, text);
  const conflict = /^(?:<{7}|>{7})(?: |$)/m.exec(text);
  if (conflict) throw new LockfileError(`holds merge conflict markers (line ${lineAt(text, conflict.index)})`, `Settle them with \`${rewrite[manager]}\`.`);
  try {
    return read(manager, text, manifests);
  } catch (error) {
    if (!(error instanceof NeedsGeneralYaml)) throw await explained(error, text, manager);
  }
  await loadGeneralYaml();
  try {
    return read(manager, text, manifests);
  } catch (error) {
    throw await explained(error, text, manager);
  }
}

function read(manager: Manager, text: string, manifests: readonly Manifest[]): Lockfile {
  switch (manager) {
    case 'npm':
      return readNpmLockfile(text, manifests);
    case 'pnpm':
      return readPnpmLockfile(text);
    case 'yarn':
      return readYarnClassicLockfile(text, manifests);
    case 'yarn-berry':
      return readYarnBerryLockfile(text, manifests);
    case 'bun':
      return readBunLockfile(text);
  }
}

function managerOf(name: string, text: string): Manager {
  if (name.endsWith('.json')) return 'npm';
  if (name === 'bun.lock') return 'bun';
  if (name === 'pnpm-lock.yaml') return 'pnpm';
  return /^__metadata:/m.test(text) ? 'yarn-berry' : 'yarn';
}

/** What writes the lockfile anew without touching what is installed. */
const rewrite: Readonly<Record<Manager, string>> = {
  npm: 'npm install --package-lock-only',
  pnpm: 'pnpm install --lockfile-only',
  yarn: 'yarn install',
  'yarn-berry': 'yarn install --mode=update-lockfile',
  bun: 'bun install --lockfile-only',
};

async function explained(error: unknown, text: string, manager: Manager): Promise<unknown> {
  if (error instanceof LockfileError) return error;
  const advice = `Write it anew with \`${rewrite[manager]}\`.`;
  if (error instanceof SyntaxError) {
    if (text.trim() === '') return new LockfileError('is empty', advice);
    const at = await faultIn(text);
    if (at >= text.trimEnd().length) return new LockfileError('is not whole: it ends in the middle', advice);
    return new LockfileError(`is not valid JSON (line ${lineAt(text, at)})`, advice);
  }
  // The readers are not recursive over what lockfiles hold; what nests deeper than the stack is none.
  if (error instanceof RangeError) return new LockfileError('nests deeper than any lockfile', advice);
  return error;
}

/** JSON.parse of Node 20 does not always say where. */
async function faultIn(text: string): Promise<number> {
  const { visit } = await import('jsonc-parser');
  let fault = text.length;
  try {
    visit(text, { onError: (_, offset) => void (fault = Math.min(fault, offset)) }, { allowTrailingComma: true });
  } catch {
    // too deep for its recursion: then the end is as good a place as any
  }
  return fault;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
