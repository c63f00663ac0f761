import { keyFormats } from '@postern/catalogue/key-formats';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Codes } from './character-codes.js';
import { type Budget, findCredentials } from './find-credentials.js';
import { findCredentialsIn } from './find-credentials-in.js';
import { keyOf, password, pick, type Random, randomFrom, type Surrounding, surroundings, textOf, uuid } from './planting.js';
import { placeOf } from './place.js';

const SUFFIX: Readonly<Record<string, string>> = { 'api-key': 'API_KEY', secret: 'SECRET', token: 'TOKEN', 'webhook-secret': 'WEBHOOK_SECRET', 'client-secret': 'CLIENT_SECRET', 'refresh-token': 'REFRESH_TOKEN', 'signing-key': 'SIGNING_KEY' };
const ALPHABETS = ['0-9A-Za-z', '0-9a-z', '0-9a-f', '0-9A-Za-z_-', '0-9A-Za-z+/'];

test('nineteen of twenty planted keys of known formats are found, in each kind of surroundings', () => {
  const random = randomFrom(11);
  const formats = keyFormats.filter(({ kind, confirmed }) => SUFFIX[kind] !== undefined && confirmed !== 'unconfirmed');
  const tally = tallyOf();
  for (const format of formats) {
    for (let i = 0; i < 3; i++) {
      const surrounding = pick(random, surroundings);
      const name = format.env?.[0] ?? `${(format.near?.find(near => /^[a-z0-9 _-]{3,}$/.test(near)) ?? format.provider).toUpperCase().replace(/[^A-Z0-9]+/g, '_')}_${SUFFIX[format.kind]}`;
      tally.add(surrounding.id, isFound(surrounding, name, keyOf(format, random), random));
    }
  }
  assert.ok(tally.share() >= 0.97, `${tally}`);
  assert.ok(tally.least() >= 0.75, `${tally}`);
});

test('the bytes of a file tell what its text tells, and no text is made where they hold nothing', () => {
  const secret = textOf(randomFrom(17), '0-9A-Za-z', 32);
  const inner = `const acmeApiKey = "${secret}";\n`;
  const map = JSON.stringify({ version: 3, sources: ['a.ts'], mappings: '', sourcesContent: [inner] });
  const files: readonly (readonly [path: string, text: string])[] = [
    ['src/a.ts', inner],
    ['a.js.map', map],
    ['a.js.map', JSON.stringify({ version: 3, sources: ['a.ts'], mappings: 'AAAA', names: ['acmeApiKey'] })],
    ['dist/a.js', `run();\n//# ${'sourceMappingURL'}=data:application/json;base64,${Buffer.from(map).toString('base64')}\n`],
    ['.pgpass', `db.acme.test:5432:shop:app:${secret}\n`],
  ];
  for (const [path, text] of files) assert.equal(findCredentialsIn(path, { text, codes: codesIn(text) }), findCredentialsIn(path, text), path);
  const unread = { codes: codesIn('export const one = 1;'), get text(): string { throw new Error('Nobody asks for it.'); } };
  assert.equal(findCredentialsIn('src/one.ts', unread), []);
});

test('keys of providers that are in no list are found by name and shape', () => {
  const random = randomFrom(12);
  const tally = tallyOf();
  for (const surrounding of surroundings) {
    for (let i = 0; i < 20; i++) {
      const name = `${pick(random, ['ORBITAL', 'ZENTRIX', 'PARCELO', 'QUAYSIDE'])}_${pick(random, Object.values(SUFFIX))}`;
      tally.add(surrounding.id, isFound(surrounding, name, textOf(random, pick(random, ALPHABETS), pick(random, [20, 24, 32, 40, 48, 64])), random));
    }
  }
  assert.ok(tally.share() >= 0.97, `${tally}`);
});

test('passwords as people choose them are found under the name of one', () => {
  const random = randomFrom(13);
  const tally = tallyOf();
  for (const surrounding of surroundings.filter(({ id }) => !id.includes('header'))) {
    for (let i = 0; i < 10; i++) tally.add(surrounding.id, isFound(surrounding, pick(random, ['DB_PASSWORD', 'SMTP_PASSWORD', 'ADMIN_PASSWORD']), password(random), random));
  }
  assert.ok(tally.share() >= 0.93, `${tally}`);
});

test('what looks like a key and is none stays silent', () => {
  const random = randomFrom(14);
  const wrong: string[] = [];
  for (const surrounding of surroundings.filter(({ id }) => !/header|base64|kubernetes secret/.test(id))) {
    for (const [name, value] of lookAlikes(random)) {
      const text = surrounding.write(name, value, random);
      for (const { confidence, secret } of findCredentialsIn(surrounding.path, text)) if (confidence !== 'possible') wrong.push(`${surrounding.id}: ${name} ${secret}`);
    }
  }
  assert.equal(wrong, []);
});

test('a key with a wrong checksum is a sample', () => {
  const random = randomFrom(15);
  const formats = keyFormats.filter(({ checksum }) => checksum !== undefined);
  assert.ok(formats.length >= 8);
  for (const format of formats) {
    const key = keyOf(format, random);
    const text = (value: string) => `deploy with ${value} today\n`;
    assert.is(findCredentialsIn('notes.txt', text(key)).length, 1, format.id);
    const broken = `${key.slice(0, -1)}${key.endsWith('a') ? 'b' : 'a'}`;
    assert.equal(findCredentialsIn('notes.txt', text(broken)).map(({ format }) => format?.id), [], format.id);
  }
});

