import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Ignore } from 'ignore';

/** Files below a folder that git does not look after, `.gitignore` files honoured. Symbolic links are named, not followed. */
export async function walk(root: string): Promise<string[]> {
  const files: string[] = [];
  await enter('', []);
  return files;

  async function enter(folder: string, rules: readonly Rules[]): Promise<void> {
    const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => []);
    const own = entries.some(entry => entry.name === '.gitignore' && entry.isFile()) ? await rulesOf(root, folder) : undefined;
    const all = own ? [...rules, own] : rules;
    for (const entry of entries) {
      const path = folder + entry.name;
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name) && !isIgnored(`${path}/`, all)) await enter(`${path}/`, all);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !isIgnored(path, all)) files.push(path);
    }
  }
}

/** What no author wrote: installed packages, caches, the stores of version control. */
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn', '.jj', 'bower_components', '.pnpm-store', '.turbo', '.next', '.nuxt', '.svelte-kit', '.cache', '.parcel-cache', '.nyc_output', 'coverage', '__pycache__', '.venv', '.postern-cache']);

interface Rules {
  folder: string;
  matcher: Ignore;
}

async function rulesOf(root: string, folder: string): Promise<Rules | undefined> {
  const text = await readFile(join(root, folder, '.gitignore'), 'utf8').catch(() => '');
  if (text.trim() === '') return undefined;
  const { default: ignore } = await import('ignore');
  return { folder, matcher: ignore({ allowRelativePaths: true }).add(text) };
}

/** The innermost file that has an opinion decides. */
function isIgnored(path: string, rules: readonly Rules[]): boolean {
  for (let i = rules.length - 1; i >= 0; i -= 1) {
    const { folder, matcher } = rules[i]!;
    const { ignored, unignored } = matcher.test(path.slice(folder.length));
    if (ignored || unignored) return ignored;
  }
  return false;
}
