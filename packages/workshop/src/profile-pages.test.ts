import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { ApiProfile } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import ts from 'typescript';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { examplesIn } from './testing/doc-page.js';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

const folder = fileURLToPath(new URL('../../../docs/profiles/', import.meta.url));
const pageOf = (id: string) => readFileSync(`${folder}${id}.md`, 'utf8');
const ids = profiles.map(({ id }) => id).sort();

test('every profile has its page, and every page its profile', () => {
  const pages = readdirSync(folder).filter(name => name !== 'README.md');
  assert.equal(pages.sort(), ids.map(id => `${id}.md`).sort());
});

for (const name of ['README', ...ids]) {
  const page = pageOf(name);
  const examples = examplesIn(page);
  if (examples.length === 0) continue;
  test(`docs/profiles/${name}.md is true`, async () => {
    const [, config = '{}'] = /^```jsonc postern\.config\.json\n([^]*?)^```$/m.exec(page) ?? [];
    for (const { file, code, isVulnerable, line } of examples) {
      for (const engine of ['oxc', 'eslint']) {
        const { out, err } = await withFolder({ [file]: code, 'postern.config.json': config }, root => runCommand(['scan', root, '--format', 'json', '--no-cache', '--engine', engine]));
        assert.is(err, '');
        const { findings } = JSON.parse(out) as { findings: { message: string; file: string }[] };
        const found = findings.filter(finding => finding.file === file).map(({ message }) => message);
        assert.is(found.length > 0, isVulnerable, `docs/profiles/${name}.md:${line}, ${engine}: ${found.join(' ')}`);
      }
    }
  });
}

type Functions = Record<string, (...args: unknown[]) => unknown>;

/** What the right example of a page exports. */
async function safeExample(id: string): Promise<{ profile: ApiProfile; example: Functions }> {
  const { code } = examplesIn(pageOf(id)).find(({ isVulnerable }) => !isVulnerable)!;
  const { outputText } = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
  const example = (await import(`data:text/javascript,${encodeURIComponent(outputText)}`)) as Functions;
  return { profile: profiles.find(profile => profile.id === id)!, example };
}

const SECRET = Buffer.from('as good as any').toString('base64');

test('the example of binance signs as its profile says', async () => {
  const { profile, example } = await safeExample('binance');
  const { searchParams, search } = new URL(String(example['addressOf']!('/api/v3/order', { symbol: 'BTCUSDT' }, SECRET)));
  assert.ok(Math.abs(Number(searchParams.get(profile.timestamp!.name!)) - Date.now()) < 5000);
  const [signed, signature] = search.slice(1).split(`&${profile.signing!.signatureParam!}=`);
  assert.is(signature, signatureOf(profile, { query: signed!, body: '' }));
});

for (const id of ['okx', 'coinbase-exchange']) {
  test(`the example of ${id} signs as its profile says`, async () => {
    const { profile, example } = await safeExample(id);
    const headers = example['headersFor']!('POST', '/orders', '{"size":1}', 'key', SECRET, 'phrase') as Record<string, string>;
    const timestamp = headers[profile.timestamp!.name!]!;
    assert.ok(Math.abs((profile.timestamp!.unit === 's' ? Number(timestamp) * 1000 : Date.parse(timestamp)) - Date.now()) < 5000);
    assert.is(headers[profile.signing!.signatureHeader!], signatureOf(profile, { timestamp, method: 'POST', path: '/orders', query: '', body: '{"size":1}' }));
    assert.equal(Object.keys(headers).sort(), [...profile.auth.headers].sort());
  });
}

function signatureOf({ signing }: ApiProfile, parts: Readonly<Record<string, string>>): string {
  const { algorithm, encoding, keyEncoding, order, separator } = signing!;
  const text = order.map(token => parts[token.split('|').find(name => parts[name] !== undefined)!]!).join(separator);
  return createHmac(algorithm, Buffer.from(SECRET, (keyEncoding ?? 'utf8') as BufferEncoding)).update(text).digest(encoding as 'hex' | 'base64');
}

for (const id of ['stripe', 'slack', 'github']) {
  test(`the example of ${id} verifies as its profile says`, async () => {
    const { profile, example } = await safeExample(id);
    const isGenuine = (body: string, headers: Headers) => example['isGenuine']!(Buffer.from(body), headers, SECRET);
    const now = Math.floor(Date.now() / 1000);
    const webhook = profile.webhook!;
    assert.is(isGenuine('{"id":1}', eventHeaders(profile, '{"id":1}', now)), true);
    assert.is(isGenuine('{"id":2}', eventHeaders(profile, '{"id":1}', now)), false);
    assert.is(isGenuine('{"id":1}', new Headers()), false);
    // The clock runs on meanwhile, so what is to come must be some seconds further off.
    if (webhook.payload!.includes('{timestamp}')) for (const age of [301, -310]) assert.is(isGenuine('{"id":1}', eventHeaders(profile, '{"id":1}', now - age)), false);
  });
}

function eventHeaders({ webhook }: ApiProfile, body: string, timestamp: number): Headers {
  const { payload, algorithm, encoding, signatureHeader, timestampHeader, headerFormat, signaturePrefix = '' } = webhook!;
  const fill = (text: string, signature = '') => text.replace('{timestamp}', String(timestamp)).replace('{body}', body).replace('{signature}', signature);
  const signature = signaturePrefix + createHmac(algorithm!, SECRET).update(fill(payload!)).digest(encoding as 'hex');
  return new Headers({ [signatureHeader!]: headerFormat === undefined ? signature : fill(headerFormat, signature), ...(timestampHeader && { [timestampHeader]: String(timestamp) }) });
}

test.run();
