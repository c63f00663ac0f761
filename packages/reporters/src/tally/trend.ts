import type { Finding, Report } from '@postern/catalogue';

export interface Trend {
  /** Findings that the earlier report did not have. */
  added: ReadonlySet<Finding>;
  known: number;
  /** Findings of the earlier report that are neither found nor suppressed now. */
  fixed: readonly Finding[];
}

/**
 * What changed since an earlier report. Equal faults in two files share a fingerprint, so they are counted: first those
 * that are where they were, then those that moved with a file.
 */
export function trend(report: Report, earlier: Report): Trend {
  const before = byFingerprint(allOf(earlier));
  const homeless = allOf(report).filter(finding => !take(before, finding, ({ file }) => file === finding.file));
  const added = new Set(homeless.filter(finding => !take(before, finding, () => true)));
  const left = new Set([...before.values()].flat());
  const fresh = report.findings.filter(finding => added.has(finding));
  return { added: new Set(fresh), known: report.findings.length - fresh.length, fixed: earlier.findings.filter(finding => left.has(finding)) };
}

/** A finding that was suppressed is no news when it comes back, and not mended when it goes there. */
function allOf({ findings, suppressed }: Report): Finding[] {
  return [...findings, ...suppressed.map(({ finding }) => finding)];
}

function byFingerprint(findings: readonly Finding[]): Map<string, Finding[]> {
  const pool = new Map<string, Finding[]>();
  for (const finding of findings) {
    const same = pool.get(finding.fingerprint);
    if (same) same.push(finding);
    else pool.set(finding.fingerprint, [finding]);
  }
  return pool;
}

function take(pool: ReadonlyMap<string, Finding[]>, { fingerprint }: Finding, fits: (finding: Finding) => boolean): boolean {
  const same = pool.get(fingerprint) ?? [];
  const index = same.findIndex(fits);
  if (index >= 0) same.splice(index, 1);
  return index >= 0;
}
