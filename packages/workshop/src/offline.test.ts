import { spawnSync } from 'node:child_process';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixturesFolder } from './testing/fixture.js';
import { withFolder } from './testing/temporary-folder.js';

const COMMAND = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

/** Stands at every way out of the process. A CommonJS file: worker threads load what --require names, and not what --import does. */
const TRAP = `
const [net, dgram, dns] = [require('node:net'), require('node:dgram'), require('node:dns')];
const sprung = way => () => { require('node:fs').writeSync(2, 'TRAP ' + way + '\\n'); throw new Error('A connection was opened.'); };
net.Socket.prototype.connect = sprung('tcp');
dgram.Socket.prototype.send = sprung('udp');
for (const api of [dns, dns.promises]) for (const name of Object.keys(api)) if (/^(?:lookup|resolve|reverse)/.test(name)) api[name] = sprung('dns');
require('node:module').syncBuiltinESMExports();
`;

/** Where a project would like a scan to call. */
const TEMPTING = {
  'package.json': '{ "dependencies": { "axios": "0.21.1" } }',
  'package-lock.json': '{"lockfileVersion":3,"packages":{"":{"dependencies":{"axios":"0.21.1"}},"node_modules/axios":{"version":"0.21.1","resolved":"https://npm.corp.example/axios/-/axios-0.21.1.tgz"}}}',
  '.npmrc': 'registry=http://127.0.0.1:9/\nproxy=http://127.0.0.1:9/\n',
  '.github/workflows/ci.yml': 'on: push\njobs:\n  a:\n    uses: acme/ci/.github/workflows/build.yml@main\n',
  '.gitlab-ci.yml': 'include: https://ci.corp.example/all.yml\n',
  'index.html': '<script src="https://unpkg.com/vue@3"></script>\n',
};

async function trapped(...argv: string[]): Promise<{ code: number | null; ways: string[] }> {
  return withFolder(TEMPTING, async folder => {
    cpSync(join(fixturesFolder, 'ng.example'), join(folder, 'services/example'), { recursive: true });
    return withFolder({ 'trap.cjs': TRAP }, async aside => {
      writeFileSync(join(aside, 'settings.json'), '{ "advisories": { "source": "registry" } }');
      const wanted = argv.map(word => word.replace('<aside>', aside));
      const { status, stderr } = spawnSync(process.execPath, ['--require', join(aside, 'trap.cjs'), COMMAND, ...wanted], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
      return { code: status, ways: [...stderr.matchAll(/^TRAP (\w+)$/gm)].map(([, way]) => way!) };
    });
  });
}

test('a scan opens no connection', async () => assert.equal(await trapped('scan', '--no-cache', '--format', 'json'), { code: 1, ways: [] }));
test('with worker threads neither', async () => assert.equal(await trapped('scan', '--no-cache', '--threads', '2', '--format', 'json'), { code: 1, ways: [] }));
test('--offline wins over an option', async () => assert.equal(await trapped('scan', '--no-cache', '--offline', '--advisories', 'registry', '--format', 'json'), { code: 1, ways: [] }));
test('--offline wins over the settings', async () => assert.equal(await trapped('scan', '--no-cache', '--offline', '--config', '<aside>/settings.json', '--format', 'json'), { code: 1, ways: [] }));
for (const argv of [['sbom'], ['advisories'], ['attest'], ['checks'], ['explain', 'require-timeout']]) {
  test(`${argv[0]} opens none`, async () => assert.equal(await trapped(...argv), { code: 0, ways: [] }));
}

test('the trap works: what asks the registry springs it, and the scan is incomplete', async () => {
  const { code, ways } = await trapped('scan', '--no-cache', '--config', '<aside>/settings.json', '--format', 'json');
  assert.is(code, 3);
  assert.ok(ways.length > 0);
});

test('the trap works in worker threads', async () => {
  const connect = "import('node:net').then(({ connect }) => connect(9, '127.0.0.1')).catch(() => {})";
  await withFolder({ 'trap.cjs': TRAP, 'main.mjs': `import { Worker } from 'node:worker_threads';\nnew Worker(${JSON.stringify(connect)}, { eval: true });\n` }, async folder => {
    const { stderr } = spawnSync(process.execPath, ['--require', join(folder, 'trap.cjs'), join(folder, 'main.mjs')], { encoding: 'utf8' });
    assert.match(stderr, /^TRAP tcp$/m);
  });
});

test.run();
