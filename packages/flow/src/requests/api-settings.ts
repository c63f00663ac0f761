import type { ApiProfile } from '@postern/catalogue';
import { answersTo } from '@postern/catalogue/settings/path-pattern';
import type { ProfileChoice } from '@postern/catalogue/settings/profile-choice';

/** What the settings of a project say about the APIs that one file speaks to. */
export interface ApiSettings {
  /** Profiles of the project's own partners; the same array for every file of a run. */
  custom: readonly ApiProfile[];
  /** Ids that the settings name for this file. */
  chosen: readonly string[];
  /** Ids that hold where nothing else is recognised. */
  otherwise: readonly string[];
}

/** The path is taken from the root of the project. */
export function apiSettingsFor(path: string, custom: readonly ApiProfile[], choices: readonly ProfileChoice[]): ApiSettings | undefined {
  if (custom.length === 0 && choices.length === 0) return undefined;
  return {
    custom,
    chosen: choices.filter(({ files }) => files?.some(pattern => answersTo(path, pattern))).map(({ profile }) => profile),
    otherwise: choices.filter(({ files }) => files === undefined).map(({ profile }) => profile),
  };
}

/** Literals that call for the rules about signing and webhooks where a project brings profiles of its own. */
export function literalsOf(custom: readonly ApiProfile[], least = 4): string[] {
  const found = custom.flatMap(({ hosts, timestamp, signing, webhook }) => [
    ...hosts.map(host => host.replace(/^\*\./, '')),
    timestamp?.name,
    signing?.signatureHeader,
    signing?.signatureParam,
    webhook?.signatureHeader,
    webhook?.timestampHeader,
    ...(webhook?.verifyFunctions ?? []).map(name => name.slice(name.lastIndexOf('.') + 1)),
  ]);
  return [...new Set(found.filter(literal => typeof literal === 'string').map(literal => literal.toLowerCase()))].filter(literal => literal.length >= least);
}
