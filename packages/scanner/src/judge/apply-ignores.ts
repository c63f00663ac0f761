import type { Finding, Suppressed } from '@postern/catalogue';
import { pathMatcher } from '../project/path-matcher.js';

/** An entry of `ignore` in the configuration. */
export interface IgnoreEntry {
  check: string;
  /** A pattern as in .gitignore; absent for the whole project. */
  path?: string;
  reason: string;
  /** ISO date of the last day on which it counts. */
  until?: string;
}

export interface Ignored {
  kept: Finding[];
  suppressed: Suppressed[];
  notices: string[];
}

export function applyIgnores(findings: readonly Finding[], entries: readonly IgnoreEntry[], today: string, isPartial = false): Ignored {
  const notices: string[] = [];
  const used = new Set<IgnoreEntry>();
  const isExpired = ({ until }: IgnoreEntry) => until !== undefined && until < today;
  const matchers = entries.map(entry => ({ entry, matches: entry.path === undefined ? () => true : pathMatcher([entry.path]) }));
  const kept: Finding[] = [];
  const suppressed: Suppressed[] = [];
  for (const finding of findings) {
    const matching = matchers.filter(({ entry, matches }) => entry.check === finding.check && matches(finding.file));
    for (const { entry } of matching) used.add(entry);
    const live = matching.find(({ entry }) => !isExpired(entry))?.entry;
    if (live) suppressed.push({ finding, by: 'config', reason: live.reason, until: live.until ?? null });
    else kept.push(finding);
  }
  for (const entry of entries) {
    const name = `ignore of "${entry.check}"${entry.path === undefined ? '' : ` in "${entry.path}"`}`;
    if (isExpired(entry)) notices.push(`The ${name} ended on ${entry.until}. ${used.has(entry) ? 'Its findings count again: mend them or set a new date.' : 'Nothing needs it any more: remove it.'}`);
    else if (!used.has(entry) && !isPartial) notices.push(`The ${name} is unused: remove it.`);
  }
  return { kept, suppressed, notices };
}
