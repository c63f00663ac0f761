import type { Severity } from '@postern/catalogue';
import { findCredentialsIn } from '@postern/credentials';
import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { envContentsOf } from './env-secrets.js';
import { envFileKind } from './env-file-kind.js';
import { historyOf, textIn } from './history-of.js';
import { indexedText, trackedFiles } from './index-of-git.js';
import { keyFileKind, keyMaterialIn } from './key-file.js';

/** Env and key files in the git index, or in a package that was unpacked without one. */
export const committedEnvFiles: ProjectFinder = {
  checks: ['no-committed-env-file'],
  async *find(project, { options }) {
    const files = (await project.list()).filter(path => envFileKind(path) || keyFileKind(path));
    const tracked = await trackedFiles(project);
    const wanted = tracked?.size ? [...tracked].filter(path => !NEVER.test(path) && (envFileKind(path) || keyFileKind(path))) : (await isUnpacked(project)) ? files : [];
    for (const path of wanted.sort()) {
      const text = tracked?.size ? await indexedText(project, path) : (await project.read(path).catch(() => undefined))?.toString('utf8');
      if (text === undefined) continue;
      const problem = envFileKind(path) ? envProblem(path, text, tracked !== undefined) : keyProblem(path, text);
      if (problem) yield problem;
    }
    if (options?.history) yield* inHistory(project, new Set(wanted));
  },
};

/** Files that are gone from the index and not from the history: whoever clones has them. */
async function* inHistory(project: Project, present: ReadonlySet<string>): AsyncIterable<ProjectProblem> {
  const isWanted = (path: string) => !NEVER.test(path) && !present.has(path) && (envFileKind(path) !== undefined || keyFileKind(path) !== undefined);
  for (const { path, commits, first, count } of await historyOf(project, isWanted)) {
    for (const commit of commits) {
      const text = await textIn(project, commit, path);
      const problem = text === undefined ? undefined : envFileKind(path) ? envProblem(path, text, true) : keyProblem(path, text);
      if (!problem || problem.severity === 'low') continue;
      const since = first.day === commit.day ? `on ${commit.day}` : `from ${first.day} to ${commit.day}`;
      yield {
        ...problem,
        span: [0, 0],
        message: `${path} was committed ${since}, and the history still holds its secrets (${commit.id.slice(0, 10)}). Replace what it held.`,
        remediation: 'Replace every key that it held: clones and forks keep the history whatever you do to yours. Then ignore the name.',
        data: { ...problem.data, commit: commit.id, authored: commit.day, commits: count, present: false },
      };
      break;
    }
  }
}

/** Installed packages are other people's files. */
const NEVER = /(?:^|\/)node_modules\//;
const MADE = /(?:^|\/)(?:tests?|__tests__|specs?|fixtures?|__fixtures__|mocks?|testdata|examples?|samples?|docs?|e2e|cypress)\//i;

/** A package as the registry hands it out: no repository, and no list of what is to stay out of one. */
async function isUnpacked(project: Project): Promise<boolean> {
  return (await project.exists('package.json')) && !(await project.exists('.gitignore')) && !(await project.exists('.git'));
}

function envProblem(path: string, text: string, isRepository: boolean): ProjectProblem | undefined {
  const kind = envFileKind(path)!;
  const { plain, secrets, isEncrypted } = envContentsOf(path, text);
  const [first] = secrets;
  if (kind === 'sample' && (!first || !secrets.some(({ format }) => format?.selfIdentifying))) return undefined;
  if (!first && (isEncrypted || plain.length === 0)) return undefined;
  const where = isRepository ? 'is tracked by git' : 'is part of this package';
  const made = MADE.test(path);
  if (!first) {
    // Teams commit the defaults of one environment on purpose.
    const isDefaults = kind === 'shared' && /\.env\.(?:development|dev|test|testing|ci|e2e)$|^env\.|\.envrc$/i.test(path);
    return {
      check: 'no-committed-env-file',
      file: path,
      message: `${path} ${where}. It holds no secret yet; the next one that is added goes to everyone.`,
      span: [0, 0],
      severity: 'low',
      confidence: made || isDefaults ? 'possible' : 'likely',
    };
  }
  const unencrypted = isEncrypted ? 'a value that is not encrypted' : secrets.length === 1 ? 'a secret' : `${secrets.length} secrets`;
  return {
    check: 'no-committed-env-file',
    file: path,
    message: `${path} ${where} and holds ${unencrypted}. Take it out, ignore it, and replace what it held.`,
    span: [first.start, first.end],
    severity: made ? 'low' : worst(secrets.map(({ severity }) => severity)),
    confidence: made ? 'possible' : 'certain',
    data: { secrets: secrets.length },
    secret: first.secret,
  };
}

function keyProblem(path: string, text: string): ProjectProblem | undefined {
  const kind = keyFileKind(path)!;
  const material = keyMaterialIn(path, text, kind, findCredentialsIn);
  if (!material) return undefined;
  const made = MADE.test(path) || /(?:^|[/._-])(?:test|dummy|fake|mock|example|sample|snakeoil|localhost|dev(?:elopment)?)(?:[/._-]|$)/i.test(path);
  return {
    check: 'no-committed-env-file',
    file: path,
    message: `${path} is committed and holds ${material.what}. Take it out, ignore it, and replace the key.`,
    span: material.span,
    severity: made ? 'low' : material.severity,
    confidence: made ? 'possible' : material.confidence,
    ...(material.secret !== undefined && { secret: material.secret }),
  };
}

function worst(severities: readonly Severity[]): Severity {
  return severities.includes('critical') ? 'critical' : 'high';
}
