import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ignore, { type Ignore } from 'ignore';

/** Files below a folder that git does not look after, `.gitignore` files honoured. Symbolic links are named, not followed. */
export function walk(root: string): string[] {
  const files: string[] = [];
  enter('', []);
  return files;

  // Synchronous: with nothing else to do meanwhile it takes a third of the time.
  function enter(folder: string, rules: readonly Rules[]): void {
    const entries = entriesOf(join(root, folder));
    const own = entries.some(entry => entry.name === '.gitignore' && entry.isFile()) ? rulesOf(root, folder) : undefined;
    const all = own ? [...rules, own] : rules;
    for (const entry of entries) {
      const path = folder + entry.name;
      if (entry.isDirectory()) {
        if (!NEVER.has(entry.name) && !isIgnored(`${path}/`, all)) enter(`${path}/`, all);
      } else if ((entry.isFile() || entry.isSymbolicLink()) && !isIgnored(path, all)) files.push(path);
    }
  }
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // gone meanwhile, or not ours to read
  }
}

/** What no author wrote: installed packages, caches, the stores of version control. */
const NEVER = new Set(['node_modules', '.git', '.hg', '.svn', '.jj', 'bower_components', '.pnpm-store', '.turbo', '.next', '.nuxt', '.svelte-kit', '.cache', '.parcel-cache', '.nyc_output', 'coverage', '__pycache__', '.venv', '.postern-cache']);

interface Rules {
  folder: string;
  matcher: Ignore;
}

function rulesOf(root: string, folder: string): Rules | undefined {
  try {
    const text = readFileSync(join(root, folder, '.gitignore'), 'utf8');
    return text.trim() === '' ? undefined : { folder, matcher: ignore({ allowRelativePaths: true }).add(text) };
  } catch {
    return undefined;
  }
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
