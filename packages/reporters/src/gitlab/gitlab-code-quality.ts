import { inertJson } from '../escape/inert-line.js';
import type { Reporter } from '../reporter.js';
import { severityWords } from '../severity-words.js';
import { distinctIds } from './distinct-ids.js';

/** GitLab's code quality report, which the merge request shows on every plan. */
export const gitlabCodeQuality: Reporter = ({ findings }) => {
  const idOf = distinctIds();
  const issues = findings.map(finding => {
    const { check, message, severity, file, range } = finding;
    return {
      description: message,
      check_name: check,
      fingerprint: idOf(finding),
      severity: severityWords[severity].codeQuality,
      location: { path: file, lines: { begin: range.start.line, end: range.end.line } },
    };
  });
  return inertJson(`${JSON.stringify(issues, null, 2)}\n`);
};
