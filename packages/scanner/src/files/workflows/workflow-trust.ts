import type { Problem } from '@postern/catalogue';
import type { TextFinder } from '../../finder.js';
import { unpinnedImage } from '../docker-images/unpinned-image.js';
import { isTemplate } from '../read-yaml.js';
import { injections } from './injections.js';
import { actionReference } from './action-reference.js';
import { exposedSecrets } from './exposed-secrets.js';
import { foreignCheckouts } from './foreign-checkouts.js';
import { isWorkflowPath, parseWorkflow, type Workflow } from './workflow.js';

/** What a GitHub workflow runs that others can change, and what it lets them say. */
export const workflowTrust: TextFinder = {
  checks: ['no-unpinned-ci-action'],
  wants: isWorkflowPath,
  triggers: ['uses', 'run'],
  async find({ path, text }) {
    if (isTemplate(text)) return [];
    const workflow = await parseWorkflow(path, text);
    if (!workflow) return [];
    return [...unpinned(workflow), ...wideRights(workflow), ...injections(workflow, text), ...foreignCheckouts(workflow), ...exposedSecrets(workflow, text)];
  },
};

function* unpinned({ jobs }: Workflow): Iterable<Problem> {
  for (const { uses, steps, images } of jobs) {
    for (const used of [uses, ...steps.map(step => step.uses)]) {
      if (!used) continue;
      if (used.text.startsWith('docker://')) yield* unpinnedImage(used.text, used.span);
      const action = actionReference(used.text);
      if (!action || action.pinning === 'pinned') continue;
      const isBranch = action.pinning === 'branch';
      yield {
        check: 'no-unpinned-ci-action',
        span: used.span,
        message: `${action.name}@${action.ref} is a ${isBranch ? 'branch' : 'tag'}: whoever can move it runs code here, with this job's token and secrets.`,
        severity: action.isFirstParty ? 'low' : isBranch ? 'high' : 'medium',
        // GitHub's own actions are as trusted as its runners.
        confidence: action.isFirstParty && !isBranch ? 'possible' : 'certain',
        remediation: `Pin it to the full commit: \`${action.name}@<40 hex digits> # ${action.ref}\`, and let Dependabot or Renovate move it.`,
        data: { reason: isBranch ? 'branch' : 'tag', action: action.name, ref: action.ref },
      };
    }
    for (const image of images) yield* unpinnedImage(image.text, image.span);
  }
}

function* wideRights({ permissions, jobs }: Workflow): Iterable<Problem> {
  for (const given of [permissions, ...jobs.map(job => job.permissions)]) {
    if (given?.text !== 'write-all') continue;
    yield {
      check: 'no-unpinned-ci-action',
      span: given.span,
      message: '`write-all` lets every step, and every action it uses, push code and publish releases.',
      severity: 'medium',
      confidence: 'certain',
      remediation: 'Write `permissions: {}` at the top, and give each job only what it needs, for example `contents: read`.',
      data: { reason: 'write-all' },
    };
  }
}
