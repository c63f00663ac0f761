import { jwt, randomFrom, textOf } from '@postern/credentials/planting';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findInText } from '../../testing/find-in-text.js';
import { secretsInClientOutput } from './secrets-in-client-output.js';

// Made at run time: no key stands in a file of the repository.
const random = randomFrom(23);
const live = ['sk', '_live_', textOf(random, '0-9A-Za-z', 24)].join('');
const shown = ['pk', '_live_', textOf(random, '0-9A-Za-z', 24)].join('');
const google = ['AI', 'za', textOf(random, '0-9A-Za-z_-', 35)].join('');
const value = textOf(random, '0-9A-Za-z', 40);

const page = (code: string) => `(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[1],{1:(e,t,n)=>{document.title="Shop";${code}}}]);\n`;
const map = (path: string, code: string) => JSON.stringify({ version: 3, sources: [path], sourcesContent: [code], mappings: 'AAAA' });
const inline = (code: string, json: string) => `${code}\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,${Buffer.from(json).toString('base64')}\n`;

const handedOut: readonly (readonly [path: string, text: string])[] = [
  ['.next/static/chunks/app/page-1a2b3c4d.js', page(`const a=new r.Z("${live}")`)],
  ['.output/public/_nuxt/entry.8f3a2b1c.js', `const c={apiSecret:"${value}"};export{c};`],
  ['dist/assets/index-Bx81kQz2.js', page(`fetch(u,{headers:{"x-client-secret":"${value}"}})`)],
  ['assets/index-Bx81kQz2.js', page(`k="${live}"`)],
  ['build/static/js/main.4fe1b3a0.js', page(`k="${live}"`)],
  ['public/config.js', `window.CONFIG = {\n  stripeSecretKey: '${live}',\n};\n`],
  ['public/config.json', `{ "clientSecret": "${value}" }\n`],
  ['index.html', `<!doctype html>\n<html><body><script>\nconst key = '${live}';\n</script></body></html>\n`],
  ['.next/static/chunks/main.js.map', map('webpack://_N_E/./src/lib/pay.ts', `export const stripe = new Stripe('${live}');\n`)],
  ['dist/assets/app.js', inline(page('n()'), map('src/pay.ts', `// ä "quoted"\nexport const clientSecret = '${value}';\n`))],
  ['android/app/src/main/res/values/strings.xml', `<resources>\n  <string name="partner_api_secret">${value}</string>\n</resources>\n`],
  ['android/app/build.gradle', `android {\n  defaultConfig {\n    buildConfigField "String", "CLIENT_SECRET", "\\"${value}\\""\n  }\n}\n`],
  ['src/environments/environment.prod.ts', `export const environment = {\n  production: true,\n  clientSecret: '${value}',\n};\n`],
  ['app.json', `{\n  "expo": { "extra": { "stripeSecretKey": "${live}" } }\n}\n`],
];

const silent: readonly (readonly [reason: string, path: string, text: string])[] = [
  ['a publishable key', '.next/static/chunks/page.js', page(`k="${shown}"`)],
  ['a web key of Firebase', 'public/firebase.js', `firebase.initializeApp({ apiKey: '${google}', authDomain: 'shop.firebaseapp.com' });\n`],
  ['the server of a build', 'dist/main.js', `"use strict";const e=require("express");const k="${live}";\n`],
  ['the server of a build, by its folder', '.next/server/app/page.js', page(`k="${live}"`)],
  ['a test page', 'test/public/index.html', `<html><script>const k='${live}'</script></html>\n`],
  ['the map of a server', 'dist/main.js.map', map('src/server/db.ts', `import pg from 'pg';\nconst url = process.env.DATABASE_URL;\n`)],
  ['a map of client code', '.next/static/chunks/main.js.map', map('src/components/button.tsx', "export const Button = () => <button>{process.env.NEXT_PUBLIC_NAME}</button>;\n")],
  ['a line of the build, not of the app', 'android/app/build.gradle', `signingConfigs { release { storePassword "${value}" } }\n`],
  ['an id', 'app.json', '{ "expo": { "extra": { "eas": { "projectId": "0d7ab6f2-77cb-4a5c-9a5f-1f6a5e2b5c11" }, "apiUrl": "https://api.shop.test" } } }\n'],
  ['a key that a library shares with all', 'dist/assets/index-Cx81kQz2.js', page(`const defaultApiKey="${value}"`)],
  ['key of no owner in a bundle', 'dist/assets/index-Bx81kQz2.js', page(`s({appId:"ABCDE12345",apiKey:"${textOf(random, '0-9a-f', 32)}"})`)],
];

test('a secret in what users receive is found', async () => {
  for (const [path, text] of handedOut) {
    const { problems } = await findInText(secretsInClientOutput, path, text);
    assert.is(problems.filter(({ confidence }) => confidence !== 'possible').length, 1, `${path}: ${JSON.stringify(problems.map(({ message, confidence }) => [message, confidence]))}`);
    assert.not(problems.some(({ message, data }) => `${message}${JSON.stringify(data)}`.includes(value) || message.includes(live)));
  }
});

test('what is made to be seen, and what stays on a server, is silent', async () => {
  for (const [reason, path, text] of silent) {
    const problems = secretsInClientOutput.wants(path) ? (await findInText(secretsInClientOutput, path, text)).problems : [];
    assert.equal(problems.filter(({ confidence }) => confidence !== 'possible').map(({ message }) => message), [], reason);
  }
});

test('a secret within a map is told with its source', async () => {
  const { problems } = await findInText(secretsInClientOutput, '_nuxt/entry.js.map', map('../../server/pay.ts', `export const stripe = new Stripe('${live}');\n`));
  assert.match(problems[0]!.message, 'server/pay.ts');
  const { problems: inlined } = await findInText(secretsInClientOutput, 'public/js/app.js', inline('document.title="a";', map('src/lib/pay.ts', `const stripe = new Stripe('${live}');\n`)));
  assert.match(inlined[0]!.message, 'src/lib/pay.ts');
});

test('sources of the server in a public map are told once', async () => {
  const text = JSON.stringify({ version: 3, mappings: '', sources: ['webpack://_N_E/./src/app/page.tsx', 'webpack://_N_E/./src/server/db.ts', 'webpack://_N_E/./src/app/api/pay/route.ts'], sourcesContent: ['export default () => <p/>;', "import { Pool } from 'pg';\n", "import Stripe from 'stripe';\n"] });
  const { problems } = await findInText(secretsInClientOutput, '.next/static/chunks/app.js.map', text);
  assert.equal(problems.map(({ data }) => data?.['sources']), [['_N_E/./src/server/db.ts', '_N_E/./src/app/api/pay/route.ts']]);
});

test('a token for everyone is none', async () => {
  const text = page(`k="${jwt(random)}"`);
  assert.is((await findInText(secretsInClientOutput, '.next/static/a.js', text)).problems.length, 1);
});

test.run();
