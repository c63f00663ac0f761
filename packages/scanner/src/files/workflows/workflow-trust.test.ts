import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../../testing/find-in-text.js';
import { workflowTrust } from './workflow-trust.js';

const sha = '0123456789abcdef0123456789abcdef01234567';
const linesIn = async (text: string, path = '.github/workflows/ci.yml') => (await findInText(workflowTrust, path, text)).lines;
const job = (...steps: string[]) => ['jobs:', '  build:', '    runs-on: ubuntu-latest', '    steps:', ...steps.map(step => `      ${step}`)].join('\n');

test('actions by tag and branch are told, those by commit are not', async () => {
  const text = job(
    `- uses: actions/checkout@${sha} # v4`,
    '- uses: actions/checkout@v4', // GitHub's own, by tag
    '- uses: actions/setup-node@main',
    '- uses: docker/build-push-action@v6.1.0',
    '- uses: owner/repo/path@master',
    '- uses: ./.github/actions/own',
    '- uses: docker://alpine:3.20',
    `- uses: docker://alpine@sha256:${sha.slice(0, 32)}${sha.slice(0, 32)}`,
    '- uses: owner/tool@release/v1',
    '- uses: "owner/quoted@tool-v2" # with a comment',
    '- uses: ${{ matrix.action }}',
  );
  assert.equal(await linesIn(`on: push\n${text}`), ['7 tag?', '8 branch', '9 tag', '10 branch', '12 image?', '14 tag', '15 tag']);
});

test('called workflows, containers and services', async () => {
  const text = ['on: push', 'jobs:', '  call:', '    uses: acme/ci/.github/workflows/build.yml@main', '    secrets: inherit', '  own:', '    uses: ./.github/workflows/own.yml', '    secrets: inherit', '  test:', '    container: node', '    services:', '      db:', '        image: postgres:16', '    steps:', '      - run: npm test'].join('\n');
  assert.equal(await linesIn(text), ['4 branch', '10 image', '13 image?', '5 inherited']);
});

test('what strangers write is told where it becomes script, not where it is data', async () => {
  const of = (run: string, on = 'pull_request') => linesIn(`on: ${on}\n${job('- run: |', `    ${run}`)}`);
  assert.equal(await of('echo "${{ github.event.pull_request.title }}"'), ['7 injection']);
  assert.equal(await of('git checkout ${{ github.head_ref }}'), ['7 injection']);
  assert.equal(await of("echo '${{ toJSON(github.event) }}'"), ['7 injection']);
  assert.equal(await of('echo ${{ github.event.issue.body || github.sha }}', 'issues'), ['7 injection']);
  assert.equal(await of('for m in "${{ github.event.commits[0].message }}"; do :; done', 'push'), ['7 injection']);
  assert.equal(await of('./release.sh ${{ inputs.version }}', 'workflow_dispatch'), ['7 injection?']);
  for (const safe of [
    'echo ${{ github.event.pull_request.number }} ${{ github.sha }} ${{ github.event.pull_request.head.sha }}',
    "echo ${{ contains(github.event.comment.body, '/deploy') }}",
    "echo ${{ github.head_ref == 'main' }}",
    'echo "$TITLE"',
    'echo ${{ steps.meta.outputs.tags }} ${{ matrix.node }} ${{ runner.os }}',
  ]) assert.equal(await of(safe), [], safe);
});

test('foreign text through env is safe as a variable, not as an expression; github-script is a script', async () => {
  const text = ['on: issue_comment', 'jobs:', '  a:', '    env:', '      BODY: ${{ github.event.comment.body }}', '    steps:', '      - run: echo "$BODY"', '      - run: echo "${{ env.BODY }}"', `      - uses: actions/github-script@${sha}`, '        with:', '          script: |', '            console.log(`${{ github.event.comment.body }}`)', '            console.log(context.payload.comment.body)'].join('\n');
  const { problems, lines } = await findInText(workflowTrust, '.github/workflows/c.yml', text);
  assert.equal(lines, ['8 injection', '12 injection']);
  assert.equal(problems.map(({ severity }) => severity), ['critical', 'critical']);
});

