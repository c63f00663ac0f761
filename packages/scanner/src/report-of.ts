import type { Failure, Report } from '@postern/catalogue';
import { byCodeUnit } from './by-code-unit.js';
import type { FileOutcome } from './engines/file-scanner.js';
import { applyBaseline, type BaselineEntry } from './judge/baseline.js';
import { byPlace } from './judge/by-place.js';
import { directiveNotices } from './judge/directive-notices.js';
import { distinctFingerprints } from './judge/distinct-fingerprints.js';
import type { ProjectOutcome } from './project-findings.js';
import type { ScanOptions } from './scan.js';
import { VERSION } from './version.js';

/** What was found, in no order. Plain data. */
export interface Gathered {
  outcomes: readonly FileOutcome[];
  whole: ProjectOutcome;
  /** Number of files that were to be looked at. */
  files: number;
}

/** What is wanted of a report once everything is found. */
export type ReportOptions = Pick<ScanOptions, 'checks' | 'ignore' | 'baseline' | 'isPartial' | 'today'>;

/** Sorts what was found and lets through what the project answers for: by comment, by configuration, by baseline. */
export async function reportOf({ outcomes, whole, files }: Gathered, options: ReportOptions): Promise<Report> {
  const all = [...outcomes, whole.outcome];
  const isOn = new Set(options.checks.map(({ id }) => id));
  const found = distinctFingerprints(all.flatMap(({ findings }) => findings).sort(byPlace));
  const { kept, suppressed, notices } = await ignored(found, options);
  const { fresh, known, stale } = applyBaseline(kept, options.baseline);
  const skipped = all.flatMap(outcome => outcome.skipped).sort((a, b) => byCodeUnit(a.file, b.file) || byCodeUnit(a.reason, b.reason));
  return {
    tool: { name: 'postern', version: VERSION },
    findings: fresh,
    suppressed: [...all.flatMap(outcome => outcome.suppressed), ...suppressed, ...known].sort((a, b) => byPlace(a.finding, b.finding)),
    failures: eachOnce(all.flatMap(({ failures }) => failures)),
    skipped,
    notices: [
      ...whole.notices,
      ...notices,
      ...outcomes.flatMap(outcome => outcome.notices ?? []).sort(byCodeUnit),
      ...directiveNotices(
        all.flatMap(({ directives }) => directives),
        check => isOn.has(check),
      ),
      ...(options.isPartial ? [] : staleNotice(stale)),
    ],
    filesScanned: files - new Set(skipped.map(({ file }) => file)).size,
    advisories: whole.advisories,
    ...(whole.attestations.length > 0 && { attestations: whole.attestations }),
    checks: options.checks,
  };
}

/** In the order of their subjects; what all files suffer from is told by each. */
function eachOnce(failures: readonly Failure[]): Failure[] {
  const sorted = [...failures].sort((a, b) => byCodeUnit(a.subject, b.subject) || byCodeUnit(a.reason, b.reason));
  return sorted.filter(({ subject, reason }, i) => subject !== sorted[i - 1]?.subject || reason !== sorted[i - 1]?.reason);
}

async function ignored(findings: Report['findings'], { ignore, today, isPartial }: ReportOptions) {
  if (ignore.length === 0) return { kept: [...findings], suppressed: [], notices: [] };
  const { applyIgnores } = await import('./judge/apply-ignores.js');
  return applyIgnores(findings, ignore, today, isPartial);
}

function staleNotice(stale: readonly BaselineEntry[]): string[] {
  if (stale.length === 0) return [];
  return [`The baseline has ${stale.length} ${stale.length === 1 ? 'entry that no longer occurs' : 'entries that no longer occur'}. Drop with \`postern baseline --prune\`.`];
}
