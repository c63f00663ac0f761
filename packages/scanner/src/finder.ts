import type { AdvisorySource, Attestation, Problem, Triggers } from '@postern/catalogue';
import type { Codes } from '@postern/credentials';
import type { Project } from './project/project.js';

/** A text file of the project, decoded once, when its text is first asked for. */
export interface SourceFile {
  /** From the root of the scan, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** Its bytes, where all of them are ASCII: the same as its characters, and there before them. They last until the next file. */
  readonly codes?: Codes | undefined;
}

/** Looks at one file at a time; runs in worker threads. */
export interface TextFinder {
  /** Ids of the checks it reports under. */
  checks: readonly string[];
  wants(path: string): boolean;
  triggers: Triggers;
  find(file: SourceFile): Iterable<Problem> | Promise<Iterable<Problem>>;
}

/** A problem of a project finder names its file. */
export interface ProjectProblem extends Problem {
  file: string;
  /** Judged harmless by the configuration: it goes to the report's `suppressed`, by `config`. */
  ignored?: { reason: string; until: string | null };
}

/** Looks at the project as a whole: git, ignore files, lockfiles. Runs once, in the main thread. */
export interface ProjectFinder {
  checks: readonly string[];
  find(project: Project, context: FinderContext): AsyncIterable<ProjectProblem> | Iterable<ProjectProblem>;
}

/** How the run was asked for, and the way to the parts of the report that are no findings. */
export interface FinderContext {
  options: FinderOptions;
  /** The same reader for every finder: nothing is parsed twice. Keyed by what is read, for example `lockfile:` and its path. */
  once<T>(key: string, make: () => T): T;
  notice(text: string): void;
  /** Something was not looked at: it makes the scan incomplete, and nothing else is lost. */
  failure(subject: string, reason: string): void;
  skipped(file: string, reason: string): void;
  /** Which facts the dependencies were held against. */
  advisories(source: AdvisorySource): void;
  /** What the register says about a practice that code cannot prove. */
  attestation(attestation: Attestation): void;
}

export interface FinderOptions {
  /** Only `auto` and `registry` open connections; `osv:` and a path names an OSV export or a local store. */
  advisories: 'snapshot' | 'auto' | 'registry' | `osv:${string}`;
  /** Where `postern advisories update` keeps what it read; used in place of the snapshot where it is newer. */
  advisoryStore?: string;
  /** Advisories that the configuration answers: `advisories.ignore`. */
  ignoredAdvisories: readonly IgnoredAdvisory[];
  /** The commits of all branches are looked at too, where a check can tell something of them. */
  history?: boolean;
  /** The day of the scan, `2026-11-25`: the one clock of the finders. */
  today: string;
  /** `npm_config_*`, proxies and tokens for the registry; empty where no connection is asked for. */
  environment: Readonly<Record<string, string | undefined>>;
}

/** The words of VEX: an advisory that does not concern this project, and why. */
export interface IgnoredAdvisory {
  /** GHSA, CVE or MAL id. */
  id: string;
  /** The package; absent for any that the advisory names. */
  package?: string;
  justification:
    | 'code_not_present'
    | 'code_not_reachable'
    | 'requires_configuration'
    | 'requires_dependency'
    | 'requires_environment'
    | 'protected_by_compiler'
    | 'protected_at_runtime'
    | 'protected_at_perimeter'
    | 'protected_by_mitigating_control';
  reason: string;
  /** ISO date after which it counts again. */
  until?: string;
}
