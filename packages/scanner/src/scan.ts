import type { ApiProfile, Check, Confidence, Report } from '@postern/catalogue';
import type { ProfileChoice } from '@postern/catalogue/settings/profile-choice';
import type { EngineName } from './engines/engine.js';
import { scanFiles } from './engines/scan-files.js';
import type { FinderOptions } from './finder.js';
import type { IgnoreEntry } from './judge/apply-ignores.js';
import type { BaselineEntry } from './judge/baseline.js';
import type { Project } from './project/project.js';
import { NO_PROJECT_FINDINGS, runProjectFinders } from './project-findings.js';
import { type Gathered, reportOf } from './report-of.js';
import { isInShard, type Shard } from './shard.js';

export interface ScanOptions extends FinderOptions {
  /** The checks that run, sorted by id. */
  checks: readonly Check[];
  engine: EngineName;
  minConfidence: Confidence;
  /** Bytes; a larger file is listed, not read. */
  maxFileSize: number;
  /** Which files follow which API profile, and the project's own profiles. */
  profiles?: readonly ProfileChoice[];
  customProfiles?: readonly ApiProfile[];
  ignore: readonly IgnoreEntry[];
  baseline: readonly BaselineEntry[];
  /** Only a part of the project is looked at, or only some checks: what answers to nothing may answer elsewhere. */
  isPartial: boolean;
  /** Where outcomes are kept between runs; absent: nowhere. */
  cacheFolder?: string;
  threads?: number;
  onProgress?: (done: number, total: number) => void;
}

export async function scan(project: Project, options: ScanOptions): Promise<Report> {
  return reportOf(await gather(project, options), options);
}

/** All that is found, before anything is let through. A shard sees its own files; the first one the project as a whole too. */
export async function gather(project: Project, options: ScanOptions, shard?: Shard): Promise<Gathered> {
  const all = await project.list();
  const files = shard === undefined ? all : all.filter(file => isInShard(file, shard));
  const [outcomes, whole] = await Promise.all([
    scanFiles(project, files, options),
    shard === undefined || shard.index === 1 ? runProjectFinders(project, options) : NO_PROJECT_FINDINGS,
  ]);
  return { outcomes, whole, files: files.length };
}
