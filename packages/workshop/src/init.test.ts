import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { run } from 'postern';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { gitIn, withFolder } from './testing/temporary-folder.js';

const MANIFEST = '{\n  "name": "shop",\n  "dependencies": { "express": "5.0.0" }\n}\n';

/** What `init --yes` makes of a project; a second run must have nothing to do, and the scan must take the settings. */
async function initialised(files: Readonly<Record<string, string>>, look: (read: (file: string) => string, out: string, folder: string) => void | Promise<void>, git = false): Promise<void> {
  await withFolder(
    { 'package.json': MANIFEST, ...files },
    async folder => {
      const dry = await runCommand(['init', '--dry-run'], { cwd: folder });
      assert.is(dry.code, 0, dry.err);
      assert.not.ok(existsSync(join(folder, 'postern.config.json')));
      const { code, out, err } = await runCommand(['init', '--yes'], { cwd: folder });
      assert.is(code, 0, err);
      await look(file => readFileSync(join(folder, file), 'utf8'), out, folder);
      const again = await runCommand(['init'], { cwd: folder });
      assert.is(again.code, 0, again.out);
      assert.match(again.out, 'nothing to do');
      assert.not.match((await runCommand(['scan', '--quiet'], { cwd: folder })).err, /Nothing was scanned/);
    },
    { git },
  );
}

test('settings, the dependency and the hook of git', () =>
  initialised(
    { '.env': 'A=1\n', 'a.js': "fetch('https://api.stripe.com/v1');\n", '.github/workflows/test.yml': 'on: push\njobs: {}\n' },
    (read, out, folder) => {
      assert.match(out, /npm, Express, Stripe/);
      assert.match(read('postern.config.json'), /\/\/ Seen here: Express, Stripe/);
      assert.match(read('package.json'), '"postern": "0.1.0"');
      assert.match(read('.github/workflows/postern.yml'), 'npx --yes postern@');
      assert.is(read('.git/hooks/pre-commit'), '#!/bin/sh\nexec npx --no postern scan --staged\n');
      assert.ok(statSync(join(folder, '.git/hooks/pre-commit')).mode & 0o100);
    },
    true,
  ));

const CONFIGS: Readonly<Record<string, readonly [name: string, before: string, after: string]>> = {
  'an array': ['eslint.config.js', "import js from '@eslint/js';\n\nexport default [\n  js.configs.recommended,\n];\n", "import js from '@eslint/js';\nimport postern from 'eslint-plugin-postern';\n\nexport default [\n  js.configs.recommended,\n  postern.configs.recommended,\n];\n"],
  'an array that is empty': ['eslint.config.mjs', 'export default [];\n', 'import postern from "eslint-plugin-postern";\nexport default [postern.configs.recommended];\n'.replaceAll('"', "'")],
  'defineConfig, typed': ['eslint.config.ts', 'import { defineConfig } from "eslint/config"\nimport js from "@eslint/js"\n\nexport default defineConfig([js.configs.recommended /* ours */, { rules: {} }])\n', 'import { defineConfig } from "eslint/config"\nimport js from "@eslint/js"\nimport postern from "eslint-plugin-postern"\n\nexport default defineConfig([js.configs.recommended /* ours */, { rules: {} }, postern.configs.recommended])\n'],
  'tseslint.config': ['eslint.config.mjs', "import tseslint from 'typescript-eslint';\n\nexport default tseslint.config(\n  tseslint.configs.recommended,\n  { rules: {} }, // last\n);\n", "import tseslint from 'typescript-eslint';\nimport postern from 'eslint-plugin-postern';\n\nexport default tseslint.config(\n  tseslint.configs.recommended,\n  { rules: {} },\n  postern.configs.recommended, // last\n);\n"],
  'a variable': ['eslint.config.js', "/** @type {import('eslint').Linter.Config[]} */\nconst config = [{ rules: {} }];\nexport default config;\n", "import postern from 'eslint-plugin-postern';\n/** @type {import('eslint').Linter.Config[]} */\nconst config = [{ rules: {} }, postern.configs.recommended];\nexport default config;\n"],
  CommonJS: ['eslint.config.cjs', "const js = require('@eslint/js');\nmodule.exports = [js.configs.recommended];\n", "const js = require('@eslint/js');\nconst { default: postern } = require('eslint-plugin-postern');\nmodule.exports = [js.configs.recommended, postern.configs.recommended];\n"],
};

for (const [shape, [name, before, after]] of Object.entries(CONFIGS)) {
  test(`an ESLint configuration that is ${shape}`, () =>
    initialised({ [name]: before }, read => {
      assert.is(read(name), after);
      assert.match(read('package.json'), '"eslint-plugin-postern": "0.1.0"');
    }));
}

