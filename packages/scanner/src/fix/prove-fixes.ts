import type { Finding, Report } from '@postern/catalogue';
import type { Project } from '../project/project.js';
import { scan, type ScanOptions } from '../scan.js';
import type { FixPlan, PlannedFix } from './plan-fixes.js';

/** Scans the mended texts before any of them is written: a fix that mends nothing, or breaks something, is left out. */
export async function proveFixes(project: Project, before: Report, plan: FixPlan, options: ScanOptions): Promise<FixPlan> {
  if (plan.fixes.length === 0) return plan;
  const overlay = new Map(plan.fixes.map(({ file, after }) => [file, Buffer.from(after)]));
  const files = [...overlay.keys()];
  const mended: Project = { ...project, overlay, list: async () => files, read: async path => overlay.get(path) ?? project.read(path) };
  const { cacheFolder: _, onProgress: __, ...quiet } = options;
  const after = await scan(mended, { ...quiet, isPartial: true });
  const refused = [...plan.refused];
  const fixes = plan.fixes.filter(fix => {
    const reason = faultOf(fix, before, after);
    if (reason !== undefined) refused.push({ file: fix.file, reason });
    return reason === undefined;
  });
  return { fixes, refused };
}

function faultOf({ file, findings }: PlannedFix, before: Report, after: Report): string | undefined {
  if (after.failures.some(({ subject }) => subject === file)) return 'The mended file could not be read any more. Mend it by hand.';
  const [had, has] = [countsOf(before.findings, file), countsOf(after.findings, file)];
  for (const [check, count] of countsOf(findings, file)) {
    if ((has.get(check) ?? 0) > (had.get(check) ?? 0) - count) return `The edit does not mend ${check}. Mend it by hand.`;
  }
  for (const [check, count] of has) if (count > (had.get(check) ?? 0)) return `The edit brings up ${check}. Mend it by hand.`;
  return undefined;
}

/** By check and not by fingerprint: what stands around a finding is a part of its fingerprint, and has changed. */
function countsOf(findings: readonly Finding[], file: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { check, file: where } of findings) if (where === file) counts.set(check, (counts.get(check) ?? 0) + 1);
  return counts;
}
