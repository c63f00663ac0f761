import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Lockfile, LockfileError, type LockedPackage } from './lockfile.js';
import { parseManifest } from './manifest.js';
import { routesOf } from './reach.js';
import { lockfileNames, readLockfile } from './read-lockfile.js';
import { overriddenName } from './yarn-classic.js';

// One small workspace, installed by each package manager: `shop` with a member `@shop/api`.
const fixtures = fileURLToPath(new URL('../../fixtures/', import.meta.url));

for (const [folder, manager, format] of [
  ['npm1', 'npm', '1'],
  ['npm2', 'npm', '2'],
  ['npm3', 'npm', '3'],
  ['pnpm5', 'pnpm', '5.2'],
  ['pnpm7', 'pnpm', '5.4'],
  ['pnpm8', 'pnpm', '6.0'],
  ['pnpm9', 'pnpm', '9.0'],
  ['pnpm12', 'pnpm', '9.0'],
  ['yarn1', 'yarn', '1'],
  ['yarn3', 'yarn-berry', '6'],
  ['yarn4', 'yarn-berry', '10'],
  ['bun', 'bun', '2'],
] as const) {
  test(`${folder}: packages, marks, ways and places`, async () => {
    const { lockfile, text } = await readFixture(folder);
    assert.is(lockfile.manager, manager);
    assert.is(lockfile.format, format);
    assert.equal(lockfile.packages.map(described).sort(), [
      '@rollup/rollup-darwin-arm64 4.9.0 optional',
      'debug 2.6.8',
      'debug 4.4.3',
      'minimist 1.2.0 dev',
      'minimist 1.2.8 dev',
      'mkdirp 0.5.5 dev',
      'mri 1.1.0',
      'ms 2.0.0',
      'ms 2.1.3',
    ]);
    const routeTo = routesOf(lockfile.importers);
    const ways = lockfile.packages.map(locked => {
      const route = routeTo(locked);
      return [route?.importer.path, ...(route?.steps.map(({ to }) => `${to.name}@${to.version}`) ?? [])].join(' > ');
    });
    assert.equal(ways.sort(), [
      ' > @rollup/rollup-darwin-arm64@4.9.0',
      ' > debug@4.4.3',
      ' > debug@4.4.3 > ms@2.1.3',
      ' > mkdirp@0.5.5',
      ' > mkdirp@0.5.5 > minimist@1.2.8',
      ' > mri@1.1.0',
      'packages/api > debug@2.6.8',
      'packages/api > debug@2.6.8 > ms@2.0.0',
      'packages/api > minimist@1.2.0',
    ]);
    for (const locked of lockfile.packages) {
      const [start, end] = lockfile.spanOf(locked);
      assert.ok(start > 0 && /debug|rollup|minimist|mkdirp|mri|short-args|ms/.test(text.slice(start, end)), `${locked.key}: ${text.slice(start, end)}`);
      // Yarn has no checksum of what another platform needs.
      assert.ok(locked.integrity !== null || (manager === 'yarn-berry' && locked.optional), locked.key);
      assert.is(locked.source, 'registry');
    }
  });
}

test('the range that the parent asks for is known where the format has it', async () => {
  for (const folder of ['npm1', 'npm2', 'npm3', 'yarn1', 'yarn4', 'bun']) {
    const { lockfile } = await readFixture(folder);
    const mkdirp = lockfile.packages.find(({ name }) => name === 'mkdirp');
    assert.equal(mkdirp?.dependencies.map(({ name, range }) => `${name} ${range}`), ['minimist ^1.2.5'], folder);
  }
});

test('the last of two documents is the project, the first is tooling', async () => {
  const { lockfile, text } = await readFixture('pnpm9');
  const env = "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    packageManagerDependencies:\n      pnpm:\n        specifier: 11.0.0\n        version: 11.0.0\n\npackages:\n\n  pnpm@11.0.0:\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  pnpm@11.0.0: {}\n";
  const both = await readLockfile('pnpm-lock.yaml', `---\n${env}\n---\n${text}`);
  assert.is(both.packages.length, lockfile.packages.length + 1);
  assert.equal(both.packages.filter(({ tooling }) => tooling).map(({ name, development }) => [name, development]), [['pnpm', true]]);
});

