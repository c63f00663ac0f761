import { profiles } from '@postern/catalogue/profiles';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

/** `check file:line` of each finding, the same under both engines; what else was said beside it. */
async function scanned(files: Readonly<Record<string, string>>, args: readonly string[] = []): Promise<{ found: string[]; notices: string[] }> {
  return withFolder(files, async folder => {
    const [oxc, eslint] = await Promise.all(
      ['oxc', 'eslint'].map(async engine => {
        const { out, err } = await runCommand(['scan', folder, '--format', 'json', '--no-cache', '--engine', engine, ...args]);
        assert.is(err, '');
        const { findings, notices } = JSON.parse(out) as { findings: { check: string; file: string; range: { start: { line: number } }; message: string }[]; notices: string[] };
        return { found: findings.filter(({ check }) => CHECKS.test(check)).map(({ check, file, range }) => `${check} ${file}:${range.start.line}`), notices, messages: findings.map(({ message }) => message) };
      }),
    );
    assert.equal(eslint, oxc, 'both engines tell the same');
    return { found: oxc!.found, notices: oxc!.notices };
  });
}

const CHECKS = /^(?:no-millisecond-timestamps|sign-string-order|require-webhook-verification|require-timestamp-tolerance|require-signed-timestamp|require-raw-webhook-body)$/;

const config = (settings: object) => JSON.stringify(settings, null, 2);

const nordpay = {
  id: 'nordpay',
  name: 'Nordpay',
  hosts: ['api.nordpay.example'],
  envNames: ['NORDPAY_SECRET'],
  signing: { algorithm: 'sha256', encoding: 'hex', order: ['timestamp', 'method', 'path', 'body'], separator: '\n', signatureHeader: 'X-Nordpay-Signature' },
  timestamp: { unit: 'ms', where: 'header', name: 'X-Nordpay-Time', toleranceSeconds: 30 },
  webhook: { signatureHeader: 'X-Nordpay-Event-Seal', timestampHeader: 'X-Nordpay-Event-Time', timestampUnit: 's', payload: '{timestamp}.{body}', toleranceSeconds: 600, verifyFunctions: ['nordpay.events.unseal'], rawBody: true },
};

const signer = (host: string, timestamp: string, joined: string) => `import { createHmac } from 'node:crypto';

export async function order(method: string, path: string, body: string, secret: string) {
  const timestamp = ${timestamp};
  const signature = createHmac('sha256', secret).update(${joined}).digest('hex');
  return fetch('${host}' + path, { method, body, signal: AbortSignal.timeout(5000), headers: { 'X-Time': String(timestamp), 'X-Sign': signature } });
}
`;
const JOINED = '[timestamp, method, path, body].join("\\n")';
const SECONDS = 'Math.floor(Date.now() / 1000)';
const MS = 'Date.now()';

test('a custom profile sets the unit of timestamps', async () => {
  const files = { 'postern.config.json': config({ customProfiles: [nordpay] }) };
  assert.equal((await scanned({ ...files, 'src/order.ts': signer('https://api.nordpay.example', MS, JOINED) })).found, []);
  assert.equal((await scanned({ ...files, 'src/order.ts': signer('https://api.nordpay.example', SECONDS, JOINED) })).found, ['no-millisecond-timestamps src/order.ts:4']);
});

test('a custom profile sets order and separator of what is signed', async () => {
  const files = { 'postern.config.json': config({ customProfiles: [nordpay] }) };
  const from = async (joined: string) => (await scanned({ ...files, 'src/order.ts': signer('https://api.nordpay.example', MS, joined) })).found;
  assert.equal(await from('[method, path, body, timestamp].join("\\n")'), ['sign-string-order src/order.ts:5']);
  assert.equal(await from('[timestamp, method, path, body].join("|")'), ['sign-string-order src/order.ts:5']);
  assert.equal(await from(JOINED), []);
});

test('hosts with a star, environment variables and headers tell which profile is meant', async () => {
  const wrong = [signer('https://eu.nordpay.example', SECONDS, JOINED), signer('https://localhost', SECONDS, JOINED).replace('secret: string', 'secret = process.env.NORDPAY_SECRET!'), signer('https://localhost', SECONDS, JOINED).replace("'X-Sign'", "'x-nordpay-signature'")];
  for (const code of wrong) {
    assert.equal((await scanned({ 'postern.config.json': config({ customProfiles: [{ ...nordpay, hosts: ['*.nordpay.example'] }] }), 'src/order.ts': code })).found, ['no-millisecond-timestamps src/order.ts:4'], code);
  }
});

