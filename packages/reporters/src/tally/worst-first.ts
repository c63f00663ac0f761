import { type Finding, severities } from '@postern/catalogue';

/** For formats that show only the first of many: by severity, else in the order of the report. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return severities.flatMap(severity => findings.filter(finding => finding.severity === severity));
}
