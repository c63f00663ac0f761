import { type OwaspTags, owaspOf, type Practice } from './owasp/practices.js';

export const severities = ['critical', 'high', 'medium', 'low'] as const;
export type Severity = (typeof severities)[number];

export const confidences = ['certain', 'likely', 'possible'] as const;
export type Confidence = (typeof confidences)[number];

/** The chapters of the guide, and the folders of the rules. */
export const families = [
  'credentials',
  'transport',
  'addresses',
  'signing',
  'webhooks',
  'requests',
  'injection',
  'access',
  'tokens',
  'supply-chain',
  'assurance',
] as const;
export type Family = (typeof families)[number];

/** One practice as something that can be found broken. It keeps its id whatever kind of file it is found in. */
export interface Check {
  id: string;
  /** What is wrong, as a headline: under 60 characters, no full stop. */
  title: string;
  family: Family;
  /** The row of `owasp/practices.ts` that gives the CWE and OWASP numbers. */
  practice: Practice;
  /** `rule`: runs in editors. `scan`: needs the project, git, or files that are not code. `both`: either, as far as it can. */
  kind: 'rule' | 'scan' | 'both';
  severity: Severity;
  /** What its findings usually have; a finding carries its own. */
  confidence: Confidence;
  /** In no preset: it runs only where it is asked for by name. */
  optIn: boolean;
  /** Why it matters, one or two sentences. */
  why: string;
  /** How to mend it, one or two sentences. */
  remediation: string;
  /** The first is the primary one. */
  cwe: readonly number[];
  owasp: OwaspTags;
  /** The page under `docs/`, from the root of the repository. */
  docs: string;
}

export interface CheckDefinition extends Pick<Check, 'id' | 'title' | 'family' | 'practice' | 'kind' | 'severity' | 'confidence' | 'why' | 'remediation'> {
  optIn?: boolean;
}

export function defineCheck({ optIn = false, ...definition }: CheckDefinition): Check {
  return { ...definition, optIn, ...owaspOf(definition.practice), docs: `docs/checks/${definition.id}.md` };
}
