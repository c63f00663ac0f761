import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SecureVersion } from 'node:tls';
import { run } from 'postern';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { type MadeCertificate, madeCertificates } from './testing/made-certificates.js';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

interface Told {
  subject: string;
  part: string;
  status: string;
  says: string;
  advice: string;
}

const test = suite<{ folder: string; made: ReturnType<typeof madeCertificates>; good: MadeCertificate }>('doctor');
test.before(context => {
  context.folder = mkdtempSync(join(tmpdir(), 'postern-doctor-'));
  context.made = madeCertificates(context.folder);
  context.good = context.made.issue('partner', 300);
});
test.after(({ folder }) => rmSync(folder, { recursive: true, force: true }));

/** The doctor with the clock of this machine, or one that is off. */
async function ask(argv: readonly string[], skew = 0): Promise<{ code: number; verdicts: Told[] }> {
  let out = '';
  const code = await run(['doctor', ...argv, '--format', 'json', '--timeout', '2'], {
    out: text => void (out += text),
    err: () => {},
    cwd: tmpdir(),
    env: {},
    platform: 'linux',
    outIsTerminal: false,
    columns: undefined,
    errIsTerminal: false,
    now: () => Date.now() + skew,
  });
  return { code, verdicts: (JSON.parse(out) as { verdicts: Told[] }).verdicts };
}

interface Partner extends MadeCertificate {
  date?: string | false;
  minVersion?: SecureVersion;
  maxVersion?: SecureVersion;
  ciphers?: string;
}

