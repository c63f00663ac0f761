import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { terminalPage } from './terminal-page.js';

const PAGE = '# require-timeout\n\nReports requests that can wait for an answer without end.\n\n## Vulnerable\n```ts vulnerable\nawait fetch(url);\n```\n- **One** thing, `with code` in it, that is longer than a line\n';
const plain = { width: 40, color: false, unicode: true };

test('a narrow terminal without colours', () => {
  const page = terminalPage(PAGE, plain);
  assert.is(page, 'require-timeout\n\nReports requests that can wait for an\nanswer without end.\n\nVulnerable\n\n  ✗ vulnerable\n    await fetch(url);\n• One thing, `with code` in it, that is\n  longer than a line\n');
  assert.ok(page.split('\n').every(line => line.length <= 40));
});

test('colours, and a console without signs', () => {
  assert.match(terminalPage(PAGE, { ...plain, color: true }), '\u001b[1mrequire-timeout\u001b[22m');
  assert.match(terminalPage(PAGE, { ...plain, unicode: false }), '  - vulnerable');
});

test.run();
