import type { Problem, Severity } from '@postern/catalogue';
import type { YamlNode } from '../read-yaml.js';
import { environmentNameIn, expressionsIn, foreignText, givenText, stepOutputsIn } from './expressions.js';
import type { Job, Step, Workflow } from './workflow.js';

/** Foreign text that is put into a script before the shell reads it: it can end the quotes and go on as a command. */
export function* injections(workflow: Workflow, source: string): Iterable<Problem> {
  for (const job of workflow.jobs) {
    for (const step of job.steps) {
      for (const script of scriptsOf(step)) {
        for (const { text, span } of expressionsIn(source, script.span)) {
          const name = environmentNameIn(text);
          const held = name === undefined ? undefined : environmentOf(name, step, job, workflow);
          const foreign = foreignText(text) ?? (held && foreignText(held.text)) ?? foreignOutput(text, job.steps) ?? (held && foreignOutput(held.text, job.steps)) ?? (name !== undefined && !held ? foreignVariable(name, job.steps) : undefined);
          const given = foreign ? undefined : givenText(text);
          if (!foreign && !given) continue;
          yield {
            check: 'no-unpinned-ci-action',
            span,
            message: foreign
              ? `${foreign} is written by strangers and becomes part of this script: it can end the quotes and run commands.`
              : `${given} becomes part of this script: whoever starts or calls it can run commands.`,
            severity: foreign ? severityUnder(workflow) : 'medium',
            confidence: foreign ? 'certain' : 'possible',
            remediation: 'Pass it through `env:` and read the variable in quotes (`"$TITLE"`); in github-script, use `context.payload` or `process.env`.',
            data: { reason: 'injection', expression: text.slice(0, 200) },
          };
        }
      }
    }
  }
}

/** `run`, and the inputs of actions that run what they are given. */
function scriptsOf({ run, uses, with: inputs }: Step): YamlNode[] {
  const scripts = run ? [run] : [];
  const action = uses?.text.split('@')[0] ?? '';
  const names = action === 'actions/github-script' ? ['script'] : /(?:ssh-action|ssh-remote|run-on-arch|retry|docker-run)/.test(action) ? ['script', 'run', 'command'] : [];
  return [...scripts, ...names.flatMap(name => inputs.get(name) ?? [])];
}

function environmentOf(name: string, step: Step, job: Job, workflow: Workflow): YamlNode | undefined {
  return step.env.get(name) ?? job.env.get(name) ?? workflow.env.get(name);
}

/** Actions that hand on what strangers chose: names of files and branches. */
const FOREIGN_OUTPUTS: readonly (readonly [action: RegExp, output: RegExp])[] = [
  [/changed-files|paths-filter|file-changes|get-diff|changed-packages/i, /files/i],
  [/pull-request-comment-branch|resolve-pr-refs|get-pr-branch|pr-branch|branch-names?\b|get-branch-name/i, /ref|branch|name/i],
  [/comment-(?:body|trigger)|slash-command|get-pr-title|pr-title/i, /body|title|comment|args?/i],
];

function foreignOutput(expression: string, steps: readonly Step[]): string | undefined {
  const found = stepOutputsIn(expression).find(({ id, output }) => {
    const action = steps.find(step => step.id === id)?.uses?.text ?? '';
    return FOREIGN_OUTPUTS.some(([name, outputs]) => name.test(action) && outputs.test(output));
  });
  return found && `steps.${found.id}.outputs.${found.output}`;
}

/** The names of changed files, in a variable of all later steps. */
function foreignVariable(name: string, steps: readonly Step[]): string | undefined {
  return /^GIT_DIFF(?:_FILTERED)?$/.test(name) && steps.some(({ uses }) => /\/get-diff-action@/.test(uses?.text ?? '')) ? `env.${name}` : undefined;
}

/** These events bring strangers' text into a run that has the repository's secrets and a token that may write. */
const PRIVILEGED = ['pull_request_target', 'issue_comment', 'issues', 'workflow_run', 'discussion', 'discussion_comment', 'pull_request_review', 'pull_request_review_comment', 'fork', 'watch'];

function severityUnder({ triggers, isAction }: Workflow): Severity {
  if (PRIVILEGED.some(event => triggers.has(event))) return 'critical';
  return isAction || triggers.has('workflow_call') ? 'high' : triggers.has('pull_request') ? 'high' : 'medium';
}