test('webhooks of a custom profile are known by their header, and their age is held against its tolerance', async () => {
  const open = `import express from 'express';
export const app = express();
app.post('/nordpay', express.json(), async (req, res) => {
  const seal = req.header('X-Nordpay-Event-Seal');
  await db.orders.update(req.body.id, { paid: true, seal });
  res.sendStatus(204);
});
`;
  assert.equal((await scanned({ 'postern.config.json': config({ customProfiles: [nordpay] }), 'src/events.ts': open })).found, ['require-webhook-verification src/events.ts:3']);
  const age = (limit: number, now: string) => `import { createHmac, timingSafeEqual } from 'node:crypto';
export function isGenuine(raw: Buffer, headers: Headers, secret: string) {
  const timestamp = Number(headers.get('X-Nordpay-Event-Time'));
  if (Math.abs(${now} - timestamp) > ${limit}) return false;
  const expected = createHmac('sha256', secret).update(timestamp + '.' + raw).digest();
  const seal = Buffer.from(headers.get('X-Nordpay-Event-Seal') ?? '', 'hex');
  return seal.length === expected.length && timingSafeEqual(seal, expected);
}
`;
  const from = async (limit: number, now: string) => (await scanned({ 'postern.config.json': config({ customProfiles: [nordpay] }), 'src/events.ts': age(limit, now) })).found;
  assert.equal(await from(600, SECONDS), []);
  assert.equal(await from(900, SECONDS), ['require-timestamp-tolerance src/events.ts:4']);
  assert.equal(await from(600, MS), ['require-timestamp-tolerance src/events.ts:4']);
  const strict = { ...nordpay, webhook: { ...nordpay.webhook, toleranceSeconds: 60 } };
  assert.equal((await scanned({ 'postern.config.json': config({ customProfiles: [strict] }), 'src/events.ts': age(120, SECONDS) })).found, ['require-timestamp-tolerance src/events.ts:4']);
  assert.equal((await scanned({ 'src/events.ts': age(120, SECONDS) })).found, []);
});

test('the function with which the SDK of a custom profile verifies counts', async () => {
  const handler = (verify: string) => `import express from 'express';
export const app = express();
app.post('/webhooks/nordpay', express.raw({ type: '*/*' }), async (req, res) => {
  const event = ${verify}(req.body, req.header('x-nordpay-event-seal'), secret);
  await db.orders.update(event.id, { paid: true });
  res.sendStatus(204);
});
`;
  const from = async (verify: string) => (await scanned({ 'postern.config.json': config({ customProfiles: [nordpay] }), 'src/events.ts': handler(verify) })).found;
  assert.equal(await from('nordpay.events.unseal'), []);
});

test('a file that talks to two APIs is judged at each call', async () => {
  const file = `import { createHmac } from 'node:crypto';

export async function spot(query: string, secret: string) {
  const timestamp = ${SECONDS};
  const signature = createHmac('sha256', secret).update(query + '&timestamp=' + timestamp).digest('hex');
  return fetch('https://api.binance.com/api/v3/order?' + query + '&timestamp=' + timestamp + '&signature=' + signature, { signal: AbortSignal.timeout(5000) });
}

export async function post(text: string, secret: string) {
  const timestamp = ${MS};
  const sign = createHmac('sha256', secret).update(timestamp + 'POST' + '/orders' + text).digest('base64');
  return fetch('https://api.exchange.coinbase.com/orders', { method: 'POST', body: text, signal: AbortSignal.timeout(5000), headers: { 'CB-ACCESS-SIGN': sign, 'CB-ACCESS-TIMESTAMP': String(timestamp) } });
}
`;
  assert.equal((await scanned({ 'src/exchanges.ts': file })).found, ['no-millisecond-timestamps src/exchanges.ts:4', 'no-millisecond-timestamps src/exchanges.ts:10']);
  const right = file.replace(SECONDS, 'NOW').replace(MS, SECONDS).replace('NOW', MS);
  assert.equal((await scanned({ 'src/exchanges.ts': right })).found, []);
});

