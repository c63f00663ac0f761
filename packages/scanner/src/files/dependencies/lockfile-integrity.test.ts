import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findIn } from '../../testing/find-in.js';
import { lockfileIntegrity } from './lockfile-integrity.js';

const entry = { version: '1.0.0', integrity: 'sha512-AAAA' };
const lockOf = (dependencies: Record<string, string>, packages: Record<string, object>) => JSON.stringify({ lockfileVersion: 3, packages: { '': { dependencies }, ...packages } });
const app = (dependencies: Record<string, string>) => JSON.stringify({ name: 'shop', private: true, dependencies });

async function reasonsIn(files: Record<string, string>): Promise<string[]> {
  const { problems } = await findIn(lockfileIntegrity, files);
  return problems.map(({ file, data, confidence }) => `${file} ${String(data!['reason'])}${confidence === 'possible' ? '?' : ''}`);
}

test('an application without a lockfile is told; a library, or a project without dependencies, is not', async () => {
  assert.equal(await reasonsIn({ 'package.json': app({ ms: '^2.0.0' }) }), ['package.json no-lockfile']);
  assert.equal(await reasonsIn({ 'package.json': '{"name":"lib","version":"1.0.0","main":"index.js","dependencies":{"ms":"^2.0.0"}}' }), []);
  assert.equal(await reasonsIn({ 'package.json': '{"name":"shop","private":true}' }), []);
  assert.equal(await reasonsIn({ 'package.json': app({ ms: '^2.0.0' }), 'bun.lockb': '' }), [], 'a binary one is one too');
});

test('a lockfile outside a scan of a part counts, one that git ignores does not', async () => {
  const files = { 'package.json': app({ ms: '^2.0.0' }), 'api/package.json': app({ ms: '^2.0.0' }), 'package-lock.json': lockOf({ ms: '^2.0.0' }, {}), '.gitignore': 'dist\n' };
  const unlisted = ['package-lock.json'];
  assert.equal((await findIn(lockfileIntegrity, files, { unlisted })).lines, []);
  const { problems } = await findIn(lockfileIntegrity, { ...files, '.gitignore': '/package-lock.json\n' }, { unlisted });
  assert.equal(problems.map(({ file }) => file), ['package.json', 'api/package.json']);
  assert.match(problems[0]!.message, /git ignores package-lock\.json/);
  const lockAlone = await findIn(lockfileIntegrity, { ...files, 'package-lock.json': lockOf({ ms: '^1.0.0' }, {}) }, { unlisted: ['package.json', 'api/package.json'] });
  assert.equal(lockAlone.problems.map(({ file, data }) => `${file} ${String(data!['reason'])}`), ['package.json out-of-step']);
});

test('a lockfile that was made for another manifest is told, at the dependency', async () => {
  const files = {
    'package.json': '{\n"name": "shop",\n"dependencies": {\n"ms": "^2.0.0",\n"qs": "^6.0.0",\n"own": "file:own",\n"al": "npm:mri@1.1.0"\n}}',
    'package-lock.json': lockOf({ ms: '^2.0.0', qs: '^5.0.0', own: 'file:own', al: 'npm:mri@1.1.0' }, {}),
  };
  const { lines, problems } = await findIn(lockfileIntegrity, files);
  assert.equal(lines, ['package.json:5']);
  assert.match(problems[0]!.message, /qs "\^6\.0\.0" is not what package-lock\.json was made for: that has "\^5\.0\.0"/);
  assert.equal(await reasonsIn({ ...files, 'package-lock.json': lockOf({ ms: '^2.0.0', qs: '^6.0.0', al: 'npm:mri@1.1.0' }, {}) }), []);
  assert.equal(await reasonsIn({ 'package.json': app({ ms: '^2.0.0' }), 'yarn.lock': '# yarn lockfile v1\n\nqs@1:\n  version "1.0.0"\n  resolved "https://registry.yarnpkg.com/qs/-/qs-1.0.0.tgz#0"\n  integrity sha512-A\n' }), ['package.json out-of-step']);
  assert.equal(
    await reasonsIn({
      'package.json': app({ ms: 'catalog:', qs: '^6.0.0' }),
      'pnpm-lock.yaml': "lockfileVersion: '9.0'\noverrides:\n  qs: 6.5.3\nimporters:\n  .:\n    dependencies:\n      ms: {specifier: 'catalog:', version: 2.0.0}\n      qs: {specifier: 6.5.3, version: 6.5.3}\n",
    }),
    [],
    'a catalog is the same in both, an override changes the range on purpose',
  );
});

