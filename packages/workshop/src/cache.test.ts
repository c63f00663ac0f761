import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checks } from '@postern/catalogue';
import { runCached } from '@postern/scanner/run-cached';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withFolder } from './testing/temporary-folder.js';

const COMMAND = fileURLToPath(new URL('../../cli/bundle/main.js', import.meta.url));
const FAULTY = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";
const SOUND = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: true });\n";

/** Files with a fault in TLS or without a time limit, and how many were looked at anew. */
async function run(root: string, files: readonly string[], build = 'one') {
  let looked = 0;
  const outcomes = await runCached(files, join(root, '.cache'), build, {
    root,
    engine: 'oxc',
    checks: checks.map(({ id }) => id),
    minConfidence: 'likely',
    maxFileSize: 1024 * 1024,
    threads: 0,
    onProgress: (_, total) => void (looked = total),
  });
  return { found: outcomes.flatMap(({ findings }) => findings.map(({ file, check }) => `${file} ${check}`)).sort(), looked };
}

const TLS = 'no-disabled-tls-verification';

test('what did not change is not looked at; what did is', () =>
  withFolder({ 'a.ts': FAULTY, 'b.ts': SOUND }, async root => {
    const files = ['a.ts', 'b.ts'];
    assert.equal(await run(root, files), { found: [`a.ts ${TLS}`], looked: 2 });
    assert.equal(await run(root, files), { found: [`a.ts ${TLS}`], looked: 0 });
    writeFileSync(join(root, 'b.ts'), FAULTY);
    assert.equal(await run(root, files), { found: [`a.ts ${TLS}`, `b.ts ${TLS}`], looked: 1 });
    writeFileSync(join(root, 'a.ts'), FAULTY); // touched, the same content
    assert.equal((await run(root, files)).found, [`a.ts ${TLS}`, `b.ts ${TLS}`]);
    assert.equal((await run(root, ['b.ts'])).found, [`b.ts ${TLS}`]);
  }));

test('files with nothing to tell are known too, whatever they are called', () =>
  withFolder({ 'a.ts': FAULTY, 'tab\tand "quote".md': 'nothing', 'z.txt': '' }, async root => {
    const files = ['a.ts', 'tab\tand "quote".md', 'z.txt'];
    assert.is((await run(root, files)).looked, 3);
    assert.equal(await run(root, files), { found: [`a.ts ${TLS}`], looked: 0 });
  }));

test('another build, other options: everything anew', () =>
  withFolder({ 'a.ts': FAULTY }, async root => {
    await run(root, ['a.ts']);
    assert.is((await run(root, ['a.ts'], 'two')).looked, 1);
  }));

test('a change in one file reaches those that import it', () => {
  const user = "import { client } from './client';\nexport const load = () => client.get('https://api.partner.example/items');\n";
  const clientWith = (options: string) => `import axios from 'axios';\nexport const client = axios.create({ ${options} });\n`;
  return withFolder({ 'client.ts': clientWith(''), 'user.ts': `// axios\n${user}import axios from 'axios';\nexport { axios };\n` }, async root => {
    const files = ['client.ts', 'user.ts'];
    const [before] = [await run(root, files)];
    writeFileSync(join(root, 'client.ts'), clientWith('timeout: 1000'));
    const after = await run(root, files);
    const fresh = await run(root, files, 'other build');
    assert.equal(after.found, fresh.found);
    assert.not.equal(after.found, before!.found);
  });
});

test('a spoilt cache is no cache', () =>
  withFolder({ 'a.ts': FAULTY }, async root => {
    await run(root, ['a.ts']);
    const file = join(root, '.cache', readdirSync(join(root, '.cache'))[0]!);
    const whole = readFileSync(file, 'utf8');
    for (const spoilt of ['', '{', whole.slice(0, whole.length / 2), `${whole.split('\n')[0]}\n`, 'null\n']) {
      writeFileSync(file, spoilt);
      assert.equal(await run(root, ['a.ts']), { found: [`a.ts ${TLS}`], looked: 1 });
    }
  }));

test('killed while it is written, the next run is whole', () =>
  withFolder(Object.fromEntries(Array.from({ length: 80 }, (_, i) => [`m${i}.ts`, i % 2 === 0 ? FAULTY : SOUND])), async root => {
    const argv = [COMMAND, 'scan', root, '--format', 'json', '--cache-folder', join(root, '.cache'), '--check', TLS];
    if (!existsSync(COMMAND)) return console.log('skipped: the command is not bundled');
    for (let wait = 100; wait <= 500; wait += 50) {
      await new Promise<void>(over => {
        const child = spawn(process.execPath, argv, { stdio: 'ignore' });
        setTimeout(() => child.kill('SIGKILL'), wait);
        child.once('close', () => over());
      });
      const { stdout, status } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
      assert.is(status, 1);
      assert.is((JSON.parse(stdout) as { findings: unknown[] }).findings.length, 40);
    }
  }));

test('two runs at once do not spoil each other', () =>
  withFolder({ 'a.ts': FAULTY, 'b.ts': SOUND }, async root => {
    const files = ['a.ts', 'b.ts'];
    const both = await Promise.all([run(root, files), run(root, files), run(root, files)]);
    for (const { found } of both) assert.equal(found, [`a.ts ${TLS}`]);
    assert.equal(readdirSync(join(root, '.cache')).length, 1);
    assert.is((await run(root, files)).looked, 0);
  }));

test.run();
