import { type Check, type Confidence, type Report } from '@postern/catalogue';
import { byCodeUnit } from './by-code-unit.js';
import type { EngineName } from './engines/engine.js';
import type { FileOutcome } from './engines/file-scanner.js';
import { type RunOptions, runFiles } from './engines/run-files.js';
import type { FinderOptions } from './finder.js';
import { applyBaseline, type BaselineEntry } from './judge/baseline.js';
import { byPlace } from './judge/by-place.js';
import type { IgnoreEntry } from './judge/apply-ignores.js';
import { directiveNotices } from './judge/directive-notices.js';
import { distinctFingerprints } from './judge/distinct-fingerprints.js';
import type { Project } from './project/project.js';
import { runProjectFinders } from './project-findings.js';
import { BUILD, VERSION } from './version.js';

export interface ScanOptions extends FinderOptions {
  /** The checks that run, sorted by id. */
  checks: readonly Check[];
  engine: EngineName;
  minConfidence: Confidence;
  /** Bytes; a larger file is listed, not read. */
  maxFileSize: number;
  ignore: readonly IgnoreEntry[];
  baseline: readonly BaselineEntry[];
  /** Where outcomes are kept between runs; absent: nowhere. */
  cacheFolder?: string;
  threads?: number;
  onProgress?: (done: number, total: number) => void;
}

export async function scan(project: Project, options: ScanOptions): Promise<Report> {
  const files = await project.list();
  const checks = options.checks.map(({ id }) => id);
  const [outcomes, whole] = await Promise.all([
    outcomesOf(project, files, { ...runOptionsOf(options), root: project.root, checks }, options.cacheFolder),
    runProjectFinders(project, options),
  ]);
  const all = [...outcomes, whole.outcome];

  const found = distinctFingerprints(all.flatMap(({ findings }) => findings).sort(byPlace));
  const { kept, suppressed, notices } = await ignored(found, options);
  const { fresh, known, stale } = applyBaseline(kept, options.baseline);
  const skipped = all.flatMap(outcome => outcome.skipped).sort((a, b) => byCodeUnit(a.file, b.file) || byCodeUnit(a.reason, b.reason));
  const isOn = new Set(checks);
  return {
    tool: { name: 'postern', version: VERSION },
    findings: fresh,
    suppressed: [...all.flatMap(outcome => outcome.suppressed), ...suppressed, ...known].sort((a, b) => byPlace(a.finding, b.finding)),
    failures: all.flatMap(({ failures }) => failures).sort((a, b) => byCodeUnit(a.subject, b.subject) || byCodeUnit(a.reason, b.reason)),
    skipped,
    notices: [...whole.notices, ...notices, ...directiveNotices(all.flatMap(({ directives }) => directives), check => isOn.has(check)), ...staleNotice(stale)],
    filesScanned: files.length - new Set(skipped.map(({ file }) => file)).size,
    advisories: whole.advisories,
    ...(whole.attestations.length > 0 && { attestations: whole.attestations }),
    checks: options.checks,
  };
}

async function outcomesOf({ overlay }: Project, files: readonly string[], options: RunOptions, cacheFolder: string | undefined): Promise<FileOutcome[]> {
  if (cacheFolder !== undefined && BUILD !== undefined && overlay === undefined && files.length >= WORTH_CACHING) {
    const { runCached } = await import('./cache/run-cached.js');
    return runCached(files, cacheFolder, BUILD, options);
  }
  const jobs = files.filter(path => overlay === undefined || overlay.has(path)).map(path => ({ path, bytes: overlay?.get(path) }));
  const scanned = await runFiles(jobs, options);
  const tooLarge = files.filter(path => overlay?.has(path) === false).map(file => ({ file, reason: 'over the size limit' }));
  return [...scanned.flatMap(({ outcome }) => outcome ?? []), { findings: [], suppressed: [], directives: [], failures: [], skipped: tooLarge }];
}

const WORTH_CACHING = 50; // files that are scanned in the time the cache takes to read

function runOptionsOf({ engine, minConfidence, maxFileSize, threads, onProgress }: ScanOptions) {
  return { engine, minConfidence, maxFileSize, threads, onProgress };
}

async function ignored(findings: Report['findings'], { ignore, today }: ScanOptions) {
  if (ignore.length === 0) return { kept: [...findings], suppressed: [], notices: [] };
  const { applyIgnores } = await import('./judge/apply-ignores.js');
  return applyIgnores(findings, ignore, today);
}

function staleNotice(stale: readonly BaselineEntry[]): string[] {
  if (stale.length === 0) return [];
  return [`The baseline has ${stale.length} ${stale.length === 1 ? 'entry' : 'entries'} that no longer occur${stale.length === 1 ? 's' : ''}. Drop with \`postern baseline --prune\`.`];
}
