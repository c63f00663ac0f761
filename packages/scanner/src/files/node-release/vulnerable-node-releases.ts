import { advisoriesAgainst, type Advisory, lowestClean, nodeSnapshot } from '@postern/advisories';
import { type Confidence, type Severity } from '@postern/catalogue';
import type { ProjectProblem } from '../../finder.js';
import type { Project } from '../../project/project.js';
import type { AdvisoryAnswers } from '../dependencies/ignored-advisories.js';
import { isTestData } from '../is-test-data.js';
import { mayNameNode, type NodeVersion, nodeVersionsIn } from './node-versions.js';
import { endOfLife } from './release-lines.js';

const LARGEST = 2_000_000;

/** Where a project names a Node.js release with known holes, or a release line that gets no more fixes. */
export async function* vulnerableNodeReleases(project: Project, answers: AdvisoryAnswers, today: string): AsyncIterable<ProjectProblem> {
  for (const file of (await project.list()).filter(mayNameNode)) {
    const bytes = await project.read(file).catch(() => undefined);
    if (!bytes || bytes.length > LARGEST) continue;
    for (const version of nodeVersionsIn(file, bytes.toString('utf8'))) {
      const problem = judged(file, version, answers, today);
      if (problem) yield problem;
    }
  }
}

function judged(file: string, version: NodeVersion, answers: AdvisoryAnswers, today: string): ProjectProblem | undefined {
  const release = releaseOf(version);
  const known = release === undefined ? [] : advisoriesAgainst(release, nodeSnapshot().of('node'));
  const { advisories, ignored } = known.length > 0 ? answers.judge('node', known) : { advisories: known, ignored: undefined };
  const end = endOfLife.get(version.major) ?? (version.major < 4 ? endOfLife.get(0) : undefined);
  const isOver = end !== undefined && end < today;
  if (advisories.length === 0 && !isOver) return undefined;
  const isHint = version.isOneOfMany || isTestData(file);
  const problem: ProjectProblem = {
    check: 'no-vulnerable-dependency',
    file,
    span: version.span,
    ...(advisories.length > 0 ? flawed(version, release!, advisories, isOver) : outdated(version, end!, today)),
    data: {
      package: 'node',
      version: version.written,
      path: 'Node.js',
      direct: true,
      dev: false,
      ids: advisories.map(({ id }) => id),
      ...(isOver && { endOfLife: end }),
    },
    ...(ignored && { ignored }),
  };
  return isHint ? { ...problem, confidence: 'possible' } : problem;
}

function flawed({ written, major }: NodeVersion, release: string, advisories: readonly Advisory[], isOver: boolean) {
  const [worst] = advisories as [Advisory];
  const fixedIn = lowestClean(release, nodeSnapshot().of('node'))?.version;
  const known = advisories.length === 1 ? `a known vulnerability (${worst.severity}, ${worst.id})` : `${advisories.length} known vulnerabilities (worst: ${worst.severity}, ${worst.id})`;
  const staysInLine = fixedIn !== undefined && fixedIn.startsWith(`${major}.`) && !isOver;
  return {
    message: `Node.js ${written} has ${known}; ${fixedIn && staysInLine ? `clean from ${fixedIn}` : 'its line gets no more fixes'}.`,
    severity: worst.severity,
    confidence: 'likely' as Confidence,
    remediation: staysInLine ? `Move to Node.js ${fixedIn} or later; the floating line \`${major}\` takes in fixes by itself.` : 'Move to a line with long-term support, for example 24.',
  };
}

function outdated({ written, major }: NodeVersion, end: string, today: string) {
  const isLongOver = Date.parse(today) - Date.parse(end) > 365 * 86_400_000;
  return {
    message: `Node.js ${written} is of line ${major}, which gets no more fixes since ${end}: holes found since then stay open.`,
    severity: (isLongOver ? 'medium' : 'low') as Severity,
    // In the first year many still move.
    confidence: (isLongOver ? 'likely' : 'possible') as Confidence,
    remediation: 'Move to a line with long-term support, for example 24.',
  };
}

/** The newest release that is meant: of a minor line, one that no bound inside it excludes. */
function releaseOf({ major, minor, patch }: NodeVersion): string | undefined {
  return minor === undefined ? undefined : `${major}.${minor}.${patch ?? 999}`;
}
