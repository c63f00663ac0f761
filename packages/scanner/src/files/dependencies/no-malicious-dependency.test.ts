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

test.run();