test('a comment names the profile of its file, or of the function it stands above', async () => {
  const local = signer('http://localhost', SECONDS, '"a"+timestamp');
  assert.equal((await scanned({ 'src/order.ts': local })).found, []);
  assert.equal((await scanned({ 'src/order.ts': `// postern-profile: binance\n${local}` })).found, ['no-millisecond-timestamps src/order.ts:5']);
  assert.equal((await scanned({ 'src/order.ts': `${local.replace('export', '// postern-profile: binance\nexport')}${local.replace(/import.*\n/, '').replace('order', 'other')}` })).found, ['no-millisecond-timestamps src/order.ts:5']);
  assert.equal((await scanned({ 'src/order.ts': `const text = ' postern-profile: binance';\n${local}` })).found, []);
});

test('a comment that names no profile is told of, with the one that was meant', async () => {
  const { notices } = await scanned({ 'src/order.ts': '\n// postern-profile: binanse\nexport const a = 1;\n' });
  assert.equal(notices.filter(notice => notice.includes('profile')), ['src/order.ts:2: there is no profile "binanse". Did you mean "binance"?']);
  const { notices: none } = await scanned({ 'postern.config.json': config({ customProfiles: [nordpay] }), 'src/order.ts': '// postern-profile: nordpay\nexport const a = 1;\n' });
  assert.equal(none.filter(notice => notice.includes('profile')), []);
});

test('settings and the command line choose profiles for files, or for what is not recognised', async () => {
  const local = signer('http://localhost', SECONDS, '"a"+timestamp');
  const files = { 'src/spot/order.ts': local, 'src/other.ts': local };
  const [one, both] = [['no-millisecond-timestamps src/spot/order.ts:4'], ['no-millisecond-timestamps src/other.ts:4', 'no-millisecond-timestamps src/spot/order.ts:4']];
  assert.equal((await scanned({ ...files, 'postern.config.json': config({ profiles: [{ profile: 'binance', files: ['src/spot/'] }] }) })).found, one);
  assert.equal((await scanned({ ...files, 'postern.config.json': config({ profiles: ['binance'] }) })).found, both);
  assert.equal((await scanned(files, ['--profile', 'binance=src/spot/**'])).found, one);
  assert.equal((await scanned(files, ['--profile', 'binance'])).found, both);
  const recognised = signer('https://api.exchange.coinbase.com', SECONDS, JOINED.replace('\\n', ''));
  assert.equal((await scanned({ 'src/order.ts': recognised }, ['--profile', 'binance'])).found, []);
});

test('--verbose tells which are followed', () =>
  withFolder({ 'postern.config.json': config({ customProfiles: [nordpay] }), 'a.ts': '' }, async folder => {
    const { err } = await runCommand(['scan', folder, '--verbose', '--no-cache', '--profile', 'binance=src/spot/']);
    assert.match(err, /^profiles +binance in src\/spot\/; 1 of this project \(nordpay\)$/m);
  }));

test('another profile is another question to the cache', async () => {
  const local = signer('http://localhost', SECONDS, '"a"+timestamp');
  const many = Object.fromEntries(Array.from({ length: 60 }, (_, i) => [`src/m${i}.ts`, local]));
  await withFolder({ ...many, '.gitignore': 'cache' }, async folder => {
    const count = async (...args: string[]) => (JSON.parse((await runCommand(['scan', folder, '--format', 'json', '--cache-folder', `${folder}/cache`, '--check', 'no-millisecond-timestamps', ...args])).out) as { findings: unknown[] }).findings.length;
    assert.equal([await count(), await count('--profile', 'binance'), await count()], [0, 60, 0]);
  });
});

