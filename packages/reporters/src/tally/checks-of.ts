import type { Check, Report } from '@postern/catalogue';

/** The checks of a report by id. A report that was read back may name a finding's check and not hold it. */
export function checksOf({ checks }: Report): ReadonlyMap<string, Check> {
  return new Map(checks.map(check => [check.id, check]));
}
