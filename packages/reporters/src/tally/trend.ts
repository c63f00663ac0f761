import type { Finding, Report } from '@postern/catalogue';

export interface Trend {
  /** Fingerprints of findings that the earlier report did not have. */
  fresh: ReadonlySet<string>;
  known: number;
  /** Findings of the earlier report that are neither found nor suppressed now. */
  fixed: readonly Finding[];
}

/** What changed since an earlier report, by fingerprint. */
export function trend(report: Report, earlier: Report): Trend {
  const before = fingerprintsOf(earlier);
  const now = fingerprintsOf(report);
  const fresh = report.findings.filter(({ fingerprint }) => !before.has(fingerprint));
  return {
    fresh: new Set(fresh.map(({ fingerprint }) => fingerprint)),
    known: report.findings.length - fresh.length,
    fixed: earlier.findings.filter(({ fingerprint }) => !now.has(fingerprint)),
  };
}

/** A finding that was suppressed is no news when it comes back, and not mended when it goes there. */
function fingerprintsOf({ findings, suppressed }: Report): Set<string> {
  return new Set([...findings, ...suppressed.map(({ finding }) => finding)].map(({ fingerprint }) => fingerprint));
}
