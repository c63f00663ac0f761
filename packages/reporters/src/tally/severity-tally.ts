import { type Finding, severities, type Severity } from '@postern/catalogue';

/** Worst first; only what occurs. */
export function severityTally(findings: readonly Finding[]): { severity: Severity; found: number }[] {
  return severities
    .map(severity => ({ severity, found: findings.filter(finding => finding.severity === severity).length }))
    .filter(({ found }) => found > 0);
}
