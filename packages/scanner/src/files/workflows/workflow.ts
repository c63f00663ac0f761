import type { Span } from '@postern/catalogue';
import { readYaml, type YamlNode } from '../read-yaml.js';

/** A GitHub workflow or composite action, as far as trust is concerned. */
export interface Workflow {
  /** Events; empty for an action, which runs under those of its caller. */
  triggers: ReadonlySet<string>;
  permissions: YamlNode | undefined;
  env: ReadonlyMap<string, YamlNode>;
  jobs: readonly Job[];
  isAction: boolean;
}

export interface Job {
  id: string;
  span: Span;
  /** A workflow that is called instead of steps. */
  uses: YamlNode | undefined;
  secrets: YamlNode | undefined;
  condition: string;
  permissions: YamlNode | undefined;
  env: ReadonlyMap<string, YamlNode>;
  images: readonly YamlNode[];
  steps: readonly Step[];
}

export interface Step {
  id: string;
  uses: YamlNode | undefined;
  run: YamlNode | undefined;
  with: ReadonlyMap<string, YamlNode>;
  env: ReadonlyMap<string, YamlNode>;
  condition: string;
  shell: string;
}

export function isWorkflowPath(path: string): boolean {
  return /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$/i.test(path) || /(?:^|\/)action\.ya?ml$/i.test(path);
}

export async function parseWorkflow(path: string, text: string): Promise<Workflow | undefined> {
  const root = await readYaml(text);
  if (/(?:^|\/)action\.ya?ml$/i.test(path) && !/\/workflows\//.test(path)) {
    const runs = root.get('runs');
    if (!runs) return undefined;
    const image = runs.get('image');
    const job: Job = { ...emptyJob, id: 'runs', span: runs.keySpan, steps: stepsOf(runs), images: image?.text.startsWith('docker://') ? [image] : [] };
    return { triggers: new Set(), permissions: undefined, env: new Map(), jobs: [job], isAction: true };
  }
  const on = root.get('on') ?? root.get('true'); // YAML 1.1 reads `on` as a boolean
  const jobs = root.get('jobs');
  if (!jobs) return undefined;
  return {
    triggers: new Set(on ? [on.text, ...on.items().map(item => item.text), ...on.entries().map(([name]) => name)].filter(name => name !== '') : []),
    permissions: root.get('permissions'),
    env: mapOf(root.get('env')),
    jobs: jobs.entries().map(([id, job]) => jobOf(id, job)),
    isAction: false,
  };
}

const emptyJob: Omit<Job, 'id' | 'span'> = { uses: undefined, secrets: undefined, condition: '', permissions: undefined, env: new Map(), images: [], steps: [] };

function jobOf(id: string, job: YamlNode): Job {
  const container = job.get('container');
  const images = [container?.get('image') ?? container, ...(job.get('services')?.entries() ?? []).map(([, service]) => service.get('image') ?? service)];
  return {
    id,
    span: job.keySpan,
    uses: job.get('uses'),
    secrets: job.get('secrets'),
    condition: job.get('if')?.text ?? '',
    permissions: job.get('permissions'),
    env: mapOf(job.get('env')),
    images: images.filter(image => image !== undefined && image.text !== '') as YamlNode[],
    steps: stepsOf(job),
  };
}

function stepsOf(job: YamlNode): Step[] {
  return (job.get('steps')?.items() ?? []).map(step => ({
    id: step.get('id')?.text ?? '',
    uses: step.get('uses'),
    run: step.get('run'),
    with: mapOf(step.get('with')),
    env: mapOf(step.get('env')),
    condition: step.get('if')?.text ?? '',
    shell: step.get('shell')?.text ?? '',
  }));
}

function mapOf(node: YamlNode | undefined): ReadonlyMap<string, YamlNode> {
  return new Map(node?.entries());
}