test('git, tarball, folder and patched dependencies are told from what a registry serves', async () => {
  const pnpm = await readLockfile('pnpm-lock.yaml', [
    "lockfileVersion: '9.0'",
    'importers:',
    '  .:',
    '    dependencies:',
    '      a: {specifier: github:o/a, version: https://codeload.github.com/o/a/tar.gz/0123456789012345678901234567890123456789}',
    '      b: {specifier: file:b.tgz, version: file:b.tgz}',
    '      c: {specifier: ^1.0.0, version: 1.0.0(patch_hash=abc)}',
    'packages:',
    '  a@https://codeload.github.com/o/a/tar.gz/0123456789012345678901234567890123456789:',
    '    resolution: {tarball: https://codeload.github.com/o/a/tar.gz/0123456789012345678901234567890123456789}',
    '    version: 1.2.3',
    '  b@file:b.tgz:',
    '    resolution: {integrity: sha512-x, tarball: file:b.tgz}',
    '    version: 2.0.0',
    '  c@1.0.0:',
    '    resolution: {integrity: sha512-x}',
    'snapshots:',
    '  a@https://codeload.github.com/o/a/tar.gz/0123456789012345678901234567890123456789: {}',
    '  b@file:b.tgz: {}',
    '  c@1.0.0(patch_hash=abc): {}',
  ].join('\n'));
  assert.equal(pnpm.packages.map(({ name, version, source, patched }) => [name, version, source, patched]), [['a', '1.2.3', 'git', false], ['b', '2.0.0', 'local', false], ['c', '1.0.0', 'registry', true]]);

  const berry = await readLockfile('yarn.lock', [
    '__metadata:',
    '  version: 6',
    '',
    '"a@git@github.com:o/a.git":',
    '  version: 1.2.3',
    '  resolution: "a@git@github.com:o/a.git#commit=0123456789012345678901234567890123456789"',
    '  linkType: hard',
    '',
    '"c@patch:c@^1.0.0#./c.patch::version=1.0.0&hash=abc&locator=shop%40workspace%3A.":',
    '  version: 1.0.0',
    '  resolution: "c@patch:c@npm%3A1.0.0#./c.patch::version=1.0.0&hash=abc&locator=shop%40workspace%3A."',
    '  linkType: hard',
    '',
    '"d@portal:../d::locator=shop%40workspace%3A.":',
    '  version: 0.0.0-use.local',
    '  resolution: "d@portal:../d::locator=shop%40workspace%3A."',
    '  linkType: soft',
    '',
    '"typescript@patch:typescript@^5.0.0#~builtin<compat/typescript>":',
    '  version: 5.1.0',
    '  resolution: "typescript@patch:typescript@npm%3A5.1.0#~builtin<compat/typescript>::version=5.1.0&hash=x"',
    '  linkType: hard',
  ].join('\n'));
  assert.equal(berry.packages.map(({ name, version, source, patched }) => [name, version, source, patched]), [['a', '1.2.3', 'git', false], ['c', '1.0.0', 'registry', true], ['typescript', '5.1.0', 'registry', false]]);

  const npm = await readLockfile('package-lock.json', JSON.stringify({
    lockfileVersion: 3,
    packages: {
      'node_modules/a': { version: '1.0.0', resolved: 'git+ssh://git@github.com/o/a.git#0123456789012345678901234567890123456789' },
      'node_modules/b': { version: '1.0.0', resolved: 'https://example.com/b.tgz' },
      'node_modules/c': { version: '1.0.0', resolved: 'https://npm.corp.example/c/-/c-1.0.0.tgz', inBundle: true },
    },
  }));
  assert.equal(npm.packages.map(({ source, bundled }) => [source, bundled]), [['git', false], ['tarball', false], ['registry', true]]);
});

