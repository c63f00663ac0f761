import type { Problem } from '@postern/catalogue';
import type { TextFinder } from '../../finder.js';
import { unpinnedImage } from '../docker-images/unpinned-image.js';
import { readYaml, type YamlNode } from '../read-yaml.js';

/** What a GitLab pipeline takes in from elsewhere: included files, components and images. */
export const pipelineTrust: TextFinder = {
  checks: ['no-unpinned-ci-action'],
  wants: path => /(?:^|\/)(?:\.gitlab-ci|[\w.-]+\.gitlab-ci)\.ya?ml$|(?:^|\/)\.gitlab\/ci\/.+\.ya?ml$/i.test(path),
  triggers: ['include', 'image', 'services'],
  async find({ text }) {
    const root = await readYaml(text);
    const problems: Problem[] = [];
    const include = root.get('include');
    const included = include ? (include.isList ? include.items() : [include]) : [];
    for (const node of included) problems.push(...includedFrom(node));
    for (const [name, job] of [['', root] as const, ...root.entries()]) {
      if (name !== '' && !job.isMap) continue;
      const services = job.get('services')?.items() ?? [];
      for (const image of [job.get('image'), ...services]) {
        const named = image?.get('name') ?? image;
        if (named && named.text !== '') problems.push(...unpinnedImage(named.text, named.span));
      }
    }
    return problems;
  },
};

function* includedFrom(node: YamlNode): Iterable<Problem> {
  const [project, ref, remote, component] = ['project', 'ref', 'remote', 'component'].map(key => node.get(key));
  const address = remote ?? node;
  // What a variable names is decided elsewhere.
  if (/^https?:/.test(address.text)) {
    if (node.get('integrity') || /\/[0-9a-f]{40}\//.test(address.text)) return;
    const plain = address.text.startsWith('http:');
    yield problem(address, `The pipeline takes in ${plain ? 'a file over plain http' : 'a file from elsewhere'}, with whatever it says at that moment.`, plain ? 'high' : 'medium', 'likely', 'Give its `integrity: sha256-…`, or keep the file in the repository.');
  } else if (project) {
    if (ref && /^[0-9a-f]{40}$|\$/.test(ref.text)) return;
    const isTag = ref !== undefined && /^v?\d/.test(ref.text);
    yield problem(ref ?? project, `${project.text} ${ref ? `at "${ref.text}"` : 'at its default branch'} can change what this pipeline runs, with its secrets.`, 'low', isTag ? 'possible' : 'likely', 'Set `ref` to a full commit.');
  } else if (component) {
    const version = component.text.split('@')[1] ?? '';
    if (/^[0-9a-f]{40}$/.test(version) || /\$\{?CI_COMMIT_SHA/.test(version)) return;
    const isRelease = /^\d+\.\d+\.\d+/.test(version);
    yield problem(component, `The component ${component.text.split('@')[0]} at "${version}" can change what this pipeline runs.`, isRelease ? 'low' : 'medium', isRelease ? 'possible' : 'likely', 'Name a full version or a commit after the @.');
  }
}

function problem({ span }: YamlNode, message: string, severity: 'high' | 'medium' | 'low', confidence: 'likely' | 'possible', remediation: string): Problem {
  return { check: 'no-unpinned-ci-action', span, message, severity, confidence, remediation, data: { reason: 'include' } };
}
