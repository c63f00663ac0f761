/** Both packages as users get them: packed, looked at by the judges of packages, installed by each package manager, run. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { hasRegistry } from './testing/has-registry.js';
import { packed } from './testing/packed.js';

const AGENT = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";
const TSC = ['--noEmit', '--module', 'nodenext', '--target', 'es2022', '--strict', '--skipLibCheck', 'false', '--types', 'node'];

const test = suite<{ folder: string; cli: string; plugin: string; isOnline: boolean }>('packages');

test.before(async context => {
  context.folder = mkdtempSync(join(tmpdir(), 'postern-packages-'));
  [context.cli, context.plugin] = [await packed('cli', context.folder), await packed('eslint-plugin', context.folder)];
  context.isOnline = await hasRegistry();
  if (!context.isOnline) console.log('skipped: installing, since the npm registry cannot be reached');
});
test.after(({ folder }) => rmSync(folder, { recursive: true, force: true }));

test('publint has nothing to say', async ({ cli, plugin }) => {
  for (const file of [cli, plugin]) {
    const tarball = new Uint8Array(readFileSync(file)).buffer;
    const { messages, pkg } = await publint({ pack: { tarball }, strict: true });
    assert.equal(messages.map(message => formatMessage(message, pkg as never)), []);
  }
});

test('the types of the plugin are right where it can be imported', async ({ plugin }) => {
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(plugin))));
  assert.ok(analysis.types);
  // It is a module: resolvers that know neither modules nor `exports` are too old for ESLint 9.
  const problems = ('problems' in analysis ? analysis.problems : []).filter(problem => !('resolutionKind' in problem) || (problem.resolutionKind !== 'node10' && problem.resolutionKind !== 'node16-cjs'));
  assert.equal(problems, []);
});

test('nothing of the workspace is left in what is published', async ({ cli, plugin }) => {
  for (const file of [cli, plugin]) {
    const published = createPackageFromTarballData(new Uint8Array(readFileSync(file)));
    const names = published.listFiles();
    const { dependencies = {}, peerDependencies = {}, scripts = {} } = JSON.parse(published.readFile(names.find(name => /^\/node_modules\/[^/]+\/package\.json$/.test(name))!)) as Record<string, Record<string, string>>;
    assert.not.match(JSON.stringify([dependencies, peerDependencies]), /workspace:|@postern\//);
    assert.equal(Object.keys(scripts).filter(name => /install|prepare/.test(name)), []);
    assert.not.match(names.join('\n'), /\.test\.|\.tsbuildinfo|fixtures|\.map$/m);
  }
});

const managers = {
  npm: { command: 'npm', before: [] as string[], add: ['install', '--silent', '--no-audit', '--no-fund', '--save-dev'], run: ['npx', '--no'] },
  pnpm: { command: 'npx', before: ['--yes', 'pnpm@10.26.0'], add: ['add', '--silent', '--save-dev'], run: ['npx', '--yes', 'pnpm@10.26.0', 'exec'] },
  yarn: { command: 'npx', before: ['--yes', 'yarn@1.22.22'], add: ['add', '--silent', '--dev', '--no-lockfile'], run: ['npx', '--yes', 'yarn@1.22.22', '--silent', 'run'] },
};

for (const [name, { command, before, add, run }] of Object.entries(managers)) {
  test(`${name} installs the command; postern and scan find what is there`, async ({ folder, cli, isOnline }) => {
    if (!isOnline) return;
    const project = projectIn(folder, name, { 'agent.ts': AGENT });
    const installed = await ran(command, [...before, ...add, cli], project);
    assert.is(installed.code, 0, installed.stdout + installed.stderr);
    for (const bin of ['postern', 'scan']) {
      const { code, stdout, stderr } = await ran(run[0]!, [...run.slice(1), bin, 'agent.ts', '--format', 'json', '--no-cache'], project);
      assert.is(code, 1, stdout + stderr);
      assert.match(stdout, 'no-disabled-tls-verification');
    }
    const { stdout } = await ran(run[0]!, [...run.slice(1), 'postern', 'explain', 'require-timeout'], project);
    assert.match(stdout, 'require-timeout');
    const { code, stderr } = await ran(run[0]!, [...run.slice(1), 'postern', 'agent.ts', '--engine', 'eslint'], project);
    assert.is(code, 2, stderr);
    assert.match(stderr, 'npm install --save-dev eslint');
  });
}

const CONFIG = (presets: string) => `import postern from 'eslint-plugin-postern';
import * as parser from '@typescript-eslint/parser';
export default [{ files: ['**/*.{js,ts}'], languageOptions: { parser } }, ${presets}];
`;

for (const [version, config, presets] of [
  ['10', 'eslint.config.js', 'postern.configs.recommended, postern.configs.text'],
  ['10', 'eslint.config.ts', 'postern.configs.strict, postern.configs.text'],
  ['9', 'eslint.config.mjs', 'postern.configs.all'],
  ['9', 'eslint.config.ts', 'postern.configs.recommended'],
] as const) {
  test(`ESLint ${version} with ${config}`, async ({ folder, plugin, isOnline }) => {
    if (!isOnline) return;
    const project = projectIn(folder, `eslint-${version}-${config}`, { 'agent.ts': AGENT, [config]: CONFIG(presets) });
    const typed = config.endsWith('.ts') ? ['jiti@2', 'typescript@5', '@types/node@20'] : ['typescript@5'];
    const installed = await ran('npm', ['install', '--silent', '--no-audit', '--no-fund', plugin, `eslint@${version}`, '@typescript-eslint/parser@8', ...typed], project);
    assert.is(installed.code, 0, installed.stderr);
    const { code, stdout, stderr } = await ran('npx', ['--no', 'eslint', 'agent.ts'], project);
    assert.is(code, 1, stdout + stderr);
    assert.match(stdout, 'postern/no-disabled-tls-verification');
    if (!config.endsWith('.ts')) return;
    writeFileSync(join(project, 'use.ts'), "import type { Linter } from 'eslint';\nimport postern from 'eslint-plugin-postern';\nexport const all: Linter.Config[] = [postern.configs.recommended, postern.configs.strict, postern.configs.all, postern.configs.text];\n");
    const typing = await ran('npx', ['--no', 'tsc', 'use.ts', ...TSC], project);
    assert.is(typing.code, 0, typing.stdout);
  });
}

test('oxlint loads the plugin', async ({ folder, plugin, isOnline }) => {
  if (!isOnline) return;
  const project = projectIn(folder, 'oxlint', { 'agent.ts': AGENT, '.oxlintrc.json': JSON.stringify({ jsPlugins: ['eslint-plugin-postern'], rules: { 'postern/no-disabled-tls-verification': 'error' } }) });
  const installed = await ran('npm', ['install', '--silent', '--no-audit', '--no-fund', plugin, 'oxlint@1.94.0'], project);
  assert.is(installed.code, 0, installed.stderr);
  const { code, stdout } = await ran('npx', ['--no', 'oxlint', 'agent.ts'], project);
  assert.is(code, 1, stdout);
  assert.match(stdout, 'no-disabled-tls-verification');
});

function projectIn(folder: string, name: string, files: Readonly<Record<string, string>>): string {
  const project = join(folder, name);
  mkdirSync(project);
  for (const [file, text] of Object.entries({ 'package.json': '{ "name": "shop", "version": "1.0.0", "private": true, "type": "module" }', ...files })) writeFileSync(join(project, file), text);
  return project;
}

function ran(command: string, args: readonly string[], cwd: string): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise(done => execFile(command, [...args], { cwd, timeout: 180_000 }, (error, stdout, stderr) => done({ code: error === null ? 0 : typeof error.code === 'number' ? error.code : 99, stdout, stderr })));
}

test.run();
