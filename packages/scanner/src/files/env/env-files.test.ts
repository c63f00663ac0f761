import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { FinderContext, ProjectFinder, ProjectProblem } from '../../finder.js';
import { diskProject } from '../../project/disk-project.js';
import { isDockerIgnored } from '../ignore/docker-ignore.js';
import { isPacked } from '../ignore/packed.js';
import { committedEnvFiles } from './committed-env-files.js';
import { envFilesIgnored } from './env-file-ignored.js';
import { sharedKeys } from './shared-keys.js';

// Made at run time: no key stands in a file of the repository.
const token = ['gh', 'p_', 'x7Qm2Lr9Tz4Vb8Nc1Kd6Wf3Hs5Jy0P'].join('');
const password = ['granite', 'Willow', '2917'].join('-');
const privateKey = ['-----BEGIN PRIVATE', ' KEY-----\n', Buffer.from(Array.from({ length: 300 }, (_, i) => (i * 73 + 11) % 251)).toString('base64'), '\n-----END PRIVATE KEY-----\n'].join('');
const secretEnv = `PORT=3000\nDB_PASSWORD=${password}\n`;

test('an env file that no .gitignore covers is found, in every package', async () => {
  const found = await run(envFilesIgnored, { '.gitignore': 'node_modules\n.env\n', '.env': secretEnv, '.env.production': secretEnv, 'packages/api/package.json': '{}', 'packages/api/.env.local': secretEnv, 'packages/web/package.json': '{}', 'packages/web/.env': secretEnv });
  assert.equal(found, ['.env.production medium certain', 'packages/api/.env.local medium certain']);
});

test('samples, encrypted and ignored files are none', async () => {
  const found = await run(envFilesIgnored, { '.gitignore': '.env*\n!.env.example\n!.env.vault\n', '.env': secretEnv, '.env.example': 'DB_PASSWORD=\n', '.env.vault': 'X="cipher"\n', 'packages/a/package.json': '{}', 'packages/a/.env.local': secretEnv });
  assert.equal(found, []);
});

test('a later rule or a nested file may take the protection away', async () => {
  assert.equal(await run(envFilesIgnored, { '.gitignore': '.env\n!.env\n', '.env': secretEnv }), ['.env medium certain']);
  assert.equal(await run(envFilesIgnored, { '.gitignore': '.env\n', 'packages/a/.gitignore': '!.env\n', 'packages/a/package.json': '{}', 'packages/a/.env': secretEnv }), ['packages/a/.env medium certain']);
  assert.equal(await run(envFilesIgnored, { '.gitignore': '/.env\n', 'packages/a/package.json': '{}', 'packages/a/.env': secretEnv }), ['packages/a/.env medium certain']);
});

test('without git the rules are read all the same', async () => {
  assert.equal(await run(envFilesIgnored, { '.gitignore': '.env\n', '.env': secretEnv, '.env.staging': secretEnv }, { git: false }), ['.env.staging medium certain']);
});

test('an env file that is asked for and not covered is found before there is one', async () => {
  assert.equal(await run(envFilesIgnored, { '.gitignore': 'node_modules\n', '.env.example': 'API_KEY=\n', 'src/a.ts': '' }), ['.gitignore medium likely']);
  assert.equal(await run(envFilesIgnored, { '.gitignore': 'dist\n', 'package.json': '{"dependencies":{"dotenv":"18.0.0"}}' }), ['.gitignore medium likely']);
  assert.equal(await run(envFilesIgnored, { '.gitignore': 'dist\n', 'package.json': '{"dependencies":{"lodash":"4.0.0"}}' }), []);
});

test('an image and a package take along what nothing keeps out', async () => {
  const files = { '.gitignore': '.env\n', '.env': secretEnv, 'Dockerfile': 'FROM node:22\nWORKDIR /app\nCOPY . .\nRUN npm ci\n' };
  assert.equal(await run(envFilesIgnored, files), ['Dockerfile medium likely']);
  // A project of its own is built from its own folder, which the file of its neighbour is not in.
  assert.equal(await run(envFilesIgnored, { '.gitignore': '.env\n', 'mail/package.json': '{}', 'mail/.env': secretEnv, 'api/go.mod': 'module api\n', 'api/Dockerfile': 'FROM golang\nCOPY . .\n' }), []);
  // It names its place from the root, so the root is what it is given.
  assert.equal(await run(envFilesIgnored, { '.gitignore': '.env\n', 'mail/package.json': '{}', 'mail/.env': secretEnv, 'api/go.mod': 'module api\n', 'api/Dockerfile': 'FROM golang\nCOPY . .\nRUN go build ./api/cmd\n' }), ['api/Dockerfile medium likely']);
  assert.equal(await run(envFilesIgnored, { ...files, '.dockerignore': 'node_modules\n**/.env*\n' }), []);
  const shared = { '.gitignore': '.env\n', '.npmignore': 'src\n', '.env': secretEnv, 'package.json': '{"name":"client","version":"1.0.0"}' };
  assert.equal(await run(envFilesIgnored, shared), ['package.json high likely']);
  assert.equal(await run(envFilesIgnored, { ...shared, 'package.json': '{"name":"client","version":"1.0.0","files":["dist"]}' }), []);
});

