import type { Severity } from '@postern/catalogue';

/** The words of npm and GitHub in ours; `undefined` for one that says nothing. */
export function severityOf(word: string | undefined): Severity | undefined {
  switch (word?.toLowerCase()) {
    case 'critical':
      return 'critical';
    case 'high':
      return 'high';
    case 'moderate':
    case 'medium':
      return 'medium';
    case 'low':
    case 'info':
    case 'none':
      return 'low';
    default:
      return undefined;
  }
}
