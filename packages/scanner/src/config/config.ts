import type { ApiProfile, Confidence, Severity } from '@postern/catalogue';
import type { ProfileChoice } from '@postern/catalogue/settings/profile-choice';
import type { IgnoredAdvisory } from '../finder.js';
import type { IgnoreEntry } from '../judge/apply-ignores.js';

export const failLevels = ['critical', 'high', 'medium', 'low', 'never'] as const;
/** The least severe finding that makes the command fail. */
export type FailLevel = Severity | 'never';

export const CONFIG_FILE = 'postern.config.json';

/** `postern.config.json`, with what is left out filled in. */
export interface Config {
  failOn: FailLevel;
  minConfidence: Confidence;
  /** Patterns as in .gitignore. Empty: everything. */
  include: readonly string[];
  exclude: readonly string[];
  /** Checks by id: `false` never runs, `true` runs also where it is opt-in. */
  checks: Readonly<Record<string, boolean>>;
  ignore: readonly IgnoreEntry[];
  /** Bytes. */
  maxFileSize: number;
  /** A file, from the configuration's own folder. */
  baseline: string | undefined;
  /** Profiles that files follow: those named, or without names all in which nothing else is recognised. */
  profiles: readonly ProfileChoice[];
  /** Profiles of the project's own partners. */
  customProfiles: readonly ApiProfile[];
  advisories: { source: string; ignore: readonly IgnoredAdvisory[] };
}

export const defaults: Config = {
  failOn: 'low',
  minConfidence: 'likely',
  include: [],
  exclude: [],
  checks: {},
  ignore: [],
  maxFileSize: 5 * 1024 * 1024,
  baseline: undefined,
  profiles: [],
  customProfiles: [],
  advisories: { source: 'snapshot', ignore: [] },
};
