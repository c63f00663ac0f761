import { moduleOf } from '@postern/flow';
import { parseModule } from '@postern/flow/parse';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { problemsOf } from './problems-of.js';
import { noInsecureStorage } from './rules/credentials/no-insecure-storage.js';
import { requireTimeout } from './rules/requests/require-timeout.js';

const FAULTS = "localStorage.setItem('accessToken',accessToken);fetch('https://api.partner.example/orders');";
const confidencesIn = (text: string) =>
  [requireTimeout, noInsecureStorage].flatMap(rule => {
    const syntax = parseModule('dist/app.js', text);
    if (!('ast' in syntax)) throw new Error(syntax.message);
    return problemsOf(rule, moduleOf(syntax)).map(({ confidence = rule.check.confidence }) => `${rule.check.id} ${confidence}`);
  });

test('in a bundle only what it gives away is told for sure', () => {
  const bundle = `${'f(1);'.repeat(400)}\n`.repeat(20);
  assert.equal(confidencesIn(bundle + FAULTS), ['require-timeout possible', 'no-insecure-storage likely']);
});

test('a source with one long line is none', () => {
  const source = `const logo = '${'a'.repeat(30_000)}';\n${'f(1);\n'.repeat(900)}`;
  assert.equal(confidencesIn(source + FAULTS), ['require-timeout likely', 'no-insecure-storage likely']);
});

test.run();
