import { parseIgnoreRules, type IgnoreRule } from './ignore-rules.js';

/** Whether `npm pack` puts a file into the package: its path from the folder of the package.json, and the files that steer it. */
export function isPacked(path: string, manifest: { files?: unknown; main?: unknown; bin?: unknown }, ignoreText: string | undefined): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (ALWAYS_OUT.test(name) || /(?:^|\/)(?:node_modules|\.git|CVS|\.svn|\.hg)\//.test(path)) return false;
  if (Array.isArray(manifest.files)) return verdict(path, parseIgnoreRules(manifest.files.filter(entry => typeof entry === 'string').map(entryOf).join('\n')));
  return ignoreText === undefined || !verdict(path, parseIgnoreRules(ignoreText));
}

const ALWAYS_OUT = /^(?:\.npmrc|\.gitignore|\.npmignore|\.DS_Store|package-lock\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|npm-debug\.log|config\.gypi|.*\.orig|\._.*|\..*\.swp)$/;

/** An entry of `files` is a pattern from the folder of the package; one with a "!" takes out what it matches anywhere. */
function entryOf(entry: string): string {
  if (entry === '.') return '';
  if (entry.startsWith('!')) return entry;
  const pattern = entry.replace(/^\.?\/+/, '').replace(/\/+$/, '');
  return `/${pattern === '' ? '**' : pattern}`;
}

function verdict(path: string, rules: readonly IgnoreRule[]): boolean {
  const parts = path.split('/');
  let matched = false;
  // What is in a folder that an entry names is meant too.
  for (const rule of rules) {
    if (parts.some((_, i) => (i < parts.length - 1 || !rule.foldersOnly) && rule.matches(parts.slice(0, i + 1).join('/')))) matched = !rule.negated;
  }
  return matched;
}
