import { VERSION } from '@postern/scanner';
import { addToYaml } from './add-to-yaml.js';
import { advise, change, nothingToDo, type Step } from './change.js';
import type { Surroundings } from './surroundings.js';

/** A job in the CI that the project has. */
export async function workflowStep(surroundings: Surroundings): Promise<Step> {
  const { text, names } = surroundings;
  const gitlab = await text('.gitlab-ci.yml');
  if (gitlab !== undefined) return gitlabStep(gitlab, surroundings);
  if (!(await names('')).includes('.github/')) return nothingToDo;
  for (const name of await names('.github/workflows')) if (/\.ya?ml$/.test(name) && (await text(`.github/workflows/${name}`))?.includes('postern')) return nothingToDo;
  return change('.github/workflows/postern.yml', undefined, GITHUB);
}

const GITHUB = `name: Postern
on:
  pull_request:
  push:
    branches: [main]

permissions:
  contents: read

jobs:
  postern:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@v6
        with:
          persist-credentials: false
      # --advisories auto asks the registry about dependencies; without it no connection is opened.
      - run: npx --yes postern@${VERSION} scan --advisories auto --format github
`;

async function gitlabStep(before: string, { text }: Surroundings): Promise<Step> {
  if (before.includes('postern')) return nothingToDo;
  const included = { local: '.gitlab/postern.yml' };
  const after = (await addToYaml(before, ['include'], included, true)) ?? (/^include\s*:/m.test(before) ? undefined : await addToYaml(before, ['include'], [included]));
  if (after === undefined) return advise("Add to `include` in .gitlab-ci.yml: { local: '.gitlab/postern.yml' }");
  const job = await text('.gitlab/postern.yml');
  return { changes: [...change('.gitlab-ci.yml', before, after).changes, ...(job === undefined ? change('.gitlab/postern.yml', undefined, GITLAB).changes : [])], advice: [] };
}

const GITLAB = `postern:
  stage: test
  image: node:22
  script:
    - npx --yes postern@${VERSION} scan --advisories auto --output gitlab-sast=gl-sast-report.json --output gitlab-codequality=gl-code-quality-report.json
  artifacts:
    when: always
    reports:
      sast: gl-sast-report.json
      codequality: gl-code-quality-report.json
`;
