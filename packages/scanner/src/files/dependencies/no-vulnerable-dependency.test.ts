import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findIn } from '../../testing/find-in.js';
import { vulnerableDependencies } from './no-vulnerable-dependency.js';

const manifest = JSON.stringify({ name: 'shop', dependencies: { express: '^4.16.0' }, devDependencies: { mocha: '^8.0.0' } }, null, 2);
const lockfile = JSON.stringify(
  {
    lockfileVersion: 3,
    packages: {
      '': { name: 'shop', dependencies: { express: '^4.16.0' }, devDependencies: { mocha: '^8.0.0' } },
      'node_modules/express': { version: '4.22.0', dependencies: { qs: '^6.5.0' } },
      'node_modules/qs': { version: '6.5.1' },
      'node_modules/mocha': { version: '10.9.0', dev: true, dependencies: { minimist: '1.2.0' } },
      'node_modules/minimist': { version: '1.2.0', dev: true },
    },
  },
  null,
  2,
);

test('a finding names the release, all its advisories, the way to it and the mend', async () => {
  const { problems, lines, sources } = await findIn(vulnerableDependencies, { 'package.json': manifest, 'package-lock.json': lockfile });
  assert.equal(lines, ['package-lock.json:19', 'package-lock.json:29']);
  const [qs, minimist] = problems;
  assert.match(qs!.message, /^qs 6\.5\.1 has \d known vulnerabilities \(worst: high, GHSA-/);
  assert.is(qs!.data!['path'], 'shop > express 4.22.0 > qs 6.5.1');
  assert.is(qs!.data!['direct'], false);
  assert.match(qs!.remediation!, /^express 4\.22\.0 allows a clean release: run `npm update qs`\.$/);
  assert.equal(qs!.related!.map(({ file, label }) => `${file}: ${label}`), ['package.json: express brings it in']);
  assert.is(minimist!.data!['dev'], true);
  assert.is(minimist!.severity, 'high', 'critical, and one step lower as only development needs it');
  assert.equal(sources, [{ source: 'snapshot', date: sources[0]!.date, ageDays: sources[0]!.ageDays, packages: 4 }]);
});

test('a direct dependency says where code imports it', async () => {
  const { problems } = await findIn(vulnerableDependencies, {
    'package.json': '{"name":"shop","dependencies":{"axios":"^0.21.0"}}',
    'package-lock.json': '{"lockfileVersion":3,"packages":{"":{"dependencies":{"axios":"^0.21.0"}},"node_modules/axios":{"version":"0.21.1"}}}',
    'src/pay.ts': "// axios\nimport axios from 'axios';\n",
  });
  assert.equal(problems[0]!.related!.map(({ file, span }) => [file, span]), [['package.json', [31, 38]], ['src/pay.ts', [27, 34]]]);
  assert.match(problems[0]!.remediation!, /^Run `npm install axios@\^1\.\d+\.\d+`\.$/);
});

test('an answered advisory is suppressed with its reason; an answer that is over or that nothing asks for is told', async () => {
  const files = { 'package.json': '{"dependencies":{"minimist":"1.2.5"}}', 'package-lock.json': '{"lockfileVersion":3,"packages":{"":{"dependencies":{"minimist":"1.2.5"}},"node_modules/minimist":{"version":"1.2.5"}}}' };
  const answer = { id: 'CVE-2021-44906', justification: 'code_not_reachable', reason: 'argv is ours', until: '2026-11-25' } as const;
  const { problems } = await findIn(vulnerableDependencies, files, { ignoredAdvisories: [answer] });
  assert.equal(problems.map(({ ignored }) => ignored), [{ reason: 'code_not_reachable: argv is ours', until: '2026-11-25' }]);
  const late = await findIn(vulnerableDependencies, files, { ignoredAdvisories: [answer, { ...answer, id: 'GHSA-none' }], today: '2026-11-26' });
  assert.equal(late.problems.map(({ ignored }) => ignored), [undefined]);
  assert.equal(late.notices.length, 2);
});

test('without a lockfile, a range counts where every release it lets in is affected', async () => {
  const { lines, problems } = await findIn(vulnerableDependencies, {
    'package.json': JSON.stringify({ dependencies: { axios: '^0.21.0', lodash: '4.17.4', debug: '^4.3.0', al: 'npm:minimist@1.2.0', local: 'file:../x' }, peerDependencies: { qs: '6.5.0' } }, null, 1),
  });
  assert.equal(lines, ['package.json:3', 'package.json:4', 'package.json:5?', 'package.json:6']);
  assert.equal(problems.map(({ confidence }) => confidence), ['likely', 'likely', 'possible', 'likely']);
});

test('members of the workspace, folders and clean releases are silent', async () => {
  const { lines } = await findIn(vulnerableDependencies, {
    'package.json': '{"name":"shop","workspaces":["packages/*"]}',
    'packages/lodash/package.json': '{"name":"lodash","version":"1.0.0"}',
    'yarn.lock': '__metadata:\n  version: 8\n\n"lodash@workspace:packages/lodash":\n  version: 0.0.0-use.local\n  resolution: "lodash@workspace:packages/lodash"\n  languageName: unknown\n  linkType: soft\n',
  });
  assert.equal(lines, []);
});

test('a lockfile that cannot be read is a failure with its mend, and the others are still read', async () => {
  const { failures, lines } = await findIn(vulnerableDependencies, {
    'package.json': '{}',
    'package-lock.json': lockfile.slice(0, 200),
    'api/package.json': manifest,
    'api/package-lock.json': lockfile,
    'web/pnpm-lock.yaml': 'lockfileVersion: 9.0\n<<<<<<< HEAD\npackages:\n',
    'old/bun.lockb': '\u0000',
    'tests/fixtures/yarn.lock': 'nonsense',
  });
  assert.equal(lines, ['api/package-lock.json:19', 'api/package-lock.json:29']);
  assert.equal(failures, [
    'old/bun.lockb: is binary. Write bun.lock with `bun install --save-text-lockfile`.',
    'package-lock.json: The lockfile is not whole: it ends in the middle: its packages were held against no advisory. Write it anew with `npm install --package-lock-only`.',
    'web/pnpm-lock.yaml: The lockfile holds merge conflict markers (line 2): its packages were held against no advisory. Settle them with `pnpm install --lockfile-only`.',
  ]);
});

test.run();
