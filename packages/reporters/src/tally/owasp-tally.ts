import { owasp, type OwaspCategory, type OwaspEdition, type Report } from '@postern/catalogue';
import { checksOf } from './checks-of.js';
import { checksThatLooked } from './checks-that-looked.js';

export interface CategoryTally {
  category: OwaspCategory;
  /** Findings that fall under it. */
  found: number;
  /** Checks that ran and look at it; where it is 0, `found` says nothing. */
  checks: number;
}

/** One row a category of the edition, in OWASP's order. A finding counts in each of its categories. */
export function owaspTally(report: Report, edition: OwaspEdition): CategoryTally[] {
  const byId = checksOf(report);
  const looked = checksThatLooked(report);
  const found = new Map<string, number>();
  for (const { check } of report.findings) {
    for (const id of byId.get(check)?.owasp[edition] ?? []) found.set(id, (found.get(id) ?? 0) + 1);
  }
  return owasp[edition].map(category => ({
    category,
    found: found.get(category.id) ?? 0,
    checks: looked.filter(check => check.owasp[edition].includes(category.id)).length,
  }));
}

export const editionNames: Readonly<Record<OwaspEdition, string>> = {
  2021: 'OWASP Top 10 2021',
  2025: 'OWASP Top 10 2025',
  api2023: 'OWASP API Security Top 10 2023',
};
