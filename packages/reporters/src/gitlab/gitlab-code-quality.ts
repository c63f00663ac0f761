import type { Reporter } from '../reporter.js';
import { inertJson } from '../escape/inert-line.js';
import { severityWords } from '../severity-words.js';

/** GitLab's code quality report, which the merge request shows on every plan. */
export const gitlabCodeQuality: Reporter = ({ findings }) => {
  const seen = new Map<string, number>();
  const issues = findings.map(({ check, message, fingerprint, severity, file, range }) => {
    const times = seen.get(fingerprint) ?? 0;
    seen.set(fingerprint, times + 1);
    return {
      description: message,
      check_name: check,
      // Two issues of one fingerprint would be shown as one.
      fingerprint: times === 0 ? fingerprint : `${fingerprint}-${times}`,
      severity: severityWords[severity].codeQuality,
      location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
    };
  });
  return inertJson(`${JSON.stringify(issues, null, 2)}\n`);
};
