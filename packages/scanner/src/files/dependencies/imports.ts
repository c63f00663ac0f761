import type { Span } from '@postern/catalogue';
import type { Project } from '../../project/project.js';
import { isTestData } from '../is-test-data.js';

export interface ImportPlace {
  file: string;
  span: Span;
}

/** A look for the first import of each name is worth a little reading, not a second scan. */
const FILES = 3000;
const BYTES = 40_000_000;

/** Where code of the project imports each package first; `undefined` where the project is too large to look. */
export async function importsOf(project: Project, names: ReadonlySet<string>): Promise<ReadonlyMap<string, ImportPlace> | undefined> {
  const found = new Map<string, ImportPlace>();
  if (names.size === 0) return found;
  const files = (await project.list()).filter(file => /\.(?:[cm]?[jt]sx?|vue|svelte|astro)$/.test(file) && !/(^|\/)(?:node_modules|dist|build)\//.test(file));
  if (files.length > FILES) return undefined;
  let bytes = 0;
  for (const file of files.sort((a, b) => Number(isTestData(a)) - Number(isTestData(b)))) {
    const source = await project.read(file).catch(() => undefined);
    if (!source) continue;
    bytes += source.length;
    if (bytes > BYTES) return undefined;
    const text = source.toString('utf8');
    for (const name of names) {
      if (found.has(name) || !text.includes(name)) continue;
      const span = importIn(text, name);
      if (span) found.set(name, { file, span });
    }
    if (found.size === names.size) break;
  }
  return found;
}

/** `from 'x'`, `import 'x'`, `import('x')`, `require('x')`, each with a path below the package as well. */
function importIn(text: string, name: string): Span | undefined {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const quote = text[at - 1];
    const after = text[at + name.length];
    if ((quote !== "'" && quote !== '"' && quote !== '`') || (after !== quote && after !== '/')) continue;
    if (/(?:\bfrom|\bimport|\brequire\s*\(|\bimport\s*\()\s*$/.test(text.slice(Math.max(0, at - 30), at - 1))) return [at - 1, at + name.length + 1];
  }
  return undefined;
}
