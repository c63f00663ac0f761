import type { Confidence, Severity } from '@postern/catalogue';

interface Words {
  sarif: 'error' | 'warning' | 'note';
  /** The number code scanning sorts by: over 9 critical, from 7 high, from 4 medium. */
  score: string;
  gitlab: 'Critical' | 'High' | 'Medium' | 'Low';
  codeQuality: 'blocker' | 'critical' | 'major' | 'minor';
  github: 'error' | 'warning' | 'notice';
}

/** Our severities in the words of each format. */
export const severityWords: Readonly<Record<Severity, Words>> = {
  critical: { sarif: 'error', score: '9.5', gitlab: 'Critical', codeQuality: 'blocker', github: 'error' },
  high: { sarif: 'error', score: '8.0', gitlab: 'High', codeQuality: 'critical', github: 'error' },
  medium: { sarif: 'warning', score: '5.5', gitlab: 'Medium', codeQuality: 'major', github: 'warning' },
  low: { sarif: 'note', score: '2.5', gitlab: 'Low', codeQuality: 'minor', github: 'notice' },
};

/** Confidence as SARIF's `precision`. */
export const precisionWords: Readonly<Record<Confidence, 'very-high' | 'high' | 'medium'>> = { certain: 'very-high', likely: 'high', possible: 'medium' };
