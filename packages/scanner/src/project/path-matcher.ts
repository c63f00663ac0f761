import ignore from 'ignore';

/** Patterns as in .gitignore, held against paths from the root of the scan. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const matcher = ignore({ allowRelativePaths: true }).add([...patterns]);
  return path => matcher.ignores(path);
}
