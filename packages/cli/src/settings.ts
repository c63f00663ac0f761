import { join, resolve } from 'node:path';
import { checks, confidences } from '@postern/catalogue';
import { type ProfileChoice, profileIds } from '@postern/catalogue/settings/profile-choice';
import { type BaselineEntry, type Config, didYouMean, enabledChecks, type EngineName, engineNames, failLevels, type FailLevel, parseSize, type ScanOptions, UsageError } from '@postern/scanner';
import { advisoryStoreOf } from './advisory-store.js';
import type { Io } from './io.js';
import { choice } from './parse-options.js';

/** What decides how a project is scanned; the same for every command that scans. */
export const scanSettings = {
  'fail-on': { type: 'string' },
  'min-confidence': { type: 'string' },
  check: { type: 'string', multiple: true },
  profile: { type: 'string', multiple: true },
  baseline: { type: 'string' },
  config: { type: 'string' },
  'max-file-size': { type: 'string' },
  advisories: { type: 'string' },
  offline: { type: 'boolean' },
  engine: { type: 'string' },
  history: { type: 'boolean' },
  threads: { type: 'string' },
  'no-cache': { type: 'boolean' },
  'cache-folder': { type: 'string' },
} as const;

export interface GivenSettings {
  'fail-on'?: string | undefined;
  'min-confidence'?: string | undefined;
  check?: string[] | undefined;
  profile?: string[] | undefined;
  'max-file-size'?: string | undefined;
  advisories?: string | undefined;
  offline?: boolean | undefined;
  engine?: string | undefined;
  history?: boolean | undefined;
  threads?: string | undefined;
  'no-cache'?: boolean | undefined;
  'cache-folder'?: string | undefined;
}

/** Options of the command line over those of the configuration. */
export function settingsOf(given: GivenSettings, config: Config, baseline: readonly BaselineEntry[], io: Io): { options: ScanOptions; failOn: FailLevel } {
  const advisories = advisoriesOf(given, config);
  const threads = threadsOf(given.threads);
  const cacheFolder = cacheFolderOf(given, io);
  const advisoryStore = advisoryStoreOf(io);
  const options: ScanOptions = {
    checks: enabledChecks(config.checks, (given.check ?? []).map(knownCheck)),
    engine: engineOf(given),
    minConfidence: choice('min-confidence', given['min-confidence'], confidences) ?? config.minConfidence,
    maxFileSize: sizeOf(given['max-file-size']) ?? config.maxFileSize,
    profiles: profilesOf(given.profile, config),
    customProfiles: config.customProfiles,
    ignore: config.ignore,
    isPartial: given.check !== undefined || given['min-confidence'] !== undefined,
    baseline,
    advisories,
    ...(advisoryStore !== undefined && { advisoryStore }),
    ignoredAdvisories: config.advisories.ignore,
    today: new Date(io.now()).toISOString().slice(0, 10),
    environment: advisories === 'auto' || advisories === 'registry' ? networkSettings(io.env) : {},
    ...(given.history === true && { history: true }),
    ...(threads !== undefined && { threads }),
    ...(cacheFolder !== undefined && { cacheFolder }),
  };
  return { options, failOn: choice<FailLevel>('fail-on', given['fail-on'], failLevels) ?? config.failOn };
}

/** ESLint is the project's own, or absent: nobody who does not ask for it has to install it. */
function engineOf(given: GivenSettings): EngineName {
  const engine = choice<EngineName>('engine', given.engine, engineNames) ?? 'oxc';
  if (engine === 'eslint') {
    for (const name of ['eslint', '@typescript-eslint/parser']) {
      try {
        import.meta.resolve(name);
      } catch {
        throw new UsageError(`--engine eslint needs ${name}, which is not installed here.`, 'Install both: npm install --save-dev eslint @typescript-eslint/parser.');
      }
    }
  }
  return engine;
}

export function knownCheck(id: string): string {
  const ids = checks.map(check => check.id);
  if (ids.includes(id)) return id;
  throw new UsageError(`There is no check "${id}".`, didYouMean(id, ids) || 'See `postern checks`.');
}

/** `binance`, or `binance=src/orders/**`: those of the command line in place of the configuration's. */
function profilesOf(given: readonly string[] | undefined, config: Config): readonly ProfileChoice[] {
  if (given === undefined) return config.profiles;
  const known = profileIds(config.customProfiles);
  return given.map(wanted => {
    const [profile, pattern] = wanted.includes('=') ? [wanted.slice(0, wanted.indexOf('=')), wanted.slice(wanted.indexOf('=') + 1)] : [wanted, undefined];
    if (!known.includes(profile)) throw new UsageError(`There is no profile "${profile}".`, didYouMean(profile, known) || 'See `postern profiles`.');
    if (pattern === '') throw new UsageError(`--profile "${wanted}" names no files.`, `Write it as --profile ${profile}=src/orders/, or --profile ${profile} for all files.`);
    return pattern === undefined ? { profile } : { profile, files: [pattern] };
  });
}

function advisoriesOf({ advisories, offline }: GivenSettings, config: Config): ScanOptions['advisories'] {
  const wanted = advisories ?? config.advisories.source;
  if (wanted.startsWith('osv:') && wanted.length > 4) return wanted as ScanOptions['advisories'];
  const known = choice('advisories', wanted, ['snapshot', 'auto', 'registry', 'osv:<file>'] as const) as ScanOptions['advisories'];
  return offline ? 'snapshot' : known;
}

function sizeOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const bytes = parseSize(given);
  if (bytes === undefined) throw new UsageError(`--max-file-size does not know "${given}".`, 'It takes a size such as "5 MB", at most 512 MB.');
  return bytes;
}

function threadsOf(given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,3}$/.test(given)) throw new UsageError(`--threads does not know "${given}".`, 'It takes a number; 0 works without threads.');
  return Number(given);
}

/** Never inside the scanned folder: a stranger's repository could bring a cache that says it is clean. */
function cacheFolderOf(given: GivenSettings, { env, cwd, platform }: Io): string | undefined {
  if (given['no-cache']) return undefined;
  if (given['cache-folder'] !== undefined) return resolve(cwd, given['cache-folder']);
  const home = env['HOME'] ?? env['USERPROFILE'];
  const caches = env['XDG_CACHE_HOME'] ?? (platform === 'win32' ? env['LOCALAPPDATA'] : home === undefined ? undefined : join(home, platform === 'darwin' ? 'Library/Caches' : '.cache'));
  return caches === undefined || caches === '' ? undefined : join(caches, 'postern');
}

/** What a connection to the registry needs, and nothing else of the environment. */
function networkSettings(env: Io['env']): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(env).filter(([name]) => /^(?:npm_config_|\w*TOKEN$|(?:https?|all|no)_proxy$|NODE_EXTRA_CA_CERTS$|HOME$|USERPROFILE$)/i.test(name)));
}
