import type { Problem } from '@postern/catalogue';
import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { judgeFile } from './judge-file.js';

const options = { minConfidence: 'possible' as const, linesOf: () => undefined };
const judged = (text: string, problems: Problem[], file = 'src/a.ts') => judgeFile(file, text, problems, options);

function at(text: string, part: string, more: Partial<Problem> = {}, occurrence = 0): Problem {
  let start = text.indexOf(part);
  for (let i = 0; i < occurrence; i += 1) start = text.indexOf(part, start + 1);
  return { check: 'require-timeout', message: 'It waits.', span: [start, start + part.length], ...more };
}

const fingerprints = (text: string, ...problems: Problem[]) => judged(text, problems).findings.map(({ fingerprint }) => fingerprint);

test('lines, columns and the frame around', () => {
  const text = 'one\r\ntwo\r\nfetch(url)\r\nfour\r\nfive\r\nsix';
  const [finding] = judged(text, [at(text, 'fetch(url)')]).findings;
  assert.equal(finding?.range, { start: { line: 3, column: 1 }, end: { line: 3, column: 11 } });
  assert.equal(finding?.frame, { start: 1, lines: ['one', 'two', 'fetch(url)', 'four', 'five'] });
});

test('a fingerprint outlives moved lines, a rename and another formatting', () => {
  const text = "const a = 1;\nawait fetch('https://a.test/x', { method: 'POST' });\n";
  const part = "fetch('https://a.test/x', { method: 'POST' })";
  const other = 'const a = 1;\n\n\n// more\nawait fetch("https://a.test/x", {\n  method: "POST",\n});\n';
  const start = other.indexOf('fetch');
  const moved = { ...at(text, part), span: [start, other.indexOf(')') + 1] as const };
  const [before] = fingerprints(text, at(text, part));
  assert.is(fingerprints(other, moved)[0], before);
  assert.is(judged(text, [at(text, part)], 'lib/other.ts').findings[0]?.fingerprint, before);
});

test('equal faults of one file have fingerprints of their own, in any order given', () => {
  const text = 'fetch(url);\nfetch(url);\nfetch(url);\n';
  const problems = [0, 1, 2].map(n => at(text, 'fetch(url)', {}, n));
  const given = fingerprints(text, ...problems);
  assert.is(new Set(given).size, 3);
  fc.assert(fc.property(fc.shuffledSubarray(problems, { minLength: 3 }), shuffled => assert.equal(fingerprints(text, ...shuffled), given)));
});

test('a secret is known by itself, and shown nowhere', () => {
  const secret = ['s3', 'cr', 'et-', 'value-', '0123456789'].join('');
  const text = `const apiKey = '${secret}';\nlog('${secret}');\n`;
  const problem = at(text, `'${secret}'`, { check: 'no-hardcoded-credentials', message: `Key ${secret} is here.`, secret, data: { key: secret, more: [secret] }, trace: [{ span: [0, 5], label: `from ${secret}` }], suggestions: [{ title: `Take ${secret}`, edits: [{ start: 0, end: 1, text: secret }] }] });
  const { findings } = judged(text, [problem]);
  assert.not.ok(JSON.stringify(findings).includes(secret));
  const moved = `\n\n  run({ key: '${secret}' });`;
  assert.is(judged(moved, [at(moved, `'${secret}'`, { check: 'no-hardcoded-credentials', secret })]).findings[0]?.fingerprint, findings[0]?.fingerprint);
});

test('the frame says where a masked range stands', () => {
  const secret = ['s3', 'cr', 'et-', 'value-', '0123456789'].join('');
  const text = `log('${secret}', '${secret}', url);\n`;
  const { findings } = judged(text, [at(text, secret, { secret }, 1), at(text, 'url'), at(text, 'log')]);
  const shown = findings.map(({ range, frame }) => frame?.lines[0]?.slice((frame.columns?.start ?? range.start.column) - 1, (frame.columns?.end ?? range.end.column) - 1));
  assert.equal(shown.sort(), ['log', `${secret.slice(0, 4)}…${secret.slice(-2)}`, 'url']);
});

test('the neighbours of a finding in an env file are masked too', () => {
  const value = ['plain', 'words', '77'].join('');
  const text = `A=1\nDB_PASSWORD=${value}\nURL=http://a.test\nSAFE=false\n`;
  const [finding] = judged(text, [at(text, 'URL')], '.env').findings;
  assert.equal(finding?.frame?.lines, ['A=1', `DB_PASSWORD=${value.slice(0, 4)}…${value.slice(-2)}`, 'URL=http://a.test', 'SAFE=false', '']);
});

test('two finders that see one secret make one finding; the surer one stays', () => {
  const secret = ['abcdef', '123456'].join('-');
  const text = `key: '${secret}'`;
  const { findings } = judged(text, [
    at(text, secret, { check: 'no-hardcoded-credentials', secret, confidence: 'likely', message: 'one' }),
    at(text, `'${secret}'`, { check: 'no-hardcoded-credentials', secret, confidence: 'certain', message: 'two' }),
  ]);
  assert.equal(findings.map(({ message }) => message), ['two']);
});

test('a comment with a reason silences, one without does not', () => {
  const text = '// postern-ignore-next-line require-timeout -- the queue stops it\nfetch(a);\n// postern-ignore-next-line require-timeout\nfetch(b);\n';
  const { findings, suppressed, directives } = judged(text, [at(text, 'fetch(a)'), at(text, 'fetch(b)')]);
  assert.equal(findings.map(({ range }) => range.start.line), [4]);
  assert.equal(suppressed.map(({ finding, reason }) => [finding.range.start.line, reason]), [[2, 'the queue stops it']]);
  assert.equal(directives.map(({ used }) => used), [['require-timeout'], []]);
});

test.run();
