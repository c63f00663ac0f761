import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { runCommand } from './testing/run-command.js';
import { gitIn, withFolder } from './testing/temporary-folder.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const textOf = (file: string) => readFileSync(join(root, file), 'utf8');
const { version } = JSON.parse(textOf('packages/cli/package.json')) as { version: string };
const action = parse(textOf('action.yml')) as Action;
const hasBash = spawnSync('bash', ['--version']).status === 0;
if (!hasBash) console.log('No bash on this machine: the tests that run the CI scripts are skipped.');
const withBash = hasBash ? test : test.skip;

interface Action {
  inputs: Record<string, { default: string }>;
  runs: { steps: { name: string; uses?: string; run?: string; shell?: string; env?: Record<string, string> }[] };
}

test('the files for CI run the version they were released with', () => {
  assert.is(action.inputs['version']!.default, version);
  assert.is(parse(textOf('docs/ci/gitlab.yml')).variables.POSTERN_VERSION, version);
  for (const hook of parse(textOf('.pre-commit-hooks.yaml'))) assert.equal(hook.additional_dependencies, [`postern@${version}`]);
});

test('no input is pasted into a script, and every action is pinned', () => {
  for (const { name, run = '', uses = '', shell } of action.runs.steps) {
    assert.not.match(run, '${{', name);
    if (run !== '') assert.is(shell, 'bash', name);
    if (uses !== '') assert.match(uses, /@[0-9a-f]{40}$/, name);
  }
});

withBash('the action scans: annotations, reports, summary, exit code', async () => {
  await withFolder({ 'our src/client.ts': vulnerable, 'other/client.ts': vulnerable, 'clean.ts': 'export {};\n' }, async folder => {
    const { code, out, outputs, summary } = runAction(folder, { paths: 'our src\n\nclean.ts' });
    assert.is(code, 0);
    assert.is(outputs['exit-code'], '1');
    assert.match(out, '::error file=our src/client.ts,line=');
    assert.not.match(out, 'other/client.ts');
    for (const format of ['sarif', 'json', 'html', 'markdown']) assert.ok(existsSync(outputs[format] ?? ''), format);
    assert.match(summary, '### postern: 1 finding');
  });
});

withBash('the action takes an input as text, whatever it says', async () => {
  await withFolder({ 'a.ts': 'export {};\n' }, async folder => {
    const { outputs } = runAction(folder, { paths: '$(touch broken)`touch broken`', 'fail-on': 'low; touch broken' });
    assert.is(outputs['exit-code'], '2');
    assert.is(outputs['sarif'], undefined);
    assert.not(existsSync(join(folder, 'broken')));
  });
});

withBash('the GitLab job writes the reports that it declares', async () => {
  const { variables, postern } = parse(textOf('docs/ci/gitlab.yml'));
  await withFolder({ 'src/client.ts': vulnerable }, async folder => {
    withCommand(join(folder, 'bin'), 'npx', 'shift 2');
    const { status, stderr } = spawnSync('bash', ['-c', postern.script.join('\n')], { cwd: folder, encoding: 'utf8', env: { ...offline, ...variables, PATH: `${join(folder, 'bin')}${delimiter}${process.env['PATH']}` } });
    assert.is(status, 1, stderr);
    for (const file of Object.values<string>(postern.artifacts.reports)) JSON.parse(readFileSync(join(folder, file), 'utf8'));
    for (const file of postern.artifacts.paths) assert.ok(existsSync(join(folder, file)), file);
  });
});

test('the hook judges what is staged', async () => {
  const [{ entry }] = parse(textOf('.pre-commit-hooks.yaml'));
  const argv = entry.split(' ').slice(1);
  await withFolder({ 'src/client.ts': vulnerable }, async folder => {
    writeFileSync(join(folder, 'src/client.ts'), 'export {};\n');
    const staged = await runCommand(argv, { cwd: folder });
    assert.is(staged.code, 1);
    assert.match(staged.out, 'src/client.ts:2:');
    assert.ok(staged.out.trimEnd().split('\n').length <= 10);
    gitIn(folder, ['add', '-A']);
    assert.equal(await runCommand(argv, { cwd: folder }), { code: 0, out: '', err: '' });
  }, { git: true });
});

const vulnerable = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";
/** Asks no registry: there is none at this address. */
const offline = { npm_config_registry: 'http://127.0.0.1:9/' };

function runAction(folder: string, given: Record<string, string>) {
  const { run, env } = action.runs.steps.find(({ name }) => name === 'Scan')!;
  const temp = join(folder, '.runner');
  withCommand(join(temp, 'postern/node_modules/.bin'), 'postern', ':');
  const inputs: Record<string, string> = { ...Object.fromEntries(Object.entries(action.inputs).map(([name, input]) => [name, input.default])), advisories: 'snapshot', ...given };
  const filled = Object.fromEntries(Object.entries(env!).map(([name, value]) => [name, value.replace(/^\$\{\{ inputs\.([\w-]+) \}\}$/, (_, input: string) => inputs[input]!)]));
  const [output, summary] = ['output', 'summary'].map(name => join(temp, name)) as [string, string];
  for (const file of [output, summary]) writeFileSync(file, '');
  const { status, stdout } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', run!], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], ...filled, RUNNER_TEMP: temp, GITHUB_OUTPUT: output, GITHUB_STEP_SUMMARY: summary },
  });
  const outputs: Record<string, string> = Object.fromEntries(readFileSync(output, 'utf8').trim().split('\n').map(line => line.split(/=(.*)/s).slice(0, 2)));
  return { code: status, out: stdout, outputs, summary: readFileSync(summary, 'utf8') };
}

/** Stands in for the installed command: this repository's own. */
function withCommand(folder: string, name: string, before: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), `#!/bin/sh\n${before}\nexec "${process.execPath}" "${join(root, 'packages/cli/dist/main.js')}" "$@"\n`);
  chmodSync(join(folder, name), 0o755);
}

test.run();