test('entries that are not bound to contents are counted in one finding', async () => {
  const files = (packages: Record<string, object>) => ({ 'package.json': app({ a: '1.0.0' }), 'package-lock.json': lockOf({ a: '1.0.0' }, packages) });
  assert.equal(await reasonsIn(files({ 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { version: '1.0.0' } })), ['package-lock.json no-integrity']);
  assert.equal(await reasonsIn(files({ 'node_modules/a': { ...entry, integrity: 'sha1-AAAA' } })), ['package-lock.json weak-integrity']);
  assert.equal(await reasonsIn(files({ 'node_modules/a': entry, 'node_modules/a/node_modules/c': { version: '1.0.0', inBundle: true }, 'node_modules/d': { link: true, resolved: 'd' }, 'node_modules/e': { version: '1.0.0', resolved: 'git+ssh://git@github.com/o/e.git#0' } })), []);
});

test('addresses: plain http, a host nobody named, another package, a scope from two registries', async () => {
  const npm = (name: string) => `https://registry.npmjs.org/${name}/-/${name.split('/').pop()}-1.0.0.tgz`;
  const files = (packages: Record<string, string>) => ({
    'package.json': app({ a: '1.0.0' }),
    '.npmrc': '@corp:registry=https://npm.corp.example/\n',
    'package-lock.json': lockOf({ a: '1.0.0' }, Object.fromEntries(Object.entries(packages).map(([name, resolved]) => [`node_modules/${name}`, { ...entry, resolved }]))),
  });
  assert.equal(await reasonsIn(files({ a: npm('a'), '@corp/b': 'https://npm.corp.example/@corp/b/-/b-1.0.0.tgz' })), []);
  assert.equal(await reasonsIn(files({ a: npm('a').replace('https', 'http') })), ['package-lock.json http']);
  assert.equal(await reasonsIn(files({ a: npm('a'), b: npm('b'), c: 'https://evil.example/c/-/c-1.0.0.tgz' })), ['package-lock.json unknown-host']);
  assert.equal(await reasonsIn(files({ a: 'https://mirror.example/a/-/a-1.0.0.tgz' })), ['package-lock.json unknown-host?'], 'a mirror that serves all');
  assert.equal(await reasonsIn(files({ a: npm('a'), lodash: npm('lodahs') })), ['package-lock.json other-package']);
  assert.equal(await reasonsIn(files({ '@corp/a': npm('@corp/a'), '@corp/b': 'https://npm.corp.example/@corp/b/-/b-1.0.0.tgz' })), ['package-lock.json split-scope']);
});

test('dependencies that name a place instead of a release', async () => {
  assert.equal(
    await reasonsIn({ 'package.json': '{"name":"lib","version":"1.0.0","main":"x","dependencies":{"a":"github:o/a","b":"o/b#main","c":"git+https://github.com/o/c.git#0123456789012345678901234567890123456789","d":"http://files.example/d.tgz","e":"git://github.com/o/e","f":"o/f#semver:^1.0.0","g":"npm:ms@1.0.0","h":"workspace:*"}}' }),
    ['package.json git-ref', 'package.json git-ref', 'package.json http', 'package.json git-protocol'],
  );
  assert.equal(await reasonsIn({ 'package.json': app({ a: 'github:o/a' }), 'package-lock.json': lockOf({ a: 'github:o/a' }, {}) }), [], 'the lockfile holds the commit');
});

test('two package managers in one folder', async () => {
  assert.equal(await reasonsIn({ 'package.json': '{"packageManager":"pnpm@9.0.0"}', 'package-lock.json': lockOf({}, {}), 'pnpm-lock.yaml': "lockfileVersion: '9.0'\n" }), ['package-lock.json two-lockfiles']);
  assert.equal(await reasonsIn({ 'package.json': '{}', 'package-lock.json': lockOf({}, {}), 'npm-shrinkwrap.json': lockOf({}, {}) }), []);
});

test.run();
