import { join, relative, sep } from 'node:path';
import { moduleOf, STEPS_PER_FILE, type Syntax } from '@postern/flow';
import { isCode } from '@postern/flow/script';
import { ResolverFactory } from 'oxc-resolver';
import { decode } from '../decode.js';
import { readFile } from '../project/read-file.js';
import { type Engine, isFault } from './engine.js';
import { isTooDeep } from './is-too-deep.js';

/** Follows the imports of files into other files of the project. */
export interface ModuleLoader {
  loadFor(path: string): NonNullable<Syntax['load']>;
  /** The files that were looked into for a file, directly or on the way; undefined where none was asked for. */
  seenFor(path: string): readonly string[] | undefined;
}

const MAX_BYTES = 1024 * 1024; // a larger module is a bundle
const CACHE_BYTES = 2 * 1024 * 1024; // of source text, in each worker; a tree takes fifty times as much

export function moduleLoader(root: string, engine: Engine, apisFor: (path: string) => Syntax['apis']): ModuleLoader {
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
  const edges = new Map<string, Set<string>>();

  return { loadFor, seenFor };

  function loadFor(path: string): NonNullable<Syntax['load']> {
    return specifier => {
      if (!edges.has(path)) edges.set(path, new Set());
      const target = resolved(path, specifier);
      if (target === undefined) return undefined;
      edges.get(path)!.add(target);
      return moduleAt(target);
    };
  }

  function seenFor(path: string): readonly string[] | undefined {
    if (!edges.has(path)) return undefined;
    const seen = new Set<string>();
    const open = [path];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of edges.get(at) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        open.push(next);
      }
    }
    return [...seen].sort();
  }

  function resolved(from: string, specifier: string): string | undefined {
    // A look-alike of a URL or a loader's syntax is no path.
    if (/^(?:node:|data:|https?:|virtual:)|[!?\0]/.test(specifier)) return undefined;
    try {
      const path = resolver.resolveFileSync(join(root, from), specifier).path ?? byConvention(from, specifier);
      if (path === undefined) return undefined;
      const inside = relative(root, path);
      // Installed packages are known by their names, not by their code.
      if (inside.startsWith('..') || inside.split(sep).includes('node_modules') || !isCode(inside)) return undefined;
      return inside.split(sep).join('/');
    } catch {
      return undefined;
    }
  }

  /** What Nuxt and SvelteKit mean by it: the tsconfig that says so is made by their first run, and git ignores it. */
  function byConvention(from: string, specifier: string): string | undefined {
    const [, start, rest] = /^(\$lib|[~@]{1,2})\/(.+)$/.exec(specifier) ?? [];
    if (start === undefined || rest === undefined) return undefined;
    const folders = from.split('/').slice(0, -1);
    for (let depth = Math.min(folders.length, 8); depth >= 0; depth -= 1) {
      for (const base of start === '$lib' ? ['src/lib'] : ['', 'src', 'app']) {
        const { path } = resolver.resolveFileSync(join(root, from), join(root, ...folders.slice(0, depth), base, rest));
        if (path !== undefined) return path;
      }
    }
    return undefined;
  }

  function moduleAt(path: string): Syntax | undefined {
    const known = parsed.get(path);
    const syntax = known ? known.syntax : parse(path);
    // A full tank for each who comes in: what one file finds must not depend on who was here before.
    if (syntax) moduleOf(syntax).fuel = STEPS_PER_FILE;
    return syntax;
  }

  function parse(path: string): Syntax | undefined {
    const result = readFile(root, path, MAX_BYTES);
    const text = 'bytes' in result ? decode(result.bytes) : undefined;
    const outcome = text === undefined || isTooDeep(text) ? undefined : engine.parse(path, text, loadFor(path));
    const syntax = outcome === undefined || isFault(outcome) ? undefined : { ...outcome, apis: apisFor(path) };
    const size = text?.length ?? 0;
    held += size;
    parsed.set(path, { syntax, size });
    for (const [oldest, entry] of parsed) {
      if (held <= CACHE_BYTES || oldest === path) break;
      parsed.delete(oldest);
      held -= entry.size;
    }
    return syntax;
  }
}
