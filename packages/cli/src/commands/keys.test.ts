import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { run } from '../run.js';

let folder = '';
const REGISTER = 'postern.keys.json';

test.before.each(() => {
  folder = mkdtempSync(join(tmpdir(), 'keys-'));
});
test.after.each(() => rmSync(folder, { recursive: true, force: true }));

test('a key is added, rotated half-way, and its predecessor revoked', async () => {
  await keys('add', 'STRIPE_SECRET_KEY', '--environment', 'production', '--on', '2026-06-01');
  assert.match((await keys('check')).out, 'due since 2026-08-30');
  assert.is((await keys('check')).code, 1);
  await keys('rotate', 'STRIPE_SECRET_KEY', '--old-still-works');
  assert.match((await keys('check')).out, 'the old one still works');
  await keys('revoke', 'STRIPE_SECRET_KEY', '--old');
  assert.match((await keys('check')).out, 'Next is STRIPE_SECRET_KEY (production), in 90 days (2027-02-23).');
  await keys('revoke', 'STRIPE_SECRET_KEY', '--compromised');
  assert.is((await keys('check')).code, 0, 'marked on the day of its rotation: the new one is meant');
});

test('comments and order of the register stay', async () => {
  const text = '{\n  // ours\n  "version": 1,\n  "policyDays": 30,\n  "keys": [\n    // the old shop\n    { "created": "2026-11-01", "name": "A" },\n    { "name": "B", "created": "2026-11-20" } // new\n  ]\n}\n';
  writeFileSync(join(folder, REGISTER), text);
  await keys('rotate', 'A');
  const after = readFileSync(join(folder, REGISTER), 'utf8');
  assert.match(after, '// ours');
  assert.match(after, '// the old shop');
  assert.match(after, '// new');
  assert.match(after, /"created": "2026-11-01",\s*"name": "A",\s*"rotated": "2026-11-25"/);
});

test('a register with a value in it is refused, and the value is not repeated', async () => {
  const value = ['granite', 'Willow', '2917'].join('-');
  writeFileSync(join(folder, REGISTER), JSON.stringify({ version: 1, keys: [{ name: 'A', created: '2026-01-01', value }] }));
  const { code, err } = await keys('list');
  assert.is(code, 2);
  assert.match(err, 'a register holds no values');
  assert.not.match(err, value);
});

test('the scan reports what is late', async () => {
  writeFileSync(join(folder, REGISTER), JSON.stringify({ version: 1, keys: [{ name: 'OLD', created: '2026-01-01' }, { name: 'NEW', created: '2026-11-01' }, { name: 'LEAKED', created: '2026-11-01', compromised: '2026-11-10' }, { name: 'GONE', created: '2025-01-01', revoked: '2025-03-01' }] }, null, 2));
  const { out } = await ran(['scan', '.', '--format', 'json', '--no-cache']);
  const { findings, notices } = JSON.parse(out) as { findings: { check: string; severity: string; data: { key: string } }[]; notices: string[] };
  assert.equal(findings.map(({ check, severity, data }) => `${check} ${data.key} ${severity}`), ['key-rotation OLD medium', 'key-rotation LEAKED critical']);
  assert.ok(notices.some(notice => notice.includes('NEW, on 2027-01-30')));
});

test('the calendar names what is due', async () => {
  await keys('add', 'A;B'.replace(';', '_'), '--on', '2026-11-01');
  const { out } = await keys('list', '--format', 'ics');
  assert.match(out, 'BEGIN:VEVENT\r\n');
  assert.match(out, 'DTSTART;VALUE=DATE:20270130\r\n');
  assert.ok(out.split('\r\n').every(line => line.length <= 75));
});

test('secrets of GitHub come in with their dates, page by page, and the token goes nowhere else', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization}`);
    const page = Number(/page=(\d+)$/.exec(request.url ?? '')?.[1]);
    const secrets = Array.from({ length: 150 }, (_, i) => ({ name: `KEY_${i}`, created_at: '2026-01-02T03:04:05Z', updated_at: i === 0 ? '2026-10-01T00:00:00Z' : '2026-01-02T03:04:05Z' }));
    const body = request.url?.includes('/environments/production/secrets')
      ? { total_count: 1, secrets: [{ name: 'KEY_0', created_at: '2026-02-01T00:00:00Z', updated_at: '2026-02-01T00:00:00Z' }] }
      : request.url?.includes('/environments')
        ? { total_count: 1, environments: [{ name: 'production' }] }
        : { total_count: 150, secrets: secrets.slice((page - 1) * 100, page * 100) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  const api = await listening(server);
  try {
    const { code, out } = await ran(['keys', 'import-github', '--repo', 'acme/shop', '--api', api], { GITHUB_TOKEN: 'made-up' });
    assert.is(code, 0, out);
    const register = JSON.parse(readFileSync(join(folder, REGISTER), 'utf8').replace(/^\s*\/\/.*$/m, '')) as { keys: { name: string; environment?: string; rotated?: string }[] };
    assert.is(register.keys.length, 151);
    assert.is(register.keys[0]!.rotated, '2026-10-01');
    assert.ok(asked.every(line => line.endsWith('Bearer made-up')));
    assert.is((await ran(['keys', 'import-github', '--repo', 'acme/shop', '--api', api])).code, 2, 'no token');
  } finally {
    server.close();
  }
});

test('a leaked key is found in the files and in the history', async () => {
  const key = ['sk', '_live_', 'b7Qm2Lr9Tz4Vx8Nc1Kd6Wf3H'].join('');
  const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.c', ...args], { cwd: folder });
  git('init', '-q');
  writeFileSync(join(folder, 'old.js'), `pay('${key}');\n`);
  git('add', '-A');
  git('commit', '-qm', 'one');
  git('rm', '-q', 'old.js');
  writeFileSync(join(folder, 'pay.js'), `// new\nconst stripe = new Stripe('${key}');\n`);
  git('add', '-A');
  git('commit', '-qm', 'two');
  const { out, err } = await keys('where', 'pay.js:2');
  assert.match(out, /pay\.js:2/, err);
  assert.match(out, /In the history\n(?:.*pay\.js\n)?.*\n?.*old\.js/);
  assert.not.match(out, key);
});

function keys(...argv: string[]) {
  return ran(['keys', ...argv]);
}

async function ran(argv: readonly string[], env: Record<string, string> = {}): Promise<{ code: number; out: string; err: string }> {
  let out = '';
  let err = '';
  const code = await run(argv, {
    out: text => void (out += text),
    err: text => void (err += text),
    cwd: folder,
    env: { PATH: process.env['PATH'], ...env },
    platform: 'linux',
    outIsTerminal: false,
    columns: undefined,
    errIsTerminal: false,
    now: () => Date.parse('2026-11-25T12:00:00Z'),
  });
  return { code, out, err };
}

function listening(server: Server): Promise<string> {
  return new Promise(done => server.listen(0, '127.0.0.1', () => done(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)));
}

test.run();
