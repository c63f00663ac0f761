import type { AdvisorySource, Attestation } from '@postern/catalogue';
import { byCodeUnit } from './by-code-unit.js';
import { decode } from './decode.js';
import type { FileOutcome } from './engines/file-scanner.js';
import type { FinderContext, ProjectFinder, ProjectProblem } from './finder.js';
import { projectFinders } from './finders.js';
import { judgeFile } from './judge/judge-file.js';
import { type LineTable, lineTable } from './judge/line-table.js';
import { secretsOf } from './judge/secrets-of.js';
import type { Project } from './project/project.js';
import type { ScanOptions } from './scan.js';

export interface ProjectOutcome {
  outcome: FileOutcome;
  notices: string[];
  advisories: AdvisorySource | null;
  attestations: Attestation[];
}

export const NO_PROJECT_FINDINGS: ProjectOutcome = {
  outcome: { findings: [], suppressed: [], directives: [], failures: [], skipped: [] },
  notices: [],
  advisories: null,
  attestations: [],
};

/** Runs what looks at the project as a whole; a finder that breaks down is named, and the others go on. */
export async function runProjectFinders(project: Project, options: ScanOptions): Promise<ProjectOutcome> {
  const result: ProjectOutcome = {
    outcome: { findings: [], suppressed: [], directives: [], failures: [], skipped: [] },
    notices: [],
    advisories: null,
    attestations: [],
  };
  const isOn = new Set(options.checks.map(({ id }) => id));
  const context = contextOf(result, options);
  const problems: ProjectProblem[] = [];
  for (const finder of projectFinders.filter(({ checks }) => checks.some(check => isOn.has(check)))) {
    problems.push(...(await problemsOf(finder, project, context)).filter(({ check }) => isOn.has(check)));
  }
  await judge(problems, project, options, result.outcome);
  return result;
}

async function problemsOf(finder: ProjectFinder, project: Project, context: FinderContext): Promise<ProjectProblem[]> {
  const problems: ProjectProblem[] = [];
  try {
    for await (const problem of finder.find(project, context)) problems.push(problem);
  } catch (error) {
    context.failure(finder.checks.join(', '), `It broke down: ${error instanceof Error ? error.message : String(error)}`);
  }
  return problems;
}

function contextOf(result: ProjectOutcome, options: ScanOptions): FinderContext {
  const made = new Map<string, unknown>();
  const { advisories, advisoryStore, ignoredAdvisories, history = false, today, environment } = options;
  return {
    options: { advisories, ...(advisoryStore !== undefined && { advisoryStore }), ignoredAdvisories, history, today, environment },
    once<T>(key: string, make: () => T): T {
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as T;
    },
    notice: text => void result.notices.push(text),
    failure: (subject, reason) => void result.outcome.failures.push({ subject, reason }),
    skipped: (file, reason) => void result.outcome.skipped.push({ file, reason }),
    advisories: source => void (result.advisories = source),
    attestation: attestation => void result.attestations.push(attestation),
  };
}

async function judge(problems: readonly ProjectProblem[], project: Project, { minConfidence }: ScanOptions, outcome: FileOutcome): Promise<void> {
  const byFile = new Map<string, ProjectProblem[]>();
  for (const problem of problems) byFile.set(problem.file, [...(byFile.get(problem.file) ?? []), problem]);
  const texts = new Map<string, string>();
  const told = problems.flatMap(({ trace = [], related = [] }) => [...trace, ...related].flatMap(({ file }) => file ?? []));
  for (const file of new Set([...byFile.keys(), ...told])) texts.set(file, await textOf(project, file));
  const tables = new Map<string, LineTable>();
  const linesOf = (file: string) => {
    const text = texts.get(file);
    if (text === undefined) return undefined;
    if (!tables.has(file)) tables.set(file, lineTable(text));
    return tables.get(file);
  };
  for (const file of [...byFile.keys()].sort(byCodeUnit)) {
    const text = texts.get(file) ?? '';
    const [answered, open] = [true, false].map(wanted => byFile.get(file)!.filter(({ ignored }) => (ignored !== undefined) === wanted));
    const secrets = open!.some(({ span }) => span[1] > 0) ? await secretsOf(file, text) : [];
    const { findings, suppressed, directives } = judgeFile(file, text, open!, { minConfidence, linesOf, secrets });
    outcome.findings.push(...findings);
    outcome.suppressed.push(...suppressed);
    outcome.directives.push(...directives);
    for (const problem of answered!) {
      for (const finding of judgeFile(file, text, [problem], { minConfidence, linesOf, secrets }).findings) {
        outcome.suppressed.push({ finding, by: 'config', reason: problem.ignored!.reason, until: problem.ignored!.until });
      }
    }
  }
}

/** Empty for a folder, a binary file, or one that is gone: its findings then speak of the file as a whole. */
async function textOf(project: Project, file: string): Promise<string> {
  try {
    return decode(await project.read(file)) ?? '';
  } catch {
    return '';
  }
}
