import type { Check, Report } from '@postern/catalogue';

/** Checks whose silence says something: a practice that code cannot prove, and that nobody vouches for, was not looked at. */
export function checksThatLooked({ checks, attestations = [], findings }: Report): readonly Check[] {
  const missing = new Set(attestations.filter(({ status }) => status === 'missing').map(({ check }) => check));
  for (const { check } of findings) missing.delete(check);
  return checks.filter(({ id }) => !missing.has(id));
}