test('what npm would not publish, and templates of generators, are no leak', async () => {
  const files = { '.gitignore': '.env\n', '.npmignore': 'src\n', '.env': secretEnv };
  assert.equal(await run(envFilesIgnored, { ...files, 'package.json': '{"name":"client","version":"1.0.0","private":"true"}' }), []);
  assert.equal(await run(envFilesIgnored, { ...files, '.env': 'PORT=3000\n', 'package.json': '{"name":"app","version":"1.0.0"}' }), [], 'an application without secrets');
  assert.equal(await run(envFilesIgnored, { '.gitignore': 'dist\n', 'templates/.env.hbs': secretEnv, 'templates/Dockerfile.hbs': 'FROM node:22\nCOPY . .\n', 'integration-tests/.env.test': secretEnv }), []);
});

test('.dockerignore is read as docker reads it', () => {
  for (const [path, text, expected] of [
    ['.env', '.env', true],
    ['packages/a/.env', '.env', false],
    ['packages/a/.env', '**/.env', true],
    ['.env.local', '.env*', true],
    ['.env', '*\n!src', true],
    ['.env', '.env\n!.env', false],
    ['packages/a/.env', 'packages', true],
    ['.env', '# .env', false],
    ['.env', '/.env', true],
    ['.env.production', '**/.env.*', true],
  ] as const) {
    assert.is(isDockerIgnored(path, text), expected, `${path} in ${JSON.stringify(text)}`);
  }
});

