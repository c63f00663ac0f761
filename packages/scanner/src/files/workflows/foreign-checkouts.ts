import type { Problem } from '@postern/catalogue';
import type { YamlNode } from '../read-yaml.js';
import type { Step, Workflow } from './workflow.js';

const FOREIGN_REF = /github\.event\.pull_request\.head\.(?:sha|ref|label)|github\.head_ref|refs\/pull\/\$\{\{|github\.event\.workflow_run\.(?:head_sha|head_branch|pull_requests)|github\.event\.pull_request\.merge_commit_sha/i;
const FOREIGN_REPOSITORY = /github\.event\.(?:pull_request\.head\.repo|workflow_run\.head_repository)\.full_name/i;
const FETCHES_IT = /\bgh\s+pr\s+checkout\b|\bgit\s+(?:fetch|pull)\b[^\n]*\bpull\/|\bgit\s+(?:checkout|switch)\b[^\n]*github\.(?:head_ref|event\.pull_request\.head)/i;

/** A run that has secrets and checks out what a stranger proposes: the stranger's scripts then run with those secrets. */
export function* foreignCheckouts({ triggers, jobs }: Workflow): Iterable<Problem> {
  const event = ['pull_request_target', 'workflow_run', 'issue_comment'].find(name => triggers.has(name));
  if (!event) return;
  for (const { steps, condition } of jobs) {
    for (const [at, step] of steps.entries()) {
      const place = checkedOut(step);
      if (!place) continue;
      const gate = `${condition} ${step.condition}`;
      if (isSameRepository(gate)) continue;
      const runsIt = steps.slice(at + 1).some(runsCode);
      yield {
        check: 'no-unpinned-ci-action',
        span: place.span,
        message: `Under ${event} this job has secrets and a token that may write, and it checks out what a stranger wrote${runsIt ? ' and runs it' : ''}.`,
        severity: runsIt ? 'critical' : 'high',
        // Somebody looks at it first; whether at every push after that as well, the file does not tell.
        confidence: /label|author_association|\bsender\b|actor|team/i.test(gate) ? 'likely' : 'certain',
        remediation: 'Build and test under `pull_request`, without secrets; keep what needs them in a second workflow that only takes results.',
        data: { reason: 'foreign-checkout', event },
      };
    }
  }
}

function checkedOut({ uses, with: inputs, run }: Step): YamlNode | undefined {
  if (run) return FETCHES_IT.test(run.text) ? run : undefined;
  if (!/^actions\/checkout@/.test(uses?.text ?? '')) return undefined;
  const [ref, repository] = [inputs.get('ref'), inputs.get('repository')];
  if (ref && FOREIGN_REF.test(ref.text)) return ref;
  return repository && FOREIGN_REPOSITORY.test(repository.text) ? repository : undefined;
}

/** A pull request of the repository itself comes from somebody who may push. */
function isSameRepository(condition: string): boolean {
  return /head\.repo\.full_name\s*==\s*github\.repository|github\.repository\s*==\s*github\.event\.pull_request\.head\.repo\.full_name|head\.repo\.fork\s*==\s*false|!\s*github\.event\.pull_request\.head\.repo\.fork/.test(condition);
}

function runsCode({ run, uses }: Step): boolean {
  if (uses) return uses.text.startsWith('./') || /^docker\/build-push-action|^gradle\/|cypress-io\/github-action/.test(uses.text);
  return /\b(?:npm|pnpm|yarn|bun|npx|node|make|cargo|go|python3?|pip3?|poetry|uv|tox|pytest|mvn|gradle|\.?\/?gradlew|bundle|rake|rails|composer|php|dotnet|bash|sh|docker|terraform|cmake|ansible-playbook)\b|^\s*\.\//m.test(run?.text ?? '');
}
