import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from './run.js';

const FAULTY = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";
const ONLY = ['--check', 'no-disabled-tls-verification'];

interface Ran {
  code: number;
  out: string;
  err: string;
}

async function inFolder(files: Record<string, string>, use: (ran: (...argv: string[]) => Promise<Ran>, folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'postern-cli-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    await use((...argv) => ran(folder, argv), folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function ran(cwd: string, argv: readonly string[], env: Record<string, string> = {}, isTerminal = false): Promise<Ran> {
  let [out, err] = ['', ''];
  const code = await run(argv, { out: text => void (out += text), err: text => void (err += text), cwd, env, platform: 'linux', outIsTerminal: isTerminal, columns: 80, errIsTerminal: false, now: () => Date.parse('2026-11-25T12:00:00Z') });
  return { code, out, err };
}

test('the exit code follows severity and --fail-on', () =>
  inFolder({ 'a.ts': FAULTY }, async run => {
    assert.is((await run(...ONLY)).code, 1);
    assert.is((await run(...ONLY, '--fail-on', 'high')).code, 1);
    assert.is((await run(...ONLY, '--fail-on', 'critical')).code, 0);
    assert.is((await run(...ONLY, '--fail-on', 'never')).code, 0);
  }));

test('machine formats are one document on standard output', () =>
  inFolder({ 'a.ts': FAULTY }, async run => {
    for (const format of ['json', 'sarif']) {
      const { out, err } = await run(...ONLY, '--format', format);
      assert.type(JSON.parse(out), 'object');
      assert.is(err, '');
    }
  }));

test('reports are written beside the text', () =>
  inFolder({ 'a.ts': FAULTY }, async (run, folder) => {
    const { out } = await run(...ONLY, '--output', 'sarif=out/a.sarif', '--output', 'json=out/a.json');
    assert.match(out, 'no-disabled-tls-verification');
    assert.is(JSON.parse(readFileSync(join(folder, 'out/a.json'), 'utf8')).findings.length, 1);
    assert.is(JSON.parse(readFileSync(join(folder, 'out/a.sarif'), 'utf8')).version, '2.1.0');
  }));

test('colour: a terminal, unless NO_COLOR, TERM=dumb; FORCE_COLOR always', () =>
  inFolder({ 'a.ts': FAULTY }, async (_, folder) => {
    const isColored = async (env: Record<string, string>, isTerminal: boolean) => (await ran(folder, ONLY, env, isTerminal)).out.includes('\u001b[');
    assert.ok(await isColored({}, true));
    assert.not.ok(await isColored({}, false));
    assert.not.ok(await isColored({ NO_COLOR: '1' }, true));
    assert.not.ok(await isColored({ TERM: 'dumb' }, true));
    assert.ok(await isColored({ FORCE_COLOR: '1' }, false));
    assert.not.ok(await isColored({ FORCE_COLOR: '0' }, true));
  }));

test('paths: folders, files, patterns; a file is told from where the person stands', () =>
  inFolder({ 'src/a.ts': FAULTY, 'src/b.ts': FAULTY, 'lib/c.ts': FAULTY }, async run => {
    const files = async (...paths: string[]) => (JSON.parse((await run('scan', ...paths, ...ONLY, '--format', 'json')).out).findings as { file: string }[]).map(({ file }) => file);
    assert.equal(await files(), ['lib/c.ts', 'src/a.ts', 'src/b.ts']);
    assert.equal(await files('src'), ['a.ts', 'b.ts']);
    assert.equal(await files('src/a.ts'), ['src/a.ts']);
    assert.equal(await files('src/a.ts', 'lib'), ['lib/c.ts', 'src/a.ts']);
    assert.equal(await files('*/b.*'), ['src/b.ts']);
  }));

test('the configuration: excluded, switched off, ignored with a reason, gone stale', () =>
  inFolder({ 'a.ts': FAULTY, 'old/b.ts': FAULTY, 'postern.config.json': '' }, async (run, folder) => {
    const told = async (config: object) => {
      writeFileSync(join(folder, 'postern.config.json'), JSON.stringify(config));
      const { findings, suppressed, notices } = JSON.parse((await run('--format', 'json')).out) as { findings: { file: string; check: string }[]; suppressed: { by: string; reason: string }[]; notices: string[] };
      return { files: findings.filter(({ check }) => check === 'no-disabled-tls-verification').map(({ file }) => file), suppressed, notices };
    };
    const check = 'no-disabled-tls-verification';
    assert.equal((await told({ exclude: ['old/'] })).files, ['a.ts']);
    assert.equal((await told({ include: ['old/'] })).files, ['old/b.ts']);
    assert.equal((await told({ checks: { [check]: false } })).files, []);
    const ignored = await told({ ignore: [{ check, path: 'old/', reason: 'going away' }] });
    assert.equal([ignored.files, ignored.suppressed.map(({ by, reason }) => `${by}: ${reason}`)], [['a.ts'], ['config: going away']]);
    const expired = await told({ ignore: [{ check, path: 'old/', reason: 'going away', until: '2026-11-24' }] });
    assert.equal(expired.files, ['a.ts', 'old/b.ts']);
    assert.ok(expired.notices.some(notice => notice.includes('ended on 2026-11-24')));
    assert.ok((await told({ ignore: [{ check, path: 'gone/', reason: 'x' }] })).notices.some(notice => notice.includes('"gone/" is unused')));
  }));

test('comments: unused, unknown and unfounded ones are told of', () =>
  inFolder(
    { 'a.ts': "// postern-ignore-next-line no-disabled-tls-verification -- never was one\nconst a = 1;\n// postern-ignore-next-line no-disabled-tls -- x\nconst b = 1;\n// postern-ignore-next-line no-disabled-tls-verification\nconst c = 1;\n" },
    async run => {
      const { notices } = JSON.parse((await run('--format', 'json')).out) as { notices: string[] };
      const own = notices.filter(notice => notice.startsWith('a.ts'));
      assert.match(own[0]!, /^a\.ts:1: nothing here is found/);
      assert.match(own[1]!, /^a\.ts:3: there is no check "no-disabled-tls"\. Did you mean "no-disabled-tls-verification"\?/);
      assert.match(own[2]!, /^a\.ts:5: this comment gives no reason/);
    },
  ));

test('a baseline lets the old through, fails on the new, and is pruned', () =>
  inFolder({ 'a.ts': FAULTY }, async (run, folder) => {
    const options = [...ONLY, '--baseline', 'base.json'];
    assert.is((await run(...options, '--update-baseline')).code, 0);
    assert.is((await run(...options)).code, 0);
    writeFileSync(join(folder, 'b.ts'), FAULTY);
    assert.is((await run(...options)).code, 1);
    writeFileSync(join(folder, 'a.ts'), '');
    rmSync(join(folder, 'b.ts'));
    assert.match((await run('baseline', ...options, '--prune')).out, '0 known, 1 no longer there.');
    assert.equal(JSON.parse(readFileSync(join(folder, 'base.json'), 'utf8')).findings, []);
  }));

test('shards, merged, are the bytes of one run', () => {
  const files = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`src/module-${i}.ts`, i % 2 ? FAULTY : `// postern-ignore-next-line require-timeout -- unused\n${FAULTY}`]));
  return inFolder({ ...files, 'package.json': '{ "dependencies": { "axios": "0.21.1" } }', 'postern.config.json': '{ "ignore": [{ "check": "no-disabled-tls-verification", "path": "src/module-3.ts", "reason": "x" }, { "check": "require-timeout", "reason": "unused" }] }' }, async (run, folder) => {
    const whole = await run('--format', 'json');
    const shards: string[] = [];
    for (const i of [1, 2, 3]) {
      const { code, out } = await run('--shard', `${i}/3`);
      assert.is(code, 0);
      shards.push(out);
    }
    // Written when the last was made, for they lie in the folder that is scanned.
    const parts = [3, 1, 2].map(i => join(folder, `part-${i}.json`));
    for (const [i, out] of shards.entries()) writeFileSync(join(folder, `part-${i + 1}.json`), out);
    assert.equal(await run('merge', ...parts, '--format', 'json'), whole);
    assert.match((await run('merge', parts[0]!)).err, 'Part 1, 2 of 3 is not there exactly once.');
  });
});

test('help and version', () =>
  inFolder({}, async run => {
    assert.match((await run('--version')).out, /^\d+\.\d+\.\d+\n$/);
    assert.match((await run('--help')).out, 'Exit codes');
    assert.match((await run('help', 'baseline')).out, '--prune');
    assert.match((await run('checks', '--owasp', 'A07:2025')).out, 'no-disabled-tls-verification');
    assert.match((await run('checks', '--cwe', 'CWE-295')).out, 'no-disabled-tls-verification');
    assert.match((await run('checks', '--practice', 'request-timeout')).out, '1 check.');
    assert.is((await run('checks', '--family', 'nowhere')).code, 2);
    assert.match((await run('explain', 'no-vulnerable-dependency')).out, '## What it reports');
  }));

test('every option is in the help', async () => {
  const { scanSettings } = await import('./settings.js');
  const { displayOptions } = await import('./present.js');
  const { out } = await ran('/', ['--help']);
  const secret = ['threads'];
  assert.equal(Object.keys({ ...scanSettings, ...displayOptions }).filter(name => !secret.includes(name) && !out.includes(`--${name}`)), []);
});

test.run();