test('an ESLint configuration of another shape is left alone, with advice', () =>
  withFolder({ 'package.json': MANIFEST, 'eslint.config.js': 'export default await makeConfig();\n' }, async folder => {
    const { out } = await runCommand(['init', '--yes'], { cwd: folder });
    assert.match(out, 'best edited by hand');
    assert.is(readFileSync(join(folder, 'eslint.config.js'), 'utf8'), 'export default await makeConfig();\n');
  }));

test('oxlint, with its comments', () =>
  initialised({ '.oxlintrc.json': '{\n  // ours\n  "jsPlugins": ["other"],\n  "rules": { "eqeqeq": "error" }\n}\n' }, read => {
    const text = read('.oxlintrc.json');
    assert.match(text, '// ours');
    assert.match(text, '"other"');
    assert.match(text, '"eslint-plugin-postern"');
    assert.match(text, '"postern/require-timeout": "error"');
    assert.match(text, '"eqeqeq": "error"');
  }));

test('husky, by pnpm', () =>
  initialised({ '.husky/pre-commit': 'pnpm test', 'pnpm-lock.yaml': 'lockfileVersion: "9.0"\n' }, read => assert.is(read('.husky/pre-commit'), 'pnpm test\npnpm exec postern scan --staged\n')));

test('lefthook keeps its comments', () =>
  initialised({ 'lefthook.yml': '# hooks of all\npre-commit:\n  parallel: true # quick\n  commands:\n    lint: # ours\n      run: npx eslint {staged_files}\n' }, read =>
    assert.is(
      read('lefthook.yml'),
      '# hooks of all\npre-commit:\n  parallel: true # quick\n  commands:\n    lint: # ours\n      run: npx eslint {staged_files}\n    postern:\n      run: npx --no postern scan --staged\n',
    )));

test('lefthook with jobs', () =>
  initialised({ 'lefthook.yml': 'pre-commit:\n  jobs:\n    - run: npx eslint\n' }, read => assert.is(read('lefthook.yml'), 'pre-commit:\n  jobs:\n    - run: npx eslint\n    - name: postern\n      run: npx --no postern scan --staged\n')));

test('pre-commit', () =>
  initialised({ '.pre-commit-config.yaml': 'repos:\n  # ours\n  - repo: local\n    hooks: []\n' }, read => {
    assert.match(read('.pre-commit-config.yaml'), '# ours');
    assert.match(read('.pre-commit-config.yaml'), /rev: v0\.1\.0\n\s+hooks:\n\s+- id: postern/);
  }));

test('simple-git-hooks, in the package.json that gets the dependency', () =>
  initialised({ 'package.json': '{\n\t"devDependencies": {\n\t\t"simple-git-hooks": "2.0.0"\n\t},\n\t"simple-git-hooks": { "pre-commit": "npm test" }\n}\n' }, read => {
    const manifest = read('package.json');
    assert.is((JSON.parse(manifest) as { 'simple-git-hooks': Record<string, string> })['simple-git-hooks']['pre-commit'], 'npm test && npx --no postern scan --staged');
    assert.match(manifest, '\t\t"postern": "0.1.0"');
  }));

test('GitLab', () =>
  initialised({ '.gitlab-ci.yml': '# ours\ninclude:\n  - local: a.yml\ntest:\n  script: [npm test]\n' }, read => {
    assert.match(read('.gitlab-ci.yml'), /# ours\ninclude:\n {2}- local: a\.yml\n {2}- local: \.gitlab\/postern\.yml\n/);
    assert.match(read('.gitlab/postern.yml'), 'gl-sast-report.json');
  }));

test('a hook that is there, or elsewhere, is left alone with advice', () =>
  withFolder({ 'package.json': MANIFEST }, async folder => {
    gitIn(folder, ['init', '-q']);
    gitIn(folder, ['config', 'core.hooksPath', '/elsewhere']);
    mkdirSync(join(folder, '.git/hooks'), { recursive: true });
    const { out } = await runCommand(['init', '--yes'], { cwd: folder });
    assert.match(out, 'core.hooksPath');
    assert.not.ok(existsSync(join(folder, '.git/hooks/pre-commit')));
  }));

test('it asks at a terminal, and writes nothing where nobody can be asked', () =>
  withFolder({ 'package.json': MANIFEST }, async folder => {
    assert.is((await runCommand(['init'], { cwd: folder })).code, 2);
    const answering = async (answer: string) => {
      let asked = '';
      await run(['init'], { out: () => {}, err: () => {}, cwd: folder, env: {}, platform: 'linux', outIsTerminal: true, columns: 80, errIsTerminal: true, now: Date.now, ask: async question => ((asked = question), answer) });
      assert.match(asked, '[y/N]');
      return existsSync(join(folder, 'postern.config.json'));
    };
    assert.is(await answering(''), false);
    assert.is(await answering('y'), true);
  }));

test.run();
