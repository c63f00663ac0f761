import type { ProjectFinder } from '../finder.js';

/** A finder whose code is loaded only where the project has a file it could read. */
export function whenPresent(checks: readonly string[], file: RegExp, load: () => Promise<ProjectFinder>): ProjectFinder {
  return {
    checks,
    async *find(project, context) {
      if ((await project.list()).some(path => file.test(path))) yield* (await load()).find(project, context);
    },
  };
}
