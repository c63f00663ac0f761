import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatStore, npmSnapshot } from '@postern/advisories';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { findIn } from '../../testing/find-in.js';
import { vulnerableDependencies } from './no-vulnerable-dependency.js';

const test = suite();
const folder = mkdtempSync(join(tmpdir(), 'advisories-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const files = {
  'package.json': '{"dependencies":{"rates":"^1.0.0","minimist":"1.2.0"}}',
  'package-lock.json': '{"lockfileVersion":3,"packages":{"":{"dependencies":{"rates":"^1.0.0","minimist":"1.2.0"}},"node_modules/rates":{"version":"1.0.0"},"node_modules/minimist":{"version":"1.2.0"},"node_modules/own":{"version":"1.0.0","resolved":"git+ssh://git@example.com/own.git#0123456789012345678901234567890123456789"}}}',
};
const namesIn = (problems: readonly { data?: Readonly<Record<string, unknown>> }[]) => problems.map(({ data }) => String(data?.['package']));

async function withRegistry<T>(status: number, use: (environment: Record<string, string>, asked: () => number) => Promise<T>): Promise<T> {
  let asked = 0;
  const server = createServer((request, response) => {
    asked++;
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ rates: [{ id: 1, url: 'https://github.com/advisories/GHSA-2222-3333-4444', severity: 'high', vulnerable_versions: '<1.2.0' }] }));
    });
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  try {
    return await use({ npm_config_registry: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }, () => asked);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

test('by default no connection is opened', async () => {
  const { connect } = Socket.prototype;
  let connections = 0;
  Socket.prototype.connect = function () {
    connections++;
    throw new Error('A connection was opened.');
  } as never;
  try {
    const { sources, problems } = await findIn(vulnerableDependencies, files);
    assert.equal(sources.map(({ source, packages }) => [source, packages]), [['snapshot', 2]], 'what comes from git is not asked about');
    assert.equal(namesIn(problems), ['minimist']);
    assert.is(connections, 0);
    const online = await findIn(vulnerableDependencies, files, { advisories: 'auto', environment: { npm_config_registry: 'http://127.0.0.1:49999/' } });
    assert.ok(connections > 0, 'the trap works');
    assert.is(online.notices.length, 1);
  } finally {
    Socket.prototype.connect = connect;
  }
});

test('the registry answers: its word counts, and the report says so', async () => {
  await withRegistry(200, async environment => {
    const { sources, problems, failures, notices } = await findIn(vulnerableDependencies, files, { advisories: 'auto', environment });
    assert.equal(sources, [{ source: 'registry', date: '2026-11-25', ageDays: 0, packages: 2 }]);
    assert.equal(namesIn(problems), ['rates']);
    assert.is(problems[0]!.data!['fixedIn'], '1.2.0');
    assert.equal([...failures, ...notices], []);
  });
});

test('the registry does not: `auto` takes the snapshot and says so, `registry` makes the scan incomplete', async () => {
  await withRegistry(405, async environment => {
    const auto = await findIn(vulnerableDependencies, files, { advisories: 'auto', environment });
    assert.equal(auto.sources.map(({ source }) => source), ['snapshot']);
    assert.match(auto.notices.join(), /does not answer questions about advisories.*were used instead/);
    assert.equal(auto.failures, []);
    const registry = await findIn(vulnerableDependencies, files, { advisories: 'registry', environment });
    assert.match(registry.failures.join(), /^advisories: 127\.0\.0\.1:\d+ does not answer/);
    assert.equal(namesIn(registry.problems), ['minimist'], 'nothing is lost');
  });
});

test('a store that is named, one that is newer than what ships, and one that is not', async () => {
  const advisory = { ...npmSnapshot().of('minimist')[0]!, package: 'rates', ranges: [{ fixed: '1.2.0' }] };
  const write = (date: string) => {
    const path = join(folder, `${date}.tsv`);
    writeFileSync(path, formatStore({ date, sources: [] }, [advisory]));
    return path;
  };
  const [newer, older] = [write('2099-01-01'), write('2020-01-01')];
  const of = async (options: object) => {
    const { sources, problems, failures } = await findIn(vulnerableDependencies, files, options);
    return [sources[0]?.source, ...namesIn(problems), ...failures.map(failure => failure.replace(folder, ''))];
  };
  assert.equal(await of({ advisories: `osv:${older}` }), ['osv', 'rates']);
  assert.equal(await of({ advisoryStore: newer }), ['osv', 'rates']);
  assert.equal(await of({ advisoryStore: older }), ['snapshot', 'minimist']);
  assert.equal(await of({ advisoryStore: join(folder, 'none') }), ['snapshot', 'minimist']);
  const [source, name, failure] = await of({ advisories: `osv:${join(folder, 'none')}` });
  assert.equal([source, name], ['snapshot', 'minimist']);
  assert.match(failure!, /^advisories: There is no file/);
});

test.run();
