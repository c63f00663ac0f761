import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, ftruncateSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type Ran, runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

/** A fault that must be found whatever lies beside it. */
const FAULTY = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";

interface Told {
  findings: { check: string; file: string }[];
  failures: { subject: string; reason: string }[];
  skipped: { file: string; reason: string }[];
  filesScanned: number;
}

const EXIT = { clean: 0, findings: 1, misuse: 2, incomplete: 3 };

/** Scans a folder in which `prepare` spoils something; the fault beside it must be found all the same. */
async function spoiled(prepare: (folder: string) => void, ...options: string[]): Promise<Told & Ran> {
  return withFolder({ 'src/agent.ts': FAULTY }, async folder => {
    prepare(folder);
    const ran = await runCommand([folder, '--format', 'json', '--no-cache', '--check', 'no-disabled-tls-verification', '--check', 'no-vulnerable-dependency', ...options]);
    const told = JSON.parse(ran.out) as Told;
    assert.equal(told.findings.filter(({ file }) => file === 'src/agent.ts').length, 1, 'everything else is still scanned');
    return { ...told, ...ran };
  });
}

async function refused(...argv: string[]): Promise<string> {
  const { code, out, err } = await withFolder({ 'a.ts': '' }, cwd => runCommand(argv, { cwd }));
  assert.is(code, EXIT.misuse);
  assert.is(out, '');
  assert.match(err, 'Nothing was scanned.');
  return err;
}

test('a missing path', async () => assert.match(await refused('scan', 'sorce'), 'There is no file or folder "sorce".'));
test('a wrong option', async () => assert.match(await refused('--fial-on', 'high'), /no option "--fial-on".\nDid you mean "--fail-on"\?/));
test('a wrong value', async () => assert.match(await refused('--fail-on', 'hihg'), /--fail-on does not know "hihg".\nDid you mean "high"\?/));
test('an option without its value', async () => assert.match(await refused('--format'), '"--format" needs a value.'));
test('a wrong check', async () => assert.match(await refused('--check', 'require-timeuot'), 'Did you mean "require-timeout"?'));
test('a wrong format', async () => assert.match(await refused('--output', 'srif=x'), 'Did you mean "sarif"?'));
test('an output without a file', async () => assert.match(await refused('--output', 'sarif'), 'names no file'));
test('a wrong size', async () => assert.match(await refused('--max-file-size', 'huge'), 'It takes a size such as "5 MB"'));
test('a missing baseline', async () => assert.match(await refused('--baseline', 'none.json'), 'Make one with --update-baseline.'));
test('a missing configuration', async () => assert.match(await refused('--config', 'none.json'), 'none.json".'));
test('a mistyped command', async () => assert.match(await refused('explian', 'require-timeout'), 'Did you mean "explain"?'));
test('a check that nobody knows', async () => assert.match(await refused('explain', 'require-timeut'), 'Did you mean "require-timeout"?'));

test('a broken configuration', async () => {
  await withFolder({ 'postern.config.json': '{ "failon": 1 }' }, async folder => {
    const { code, err } = await runCommand([folder]);
    assert.is(code, EXIT.misuse);
    assert.match(err, /"failon" is not a Postern setting.\nDid you mean "failOn"\?/);
  });
});

test('a syntax error, told with its place', async () => {
  const { code, failures } = await spoiled(folder => writeFileSync(join(folder, 'src/broken.ts'), "\n\nconst agent = { rejectUnauthorized: false ;\n"));
  assert.is(code, EXIT.incomplete);
  assert.equal(failures.map(({ subject }) => subject), ['src/broken.ts']);
  assert.match(failures[0]!.reason, /^Line 3, column \d+: /);
});

test('a syntax error in a file that concerns no check is nobody’s business', async () => {
  const { code, failures } = await spoiled(folder => writeFileSync(join(folder, 'src/broken.ts'), 'const a = {;'));
  assert.equal([code, failures], [EXIT.findings, []]);
});

test('a template is no code', async () => {
  const { code, skipped } = await spoiled(folder => writeFileSync(join(folder, 'src/made.js'), 'const agent = { rejectUnauthorized: <%= strict %> };'));
  assert.equal([code, skipped.map(({ file }) => file)], [EXIT.findings, ['src/made.js']]);
});

test('a broken lockfile', async () => {
  const { code, failures } = await spoiled(folder => writeFileSync(join(folder, 'package-lock.json'), '{ "lockfileVersion": 3, "packages": {'));
  assert.is(code, EXIT.incomplete);
  assert.equal(failures.map(({ subject }) => subject), ['package-lock.json']);
});

