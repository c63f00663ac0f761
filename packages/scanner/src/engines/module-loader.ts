import { dirname, join, relative, sep } from 'node:path';
import { isCode } from '@postern/flow/script';
import type { Syntax } from '@postern/flow';
import { ResolverFactory } from 'oxc-resolver';
import { decode } from '../decode.js';
import { readFile } from '../project/read-file.js';
import { type Engine, isFault } from './engine.js';
import { isTooDeep } from './is-too-deep.js';

/** Follows the imports of one file into other files of the project. */
export type ModuleLoader = (path: string) => NonNullable<Syntax['load']>;

const MAX_BYTES = 1024 * 1024; // a larger module is a bundle
const CACHE_BYTES = 2 * 1024 * 1024; // of source text, in each worker; a tree takes fifty times as much

export function moduleLoader(root: string, engine: Engine, onRead: (path: string) => void = () => {}): ModuleLoader {
  const resolver = new ResolverFactory({
    extensions: ['.ts', '.tsx', '.mts', '.cts', '.js', '.jsx', '.mjs', '.cjs', '.vue', '.svelte'],
    extensionAlias: { '.js': ['.ts', '.tsx', '.js', '.jsx'], '.mjs': ['.mts', '.mjs'], '.cjs': ['.cts', '.cjs'], '.jsx': ['.tsx', '.jsx'] },
    conditionNames: ['import', 'require', 'node', 'default'],
    mainFields: ['module', 'main'],
    tsconfig: 'auto',
    builtinModules: true,
  });
  // The oldest go first; a module that was dropped is read again.
  const parsed = new Map<string, { syntax: Syntax | undefined; size: number }>();
  let held = 0;

  return from => {
    const folder = dirname(join(root, from));
    return specifier => {
      const target = resolved(folder, join(root, from), specifier);
      if (target === undefined) return undefined;
      onRead(target);
      return moduleAt(target);
    };
  };

  function resolved(folder: string, file: string, specifier: string): string | undefined {
    // A look-alike of a URL or a loader's syntax is no path.
    if (/^(?:node:|data:|https?:|virtual:)|[!?\0]/.test(specifier)) return undefined;
    try {
      const { path } = resolver.resolveFileSync ? resolver.resolveFileSync(file, specifier) : resolver.sync(folder, specifier);
      if (path === undefined) return undefined;
      const inside = relative(root, path);
      // Installed packages are known by their names, not by their code.
      if (inside.startsWith('..') || inside.split(sep).includes('node_modules') || !isCode(inside)) return undefined;
      return inside.split(sep).join('/');
    } catch {
      return undefined;
    }
  }

  function moduleAt(path: string): Syntax | undefined {
    const known = parsed.get(path);
    if (known) return known.syntax;
    const result = readFile(root, path, MAX_BYTES);
    const text = 'bytes' in result ? decode(result.bytes) : undefined;
    const syntax = text === undefined || isTooDeep(text) ? undefined : engine.parse(path, text, loaderOf(path));
    const size = text?.length ?? 0;
    held += size;
    parsed.set(path, { syntax: syntax === undefined || isFault(syntax) ? undefined : syntax, size });
    for (const [oldest, entry] of parsed) {
      if (held <= CACHE_BYTES || oldest === path) break;
      parsed.delete(oldest);
      held -= entry.size;
    }
    return parsed.get(path)!.syntax;
  }

  function loaderOf(path: string): NonNullable<Syntax['load']> {
    return specifier => {
      const target = resolved(dirname(join(root, path)), join(root, path), specifier);
      if (target === undefined) return undefined;
      onRead(target);
      return moduleAt(target);
    };
  }
}
