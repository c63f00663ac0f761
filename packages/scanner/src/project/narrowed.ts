import { pathMatcher } from './path-matcher.js';
import type { Project } from './project.js';

/** The same project with fewer files to scan: what `include` names, without what `exclude` names. */
export function narrowed(project: Project, { include, exclude }: { include: readonly string[]; exclude: readonly string[] }): Project {
  if (include.length === 0 && exclude.length === 0) return project;
  const isIncluded = include.length > 0 ? pathMatcher(include) : () => true;
  const isExcluded = pathMatcher(exclude);
  return { ...project, list: async () => (await project.list()).filter(file => isIncluded(file) && !isExcluded(file)) };
}
