import { testRule } from '../../testing/test-rule.js';
import { noLegacyTls } from './no-legacy-tls.js';

testRule(noLegacyTls, {
  valid: [
    // the least that is fine
    `import https from 'node:https';\nconst agent = new https.Agent({ minVersion: 'TLSv1.2' });`,
    // newer
    `import tls from 'node:tls';\ntls.connect({ host, port: 443, minVersion: 'TLSv1.3', maxVersion: 'TLSv1.3' });`,
    // switches the old ones off
    `import { constants } from 'node:crypto';\nhttps.createServer({ key, cert, secureOptions: constants.SSL_OP_NO_TLSv1 | constants.SSL_OP_NO_TLSv1_1 });`,
    // TLS 1.3 alone
    `import { constants as c } from 'crypto';\nconst options = { secureOptions: c.SSL_OP_NO_TLSv1 | c.SSL_OP_NO_TLSv1_1 | c.SSL_OP_NO_TLSv1_2 };`,
    // the old way to say it, with the old versions off
    `https.createServer({ secureProtocol: 'SSLv23_method', secureOptions: constants.SSL_OP_NO_SSLv3 | constants.SSL_OP_NO_TLSv1 });`,
    // TLS 1.2 by its method
    `const agent = new https.Agent({ secureProtocol: 'TLSv1_2_method' });`,
    // the default, made stricter
    `import * as tls from 'tls';\ntls.DEFAULT_MIN_VERSION = 'TLSv1.2';`,
    // ciphers that are switched off
    `https.createServer({ ciphers: 'HIGH:!aNULL:!MD5:!RC4:!3DES' });`,
    // a list of good ones
    `const options = { ciphers: ['TLS_AES_256_GCM_SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'].join(':'), honorCipherOrder: true };`,
    // the version of something else
    `export const manifest = { name: 'orders', minVersion: '1.0', maxVersion: '1.1' };`,
    // a comparison refuses it
    `if (socket.getProtocol() === 'TLSv1' || socket.getProtocol() === 'TLSv1.1') socket.destroy(new Error('old TLS'));`,
    // the caller decides
    `export const agentFor = (options: { minVersion?: SecureVersion }) => new https.Agent({ minVersion: options.minVersion });`,
    // a type
    `type Version = 'TLSv1' | 'TLSv1.1' | 'TLSv1.2';\ninterface Options { minVersion?: 'TLSv1' }`,
    // a schema
    `const schema = { minVersion: { enum: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] } };`,
    // a comment and a sentence
    `// minVersion: 'TLSv1' is withdrawn\nconst hint = 'Do not start node with --tls-min-v1.0';`,
    // the present policy of CloudFront
    `new cloudfront.Distribution(this, 'cdn', { minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021 });`,
    // the present policy of a load balancer
    `new elbv2.ApplicationListener(this, 'https', { loadBalancer, sslPolicy: elbv2.SslPolicy.TLS12 });`,
    // by name
    `new aws.lb.Listener('https', { sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06' });`,
    // Azure
    `new storage.StorageAccount('files', { minimumTlsVersion: storage.MinimumTlsVersion.TLS1_2 });`,
    // ciphers of SSH are another matter
    `const connection = { algorithms: { cipher: ['aes128-ctr', '3des-cbc'] } };`,
    // the flag that raises the least version
    `spawn('node', ['--tls-min-v1.3', 'server.js']);`,
    // a flag about hashes, not about TLS
    `process.env.NODE_OPTIONS = '--openssl-legacy-provider';`,
    // in a test against an old server
    { path: 'test/legacy-server.test.ts', code: `tls.connect({ host: 'old.acme.test', minVersion: 'TLSv1' });` },
    // curl that asks for TLS 1.2
    `execSync('curl --tlsv1.2 -fsS https://downloads.acme.test/agent');`,
    // a label
    `const options = [{ label: 'TLS 1.0', value: 'TLSv1' }, { label: 'TLS 1.2', value: 'TLSv1.2' }];`,
  ],
  invalid: [
    {
      code: `import https from 'node:https';\nconst agent = new https.Agent({ minVersion: 'TLSv1' }); // ✗ version`,
      output: `import https from 'node:https';\nconst agent = new https.Agent({ minVersion: 'TLSv1.2' }); // ✗ version`,
    },
    `import tls from 'node:tls';\ntls.connect({ host, port: 443, maxVersion: 'TLSv1.1' }); // ✗ version`,
    `const https = require('https');\nhttps.request({ hostname, secureProtocol: 'TLSv1_method' }, done); // ✗ version`,
    `https.createServer({ key, cert, secureProtocol: 'SSLv3_method' }, app); // ✗`,
    `const agent = new https.Agent({ secureProtocol: 'TLSv1_1_client_method' }); // ✗`,
    `import tls from 'tls';\ntls.DEFAULT_MIN_VERSION = 'TLSv1.1'; // ✗`,
    `const tls = require('tls');\ntls.DEFAULT_MAX_VERSION = 'TLSv1'; // ✗`,
    `const VERSION = 'TLSv1';\nexport const pool = new Pool({ connectionString, ssl: { minVersion: VERSION } }); // ✗`,
    `import mysql from 'mysql2/promise';\nconst pool = mysql.createPool({ host, ssl: { minVersion: 'TLSv1.1' } }); // ✗`,
    `import { createTransport } from 'nodemailer';\nconst mail = createTransport({ host, port: 587, tls: {\n  minVersion: 'TLSv1', // ✗\n} });`,
    `const mail = createTransport({ host, tls: { ciphers: 'SSLv3' , minVersion: 'TLSv1.1' } }); // ✗`,
    `import mqtt from 'mqtt';\nmqtt.connect('mqtts://broker.acme.test', { secureProtocol: 'TLSv1_method' }); // ✗`,
    `import { Connection } from 'tedious';\nnew Connection({ server, options: { cryptoCredentialsDetails: { minVersion: 'TLSv1' } } }); // ✗`,
    `import { Agent } from 'undici';\nconst dispatcher = new Agent({ connect: { minVersion: 'TLSv1.1' } }); // ✗`,
    `class LegacyClient {\n  private readonly minVersion = 'TLSv1'; // ✗\n}`,
    `import { constants } from 'node:crypto';\nhttps.createServer({ secureOptions: constants.SSL_OP_NO_TLSv1_2 | constants.SSL_OP_NO_TLSv1_3 }, app); // ✗ options`,
    `const crypto_1 = require("crypto");\nconst agent = new https_1.Agent({ secureOptions: crypto_1.constants.SSL_OP_NO_TLSv1_2 }); // ✗ options`,
    `https.createServer({ key, cert, ciphers: 'ECDHE-RSA-AES128-GCM-SHA256:RC4-SHA:!aNULL' }, app); // ✗ cipher`,
    `const agent = new https.Agent({ ciphers: 'DEFAULT@SECLEVEL=0' }); // ✗ cipher`,
    `import tls from 'node:tls';\ntls.DEFAULT_CIPHERS = 'ALL'; // ✗ cipher`,
    `const CIPHERS = ['ECDHE-RSA-AES256-SHA', 'DES-CBC3-SHA'].join(':');\nhttps.createServer({ ciphers: CIPHERS }); // ✗ cipher`,
    `process.env.NODE_OPTIONS = '--max-old-space-size=4096 --tls-min-v1.0'; // ✗ flag`,
    `fork('./worker.js', [], { env: { ...process.env, NODE_OPTIONS: '--tls-min-v1.1' } }); // ✗ flag`,
    `import { spawn } from 'node:child_process';\nspawn('node', ['--tls-min-v1.0', 'worker.js']); // ✗ flag`,
    `import { execSync } from 'node:child_process';\nexecSync(\`curl --tlsv1.0 -s \${url}\`); // ✗ flag`,
    `execFile('curl', ['--sslv3', url], done); // ✗ flag`,
    `app.commandLine.appendSwitch('ssl-version-min', 'tls1'); // ✗ flag`,
    `new cloudfront.Distribution(this, 'cdn', { certificate, minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2016 }); // ✗ version`,
    `new cloudfront.CloudFrontWebDistribution(this, 'cdn', { viewerCertificate: { props: { minimumProtocolVersion: 'TLSv1.1_2016' } } }); // ✗`,
    `import { SslPolicy } from 'aws-cdk-lib/aws-elasticloadbalancingv2';\nlb.addListener('https', { port: 443, certificates, sslPolicy: SslPolicy.LEGACY }); // ✗ policy`,
    `new aws.lb.Listener('https', { port: 443, sslPolicy: 'ELBSecurityPolicy-2016-08' }); // ✗ policy`,
    `new apigateway.DomainName(this, 'domain', { domainName, certificate, securityPolicy: apigateway.SecurityPolicy.TLS_1_0 }); // ✗ policy`,
    `new Domain(this, 'search', { enforceHttps: true, tlsSecurityPolicy: TLSSecurityPolicy.TLS_1_0 }); // ✗ policy`,
    `new azure.storage.Account('files', { minTlsVersion: 'TLS1_0' }); // ✗ version`,
    `new azure.web.WebApp('api', { siteConfig: { minTlsVersion: '1.0' } }); // ✗ version`,
    `new aws.cloudfront.Distribution('cdn', { origins: [{ customOriginConfig: { originSslProtocols: ['TLSv1', 'TLSv1.1', 'TLSv1.2'] } }] }); // ✗`,
    `const origin = new HttpOrigin(host, { originSslProtocols: [OriginSslPolicy.SSL_V3, OriginSslPolicy.TLS_V1_2] }); // ✗`,
    `const options = { secureProtocol: process.env.NODE_ENV === 'production' ? 'TLSv1_2_method' : 'TLSv1_method' }; // ✗`,
    { path: 'src/agent.js', code: `"use strict";\nvar https_1 = require("https");\nexports.agent = new https_1.Agent({ keepAlive: true, minVersion: "TLSv1" }); // ✗ version` },
    { path: 'src/Report.vue', code: `<script setup lang="ts">\nimport tls from 'node:tls';\nconst context = tls.createSecureContext({ minVersion: 'TLSv1.1' }); // ✗\n</script>` },
    `const agent = new https.Agent({ minVersion: process.env.TLS_MIN_VERSION || 'TLSv1' }); // ✗`,
    `https.globalAgent.options.minVersion = 'TLSv1.1'; // ✗`,
    `export function agentFor(minVersion = 'TLSv1') {\n  return new https.Agent({ minVersion }); // ✗\n}`,
    { minConfidence: 'possible', code: `https.get(url, { secureProtocol: 'TLS_method' }, read); // ✗ method` },
    { minConfidence: 'possible', code: `const agent = new https.Agent({ secureOptions: crypto.constants.SSL_OP_LEGACY_SERVER_CONNECT }); // ✗ options` },
  ],
});
