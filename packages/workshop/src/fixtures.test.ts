import { readdirSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { fixture, fixturesFolder, fixturesTold } from './testing/fixture.js';

fixture('ng.example', [
  'no-committed-env-file .env:1',
  'no-disabled-tls-verification Dockerfile:4',
  'env-file-ignored Dockerfile:5',
  'no-vulnerable-dependency package-lock.json:14',
  'no-vulnerable-dependency package-lock.json:22',
  'no-disabled-tls-verification package.json:8',
  'lockfile-integrity package.json:12',
  'require-timeout src/partners/rates.ts:2',
  'no-disabled-tls-verification src/partners/shipping.ts:5',
  'require-timeout src/partners/shipping.ts:7',
  'no-millisecond-timestamps src/partners/sign-request.ts:5',
]);

fixture('ng.unguarded-pipeline', [
  'no-unpinned-ci-action .github/workflows/preview.yml:5',
  'no-unpinned-ci-action .github/workflows/preview.yml:14',
  'no-unpinned-ci-action .github/workflows/preview.yml:15',
  'no-unpinned-ci-action .github/workflows/preview.yml:19',
  'no-unpinned-ci-action .github/workflows/preview.yml:20',
  'no-unpinned-ci-action .github/workflows/preview.yml:21',
  'no-vulnerable-dependency .nvmrc:1',
  'no-vulnerable-dependency Dockerfile:1',
  'no-unpinned-ci-action Dockerfile:2',
  'lockfile-integrity package.json:9',
  'no-malicious-dependency pnpm-lock.yaml:27',
  'no-vulnerable-dependency pnpm-lock.yaml:30',
  'no-vulnerable-dependency pnpm-lock.yaml:38',
  'no-vulnerable-dependency pnpm-lock.yaml:41',
  'require-penetration-test postern.attestations.json:5',
]);

fixture('ng.shop-front', [
  'no-client-secrets compose.yaml:7',
  'no-client-secrets next.config.js:3',
  'no-client-secrets src/components/delivery-quote.tsx:5',
  'no-client-secrets src/components/pay-button.tsx:2',
  'no-insecure-storage src/lib/session.ts:2',
]);

fixture('ok.shop-front', []);

fixture('ng.courier-app', [
  'no-client-secrets app.json:7',
  'no-hardcoded-credentials app.json:7',
  'no-client-secrets eas.json:6',
  'no-client-secrets src/dispatch.ts:7',
  'no-secret-logging src/dispatch.ts:13',
  'no-insecure-storage src/dispatch.ts:14',
]);

fixture('ok.courier-app', []);

fixture('ng.market-api', [
  'no-open-ip-allowlist deploy/main.tf:6',
  'no-legacy-tls deploy/nginx.conf:4',
  'no-path-traversal src/routes/downloads.ts:8',
  'no-command-injection src/routes/downloads.ts:12',
  'no-ssrf src/routes/imports.ts:7',
  'require-https src/routes/imports.ts:13',
  'require-rate-limit src/routes/imports.ts:18',
  'no-insecure-cookie src/routes/login.ts:10',
  'no-unsafe-redirect src/routes/login.ts:11',
  'no-unsafe-jwt src/routes/login.ts:16',
  'no-sql-injection src/routes/orders.ts:7',
  'no-sql-injection src/routes/orders.ts:11',
  'no-permissive-cors src/server.ts:15',
  'no-spoofable-client-ip src/server.ts:18',
  'no-error-leak src/server.ts:25',
]);

fixture('ok.market-api', []);

fixture('ng.partner-payments', [
  'no-millisecond-timestamps src/nordpay-client.ts:21',
  'sign-string-order src/nordpay-client.ts:22',
  'require-webhook-verification src/nordpay-events.ts:6',
]);

fixture('ok.partner-payments', []);

fixture('ok.pinned-pipeline', []);

fixture('ok.signed-orders', []);

test('every fixture is told of', () => {
  assert.equal(readdirSync(fixturesFolder).filter(name => !fixturesTold().has(name)), []);
});

test.run();