test('one secret is one finding, at its place', () => {
  const random = randomFrom(16);
  const key = keyOf(keyFormats.find(({ id }) => id === 'stripe-secret-live')!, random);
  const text = `STRIPE_SECRET_KEY=${key}\n`;
  const [found, ...more] = findCredentialsIn('.env', text);
  assert.equal(more, []);
  assert.is(text.slice(found!.start, found!.end), key);
  assert.is(found!.provider, 'Stripe');
  assert.is(found!.severity, 'critical');
});

test('a finding within a source map points to its place in the map', () => {
  const random = randomFrom(17);
  const secret = textOf(random, '0-9A-Za-z', 40);
  const text = JSON.stringify({ version: 3, sources: ['a.ts'], mappings: '', sourcesContent: [`// "quoted" \u00e9\n\tconst acmeApiKey = "${secret}";\n`] });
  const [found] = findCredentialsIn('dist/a.js.map', text);
  assert.is(text.slice(found!.start, found!.end), secret);
});

test('hostile text is read in linear time', () => {
  const inputs = ['a', '"', '\\', 'password=', '<key>', 'name: "a",\n', '-----BEGIN RSA PRIVATE KEY-----', '://a:b@', 'eyJ.', 'token: {', 'key="', 'A1b2', 'api_key = \n', '\\"key\\":', 'process.env.KEY || ', 'Authorization: Bearer ', 'Bearer ', 'jwt.sign({ ', 'INSERT INTO t (token, ', 'env:\'token\' '];
  for (const input of inputs) {
    const text = input.repeat(Math.ceil(120_000 / input.length));
    for (const path of ['a.js', 'a.yaml', 'a.xml', 'a.txt', 'nginx.conf', 'a.ipynb']) {
      const before = process.cpuUsage();
      findCredentialsIn(path, path === 'a.ipynb' ? JSON.stringify({ source: [text] }) : text);
      const { user } = process.cpuUsage(before);
      assert.ok(user < 2_000_000, `${path}: ${input}, ${user / 1000} ms`);
    }
  }
});

test('a file has its time, and what was not looked at is told', () => {
  const budget: Budget = { until: performance.now() - 1 };
  findCredentials('let a = 1;\n'.repeat(20_000), placeOf('a.js'), budget);
  assert.ok(budget.stopped !== undefined && budget.stopped < 100_000);
});

function isFound(surrounding: Surrounding, name: string, value: string, random: Random): boolean {
  const text = surrounding.write(name, value, random);
  return findCredentialsIn(surrounding.path, text).some(({ confidence, secret }) => confidence !== 'possible' && (secret.includes(value) || (value.includes(secret) && secret.length * 2 > value.length) || Buffer.from(secret, 'base64').toString().includes(value)));
}

function lookAlikes(random: Random): [name: string, value: string][] {
  const hex = (length: number) => textOf(random, '0-9a-f', length);
  return [
    ['API_KEY', 'your-api-key-here'],
    ['API_KEY', 'xxxxxxxxxxxxxxxxxxxxxxxx'],
    ['API_KEY', '<your-api-key>'],
    ['API_KEY', 'INSERT_API_KEY_HERE'],
    ['CLIENT_SECRET', 'changeme'],
    ['STRIPE_SECRET_KEY', `sk_live_${'x'.repeat(24)}`],
    ['ACCESS_TOKEN', 'test-access-token'],
    ['DB_PASSWORD', 'password'],
    ['DB_PASSWORD', '********'],
    ['REQUEST_ID', uuid(random)],
    ['SHIPMENT_CHECKSUM', hex(64)],
    ['BUILD_SHA', hex(40)],
    ['ORDER_HASH', hex(32)],
    ['PARTNER_PUBLIC_KEY', textOf(random, '0-9A-Za-z', 44)],
    ['API_KEY_ID', textOf(random, '0-9A-Z', 20)],
    ['TOKEN_TYPE', 'bearer'],
    ['SECRET_NAME', 'prod-partner-credentials'],
    ['PASSWORD_FIELD', 'input-password'],
    ['TOKEN_URL', 'https://auth.partner.test/oauth2/token'],
    ['CACHE_KEY', `orders-${hex(16)}`],
    ['PRIMARY_KEY', 'order_line_item_id'],
    ['NEXT_PAGE_TOKEN', textOf(random, '0-9A-Za-z', 40)],
    ['CONTENT_DIGEST', `sha256-${textOf(random, '0-9A-Za-z+/', 43)}=`],
  ];
}

interface Tally {
  add(kind: string, isFound: boolean): void;
  share(): number;
  least(): number;
  toString(): string;
}

function tallyOf(): Tally {
  const kinds = new Map<string, { planted: number; found: number }>();
  const shares = () => [...kinds].map(([kind, { planted, found }]) => ({ kind, share: found / planted })).sort((a, b) => a.share - b.share);
  return {
    add(kind, isFound) {
      const row = kinds.get(kind) ?? { planted: 0, found: 0 };
      kinds.set(kind, { planted: row.planted + 1, found: row.found + (isFound ? 1 : 0) });
    },
    share: () => [...kinds.values()].reduce((sum, { found }) => sum + found, 0) / [...kinds.values()].reduce((sum, { planted }) => sum + planted, 0),
    least: () => shares()[0]!.share,
    toString: () => shares().slice(0, 8).map(({ kind, share }) => `${kind} ${Math.round(share * 100)} %`).join(', '),
  };
}

/** As they stand where another file was before: with what is left of it behind the 0. */
function codesIn(text: string): Codes {
  return { codes: Buffer.from(`${text}\0 = "${'x7Kq2'.repeat(8)}"`), length: text.length };
}

test.run();
