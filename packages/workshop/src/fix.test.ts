import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Edit, Finding } from '@postern/catalogue';
import { planFixes, replaceFile, stampOf } from '@postern/scanner';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { gitIn, withFolder } from './testing/temporary-folder.js';

const OFF = 'registry=https://registry.npmjs.org/\nstrict-ssl=false\nfund=false\n';
const ON = 'registry=https://registry.npmjs.org/\nfund=false\n';
const AGENT = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";

test('--fix takes the line out, shows it, and ends with what a fresh scan finds', () =>
  withFolder({ '.npmrc': OFF }, async folder => {
    const { code, err } = await runCommand([folder, '--fix', '--check', 'no-disabled-tls-verification']);
    assert.is(code, 0);
    assert.match(err, '-strict-ssl=false');
    assert.match(err, '1 finding mended in 1 file.');
    assert.is(readFileSync(join(folder, '.npmrc'), 'utf8'), ON);
    assert.equal(readdirSync(folder), ['.npmrc']);
  }));

test('--dry-run writes nothing', () =>
  withFolder({ '.npmrc': OFF }, async folder => {
    const { code, err } = await runCommand([folder, '--fix', '--dry-run', '--check', 'no-disabled-tls-verification']);
    assert.is(code, 1);
    assert.match(err, '-strict-ssl=false');
    assert.is(readFileSync(join(folder, '.npmrc'), 'utf8'), OFF);
  }));

test('suggestions only where they are asked for', () =>
  withFolder({ 'a.ts': AGENT }, async folder => {
    const only = ['--check', 'no-disabled-tls-verification'];
    const { err } = await runCommand([folder, '--fix', ...only]);
    assert.match(err, '1 more finding has a suggestion');
    assert.is(readFileSync(join(folder, 'a.ts'), 'utf8'), AGENT);
    const { code } = await runCommand([folder, '--fix-suggestions', ...only]);
    assert.is(code, 0);
    assert.match(readFileSync(join(folder, 'a.ts'), 'utf8'), 'rejectUnauthorized: true');
  }));

test('rights and line endings stay', () =>
  withFolder({ '.npmrc': OFF.replaceAll('\n', '\r\n') }, async folder => {
    chmodSync(join(folder, '.npmrc'), 0o600);
    await runCommand([folder, '--fix']);
    assert.is(readFileSync(join(folder, '.npmrc'), 'utf8'), ON.replaceAll('\n', '\r\n'));
    assert.is(statSync(join(folder, '.npmrc')).mode & 0o777, 0o600);
  }));

test('--staged, --shard and a lone --dry-run are refused with advice', async () => {
  for (const [argv, advice] of [
    [['--fix', '--staged'], 'git add -p'],
    [['--fix', '--shard', '1/2'], 'Fix first'],
    [['--dry-run'], 'Use both'],
  ] as const) {
    const { code, err } = await runCommand([...argv]);
    assert.is(code, 2);
    assert.match(err, advice);
  }
});

const findingWith = (file: string, ...edits: Edit[]) => ({ check: 'c', file, fix: { title: 'Mend', edits }, suggestions: [] }) as unknown as Finding;
const plan = (root: string, findings: readonly Finding[], stamps?: ReadonlyMap<string, string>) =>
  planFixes(findings, { root, maxFileSize: 1000, withSuggestions: false, stamps: stamps ?? new Map(findings.map(({ file }) => [file, stampOf(root, file)])) });

test('edits that overlap wait; the same edit twice is one', () =>
  withFolder({ 'a.txt': 'one two three' }, async root => {
    const { fixes, refused } = plan(root, [
      findingWith('a.txt', { start: 0, end: 3, text: '1' }),
      findingWith('a.txt', { start: 2, end: 5, text: 'x' }),
      findingWith('a.txt', { start: 0, end: 3, text: '1' }),
      findingWith('a.txt', { start: 8, end: 13, text: '3' }),
      findingWith('a.txt', { start: 5, end: 99, text: '' }),
    ]);
    assert.is(fixes[0]!.after, '1 two 3');
    assert.is(fixes[0]!.findings.length, 3);
    assert.match(refused[0]!.reason, '2 edits overlap');
  }));

test('what changed since the scan is left alone', () =>
  withFolder({ 'a.txt': 'one' }, async root => {
    const stamps = new Map([['a.txt', stampOf(root, 'a.txt')]]);
    writeFileSync(join(root, 'a.txt'), 'two, longer');
    const { fixes, refused } = plan(root, [findingWith('a.txt', { start: 0, end: 3, text: '1' })], stamps);
    assert.equal(fixes, []);
    assert.match(refused[0]!.reason, 'changed while it was scanned');
    assert.is(await replaceFile(root, 'a.txt', 'new', stamps.get('a.txt')!), false);
    assert.is(readFileSync(join(root, 'a.txt'), 'utf8'), 'two, longer');
    assert.equal(readdirSync(root), ['a.txt']);
  }));

test('no write through a link, none in another encoding', () =>
  withFolder({ 'outside.txt': 'one', 'in/latin.txt': Buffer.from([0x66, 0xfc, 0x72]), 'in/mark.txt': '\uFEFFone' }, async folder => {
    const root = join(folder, 'in');
    symlinkSync('../outside.txt', join(root, 'link.txt'));
    const { fixes, refused } = plan(root, ['link.txt', 'latin.txt', 'mark.txt'].map(file => findingWith(file, { start: 0, end: 1, text: 'X' })));
    assert.equal(fixes, []);
    assert.is(refused.length, 3);
    assert.is(await replaceFile(root, 'link.txt', 'X', stampOf(root, 'link.txt')), false);
    assert.is(readFileSync(join(folder, 'outside.txt'), 'utf8'), 'one');
  }));

test('killed at any moment, each file is the old one or the new one', () => {
  const before = `${'#'.repeat(200_000)}\n${OFF}`;
  const after = `${'#'.repeat(200_000)}\n${ON}`;
  const names = Array.from({ length: 20 }, (_, i) => `p${i}/.npmrc`);
  const runner = fileURLToPath(new URL('./testing/fix-here.js', import.meta.url));
  return withFolder(Object.fromEntries(names.map(name => [name, before])), async folder => {
    let [mixed, done] = [0, 0];
    for (let wait = 0; done < 2 && wait < 100; wait += 1) {
      for (const name of names) writeFileSync(join(folder, name), before);
      await new Promise<void>(over => {
        const child = spawn(process.execPath, [runner, folder], { stdio: ['ignore', 'pipe', 'ignore'] });
        // It says when it starts to write; from there on the kills come later and later.
        child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), wait));
        child.once('close', () => over());
      });
      const texts = names.map(name => readFileSync(join(folder, name), 'utf8'));
      for (const text of texts) assert.ok(text === before || text === after, 'half a file');
      const isNew = texts.filter(text => text === after).length;
      if (isNew === names.length) done += 1;
      else if (isNew > 0) mixed += 1;
    }
    assert.ok(mixed > 0, 'no kill came between two files');
  });
});

test('a repository keeps what is staged', () =>
  withFolder({ '.npmrc': OFF }, async folder => {
    await runCommand([folder, '--fix', '--check', 'no-disabled-tls-verification']);
    assert.match(gitIn(folder, ['status', '--porcelain']), 'AM .npmrc');
  }, { git: true }));

test.run();
