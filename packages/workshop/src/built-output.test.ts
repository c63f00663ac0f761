import { keyFormats } from '@postern/catalogue/key-formats';
import { keyOf, randomFrom, textOf } from '@postern/credentials/planting';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

// Made at run time: no key stands in a file of the repository.
const random = randomFrom(61);
const stripe = keyOf(keyFormats.find(({ id }) => id === 'stripe-secret-live')!, random);
const carrier = textOf(random, '0-9a-f', 32);
const chunk = (code: string) => `(self.webpackChunk_N_E=self.webpackChunk_N_E||[]).push([[1],{1:()=>{document.title="Shop";${code}}}]);\n`;

/** A shop after its build: git ignores the bundles, so they are looked at when their folder is named. */
const shop: Readonly<Record<string, string>> = {
  '.gitignore': '.env*\n.next\n',
  'package.json': '{ "name": "shop", "private": true }\n',
  '.env.local': `STRIPE_SECRET_KEY=${stripe}\nCARRIER_SECRET=${carrier}\n`,
  '.next/static/chunks/pay-1a2b3c4d.js': chunk(`p("${stripe}")`),
  '.next/static/chunks/quote-5e6f7a8b.js': chunk(`q({h:"${carrier}"})`),
  '.next/static/chunks/quote-5e6f7a8b.js.map': JSON.stringify({ version: 3, mappings: '', sources: ['webpack://_N_E/./src/server/quotes.ts'], sourcesContent: ["import { Pool } from 'pg';\nexport const pool = new Pool();\n"] }),
  '.next/server/app/pay.js': chunk(`p("${stripe}")`),
};

const scanned = (folder: string, ...more: string[]) => runCommand(['scan', folder, '--check', 'no-client-secrets', '--format', 'json', '--no-cache', ...more]);

test('a build that is named is held against the env files of its package', async () => {
  await withFolder(shop, async folder => {
    const { out } = await scanned(`${folder}/.next/static`);
    const { findings } = JSON.parse(out) as { findings: { file: string; data: { variable?: string; source?: string } }[] };
    assert.equal(findings.map(({ file, data }) => `${file} ${data.variable ?? ''}`.trim()), ['chunks/pay-1a2b3c4d.js', 'chunks/quote-5e6f7a8b.js CARRIER_SECRET', 'chunks/quote-5e6f7a8b.js.map']);
  });
});

test('what git ignores is not looked at unasked, and nothing that is told holds a secret', async () => {
  await withFolder(shop, async folder => {
    assert.equal((JSON.parse((await scanned(folder)).out) as { findings: unknown[] }).findings, []);
    for (const format of ['pretty', 'json', 'sarif', 'html', 'markdown', 'github']) {
      const { out, err } = await runCommand(['scan', `${folder}/.next/static`, '--format', format, '--no-cache', '--min-confidence', 'possible']);
      for (const secret of [stripe, carrier]) assert.not(`${out}${err}`.includes(secret.slice(6, -4)), `${format} holds a secret`);
    }
  }, { git: true });
});

test.run();