async function withPartner<T>({ date, ...tls }: Partner, use: (host: string) => Promise<T>): Promise<T> {
  const server = createServer(tls, (request, answer) => {
    assert.is(request.headers.authorization, undefined);
    assert.is(request.method, 'HEAD');
    if (date === false) answer.sendDate = false;
    else if (date !== undefined) answer.setHeader('Date', date);
    answer.end();
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  try {
    return await use(`localhost:${(server.address() as AddressInfo).port}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const statuses = (verdicts: readonly Told[]) => verdicts.map(({ part, status }) => `${part} ${status}`);

test('all is well', ({ made, good }) =>
  withPartner(good, async host => {
    const { code, verdicts } = await ask([host, '--ntp', 'off', '--ca', made.caFile]);
    assert.is(code, 0, JSON.stringify(verdicts));
    assert.equal(statuses(verdicts), ['clock ok', 'tls ok', 'certificate ok', 'address ok']);
    assert.match(verdicts[1]!.says, 'TLSv1.3');
    assert.match(verdicts[2]!.says, 'partner → Test CA; until');
    assert.match(verdicts[3]!.says, 'IPv4');
  }));

test('a clock that is off, either way', ({ made, good }) =>
  withPartner(good, async host => {
    for (const [skew, status, says] of [
      [-400_000, 'fail', 'behind'],
      [400_000, 'fail', 'ahead'],
      [200_000, 'warn', 'ahead'],
      [20_000, 'ok', 'ahead'],
    ] as const) {
      const { code, verdicts } = await ask([host, '--ntp', 'off', '--ca', made.caFile], skew);
      assert.is(verdicts[0]!.status, status, verdicts[0]!.says);
      assert.match(verdicts[0]!.says, says);
      assert.is(code, status === 'fail' ? 1 : 0);
    }
  }));

test('no Date header is told, and is no clean answer', ({ made, good }) =>
  withPartner({ ...good, date: false }, async host => {
    const { code, verdicts } = await ask([host, '--ntp', 'off', '--ca', made.caFile]);
    assert.is(code, 3);
    assert.is(verdicts[0]!.status, 'unknown');
  }));

test('certificates: expired, about to, of nobody, weak', async ({ made, good }) => {
  const wrong: readonly (readonly [MadeCertificate, string, RegExp, readonly string[]])[] = [
    [made.issue('late', -1), 'fail', /it ended on/, ['--ca', made.caFile]],
    [made.issue('soon', 5), 'warn', /it ends in \d days/, ['--ca', made.caFile]],
    [good, 'fail', /UNABLE_TO_VERIFY|SELF_SIGNED|verify|issuer/i, []],
    [made.issue('weak', 300, 1024), 'fail', /1024 bits/, ['--ca', made.caFile]],
  ];
  for (const [certificate, status, says, more] of wrong) {
    await withPartner({ ...certificate, ciphers: 'DEFAULT@SECLEVEL=0' }, async host => {
      const { code, verdicts } = await ask([host, '--ntp', 'off', ...more]);
      const found = verdicts.find(each => each.part === 'certificate' && each.status === status);
      assert.ok(found, JSON.stringify(verdicts));
      assert.ok(verdicts.some(each => each.part === 'certificate' && says.test(each.says)), JSON.stringify(verdicts));
      assert.is(code, status === 'fail' ? 1 : 0);
    });
  }
});

test('TLS 1.1 alone, and beside 1.2', async ({ made, good }) => {
  await withPartner({ ...good, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }, async host => {
    const { code, verdicts } = await ask([host, '--ntp', 'off', '--ca', made.caFile]);
    assert.is(code, 1);
    assert.match(verdicts.find(({ part }) => part === 'tls')!.says, 'TLSv1.1');
  });
  await withPartner({ ...good, minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' }, async host => {
    const { code, verdicts } = await ask([host, '--ntp', 'off', '--ca', made.caFile]);
    assert.is(code, 0);
    assert.equal(statuses(verdicts).filter(text => text.startsWith('tls')), ['tls ok', 'tls warn']);
  });
});

test('nobody there, and one who never answers', async () => {
  const silent = createTcpServer(() => {});
  await new Promise<void>(ready => silent.listen(0, '127.0.0.1', ready));
  const { port } = silent.address() as AddressInfo;
  const slow = await ask([`127.0.0.1:${port}`, '--ntp', 'off']);
  assert.is(slow.code, 3);
  assert.match(slow.verdicts[0]!.says, 'no answer within 2 s');
  silent.close();
  const { code, verdicts } = await ask([`127.0.0.1:${port}`, '--ntp', 'off']);
  assert.is(code, 3);
  assert.match(verdicts[0]!.says, 'refused');
});

/** A time server of one's own: a clock that is off, or one that is not to be believed. */
async function withNtp<T>(shape: (answer: Buffer, query: Buffer) => void, use: (server: string) => Promise<T>, skew = 0): Promise<T> {
  const server = createSocket('udp4');
  server.on('message', (query, { port, address }) => {
    const answer = Buffer.alloc(48);
    answer[0] = 0x24;
    answer[1] = 2;
    query.copy(answer, 24, 40, 48);
    const seconds = (Date.now() + skew) / 1000 + 2_208_988_800;
    for (const at of [32, 40]) {
      answer.writeUInt32BE(Math.floor(seconds) % 2 ** 32, at);
      answer.writeUInt32BE(Math.floor((seconds % 1) * 2 ** 32), at + 4);
    }
    shape(answer, query);
    server.send(answer, port, address);
  });
  await new Promise<void>(ready => server.bind(0, '127.0.0.1', ready));
  try {
    return await use(`127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
  }
}

test('NTP: right, off, and not to be believed', async ({ made, good }) =>
  withPartner(good, async host => {
    const first = async (server: string, skew = 0) => (await ask([host, '--ca', made.caFile, '--ntp', server], skew)).verdicts[0]!;
    assert.is((await withNtp(() => {}, server => first(server))).status, 'ok');
    const off = await withNtp(() => {}, server => first(server), 900_000);
    assert.is(off.status, 'fail');
    assert.match(off.says, '15 min behind');
    const cases: readonly (readonly [(answer: Buffer) => void, RegExp])[] = [
      [answer => void (answer[1] = 0, answer.write('RATE', 12, 'latin1')), /refuses to answer \(RATE\)/],
      [answer => void (answer[1] = 16), /not set/],
      [answer => void (answer[0] = 0xe4), /not set/],
      [answer => void (answer[0] = 0x23), /not one of a server/],
      [answer => void answer.fill(0, 24, 32), /no answer within/],
    ];
    for (const [shape, says] of cases) {
      const told = await withNtp(shape, server => first(server));
      assert.is(told.status, 'unknown');
      assert.match(told.says, says);
    }
  }));

test('only hosts of known APIs are taken from a project; --offline opens nothing', () =>
  withFolder({ 'a.ts': "fetch('https://api.stripe.com/v1'); fetch('https://evil.example/x'); fetch('https://api.binance.com/api');\n" }, async folder => {
    const { code, out } = await runCommand(['doctor', '--offline', '--format', 'json'], { cwd: folder });
    assert.is(code, 0);
    assert.equal((JSON.parse(out) as { verdicts: Told[] }).verdicts.map(({ subject }) => subject), ['api.binance.com', 'api.stripe.com']);
  }));

test('wrong use', async () => {
  for (const wrong of [['http://api.acme.test'], ['a b'], ['x', '--timeout', '0'], ['x', '--ca', 'nowhere.pem']]) assert.is((await runCommand(['doctor', ...wrong])).code, 2);
});

test.run();
