import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withFolder } from './testing/temporary-folder.js';

const COMMAND = fileURLToPath(new URL('../../cli/dist/main.js', import.meta.url));

/** npm leaves native packages out now and then. A CommonJS file: worker threads load what --require names. */
const NO_BINDINGS = `
const Module = require('node:module');
const load = Module._load;
Module._load = (id, ...rest) => {
  if (/binding|[.]node$/.test(id)) throw new Error('Cannot find native binding.');
  return load(id, ...rest);
};
`;
const BREAKS_DOWN = "Date.now = () => { throw new Error('no clock'); };\n";

const FILES = {
  'agent.ts': "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n",
  Dockerfile: 'FROM node:20\nENV NODE_TLS_REJECT_UNAUTHORIZED=0\n',
};

async function scanned(trap: string, files: Readonly<Record<string, string>>): Promise<{ code: number | null; out: string; err: string }> {
  return withFolder({ 'trap.cjs': trap }, aside =>
    withFolder(files, async folder => {
      const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', join(aside, 'trap.cjs'), COMMAND, 'scan', '--check', 'no-disabled-tls-verification', '--format', 'json'], { cwd: folder, encoding: 'utf8', timeout: 60_000 });
      return { code: status, out: stdout, err: stderr };
    }),
  );
}

for (const [title, copies] of [['a few files', 1], ['files enough for threads', 400]] as const) {
  test(`without the native parser the rest is scanned, and the lack is told once: ${title}`, async () => {
    const files = Object.fromEntries(Array.from({ length: copies }, (_, i) => [`src/agent-${i}.ts`, FILES['agent.ts']]));
    const { code, out } = await scanned(NO_BINDINGS, { ...FILES, ...files });
    const report = JSON.parse(out) as { findings: { file: string }[]; failures: { subject: string; reason: string }[] };
    assert.is(code, 3);
    assert.equal(report.findings.map(({ file }) => file), ['Dockerfile']);
    assert.is(report.failures.length, 1);
    assert.match(report.failures[0]!.reason, /could not be loaded \(Cannot find native binding\..*Install again/);
  });
}

test('a fault of our own is not taken for a finding', async () => {
  const { code, err } = await scanned(BREAKS_DOWN, FILES);
  assert.is(code, 3);
  assert.match(err, /a fault of Postern.*\n.*no clock\n\s+at /);
});

test.run();
