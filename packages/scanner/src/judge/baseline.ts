import { type Finding, type Suppressed } from '@postern/catalogue';
import { byCodeUnit } from '../by-code-unit.js';
import { UsageError } from '@postern/catalogue/settings/usage-error';

/** One finding that was there before. The file is for people; a rename does not unmake the match. */
export interface BaselineEntry {
  check: string;
  file: string;
  fingerprint: string;
}

export interface Baselined {
  fresh: Finding[];
  known: Suppressed[];
  /** Entries that no finding answers to any more. */
  stale: BaselineEntry[];
}

export function applyBaseline(findings: readonly Finding[], entries: readonly BaselineEntry[]): Baselined {
  const left = new Map<string, BaselineEntry[]>();
  for (const entry of entries) left.set(entry.fingerprint, [...(left.get(entry.fingerprint) ?? []), entry]);
  const answered = new Set<Finding>();
  // First where file and fingerprint agree; what is left over may be a file with another name.
  for (const isMatch of [(entry: BaselineEntry, finding: Finding) => entry.file === finding.file, () => true]) {
    for (const finding of findings) {
      if (answered.has(finding)) continue;
      const candidates = left.get(finding.fingerprint) ?? [];
      const at = candidates.findIndex(entry => entry.check === finding.check && isMatch(entry, finding));
      if (at < 0) continue;
      candidates.splice(at, 1);
      answered.add(finding);
    }
  }
  return {
    fresh: findings.filter(finding => !answered.has(finding)),
    known: findings.filter(finding => answered.has(finding)).map(finding => ({ finding, by: 'baseline', reason: 'in the baseline', until: null })),
    stale: [...left.values()].flat().sort(byEntry),
  };
}

/** Entries that no finding answers to. */
export function staleEntries(findings: readonly Finding[], entries: readonly BaselineEntry[]): readonly BaselineEntry[] {
  return applyBaseline(findings, entries).stale;
}

/** Sorted, one entry a line, with no line numbers and no dates: two branches merge without a conflict. */
export function formatBaseline(findings: readonly Finding[]): string {
  return textOf(findings.map(({ check, file, fingerprint }) => ({ check, file, fingerprint })));
}

export function prunedBaseline(entries: readonly BaselineEntry[], stale: readonly BaselineEntry[]): string {
  return textOf(entries.filter(entry => !stale.includes(entry)));
}

function textOf(entries: readonly BaselineEntry[]): string {
  const lines = [...entries].sort(byEntry).map(({ check, file, fingerprint }) => `    ${JSON.stringify({ check, file, fingerprint })}`);
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

export function parseBaseline(name: string, text: string): readonly BaselineEntry[] {
  const advice = 'Write it anew with --update-baseline.';
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw new UsageError(`${name}: this is not JSON, so it is no baseline.`, advice);
  }
  const { version, findings } = (parsed ?? {}) as { version?: unknown; findings?: unknown };
  if (version !== 1 || !Array.isArray(findings)) throw new UsageError(`${name}: this is no baseline of Postern.`, advice);
  return findings.map((entry: Partial<BaselineEntry> | null, i) => {
    if (typeof entry?.check !== 'string' || typeof entry.file !== 'string' || typeof entry.fingerprint !== 'string') {
      throw new UsageError(`${name}: findings[${i}] has no check, file and fingerprint.`, advice);
    }
    return { check: entry.check, file: entry.file, fingerprint: entry.fingerprint };
  });
}

function byEntry(a: BaselineEntry, b: BaselineEntry): number {
  return byCodeUnit(a.file, b.file) || byCodeUnit(a.check, b.check) || byCodeUnit(a.fingerprint, b.fingerprint);
}
