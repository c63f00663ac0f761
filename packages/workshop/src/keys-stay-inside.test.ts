import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { keyFormats } from '@postern/catalogue/key-formats';
import { jwt, keyOf, password, randomFrom, textOf } from '@postern/credentials/planting';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';

// Made at run time: no key stands in a file of the repository.
const random = randomFrom(42);
const key = (id: string) => keyOf(keyFormats.find(format => format.id === id)!, random);
const keys = {
  stripe: key('stripe-secret-live'),
  github: key('github-pat-classic'),
  aws: textOf(random, '0-9A-Za-z+/', 40),
  database: password(random).replace(/[^\w]/g, '-'),
  smtp: password(random).replace(/[^\w]/g, '-'),
  partner: textOf(random, '0-9a-f', 40),
  session: textOf(random, '0-9a-z', 20),
  token: jwt(random),
  pem: ['-----BEGIN PRIVATE', ' KEY-----\n', textOf(random, '0-9A-Za-z+/', 400).replace(/(.{64})/g, '$1\n'), '\n-----END PRIVATE', ' KEY-----\n'].join(''),
};

/** A shop that calls payment, storage and messaging APIs, with every fault of the chapter on keys. */
const vulnerable: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules\n.env.local\n',
  '.env': `NODE_ENV=production\nDATABASE_URL=postgres://shop:${keys.database}@db.shop-internal.net/shop\n`,
  '.env.staging': `PARTNER_API_KEY=${keys.partner}\n`,
  '.env.production': `PARTNER_API_KEY=${keys.partner}\nSESSION_SECRET=${keys.session}\n`,
  'package.json': '{\n  "name": "shop",\n  "private": true,\n  "scripts": { "sync": "NODE_TLS_REJECT_UNAUTHORIZED=0 node sync.js" }\n}\n',
  'Dockerfile': `FROM node:22\nENV SMTP_PASSWORD=${keys.smtp}\nCOPY . .\nRUN curl -k https://partner.shop-internal.net/ca.pem -o ca.pem\n`,
  'k8s/secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata:\n  name: shop\ndata:\n  github-token: ${Buffer.from(keys.github).toString('base64')}\n`,
  'src/pay.ts': `import Stripe from 'stripe';\n\nexport const stripe = new Stripe('${keys.stripe}');\n`,
  'src/storage.ts': `export const storage = {\n  region: 'eu-central-1',\n  secretAccessKey: '${keys.aws}',\n};\n`,
  'src/notify.ts': `export const headers = { Authorization: 'Bearer ${keys.token}' };\n`,
  'certs/server.key': keys.pem,
  'postern.keys.json': '{ "version": 1, "keys": [{ "name": "STRIPE_SECRET_KEY", "created": "2024-01-15" }] }\n',
};

/** The same shop, mended. */
const hardened: Readonly<Record<string, string>> = {
  '.gitignore': 'node_modules\n.env*\n!.env.example\ncerts/*.key\n',
  '.dockerignore': 'node_modules\n**/.env*\ncerts\n',
  '.env.example': 'DATABASE_URL=\nPARTNER_API_KEY=\nSESSION_SECRET=\n',
  '.env.production': `PARTNER_API_KEY=${keys.partner}\n`,
  'package.json': '{\n  "name": "shop",\n  "private": true,\n  "scripts": { "sync": "NODE_EXTRA_CA_CERTS=ca.pem node sync.js" }\n}\n',
  'Dockerfile': 'FROM node:22\nCOPY . .\nRUN curl --cacert ca.pem https://partner.shop-internal.net/list.json -o list.json\n',
  'k8s/secret.yaml': 'apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nspec:\n  data:\n    - secretKey: github-token\n      remoteRef:\n        key: shop/github-token\n',
  'src/pay.ts': "import Stripe from 'stripe';\n\nexport const stripe = new Stripe(process.env.STRIPE_SECRET_KEY!);\n",
  'src/storage.ts': "export const storage = {\n  region: 'eu-central-1',\n  secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY,\n};\n",
  'src/notify.ts': 'export const headers = { Authorization: `Bearer ${process.env.NOTIFY_TOKEN}` };\n',
  'certs/server.key': keys.pem,
  'postern.keys.json': '{ "version": 1, "keys": [{ "name": "STRIPE_SECRET_KEY", "created": "2024-01-15", "rotated": "2026-11-01" }] }\n',
};