test('a broken YAML lockfile', async () => {
  const { code, failures } = await spoiled(folder => writeFileSync(join(folder, 'pnpm-lock.yaml'), "lockfileVersion: '9.0'\npackages:\n  - [\n"));
  assert.is(code, EXIT.incomplete);
  assert.equal(failures.map(({ subject }) => subject), ['pnpm-lock.yaml']);
});

test('a file of 100 MB is listed, not read', async () => {
  const { code, skipped } = await spoiled(folder => {
    const file = openSync(join(folder, 'huge.ts'), 'w');
    ftruncateSync(file, 100 * 1024 * 1024);
    closeSync(file);
  });
  assert.is(code, EXIT.findings);
  assert.equal(skipped, [{ file: 'huge.ts', reason: '100 MB, over the size limit of 5 MB' }]);
});

test('a binary file', async () => {
  const { code, skipped } = await spoiled(folder => writeFileSync(join(folder, 'program.ts'), Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2, 3])));
  assert.equal([code, skipped], [EXIT.findings, [{ file: 'program.ts', reason: 'binary' }]]);
});

test('an unreadable file', async function () {
  if (process.getuid?.() === 0 || process.platform === 'win32') return; // root may read everything
  const { code, failures } = await spoiled(folder => {
    writeFileSync(join(folder, 'closed.ts'), FAULTY);
    chmodSync(join(folder, 'closed.ts'), 0);
  });
  assert.is(code, EXIT.incomplete);
  assert.match(failures[0]!.reason, 'permission denied');
});

test('symbolic links: loops, and ways out of the folder', async () => {
  await withFolder({ 'outside.ts': FAULTY }, async outside => {
    const { code, findings, skipped } = await spoiled(folder => {
      symlinkSync('..', join(folder, 'src/loop'));
      symlinkSync('self', join(folder, 'src/self'));
      symlinkSync(outside, join(folder, 'src/away'));
      symlinkSync(join(outside, 'outside.ts'), join(folder, 'src/away.ts'));
    });
    assert.is(code, EXIT.findings);
    assert.is(findings.length, 1);
    assert.equal(skipped.map(({ file }) => file), ['src/away', 'src/away.ts', 'src/loop', 'src/self']);
  });
});

test('a named pipe is not waited for', async function () {
  if (!canMakePipes()) return console.log('skipped: mkfifo is not here');
  const { code } = await spoiled(folder => {
    execFileSync('mkfifo', [join(folder, 'pipe.ts')]);
    execFileSync('git', ['init', '-q'], { cwd: folder });
  });
  assert.is(code, EXIT.findings);
});

function canMakePipes(): boolean {
  return spawnSync('mkfifo', ['--version']).error === undefined;
}

test('names that want to be something else', async () => {
  const names = ['-rf.ts', 'a b.ts', 'new\nline.ts', '$(touch x).ts', '\u202Egnp.ts', "quote'.ts", '‹ünï›.ts', 'tab\t.ts'];
  for (const isGit of [false, true]) {
    const { findings } = await spoiled(folder => {
      for (const name of names) writeFileSync(join(folder, name), FAULTY);
      if (isGit) execFileSync('git', ['init', '-q'], { cwd: folder });
    });
    assert.equal(findings.map(({ file }) => file).sort(), [...names, 'src/agent.ts'].sort());
  }
});

test('encodings: UTF-16, a byte-order mark, latin1', async () => {
  const { findings } = await spoiled(folder => {
    writeFileSync(join(folder, 'utf16.ts'), Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(FAULTY, 'utf16le')]));
    writeFileSync(join(folder, 'bom.ts'), `\uFEFF${FAULTY}`);
    writeFileSync(join(folder, 'latin1.ts'), Buffer.from(`// caf\u00e9\n${FAULTY}`, 'latin1'));
  });
  assert.equal(findings.map(({ file }) => file), ['bom.ts', 'latin1.ts', 'src/agent.ts', 'utf16.ts']);
});

test('deep nesting and giant lines', async () => {
  const { findings, failures } = await spoiled(folder => {
    writeFileSync(join(folder, 'deep.js'), `const rejectUnauthorized = ${'['.repeat(20_000)}${']'.repeat(20_000)};\n`);
    writeFileSync(join(folder, 'long.js'), `const a = '${'x'.repeat(2_000_000)}'; const b = { rejectUnauthorized: true };\n`);
  });
  assert.is(findings.length, 1);
  assert.ok(failures.every(({ subject }) => subject === 'deep.js'), JSON.stringify(failures).slice(0, 300));
});

test('an empty folder', async () => {
  await withFolder({}, async folder => assert.is((await runCommand([folder, '--no-cache'])).code, EXIT.clean));
});

test.run();
