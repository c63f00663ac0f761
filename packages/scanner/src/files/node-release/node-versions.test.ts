import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findIn } from '../../testing/find-in.js';
import { vulnerableDependencies } from '../dependencies/no-vulnerable-dependency.js';
import { nodeVersionsIn } from './node-versions.js';

const versionsIn = (path: string, text: string) =>
  nodeVersionsIn(path, text).map(({ written, span: [from, to], isOneOfMany }) => {
    assert.ok(text.slice(from, to).includes(written), `${written} at ${text.slice(from, to)}`);
    return `${written}${isOneOfMany ? '*' : ''}`;
  });

test('where a version of Node.js is named', () => {
  assert.equal(versionsIn('.nvmrc', 'v18.12.0\n'), ['v18.12.0']);
  assert.equal(versionsIn('.nvmrc', 'lts/hydrogen'), ['lts/hydrogen']);
  assert.equal(versionsIn('.nvmrc', 'lts/*'), []);
  assert.equal(versionsIn('.tool-versions', 'ruby 3.1.0\nnodejs 16.20.0\n'), ['16.20.0']);
  assert.equal(versionsIn('package.json', '{"engines":{"npm":"9.0.0","node":"16.x"},"volta":{"node":"18.12.0"}}'), ['16.x', '18.12.0']);
  assert.equal(versionsIn('package.json', '{"engines":{"node":">=14"}}'), []);
  assert.equal(versionsIn('package.json', '{"engines":{"node":"^18 || ^20"}}'), []);
  assert.equal(versionsIn('Dockerfile', 'ARG V=18.12.0-alpine\nFROM docker.io/library/node:16.3 AS a\nFROM bitnami/node:14.0.0\n'), ['16.3']);
  assert.equal(versionsIn('Dockerfile', 'FROM debian\nENV NODE_VERSION=14.2.0\nRUN curl https://deb.nodesource.com/setup_16.x | bash -\n'), ['16', '14.2.0']);
  assert.equal(versionsIn('.github/workflows/ci.yml', 'jobs:\n  a:\n    strategy:\n      matrix:\n        node: [14, "16.x", lts/*]\n    steps:\n      - uses: actions/setup-node@v4\n        with:\n          node-version: 18.1.0 # old\n          other: ${{ matrix.node }}\n'), ['18.1.0', '14*', '16.x*']);
  assert.equal(versionsIn('.gitlab-ci.yml', 'image: node:14-alpine\n'), ['14']);
  assert.equal(versionsIn('serverless.yml', 'provider:\n  runtime: nodejs12.x\n'), ['12']);
});

test('an exact old release, a line that is over, and what moves by itself', async () => {
  const of = async (path: string, text: string) => {
    const { lines, problems } = await findIn(vulnerableDependencies, { [path]: text });
    return [...lines, ...problems.map(({ severity }) => severity)];
  };
  assert.equal(await of('.nvmrc', '22.11.0'), ['.nvmrc:1', 'high']);
  assert.equal(await of('.nvmrc', '24'), []);
  assert.equal(await of('.nvmrc', '99.0.0'), []);
  assert.equal(await of('Dockerfile', 'FROM node:16-alpine'), ['Dockerfile:1', 'medium']);
  assert.equal(await of('Dockerfile', 'FROM node:20'), ['Dockerfile:1?', 'low'], 'over for less than a year');
  assert.equal(await of('package.json', '{"engines":{"node":"14.x"}}'), ['package.json:1', 'medium']);
  assert.equal(await of('.github/workflows/ci.yml', 'x:\n  node-version: [14, 24]\n'), ['.github/workflows/ci.yml:2?', 'medium']);
});

test('the mend stays in the line where that has a clean release', async () => {
  const { problems } = await findIn(vulnerableDependencies, { '.nvmrc': '22.11.0' });
  assert.match(problems[0]!.message, /^Node\.js 22\.11\.0 has \d+ known vulnerabilities \(worst: high, CVE-/);
  assert.match(problems[0]!.remediation!, /^Move to Node\.js 22\.\d+\.\d+ or later/);
});

test.run();
