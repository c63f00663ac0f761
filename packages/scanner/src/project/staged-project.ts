import { byCodeUnit } from '../by-code-unit.js';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { diskProject } from './disk-project.js';
import { git } from './git.js';
import type { Project } from './project.js';

/** What the next commit changes, as git's index has it: the work tree may hold something else. */
export async function stagedProject(root: string, maxBytes: number): Promise<Project> {
  const blobs = await stagedBlobs(root);
  const overlay = await contentsOf(root, blobs, maxBytes);
  const whole = diskProject(root);
  const files = [...blobs.keys()].sort(byCodeUnit);
  return {
    ...whole,
    overlay,
    list: async () => files,
    read: async path => overlay.get(path) ?? whole.read(path),
    readBefore: path => git(root, ['cat-file', 'blob', `HEAD:./${path}`]),
  };
}

/** Path to object id. `GIT_INDEX_FILE`, which git sets for partial commits, reaches git through the environment. */
async function stagedBlobs(root: string): Promise<Map<string, string>> {
  const output = await git(root, ['diff', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules=all', '--diff-filter=ACMT', '--relative']);
  if (!output) throw new UsageError(`There is no git repository at ${root}, so nothing is staged.`, 'Scan without --staged, or run inside a repository with git installed.');
  const blobs = new Map<string, string>();
  const parts = output.toString('utf8').split('\0');
  // `:100644 100644 <old> <new> M` NUL path NUL: a name may hold anything but a NUL.
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const [, mode = '', , object = ''] = parts[i]!.split(' ');
    if (mode === '100644' || mode === '100755') blobs.set(parts[i + 1]!, object);
  }
  return blobs;
}

async function contentsOf(root: string, blobs: ReadonlyMap<string, string>, maxBytes: number): Promise<Map<string, Buffer>> {
  const objects = [...new Set(blobs.values())];
  if (objects.length === 0) return new Map();
  const sizes = (await git(root, ['cat-file', '--batch-check'], `${objects.join('\n')}\n`))?.toString('latin1').split('\n') ?? [];
  const small = objects.filter((_, i) => Number(sizes[i]?.split(' ')[2]) <= maxBytes);
  const output = small.length > 0 ? await git(root, ['cat-file', '--batch'], `${small.join('\n')}\n`) : Buffer.alloc(0);
  const contents = new Map<string, Buffer>();
  for (let at = 0; output && at < output.length; ) {
    // `<object> blob <size>` LF content LF
    const lineEnd = output.indexOf(0x0a, at);
    const [object = '', , size = '0'] = output.toString('latin1', at, lineEnd).split(' ');
    const start = lineEnd + 1;
    contents.set(object, output.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return new Map([...blobs].flatMap(([path, object]) => (contents.has(object) ? [[path, contents.get(object)!] as const] : [])));
}
