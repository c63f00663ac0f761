import type { ApiProfile } from '@postern/catalogue';
import { customProfiles } from '@postern/catalogue/settings/custom-profile';
import { knownChoices, type ProfileChoice, profileChoices } from '@postern/catalogue/settings/profile-choice';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import type { PosternSettings } from './eslint-rule.js';

interface Apis {
  custom: readonly ApiProfile[];
  choices: readonly ProfileChoice[];
}

const NONE: Apis = { custom: [], choices: [] };
// ESLint hands every rule and file the same settings object.
const read = new WeakMap<object, Apis>();

/** What `settings.postern` says about APIs; what cannot be read stops the run, in words. */
export function apisOf(settings: PosternSettings): Apis {
  if (settings.profiles === undefined && settings.customProfiles === undefined) return NONE;
  const known = read.get(settings);
  if (known) return known;
  try {
    const spot = (path: string) => ({ file: 'ESLint configuration', path: `settings.postern.${path}` });
    const custom = customProfiles(settings.customProfiles ?? [], spot('customProfiles'));
    const choices = profileChoices(settings.profiles ?? [], spot('profiles'));
    knownChoices(choices, custom, spot('profiles'));
    const apis = { custom, choices };
    read.set(settings, apis);
    return apis;
  } catch (error) {
    if (error instanceof UsageError) throw new Error(`${error.message} ${error.advice}`);
    throw error;
  }
}
