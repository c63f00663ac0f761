import type { Problem, Triggers } from '@postern/catalogue';
import type { Project } from './project/project.js';

/** A text file of the project, decoded once. */
export interface SourceFile {
  /** From the root of the scan, with forward slashes. */
  path: string;
  text: string;
}

/** Looks at one file at a time; runs in worker threads. */
export interface TextFinder {
  /** Ids of the checks it reports under. */
  checks: readonly string[];
  wants(path: string): boolean;
  triggers: Triggers;
  find(file: SourceFile): Iterable<Problem> | Promise<Iterable<Problem>>;
}

/** A problem of a project finder names its file; `notices` and failures of a finder go to the report. */
export interface ProjectProblem extends Problem {
  file: string;
}

/** Looks at the project as a whole: git, ignore files, lockfiles. Runs once, in the main thread. */
export interface ProjectFinder {
  checks: readonly string[];
  find(project: Project): AsyncIterable<ProjectProblem> | Iterable<ProjectProblem>;
}
