import { testRule } from '../../testing/test-rule.js';
import { noDisabledTlsVerification } from './no-disabled-tls-verification.js';

testRule(noDisabledTlsVerification, {
  valid: [
    // the check is on
    `import https from 'node:https';\nconst agent = new https.Agent({ rejectUnauthorized: true });`,
    // a CA of one's own is the right way
    `new https.Agent({ ca: readFileSync('ca.pem'), rejectUnauthorized: !false });`,
    // pinning that does compare
    `const agent = new https.Agent({ checkServerIdentity: (host, cert) => { if (cert.fingerprint256 !== PIN) return new Error('pin'); return tls.checkServerIdentity(host, cert); } });`,
    // hands on to the real check
    `const options = { checkServerIdentity: tls.checkServerIdentity };`,
    // the user of this library decides
    `export function agentFor(options) { return new https.Agent({ rejectUnauthorized: options.rejectUnauthorized }); }`,
    // from a credential that the user configures
    `const options = { rejectUnauthorized: !credentials.allowUnauthorizedCerts };`,
    // a schema, not a value
    `const schema = { rejectUnauthorized: { type: 'boolean', default: true } };`,
    // a comment and a text about it
    `// rejectUnauthorized: false is dangerous\nconst hint = 'Do not set rejectUnauthorized: false';`,
    // a type
    `interface Options { rejectUnauthorized: false; strictSSL?: false }`,
    // switched on in the environment
    `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '1';`,
    // read, not written
    `if (process.env.NODE_TLS_REJECT_UNAUTHORIZED === '0') throw new Error('TLS checks are off');`,
    // taken out of the environment
    `delete process.env.NODE_TLS_REJECT_UNAUTHORIZED;`,
    // a private channel of this machine
    `import * as grpc from '@grpc/grpc-js';\nconst client = new OrdersClient('localhost:50051', grpc.credentials.createInsecure());`,
    // TLS on the channel
    `import { credentials } from '@grpc/grpc-js';\nconst client = new OrdersClient(address, credentials.createSsl());`,
    // the secure option of a cookie
    `res.cookie('theme', 'dark', { secure: false });`,
    // plain TLS with the host's own CAs
    `import pg from 'pg';\nnew pg.Pool({ connectionString, ssl: true });`,
    // the handler looks at the certificate
    `app.on('certificate-error', (event, wc, url, error, cert, callback) => { if (cert.fingerprint === PIN) { event.preventDefault(); callback(true); } else callback(false); });`,
    // the default proc
    `session.defaultSession.setCertificateVerifyProc(null);`,
    // the flag of another command
    `import { execSync } from 'node:child_process';\nexecSync('kubectl apply -k ./deploy && curl -fsSL https://acme.test');`,
    // in a test against a self-signed server
    { path: 'test/server.test.ts', code: `https.get('https://localhost:8443', { rejectUnauthorized: false });` },
    // never leaves the machine
    `import https from 'node:https';\nhttps.get('https://localhost:8443/health', { rejectUnauthorized: false }, onResponse);`,
    // verify-full in a connection string
    `const url = 'postgres://db.acme.test/orders?sslmode=verify-full';`,
    // a form field of that name
    `const fields = [{ name: 'rejectUnauthorized', default: false }];`,
    // strictly typed option object without the switch
    `await page.goto(url, { waitUntil: 'load' });`,
  ],
  invalid: [
    `import https from 'node:https';\nconst agent = new https.Agent({ rejectUnauthorized: false }); // ✗ option`,
    `const https = require('https');\nhttps.request({ hostname, rejectUnauthorized: false }, cb); // ✗`,
    `const verify = false;\nnew https.Agent({ rejectUnauthorized: verify }); // ✗`,
    `new https.Agent({ rejectUnauthorized: !1 }); // ✗`,
    `new https.Agent({ ['reject' + 'Unauthorized']: false, 'rejectUnauthorized': !true }); // ✗`,
    `const isDev = process.env.NODE_ENV !== 'production';\nnew https.Agent({ rejectUnauthorized: !isDev }); // ✗`,
    `new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'production' }); // ✗`,
    `new https.Agent({ rejectUnauthorized: process.env.NODE_ENV === 'development' ? false : true }); // ✗`,
    `const options = { host, ...(process.env.NODE_ENV === 'development' && { rejectUnauthorized: false }) }; // ✗`,
    `const insecure = { rejectUnauthorized: false }; // ✗\nconst agent = new https.Agent({ ...insecure, keepAlive: true });`,
    `const options = {};\noptions.rejectUnauthorized = false; // ✗\nhttps.request(options);`,
    `https.globalAgent.options.rejectUnauthorized = false; // ✗`,
    `process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // ✗ environment`,
    `process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = 0; // ✗ environment`,
    `if (process.env.NODE_ENV !== 'production') {\n  process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'; // ✗\n}`,
    `Object.assign(process.env, { NODE_TLS_REJECT_UNAUTHORIZED: '0' }); // ✗`,
    `spawn('node', ['server.js'], { env: { ...process.env, NODE_TLS_REJECT_UNAUTHORIZED: '0' } }); // ✗`,
    `export default defineConfig({ define: { 'process.env.NODE_TLS_REJECT_UNAUTHORIZED': '"0"' } }); // ✗`,
    `tls.connect({ host, port, checkServerIdentity: () => undefined }); // ✗ identity`,
    `const agent = new https.Agent({ checkServerIdentity() { return null; } }); // ✗ identity`,
    `tls.checkServerIdentity = function () {}; // ✗ identity`,
    `import { Agent, setGlobalDispatcher } from 'undici';\nsetGlobalDispatcher(new Agent({ connect: { rejectUnauthorized: false } })); // ✗`,
    `import axios from 'axios';\nconst api = axios.create({ httpsAgent: new https.Agent({ rejectUnauthorized: false }) }); // ✗`,
    `import got from 'got';\nawait got(url, { https: { rejectUnauthorized: false } }); // ✗`,
    `const request = require('request');\nrequest({ url, strictSSL: false }, cb); // ✗`,
    `import superagent from 'superagent';\nawait superagent.get(url).disableTLSCerts(); // ✗`,
    `import * as grpc from '@grpc/grpc-js';\nconst client = new OrdersClient(process.env.ORDERS_URL, grpc.credentials.createInsecure()); // ✗ insecure-channel`,
    `import pg from 'pg';\nexport const pool = new pg.Pool({ connectionString, ssl: { rejectUnauthorized: false } }); // ✗`,
    `import postgres from 'postgres';\nconst sql = postgres(url, { ssl: 'require' }); // ✗`,
    `new Sequelize(url, { dialect: 'postgres', dialectOptions: { ssl: { require: true, rejectUnauthorized: false } } }); // ✗`,
    `import { MongoClient } from 'mongodb';\nnew MongoClient(url, { tls: true, tlsAllowInvalidCertificates: true }); // ✗`,
    `const url = 'mongodb://db.acme.test/orders?tls=true&tlsInsecure=true'; // ✗ connection-string`,
    `const config = { server, options: { encrypt: true, trustServerCertificate: true } }; // ✗`,
    `nodemailer.createTransport({ host, tls: { rejectUnauthorized: false } }); // ✗`,
    `const redis = new Redis(url, { tls: { rejectUnauthorized: false } }); // ✗`,
    `await browser.newContext({ ignoreHTTPSErrors: true }); // ✗`,
    `await puppeteer.launch({ args: ['--no-sandbox', '--ignore-certificate-errors'] }); // ✗ browser`,
    `app.on('certificate-error', (event, webContents, url, error, certificate, callback) => { // ✗ browser\n  event.preventDefault();\n  callback(true);\n});`,
    `session.defaultSession.setCertificateVerifyProc((request, callback) => callback(0)); // ✗ browser`,
    `app.commandLine.appendSwitch('ignore-certificate-errors'); // ✗ browser`,
    `import { execSync } from 'node:child_process';\nexecSync(\`curl -sk \${url}\`); // ✗ command`,
    `const { spawn } = require('child_process');\nspawn('curl', ['--insecure', url]); // ✗ command`,
    `import { createProxyMiddleware } from 'http-proxy-middleware';\nexport default createProxyMiddleware({\n  target: 'https://api.acme.test',\n  secure: false, // ✗\n});`,
    // compiled output, in a class
    { path: 'client.js', code: `"use strict";\nconst https_1 = require("https");\nclass Client {\n  constructor() {\n    this.agent = new https_1.Agent({ rejectUnauthorized: !1 }); // ✗\n  }\n}\nexports.Client = Client;` },
    { code: `const agent = new https.Agent({ rejectUnauthorized: false }); // ✗`, output: `const agent = new https.Agent({ rejectUnauthorized: true }); // ✗` },
    { path: 'src/db.module.ts', code: `@Module({\n  imports: [\n    TypeOrmModule.forRootAsync({\n      useFactory: (config: ConfigService) => ({\n        type: 'postgres',\n        url: config.get('DATABASE_URL'),\n        ssl: config.get('DB_SSL') === 'true' ? { rejectUnauthorized: false } : false, // ✗\n      }),\n    }),\n  ],\n})\nexport class DbModule {}` },
    // laid out in ways that a look at the text alone could miss
    `new https.Agent({\n  rejectUnauthorized // ✗\n    : // for now\n    false,\n});`,
    { path: 'a.js', code: `var a=!1,b=new https.Agent({rejectUnauthorized:a}) // ✗` },
    `options["rejectUnauthorized"] = false; // ✗`,
    'options[`rejectUnauthorized`] = false; // ✗',
    `const rejectUnauthorized = false;\nnew https.Agent({ rejectUnauthorized }); // ✗`,
    `new https.Agent({ rejectUnauthorized /* off */: false }); // ✗`,
    `options.rejectUnauthorized ||= false; // ✗`,
    `options.strictSSL ??= false; // ✗`,
    `new https.Agent({ rejectUnauthorized: true && false }); // ✗`,
    `new https.Agent({ rejectUnauthorized: 'production' === process.env.NODE_ENV }); // ✗`,
    `process.env['NODE_TLS_' + 'REJECT_UNAUTHORIZED'] = '0'; // ✗ environment`,
    `process.env[['NODE', 'TLS', 'REJECT', 'UNAUTHORIZED'].join('_')] = '0'; // ✗ environment`,
    { path: 'a.js', code: `module.exports={proxy:{"/api":{"target":"https://api.acme.test","secure":!1}}} // ✗` },
    `import sql from "postgres";\nconst ssl = 'require'; // ✗\nsql(url, { ssl });`,
    `import { execSync as sh } from 'child_process';\nsh('git -c http.sslVerify=false clone ' + url); // ✗ command`,
    `import tls from 'node:tls';\ntls.connect({ host, checkServerIdentity(name, cert) { console.debug('peer', name); return undefined; } }); // ✗`,
  ],
});