test('the version of a tarball in bun.lock is read off the file name, where a registry gave it', async () => {
  const tarballs = { 'old-ms': 'ms@https://registry.npmjs.org/ms/-/ms-2.1.3.tgz', '@s/a': '@s/a@https://npm.corp.example/@s/a/-/a-1.0.0-rc.1.tgz', b: 'b@https://example.com/b-1.0.0.tgz', c: 'c@https://npm.corp.example/c/-/d-1.0.0.tgz' };
  const { packages } = await readLockfile('bun.lock', JSON.stringify({ lockfileVersion: 1, workspaces: { '': {} }, packages: Object.fromEntries(Object.entries(tarballs).map(([key, entry]) => [key, [entry, {}]])) }));
  assert.equal(packages.map(({ name, version, source }) => [name, version, source]), [['ms', '2.1.3', 'tarball'], ['@s/a', '1.0.0-rc.1', 'tarball'], ['b', '', 'tarball'], ['c', '', 'tarball']]);
});

test('what an override is about', () => {
  const written = ['a', '**/a', 'x/a', 'x@1/a', '@s/a', 'x/@s/a', 'a@npm:^1.0.0', 'x>a', 'x@1>@s/a@2', 'a@>=1.0.0 <2.0.0', '@s/a@<1 || >2'];
  assert.equal(written.map(overriddenName), ['a', 'a', 'a', 'a', '@s/a', '@s/a', 'a', 'a', '@s/a', 'a', '@s/a']);
});

test('keys of the language itself are names like others', async () => {
  const lockfile = await readLockfile('package-lock.json', '{"lockfileVersion":3,"packages":{"":{"dependencies":{"__proto__":"1.0.0","constructor":"1.0.0"}},"node_modules/__proto__":{"version":"1.0.0"},"node_modules/toString":{"version":"1.0.0","dependencies":{"hasOwnProperty":"*"}}}}');
  assert.equal(lockfile.packages.map(({ name }) => name), ['__proto__', 'toString']);
  assert.is(lockfile.importers[0]!.dependencies[1]!.to, undefined);
  assert.is((await readLockfile('pnpm-lock.yaml', "lockfileVersion: '9.0'\npackages:\n  __proto__@1.0.0:\n    resolution: {integrity: x}\n")).packages[0]!.name, '__proto__');
});

