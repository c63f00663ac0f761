import type { Report } from '@postern/catalogue';
import { fullReport } from './made-report.js';

/** Everything that means something to a terminal, a browser, a workflow runner, Markdown or XML. */
export const hostileText = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'--><svg/onload=alert(1)>",
  '\n::error file=a::injected\r\n##[command]injected',
  '::stop-commands::x',
  '\x1b[2J\x1b]8;;https://evil.test\x07click\x1b]8;;\x07\x9b31m\x07\b',
  '\u202egnp.exe\u2066\u200b\u2028\u{e0041}',
  ']]>&lt;&amp;<!-- <![CDATA[',
  '| cell | ``` `code` **bold** [link](javascript:alert(1)) ![img](https://evil.test/x.png) @someone #1',
  '</script></style></textarea></title>',
  '${{ github.token }} %0A %25 {{constructor}}',
  '\0\ufffe\ud800',
].join(' ');

/** A report whose every text field holds `hostileText`, as a scanned repository or a forged report could bring it. */
export function hostileReport(): Report {
  const report = poisoned(fullReport(), '') as Report;
  return { ...report, checks: report.checks, findings: report.findings.map(finding => ({ ...finding, data: { ...finding.data, '__proto__x': hostileText } })) };
}

// Closed sets stay what they are: a report with another severity is refused when it is read.
const closed = new Set(['severity', 'confidence', 'status', 'by', 'source', 'kind', 'family']);

function poisoned(value: unknown, key: string): unknown {
  if (typeof value === 'string') return closed.has(key) ? value : `${value}${hostileText}`;
  if (Array.isArray(value)) return value.map(item => poisoned(item, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, poisoned(inner, name)]));
}
