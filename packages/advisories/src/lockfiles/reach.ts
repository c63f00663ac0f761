import type { Dependency, Importer, LockedPackage } from './lockfile.js';

type Mutable = { -readonly [key in keyof LockedPackage]: LockedPackage[key] };

/** Sets `development` and `optional` from the edges, for formats that carry no such marks. */
export function markReach(packages: readonly LockedPackage[], importers: readonly Importer[]): void {
  const roots = importers.flatMap(importer => importer.dependencies);
  const production = roots.filter(({ kind }) => kind !== 'development');
  const needed = reachable(production, false);
  const wanted = reachable(production, true);
  const neededToBuild = reachable(roots, false);
  for (const locked of packages as readonly Mutable[]) {
    locked.development = !wanted.has(locked);
    locked.optional = wanted.has(locked) ? !needed.has(locked) : !neededToBuild.has(locked);
  }
}

function reachable(roots: readonly Dependency[], withOptional: boolean): Set<LockedPackage> {
  const seen = new Set<LockedPackage>();
  const waiting = roots.filter(({ kind }) => withOptional || kind !== 'optional').flatMap(({ to }) => to ?? []);
  for (let locked = waiting.pop(); locked; locked = waiting.pop()) {
    if (seen.has(locked)) continue;
    seen.add(locked);
    for (const { to, kind } of locked.dependencies) if (to && (withOptional || kind !== 'optional')) waiting.push(to);
  }
  return seen;
}

/** One way from the project to a package. */
export interface Route {
  importer: Importer;
  /** The direct dependency first, the package itself last. */
  steps: readonly { dependency: Dependency; to: LockedPackage }[];
}

/** The shortest way to each package; one through production dependencies where there is any. */
export function routesOf(importers: readonly Importer[]): (locked: LockedPackage) => Route | undefined {
  interface Step {
    importer: Importer;
    before: Step | undefined;
    dependency: Dependency;
    to: LockedPackage;
  }
  const first = new Map<LockedPackage, Step>();
  for (const wantsDevelopment of [false, true]) {
    let wave: Step[] = importers.flatMap(importer =>
      importer.dependencies
        .filter(({ kind, to }) => to && (kind === 'development') === wantsDevelopment)
        .map(dependency => ({ importer, before: undefined, dependency, to: dependency.to! })),
    );
    while (wave.length > 0) {
      const next: Step[] = [];
      for (const step of wave) {
        if (first.has(step.to)) continue;
        first.set(step.to, step);
        for (const dependency of step.to.dependencies) {
          if (dependency.to && !first.has(dependency.to)) next.push({ importer: step.importer, before: step, dependency, to: dependency.to });
        }
      }
      wave = next;
    }
  }
  return locked => {
    const last = first.get(locked);
    if (!last) return undefined;
    const steps: Step[] = [];
    for (let step: Step | undefined = last; step; step = step.before) steps.unshift(step);
    return { importer: last.importer, steps };
  };
}