const faults: readonly (readonly [name: string, file: string, text: string, fault: RegExp])[] = [
  ['empty', 'package-lock.json', '', /is empty/],
  ['cut off', 'package-lock.json', '{"lockfileVersion":3,"packages":{"":{', /ends in the middle/],
  ['no JSON', 'package-lock.json', '{\n"lockfileVersion": 3,\n"packages": nope }', /not valid JSON \(line 3\)/],
  ['another JSON', 'package-lock.json', '{"lockfileVersion":3}', /neither "packages" nor/],
  ['JSON but no object', 'package-lock.json', '["a"]', /neither "packages" nor/],
  ['of a format to come', 'package-lock.json', '{"lockfileVersion":99,"packages":{}}', /format that is not known/],
  ['of a format of pnpm to come', 'pnpm-lock.yaml', "lockfileVersion: '12.0'\nstore: {}\n", /format that is not known/],
  ['holding nothing where a package should be', 'package-lock.json', '{"lockfileVersion":3,"packages":{"node_modules/a":null}}', /no record for "node_modules\/a"/],
  ['nested deeper than npm nests', 'package-lock.json', `{"lockfileVersion":1,"dependencies":${'{"a":{"version":"1.0.0","dependencies":'.repeat(100_000)}{}${'}}'.repeat(100_000)}}`, /nests packages deeper/],
  ['a conflict', 'yarn.lock', '# yarn lockfile v1\n<<<<<<< HEAD\na@1:\n  version "1"\n=======\n>>>>>>> x\n', /merge conflict markers \(line 2\)/],
  ['aliases', 'pnpm-lock.yaml', "lockfileVersion: '9.0'\na: &a [x, x]\nb: &b [*a, *a]\npackages: *b\n", /YAML aliases/],
  ['tabs', 'pnpm-lock.yaml', "lockfileVersion: '9.0'\n\tpackages: 1\n", /not valid YAML \(line 2\)/],
  ['nothing of pnpm', 'pnpm-lock.yaml', 'a: b\n', /no "lockfileVersion"/],
  ['no yarn.lock', 'yarn.lock', 'hello\n', /no yarn\.lock \(line 1\)/],
  ['bun without workspaces', 'bun.lock', '{ "packages": {}, }', /no "workspaces"/],
];
for (const [name, file, text, fault] of faults) {
  test(`a lockfile that is ${name} says so, and what to do`, async () => {
    const error = await readLockfile(file, text).then(() => undefined, (error: unknown) => error);
    assert.instance(error, LockfileError);
    assert.match((error as LockfileError).message, fault);
    assert.match((error as LockfileError).advice, /`|anew/);
  });
}

test('deep nesting, giant lines and cut-off files end soon, in a lockfile or a LockfileError', async () => {
  const deep = 200_000;
  const texts: [string, string][] = [
    ['package-lock.json', `{"lockfileVersion":1,"dependencies":${'{"a":{"version":"1.0.0","dependencies":'.repeat(3000)}{}${'}}'.repeat(3000)}}`],
    ['package-lock.json', `{"packages":${'['.repeat(deep)}${']'.repeat(deep)}}`],
    ['package-lock.json', `{"packages":{"${'\\"'.repeat(deep)}":{}}}`],
    ['bun.lock', `{"workspaces":{},"packages":{"a":["a@1.0.0","",${'{"b":'.repeat(deep)}1${'}'.repeat(deep)}]}}`],
    ['pnpm-lock.yaml', `lockfileVersion: '9.0'\npackages: ${'{a: '.repeat(deep)}${'}'.repeat(deep)}\n`],
    ['pnpm-lock.yaml', `lockfileVersion: '9.0'\na${' '.repeat(deep)}b\n`],
    ['pnpm-lock.yaml', `lockfileVersion: '9.0'\n${': '.repeat(deep)}\n`],
    ['yarn.lock', `# yarn lockfile v1\n${'a@1, '.repeat(deep)}a@2:\n  version "1.0.0"\n`],
    ['yarn.lock', `"${'a'.repeat(deep)}\n`],
  ];
  for (const [name, text] of texts) {
    const start = performance.now();
    await readLockfile(name, text).catch((error: unknown) => assert.instance(error, LockfileError, `${name} ${text.slice(0, 60)}`));
    assert.ok(performance.now() - start < 3000, `${name} ${text.slice(0, 60)}`);
  }
});

test('no cut of a real lockfile breaks a reader down', async () => {
  for (const folder of readdirSync(fixtures)) {
    const { name, text } = await readFixture(folder);
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(40), async (at, gone) => {
        await readLockfile(name, text.slice(0, at) + text.slice(at + gone)).catch((error: unknown) => assert.instance(error, LockfileError));
        await readLockfile(name, text.slice(0, at)).catch((error: unknown) => assert.instance(error, LockfileError));
      }),
      { numRuns: 15 },
    );
  }
});

async function readFixture(folder: string): Promise<{ lockfile: Lockfile; text: string; name: string }> {
  const name = lockfileNames.find(name => readdirSync(join(fixtures, folder)).includes(name))!;
  const manifests = ['', 'packages/api'].map(path => parseManifest(path, readFileSync(join(fixtures, folder, path, 'package.json'), 'utf8')));
  const text = readFileSync(join(fixtures, folder, name), 'utf8');
  return { lockfile: await readLockfile(name, text, manifests), text, name };
}

function described({ name, version, development, optional }: LockedPackage): string {
  return [name, version, development && 'dev', optional && 'optional'].filter(Boolean).join(' ');
}

test.run();