const mistakes: readonly (readonly [settings: object, said: string])[] = [
  [{ customProfiles: [{ ...nordpay, hosts: ['https://api.nordpay.example/v1'] }] }, '"customProfiles[0].hosts[0]" is "https://api.nordpay.example/v1".\nIt takes the host alone: "api.nordpay.example".'],
  [{ customProfiles: [{ ...nordpay, host: ['a'] }] }, '"customProfiles[0].host" is not a Postern setting.\nDid you mean "hosts"?'],
  [{ customProfiles: [{ ...nordpay, timestamp: { unit: 'milliseconds' } }] }, '"customProfiles[0].timestamp.unit" is "milliseconds".\nIt takes "s", "ms", "iso8601".'],
  [{ customProfiles: [{ ...nordpay, signing: { ...nordpay.signing, order: ['timestmap', 'body'] } }] }, '"customProfiles[0].signing.order[0]" is "timestmap".'],
  [{ customProfiles: [{ ...nordpay, webhook: { ...nordpay.webhook, payload: '{time}.{body}' } }] }, '"customProfiles[0].webhook.payload" names {time}.\nDid you mean "timestamp"? It takes {body}, {timestamp}'],
  [{ customProfiles: [{ ...nordpay, signing: { algorithm: 'sha256', order: ['body'] } }] }, '"customProfiles[0].signing" has no "separator".'],
  [{ customProfiles: [{ hosts: [] }] }, '"customProfiles[0]" has no "id".'],
  [{ customProfiles: [{ id: 'binance' }] }, '"customProfiles[0].id" is "binance", which is a built-in profile.\nName yours otherwise, for example "our-binance"'],
  [{ customProfiles: [nordpay, nordpay] }, '"customProfiles[1].id" is "nordpay", as that of another profile here.'],
  [{ profiles: ['binanse'] }, '"profiles[0]" is "binanse", which is no profile.\nDid you mean "binance"?'],
  [{ profiles: [{ profile: 'binance', file: ['a'] }] }, '"profiles[0].file" is not a Postern setting.\nDid you mean "files"?'],
  [{ profiles: [1] }, '"profiles[0]" is 1.'],
];
for (const [settings, said] of mistakes) {
  test(`says what is wrong: ${said.split('\n')[0]}`, () =>
    withFolder({ 'postern.config.json': config(settings) }, async folder => {
      const { code, err } = await runCommand(['scan', folder]);
      assert.is(code, 2);
      assert.ok(err.includes(`postern.config.json: ${said}`), err);
    }));
}

test('--profile says what is wrong', () =>
  withFolder({ 'a.ts': '' }, async folder => {
    assert.match((await runCommand(['scan', folder, '--profile', 'binanse'])).err, /There is no profile "binanse"\.\nDid you mean "binance"\?/);
    assert.match((await runCommand(['scan', folder, '--profile', 'binance='])).err, /names no files/);
  }));

test('`postern profiles` lists them, those of the project with them', () =>
  withFolder({ 'postern.config.json': config({ customProfiles: [nordpay] }) }, async cwd => {
    const { code, out } = await runCommand(['profiles'], { cwd });
    assert.is(code, 0);
    assert.match(out, /^binance +signed +ms +Binance Spot and Futures API$/m);
    assert.match(out, /^stripe +signed +Stripe API$/m);
    assert.match(out, /^nordpay +signed +ms +signed +Nordpay \(of this project\)$/m);
    const listed = JSON.parse((await runCommand(['profiles', '--format', 'json'], { cwd })).out) as { id: string }[];
    assert.ok(listed.length === profiles.length + 1 && listed.some(({ id }) => id === 'nordpay'));
  }));

test('`postern profiles show` tells all of one', async () => {
  const { out } = await runCommand(['profiles', 'show', 'okx']);
  for (const said of ['OKX V5 API (okx)', 'HMAC-SHA256 as base64 in OK-ACCESS-SIGN', 'timestamp + method + path', 'ISO 8601 in OK-ACCESS-TIMESTAMP', 'Sources']) assert.ok(out.includes(said), said);
  assert.equal(JSON.parse((await runCommand(['profiles', 'show', 'okx', '--format', 'json'])).out), profiles.find(({ id }) => id === 'okx'));
});

test('no page is wider than eighty columns, but for words that are', async () => {
  const wide: string[] = [];
  for (const { id } of profiles) {
    const { out } = await runCommand(['profiles', 'show', id]);
    wide.push(...out.split('\n').filter(line => line.length > 80 && line.trim().replace(/^- /, '').includes(' ') && !/^ {2}\S.* {2,}\S+(?: \(.*\))?$/.test(line)).map(line => `${id}: ${line}`));
  }
  assert.equal(wide, []);
});

test('`postern profiles` says what is wrong', async () => {
  const said = async (...args: string[]) => {
    const { code, err } = await runCommand(['profiles', ...args]);
    assert.is(code, 2);
    return err;
  };
  assert.match(await said('show', 'binanse'), 'There is no profile "binanse".\nDid you mean "binance"?');
  assert.match(await said('show'), 'names no profile');
  assert.match(await said('shwo', 'binance'), 'Did you mean "show"?');
  assert.match(await said('--format', 'xml'), 'It takes pretty, json');
});

test.run();
