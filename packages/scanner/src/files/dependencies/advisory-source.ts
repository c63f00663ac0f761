import { type Advisory, type AdvisoryStore, askRegistry, type LockedPackage, mergeAliases, npmSettings, npmSnapshot, openStore, registryLimits, SourceError } from '@postern/advisories';
import type { AdvisorySource } from '@postern/catalogue';
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
  const { advisories: wanted, today } = context.options;
  const asked = await askedPackages(project, context);
  const packages = [...asked.values()].reduce((sum, versions) => sum + versions.size, 0);
  const tell = (source: AdvisorySource['source'], date: string) => context.advisories({ source, date, ageDays: daysBetween(date, today), packages });
  try {
    if (wanted.startsWith('osv:')) {
      const store = await openStore(wanted.slice('osv:'.length));
      tell('osv', store.head.date);
      return name => store.of(name);
    }
    if (wanted === 'auto' || wanted === 'registry') {
      const of = await fromRegistry(project, context, asked);
      tell('registry', today);
      return of;
    }
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const instead = `The built-in advisories of ${npmSnapshot().head.date} were used instead.`;
    if (wanted === 'auto') context.notice(`${error.message}. ${instead}`);
    else context.failure('advisories', `${error.message}. ${error.advice} ${instead}`);
  }
  const store = (await localStore(context)) ?? npmSnapshot();
  tell(store === npmSnapshot() ? 'snapshot' : 'osv', store.head.date);
  return name => store.of(name);
}

/** What `postern advisories update` left on this machine, where it is newer than what ships. */
async function localStore({ options, notice }: FinderContext): Promise<AdvisoryStore | undefined> {
  if (options.advisoryStore === undefined || options.advisories !== 'snapshot') return undefined;
  try {
    const store = await openStore(options.advisoryStore);
    return store.head.date > npmSnapshot().head.date ? store : undefined;
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    // None was ever made; anything else is worth a word.
    if (!error.message.startsWith('There is no file')) notice(`${error.message}. ${error.advice}`);
    return undefined;
  }
}

async function fromRegistry(project: Project, { options }: FinderContext, asked: Asked): Promise<AdvisoriesOf> {
  const npmrc = (await project.exists('.npmrc')) ? (await project.read('.npmrc')).toString('utf8') : '';
  const settings = await npmSettings(options.environment, npmrc);
  const limits = options.advisories === 'auto' ? { ...registryLimits, time: 8000 } : { ...registryLimits, time: 60_000 };
  const answered = new Map<string, Advisory[]>();
  for (const advisory of await askRegistry(asked, settings, limits)) {
    const known = answered.get(advisory.package);
    if (known) known.push(advisory);
    else answered.set(advisory.package, [advisory]);
  }
  // Registries know few of the names that are hostile as a whole.
  return name => mergeAliases([...(answered.get(name) ?? []), ...npmSnapshot().of(name).filter(({ malicious }) => malicious)]);
}

type Asked = ReadonlyMap<string, ReadonlySet<string>>;

async function askedPackages(project: Project, context: FinderContext): Promise<Asked> {
  const asked = new Map<string, Set<string>>();
  for (const { lockfiles } of await installationsOf(project, context)) {
    for (const { packages } of lockfiles) {
      for (const locked of packages) {
        if (!isPublished(locked)) continue;
        const versions = asked.get(locked.name);
        if (versions) versions.add(locked.version);
        else asked.set(locked.name, new Set([locked.version]));
      }
    }
  }
  return asked;
}

export function daysBetween(from: string, to: string): number {
  return Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / 86_400_000)) || 0;
}

/** Advisories are about what registries serve: a folder or a fork of the same name is another package. */
export function isPublished({ source, version }: LockedPackage): boolean {
  // npm replaces a removed package with a harmless release of this version.
  return source === 'registry' && !/^0\.0\.1-security/.test(version);
}
