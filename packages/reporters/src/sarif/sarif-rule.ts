import type { Check } from '@postern/catalogue';
import { docsUrlOf } from '../escape/docs-url.js';
import { markdownText } from '../escape/markdown-text.js';
import type { ReporterOptions } from '../reporter.js';
import { precisionWords, severityWords } from '../severity-words.js';
import { relationshipsOf } from './taxonomies.js';

// What code scanning takes.
const DESCRIPTION_LENGTH = 1024;
const TAGS = 10;
const CWE_TAGS = 5;

/** A check as a SARIF rule; the title alone where the report does not hold the check. */
export function sarifRule(check: Check, options: ReporterOptions) {
  const { sarif, score } = severityWords[check.severity];
  const help = docsUrlOf(check, options);
  return {
    id: check.id,
    name: check.id.replace(/(?:^|-)([a-z0-9])/g, (_, letter: string) => letter.toUpperCase()),
    shortDescription: { text: cut(check.title) },
    fullDescription: { text: cut(check.why) },
    help: {
      text: [check.why, check.remediation, help ?? check.docs].join('\n\n'),
      markdown: [`**Why it matters**: ${markdownText(check.why)}`, `**Fix**: ${markdownText(check.remediation)}`, help ? `[${markdownText(check.docs)}](${help})` : markdownText(check.docs)].join('\n\n'),
    },
    ...(help ? { helpUri: help } : {}),
    defaultConfiguration: { level: sarif },
    relationships: relationshipsOf(check),
    properties: {
      tags: ['security', ...check.cwe.slice(0, CWE_TAGS).map(id => `external/cwe/cwe-${String(id).padStart(3, '0')}`), ...check.owasp[2021], ...check.owasp[2025], ...check.owasp.api2023].slice(0, TAGS),
      precision: precisionWords[check.confidence],
      'problem.severity': sarif === 'note' ? 'recommendation' : sarif,
      'security-severity': score,
    },
  };
}

function cut(text: string): string {
  return text.length > DESCRIPTION_LENGTH ? `${text.slice(0, DESCRIPTION_LENGTH - 1)}…` : text;
}