const OURS = new Set(['no-hardcoded-credentials', 'no-committed-env-file', 'env-file-ignored', 'no-shared-key-across-environments', 'no-weak-secret', 'key-rotation', 'no-disabled-tls-verification']);

test('every fault of the shop is found, and none in the mended one', async () => {
  await inRepository(vulnerable, async folder => {
    const { out } = await runCommand(['scan', folder, '--format', 'json', '--no-cache']);
    const found = new Set((JSON.parse(out) as { findings: { check: string; file: string; range: { start: { line: number } } }[] }).findings.map(({ check, file, range }) => `${check} ${file}:${range.start.line}`));
    for (const expected of [
      'no-hardcoded-credentials .env:2',
      'no-hardcoded-credentials Dockerfile:2',
      'no-hardcoded-credentials k8s/secret.yaml:6',
      'no-hardcoded-credentials src/pay.ts:3',
      'no-hardcoded-credentials src/storage.ts:3',
      'no-hardcoded-credentials src/notify.ts:1',
      'no-hardcoded-credentials certs/server.key:1',
      'no-committed-env-file .env:2',
      'no-committed-env-file .env.production:1',
      'no-committed-env-file certs/server.key:1',
      'no-shared-key-across-environments .env.production:1',
      'no-weak-secret .env.production:2',
      'env-file-ignored Dockerfile:3',
      'no-disabled-tls-verification Dockerfile:4',
      'no-disabled-tls-verification package.json:4',
      'key-rotation postern.keys.json:1',
    ]) {
      assert.ok(found.has(expected), `${expected} is not among\n${[...found].join('\n')}`);
    }
  });
  await inRepository(hardened, async folder => {
    const { out } = await runCommand(['scan', folder, '--format', 'json', '--no-cache']);
    const found = (JSON.parse(out) as { findings: { check: string; file: string; message: string }[] }).findings.filter(({ check }) => OURS.has(check));
    assert.equal(found.map(({ check, file, message }) => `${check} ${file}: ${message}`), []);
  });
});

test('no report, baseline, cache or log holds a key', async () => {
  await inRepository(vulnerable, async folder => {
    const aside = mkdtempSync(join(tmpdir(), 'reports-'));
    try {
      const told: string[] = [];
      for (const format of ['pretty', 'json', 'sarif', 'html', 'markdown', 'junit', 'gitlab', 'github']) {
        const { code, out, err } = await runCommand(['scan', folder, '--format', format, '--verbose', '--min-confidence', 'possible', '--cache-folder', join(aside, 'cache'), '--history']);
        if (code === 2) continue; // a format that this version does not have
        told.push(out, err);
      }
      const written = await runCommand(['scan', folder, '--update-baseline', '--baseline', join(aside, 'baseline.json'), '--cache-folder', join(aside, 'cache')]);
      told.push(written.out, written.err);
      const where = await runCommand(['keys', 'where', 'src/pay.ts:3'], { cwd: folder });
      told.push(where.out, where.err);
      for (const file of readdirSync(aside, { recursive: true, withFileTypes: true })) if (file.isFile()) told.push(readFileSync(join(file.parentPath, file.name), 'latin1'));
      assert.ok(told.join('').length > 10_000, 'something was told');
      for (const [name, value] of Object.entries(keys)) {
        for (const piece of [value, Buffer.from(value).toString('base64'), value.slice(6, -6), ...(name === 'pem' ? value.split('\n').slice(1, 5) : [])].filter(({ length }) => length >= 10)) {
          assert.not(told.some(text => text.includes(piece)), `${name} is told somewhere`);
        }
      }
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
  });
});

async function inRepository(files: Readonly<Record<string, string>>, use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'shop-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    execFileSync('git', ['init', '-q'], { cwd: folder });
    execFileSync('git', ['add', '-A'], { cwd: folder });
    await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.run();
