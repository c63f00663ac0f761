import { type Advisory, type LockedPackage, npmSnapshot } from '@postern/advisories';
import type { FinderContext } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { installationsOf } from './installations.js';

/** What is known against a package by its name. */
export type AdvisoriesOf = (name: string) => readonly Advisory[];

/** Opens the source that the run asks for, tells the report which one it was, and says so where it cannot be had. */
export function advisoriesFor(project: Project, context: FinderContext): Promise<AdvisoriesOf> {
  return context.once('advisories', () => open(project, context));
}

async function open(project: Project, context: FinderContext): Promise<AdvisoriesOf> {
  const asked = await countedPackages(project, context);
  const { head, of } = npmSnapshot();
  context.advisories({ source: 'snapshot', date: head.date, ageDays: daysBetween(head.date, context.options.today), packages: asked });
  return of;
}

async function countedPackages(project: Project, context: FinderContext): Promise<number> {
  const packages = new Set<string>();
  for (const { lockfiles } of await installationsOf(project, context)) {
    for (const { packages: locked } of lockfiles) for (const { name, version } of locked) packages.add(`${name}@${version}`);
  }
  return packages.size;
}

export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000));
}

/** Advisories are about what registries serve: a folder or a fork of the same name is another package. */
export function isPublished({ source, version }: LockedPackage): boolean {
  // npm replaces a removed package with a harmless release of this version.
  return source === 'registry' && !/^0\.0\.1-security/.test(version);
}

