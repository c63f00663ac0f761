import type { ApiProfile } from '@postern/catalogue';
import { didYouMean } from '@postern/catalogue/settings/closest';
import { profileIds } from '@postern/catalogue/settings/profile-choice';
import { namedProfilesIn } from '@postern/flow';
import { lineTable } from './line-table.js';

/** Comments that name a profile which is not there: nothing follows it, and nobody would know. */
export function profileNotices(file: string, text: string, custom: readonly ApiProfile[]): string[] {
  const named = namedProfilesIn(text);
  if (named.length === 0) return [];
  const known = profileIds(custom);
  const lines = lineTable(text);
  return named
    .filter(({ id }) => !known.includes(id))
    .map(({ id, offset }) => `${file}:${lines.positionOf(offset).line}: there is no profile "${id}". ${didYouMean(id, known) || 'See `postern profiles`.'}`);
}
