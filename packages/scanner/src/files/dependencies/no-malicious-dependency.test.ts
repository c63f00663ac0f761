import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findIn } from '../../testing/find-in.js';
import { lookalikeOf } from './lookalike.js';
import { maliciousDependencies } from './no-malicious-dependency.js';
import { wellKnownPackages } from './well-known-packages.js';

const lockOf = (packages: Record<string, object>) => JSON.stringify({ lockfileVersion: 3, packages }, null, 1);

test('a hostile release is told apart from its clean neighbours', async () => {
  const files = (version: string) => ({ 'package.json': '{"dependencies":{"event-stream":"^3.0.0"}}', 'package-lock.json': lockOf({ '': { dependencies: { 'event-stream': '^3.0.0' } }, 'node_modules/event-stream': { version } }) });
  const { problems, lines } = await findIn(maliciousDependencies, files('3.3.6'));
  assert.equal(lines, ['package-lock.json:9']);
  assert.match(problems[0]!.message, /^event-stream 3\.3\.6 is a hostile release \(GHSA-mh6f-8j2x-4483\)/);
  assert.match(problems[0]!.remediation!, /^Go back to a release before 3\.3\.6/);
  assert.equal((await findIn(maliciousDependencies, files('3.3.5'))).lines, []);
});

test('a package that is hostile as a whole counts by its name, unless it comes from elsewhere', async () => {
  const of = (entry: object) => findIn(maliciousDependencies, { 'package.json': '{"dependencies":{}}', 'package-lock.json': lockOf({ 'node_modules/azqr': { version: '1.0.0', ...entry } }) });
  assert.is((await of({})).problems[0]!.confidence, 'certain');
  assert.is((await of({ resolved: 'https://npm.corp.example/azqr/-/azqr-1.0.0.tgz' })).problems[0]!.confidence, 'likely');
  assert.equal((await of({ version: '0.0.1-security' })).lines, [], 'what npm puts in its place');
  assert.equal((await of({ resolved: 'packages/azqr', link: true })).lines, []);
  assert.equal((await findIn(maliciousDependencies, { 'package.json': '{"dependencies":{"azqr":"*"}}' })).lines, ['package.json:1']);
});

test('a name one slip away from a famous one is a hint', async () => {
  const { problems } = await findIn(maliciousDependencies, { 'package.json': '{"dependencies":{"expres":"^4.0.0","preact":"10.0.0","@corp/expres":"1.0.0","my-expres":"npm:express@4.0.0"}}' });
  assert.equal(problems.map(({ data, confidence }) => [data!['lookalike'], confidence]), [['express', 'possible']]);
  assert.equal(wellKnownPackages.filter(name => lookalikeOf(name) !== undefined), []);
  assert.is(lookalikeOf('crossenv'), 'cross-env');
  assert.is(lookalikeOf('lodahs'), 'lodash');
});

test('a script on install that an update brings is told, one that was there is not', async () => {
  const files = (packages: Record<string, object>) => ({ 'package.json': '{"dependencies":{"rates":"^1.0.0"}}', 'package-lock.json': lockOf(packages) });
  const rates = (version: string, hasInstallScript?: boolean) => ({ 'node_modules/rates': { version, hasInstallScript } });
  const of = async (before: Record<string, object> | undefined, now: Record<string, object>) => (await findIn(maliciousDependencies, files(now), before && { before: files(before) })).problems.map(({ data, confidence }) => `${data!['package']} ${data!['before'] ?? 'new'} ${confidence}`);
  assert.equal(await of(rates('1.0.0'), rates('1.0.1', true)), ['rates 1.0.0 likely']);
  assert.equal(await of({}, rates('1.0.1', true)), ['rates new possible']);
  assert.equal(await of(rates('1.0.0', true), rates('1.0.1', true)), []);
  assert.equal(await of(rates('1.0.0', true), rates('1.0.1')), []);
  assert.equal(await of(undefined, rates('1.0.1', true)), [], 'a scan of the whole project has nothing to compare with');
  const pnpm = (format: string, build: string) => ({ 'package.json': '{"dependencies":{"rates":"^1.0.0"}}', 'pnpm-lock.yaml': `lockfileVersion: '${format}'\npackages:\n\n  /rates@1.0.0:\n    resolution: {integrity: sha512-a}\n${build}` });
  const built = '    requiresBuild: true\n';
  assert.is((await findIn(maliciousDependencies, pnpm('6.0', built), { before: pnpm('6.0', '') })).problems.length, 1);
  assert.is((await findIn(maliciousDependencies, pnpm('6.0', built), { before: pnpm('9.0', '') })).problems.length, 0, 'format 9 does not say');
  assert.is((await findIn(maliciousDependencies, pnpm('6.0', built), { before: { 'pnpm-lock.yaml': '<<<<<<< a' } })).problems.length, 0);
});

test.run();