test('outputs of actions that hand on names of files and branches', async () => {
  const text = ['on: pull_request', 'jobs:', '  a:', '    steps:', '      - id: changed', `        uses: acme/changed-files@${sha}`, '      - id: build', '        run: ./build', '      - run: lint ${{ steps.changed.outputs.all_changed_files }}', '      - run: echo ${{ steps.changed.outputs.any_changed }} ${{ steps.build.outputs.files }}', '      - run: echo ${{ github.ref_name }}'].join('\n');
  assert.equal(await linesIn(text), ['9 injection', '11 injection?']);
  assert.equal(await linesIn(`on: pull_request\n${job(`- uses: technote-space/get-diff-action@${sha}`, '- run: echo ${{ env.GIT_DIFF }} ${{ env.MATCHED_FILES }}')}`), ['7 injection']);
});

test('a privileged run that checks out a stranger’s head', async () => {
  const of = (on: string, ref: string, condition = '') =>
    findInText(workflowTrust, '.github/workflows/pr.yml', [`on: [${on}]`, 'jobs:', '  a:', ...(condition ? [`    if: ${condition}`] : []), '    steps:', `      - uses: actions/checkout@${sha}`, '        with:', `          ref: ${ref}`, '      - run: npm ci'].join('\n'));
  const found = await of('pull_request_target', '${{ github.event.pull_request.head.sha }}');
  assert.equal(found.lines, ['7 foreign-checkout']);
  assert.equal([found.problems[0]!.severity, found.problems[0]!.confidence], ['critical', 'certain']);
  assert.is((await of('pull_request_target', '${{ github.head_ref }}', "contains(github.event.pull_request.labels.*.name, 'safe')")).problems[0]!.confidence, 'likely');
  assert.equal((await of('workflow_run', 'refs/pull/${{ github.event.number }}/merge')).lines, ['7 foreign-checkout']);
  assert.equal((await of('pull_request', '${{ github.event.pull_request.head.sha }}')).lines, []);
  assert.equal((await of('pull_request_target', '${{ github.base_ref }}')).lines, []);
  assert.equal((await of('pull_request_target', '${{ github.head_ref }}', 'github.event.pull_request.head.repo.full_name == github.repository')).lines, []);
});

test('rights for all, and secrets that leave their step', async () => {
  const text = ['on: push', 'permissions: write-all', 'env:', '  TOKEN: ${{ secrets.NPM_TOKEN }}', 'jobs:', '  a:', '    steps:', '      - run: |', '          echo "$TOKEN"', '          echo "$TOKEN" | base64', '          echo "${{ secrets.KEY }}"', '          echo "$TOKEN" | docker login --password-stdin', '          echo "//npm/:_authToken=$TOKEN" > .npmrc', '          echo "::add-mask::$TOKEN"', '          echo "$OTHER"', '          echo "zone ${{ secrets.CF_ZONE_ID }} of ${{ secrets.DEPLOY_HOST }}"', '          echo "${{ secrets.GITHUB_TOKEN != \'\' }}"', '      - env:', '          ALL: ${{ toJSON(secrets) }}', '        run: node x.js'].join('\n');
  assert.equal(await linesIn(text), ['2 write-all', '9 printed', '10 printed', '11 printed', '19 all-secrets']);
});

test('composite actions are read too; templates and other files are not', async () => {
  const action = ['name: x', 'inputs:', '  title: {}', 'runs:', '  using: composite', '  steps:', '    - uses: owner/tool@v1', '    - run: echo "${{ inputs.title }}"', '      shell: bash'].join('\n');
  assert.equal(await linesIn(action, 'actions/x/action.yml'), ['7 tag', '8 injection?']);
  assert.equal(await linesIn('on: push\n{% if x %}\njobs:\n  a: {uses: o/r@v1}\n{% endif %}'), []);
  assert.not.ok(workflowTrust.wants('src/workflows/order.yml'));
});

test('a workflow that is no YAML says where', async () => {
  const error = await linesIn('on: push\njobs:\n  a: {uses: x\n').catch((error: Error) => error.message);
  assert.match(String(error), /line \d is not valid YAML/);
});

test('aliases are followed, a bomb of them is cut off', async () => {
  assert.equal(await linesIn('on: push\nx: &step\n  uses: owner/tool@v1\njobs:\n  a:\n    steps:\n      - *step\n'), ['3 tag']);
  const bomb = ['on: push', 'x0: &x0 [uses, run]', ...Array.from({ length: 30 }, (_, i) => `x${i + 1}: &x${i + 1} [*x${i}, *x${i}, *x${i}]`), 'jobs:', '  a:', '    steps: *x30'].join('\n');
  const start = performance.now();
  await linesIn(bomb).catch(() => []);
  assert.ok(performance.now() - start < 2000);
});

test.run();