test('what npm would pack is known without asking npm', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  try {
    for (const [i, [manifest, ignore]] of ([
      [{}, {}],
      [{ files: ['dist'] }, {}],
      [{ files: ['dist', '.env*'] }, {}],
      [{ files: ['.'] }, {}],
      [{ files: ['*'] }, {}],
      [{ files: ['**/*', '!.env'] }, {}],
      [{ files: ['dist/'] }, { '.npmignore': 'x' }],
      [{}, { '.npmignore': '.env*' }],
      [{}, { '.npmignore': 'dist', '.gitignore': '.env' }],
      [{}, { '.gitignore': '.env' }],
      [{ files: ['./dist', './.env'] }, {}],
    ] as [{ files?: string[] }, Record<string, string>][]).entries()) {
      const root = join(folder, `${i}`);
      const paths = ['.env', '.env.production', 'dist/index.js', 'dist/.env'];
      write(root, { ...ignore, 'package.json': JSON.stringify({ name: 'x', version: '1.0.0', ...manifest }), ...Object.fromEntries(paths.map(path => [path, 'A=1\n'])) });
      const listed = JSON.parse(execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })) as [{ files: { path: string }[] }];
      const byNpm = new Set(listed[0].files.map(({ path }) => path));
      for (const path of paths) assert.is(isPacked(path, manifest, ignore['.npmignore'] ?? ignore['.gitignore']), byNpm.has(path), `${path} of ${JSON.stringify([manifest, ignore])}`);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

test('an env file in the index is found by what the index holds', async () => {
  assert.equal(await run(committedEnvFiles, { '.env': secretEnv, '.env.example': 'DB_PASSWORD=\n' }, { add: true }), ['.env high certain']);
  // Ignored and untracked: where it belongs.
  assert.equal(await run(committedEnvFiles, { '.gitignore': '.env\n', '.env': secretEnv }, { add: true }), []);
  // Added first, ignored later: it is still there.
  assert.equal(await run(committedEnvFiles, { '.env': secretEnv }, { add: true, then: { '.gitignore': '.env\n' } }), ['.env high certain']);
  // Emptied in the folder, not in the index.
  assert.equal(await run(committedEnvFiles, { '.env': secretEnv }, { add: true, then: { '.env': '' } }), ['.env high certain']);
});

test('encrypted files are silent until one value is plain', async () => {
  const encrypted = 'DOTENV_PUBLIC_KEY="03ab"\nDB_PASSWORD="encrypted:BDqD7"\n';
  assert.equal(await run(committedEnvFiles, { '.env': encrypted }, { add: true }), []);
  assert.equal(await run(committedEnvFiles, { '.env': `${encrypted}SMTP_PASSWORD=${password}\n` }, { add: true }), ['.env high certain']);
});

test('key files count by what is in them', async () => {
  const found = await run(
    committedEnvFiles,
    {
      'certs/server.key': privateKey,
      'certs/server.pem': '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n',
      '.npmrc': `//registry.npmjs.org/:_authToken=${token.replace('ghp', 'npm')}zz\n`,
      'tools/.npmrc': '//registry.npmjs.org/:_authToken=${NPM_TOKEN}\nsave-exact=true\n',
      'service-account.json': JSON.stringify({ type: 'service_account', private_key: privateKey }),
      'store.p12': 'x'.repeat(64),
      'test/fixtures/server.key': privateKey,
    },
    { add: true },
  );
  assert.equal(found.sort(), ['.npmrc high likely', 'certs/server.key critical certain', 'service-account.json critical certain', 'store.p12 high likely']);
});

test('an unpacked package that ships its env file is found', async () => {
  assert.equal(await run(committedEnvFiles, { 'package.json': '{"name":"x","version":"1.0.0"}', '.env': secretEnv }, { git: false }), ['.env high certain']);
  assert.equal(await run(committedEnvFiles, { 'package.json': '{"name":"x","version":"1.0.0"}', '.gitignore': '.env\n', '.env': secretEnv }, { git: false }), []);
});

test('one key under two environments is found once, at the one that matters most', async () => {
  const env = (value: string) => `PORT=1\nAPI_SECRET=${value}\nLOG=info\n`;
  const other = ['canyon', 'Maple', '8853'].join('-');
  assert.equal(await run(sharedKeys, { '.env.development': env(password), '.env.staging': env(other), '.env.production': env(password) }), ['.env.production high certain']);
  assert.equal(await run(sharedKeys, { '.gitignore': '.env*\n', '.env.staging': env(password), '.env.development': env(password) }), ['.env.staging medium likely']);
  assert.equal(await run(sharedKeys, { '.env.development': env(other), '.env.production': env(password) }), []);
  assert.equal(await run(sharedKeys, { 'config/production.json': JSON.stringify({ db: { password } }, null, 2), 'config/staging.json': JSON.stringify({ db: { password } }, null, 2) }), ['config/production.json high certain']);
  assert.equal(await run(sharedKeys, { 'config/config.json': JSON.stringify({ development: { password }, production: { password } }, null, 2) }), ['config/config.json high certain']);
});

test('equal values that are no secrets are no shared key', async () => {
  assert.equal(await run(sharedKeys, { '.env.development': 'HOST=db.internal.net\nDB_PASSWORD=\n', '.env.production': 'HOST=db.internal.net\nDB_PASSWORD=\n' }), []);
  assert.equal(await run(sharedKeys, { '.env.development': 'DB_PASSWORD=${X}\n', '.env.production': 'DB_PASSWORD=${X}\n', '.env.example': `DB_PASSWORD=${password}\n` }), []);
});

test('what is gone from the index and not from the history is found when it is asked for', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'past-'));
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], { cwd: folder });
  try {
    git('init', '-q');
    write(folder, { '.env.production': secretEnv, 'docs/ä.env': 'PORT=1\n', 'key file.pem': privateKey });
    git('add', '-A');
    git('commit', '-qm', 'one', '--date=2024-03-02T10:00:00Z');
    git('rm', '-q', '.env.production', 'key file.pem');
    write(folder, { 'a.txt': 'x' });
    git('add', '-A');
    git('commit', '-qm', 'two');
    const found: ProjectProblem[] = [];
    for await (const problem of committedEnvFiles.find(diskProject(folder), { options: { history: true } } as FinderContext)) found.push(problem);
    const gone = found.filter(({ data }) => data?.['present'] === false);
    assert.equal(gone.map(({ file, severity, data }) => `${file} ${severity} ${data?.['authored']}`), ['.env.production high 2024-03-02', 'key file.pem critical 2024-03-02']);
    assert.match(gone[0]!.message, 'the history still holds its secrets');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

interface Options {
  git?: boolean;
  add?: boolean;
  /** Written after what came before is in the index. */
  then?: Record<string, string>;
}

async function run(finder: ProjectFinder, files: Record<string, string>, { git = true, add = false, then = {} }: Options = {}): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'env-'));
  try {
    write(folder, files);
    if (git) execFileSync('git', ['init', '-q'], { cwd: folder });
    if (add) execFileSync('git', ['add', '-A'], { cwd: folder });
    write(folder, then);
    const problems: ProjectProblem[] = [];
    for await (const problem of finder.find(diskProject(folder), {} as FinderContext)) problems.push(problem);
    const defaults = finder.checks[0] === 'env-file-ignored' ? { severity: 'medium', confidence: 'certain' } : {};
    return problems.map(problem => ({ ...defaults, ...problem })).filter(({ confidence }) => confidence !== 'possible').map(({ file, severity, confidence }) => `${file} ${severity} ${confidence}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function write(root: string, files: Record<string, string>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

test.run();
