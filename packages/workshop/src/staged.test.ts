import { spawnSync } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { gitIn, withFolder } from './testing/temporary-folder.js';

const COMMAND = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));
const FAULTY = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";
const SOUND = "import { Agent } from 'node:https';\nexport const agent = new Agent({ keepAlive: true });\n";

async function found(folder: string, ...argv: string[]): Promise<string[]> {
  const { out, err } = await runCommand([...argv, '--format', 'json', '--check', 'no-disabled-tls-verification'], { cwd: folder });
  assert.is(err, '');
  return (JSON.parse(out) as { findings: { file: string; range: { start: { line: number } } }[] }).findings.map(({ file, range }) => `${file}:${range.start.line}`);
}

const inRepository = (files: Record<string, string>, use: (folder: string) => Promise<void>) =>
  withFolder(files, async folder => {
    gitIn(folder, ['init', '-q']);
    await use(folder);
  });

test('what is staged counts, not what lies on disk', () =>
  inRepository({ 'a.ts': FAULTY, 'b.ts': SOUND }, async folder => {
    gitIn(folder, ['add', '-A']);
    // Mended on disk and broken on disk, neither staged.
    writeFileSync(join(folder, 'a.ts'), SOUND);
    writeFileSync(join(folder, 'b.ts'), FAULTY);
    assert.equal(await found(folder, '--staged'), ['a.ts:2']);
  }));

test('only what the commit changes', () =>
  inRepository({ 'old.ts': FAULTY }, async folder => {
    gitIn(folder, ['add', '-A']);
    gitIn(folder, ['commit', '-q', '-m', 'Old']);
    assert.equal(await found(folder, '--staged'), []);
    writeFileSync(join(folder, 'new.ts'), FAULTY);
    gitIn(folder, ['add', '-A']);
    assert.equal(await found(folder, '--staged'), ['new.ts:2']);
    renameSync(join(folder, 'old.ts'), join(folder, 'renamed.ts'));
    gitIn(folder, ['add', '-A']);
    assert.equal(await found(folder, '--staged'), ['new.ts:2', 'renamed.ts:2']);
  }));

test('names with spaces, line breaks, quotes', () =>
  inRepository({ 'a b.ts': FAULTY, 'new\nline.ts': FAULTY, '"q".ts': FAULTY, 'ü/ñ.ts': FAULTY }, async folder => {
    gitIn(folder, ['add', '-A']);
    assert.equal((await found(folder, '--staged')).sort(), ['"q".ts:2', 'a b.ts:2', 'new\nline.ts:2', 'ü/ñ.ts:2'].sort());
  }));

test('from a folder of the repository, only what lies below', () =>
  inRepository({ 'a.ts': FAULTY, 'inner/b.ts': FAULTY }, async folder => {
    gitIn(folder, ['add', '-A']);
    assert.equal(await found(join(folder, 'inner'), '--staged'), ['b.ts:2']);
    assert.equal(await found(folder, '--staged', 'inner/b.ts', 'a.ts'), ['a.ts:2', 'inner/b.ts:2']);
  }));

test('a partial commit has an index of its own', () =>
  inRepository({ 'a.ts': SOUND }, async folder => {
    gitIn(folder, ['add', '-A']);
    process.env['GIT_INDEX_FILE'] = join(folder, '.git', 'other-index');
    try {
      writeFileSync(join(folder, 'b.ts'), FAULTY);
      gitIn(folder, ['add', 'b.ts']);
      assert.equal(await found(folder, '--staged'), ['b.ts:2']);
    } finally {
      delete process.env['GIT_INDEX_FILE'];
    }
    assert.equal(await found(folder, '--staged'), []);
  }));

test('quiet when clean, short when not', () =>
  inRepository({ 'a.ts': SOUND }, async folder => {
    gitIn(folder, ['add', '-A']);
    assert.equal(await runCommand(['--staged', '--check', 'no-disabled-tls-verification'], { cwd: folder }), { code: 0, out: '', err: '' });
    writeFileSync(join(folder, 'b.ts'), FAULTY);
    gitIn(folder, ['add', '-A']);
    const { code, out } = await runCommand(['--staged', '--check', 'no-disabled-tls-verification'], { cwd: folder });
    assert.is(code, 1);
    assert.ok(out.trimEnd().split('\n').length <= 10, out);
    assert.match(out, 'b.ts:2');
  }));

test('in a worktree', () =>
  inRepository({ 'a.ts': SOUND }, async folder => {
    gitIn(folder, ['add', '-A']);
    gitIn(folder, ['commit', '-q', '-m', 'First']);
    gitIn(folder, ['worktree', 'add', '-q', 'beside', '-b', 'beside']);
    writeFileSync(join(folder, 'beside', 'b.ts'), FAULTY);
    gitIn(join(folder, 'beside'), ['add', 'b.ts']);
    assert.equal(await found(join(folder, 'beside'), '--staged'), ['b.ts:2']);
    assert.equal(await found(folder, '--staged'), []);
  }));

test('a submodule is scanned where it is committed, not from outside', () =>
  inRepository({ 'a.ts': SOUND }, async folder => {
    const inner = join(folder, 'inner');
    gitIn(folder, ['init', '-q', 'inner']);
    writeFileSync(join(inner, 'b.ts'), FAULTY);
    gitIn(inner, ['add', '-A']);
    assert.equal(await found(inner, '--staged'), ['b.ts:2']);
    gitIn(inner, ['commit', '-q', '-m', 'Inner']);
    gitIn(folder, ['add', '-A']);
    assert.equal(await found(folder, '--staged'), []);
  }));

test('a client with a bare PATH and no terminal', () =>
  inRepository({ 'a.ts': FAULTY }, async folder => {
    gitIn(folder, ['add', '-A']);
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, 'scan', '--staged', '--check', 'no-disabled-tls-verification'], { cwd: folder, env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8' });
    assert.is(status, 1, stderr);
    assert.match(stdout, 'a.ts:2');
    assert.is(stderr, '');
  }));

test('git that cannot be found is told, and is no clean answer', () =>
  inRepository({ 'a.ts': FAULTY }, async folder => {
    gitIn(folder, ['add', '-A']);
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'scan', '--staged'], { cwd: folder, env: { PATH: '/nowhere' }, encoding: 'utf8' });
    assert.is(status, 2);
    assert.match(stderr, 'git installed');
  }));

test('outside of a repository', () =>
  withFolder({ 'a.ts': FAULTY }, async folder => {
    const { code, err } = await runCommand(['--staged'], { cwd: folder });
    assert.is(code, 2);
    assert.match(err, 'There is no git repository');
  }));

test('what changed since a branch, committed or not', () =>
  inRepository({ 'old.ts': FAULTY }, async folder => {
    gitIn(folder, ['add', '-A']);
    gitIn(folder, ['commit', '-q', '-m', 'Old']);
    gitIn(folder, ['branch', '-M', 'main']);
    gitIn(folder, ['checkout', '-q', '-b', 'feature']);
    writeFileSync(join(folder, 'committed.ts'), FAULTY);
    gitIn(folder, ['add', '-A']);
    gitIn(folder, ['commit', '-q', '-m', 'More']);
    writeFileSync(join(folder, 'untracked.ts'), FAULTY);
    assert.equal(await found(folder, '--changed-since', 'main'), ['committed.ts:2', 'untracked.ts:2']);
    for (const wrong of ['mian', '--output=x']) {
      const { code, err } = await runCommand(['scan', `--changed-since=${wrong}`], { cwd: folder });
      assert.is(code, 2);
      assert.match(err, `git knows no "${wrong}" here.`);
    }
  }));

test.run();
