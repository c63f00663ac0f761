import type { Finding } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { UsageError } from '@postern/catalogue/settings/usage-error';
import { applyBaseline, formatBaseline, parseBaseline, prunedBaseline } from './baseline.js';

const finding = (file: string, fingerprint: string) => ({ check: 'require-timeout', file, fingerprint }) as Finding;

test('what was there before is let through, once for each entry', () => {
  const entries = parseBaseline('b', formatBaseline([finding('a.ts', '1')]));
  const { fresh, known, stale } = applyBaseline([finding('a.ts', '1'), finding('b.ts', '1'), finding('a.ts', '2')], entries);
  assert.equal([fresh.map(({ file, fingerprint }) => `${file} ${fingerprint}`), known.length, stale], [['b.ts 1', 'a.ts 2'], 1, []]);
});

test('a renamed file stays known, and what is gone is stale', () => {
  const entries = parseBaseline('b', formatBaseline([finding('a.ts', '1'), finding('gone.ts', '9')]));
  const { fresh, stale } = applyBaseline([finding('renamed.ts', '1')], entries);
  assert.equal([fresh.length, stale.map(({ file }) => file)], [0, ['gone.ts']]);
  assert.is(prunedBaseline(entries, stale), formatBaseline([finding('a.ts', '1')]));
});

test('the text is sorted and holds no lines and no dates', () => {
  const text = formatBaseline([finding('b.ts', '2'), finding('a.ts', '1')]);
  assert.ok(text.indexOf('a.ts') < text.indexOf('b.ts'));
  assert.is(text, formatBaseline([finding('a.ts', '1'), finding('b.ts', '2')]));
});

test('a broken baseline is told of', () => {
  for (const text of ['{', '[]', '{"version":2,"findings":[]}', '{"version":1,"findings":[{}]}', 'null']) {
    assert.throws(() => parseBaseline('b.json', text), (error: unknown) => error instanceof UsageError && error.message.startsWith('b.json'));
  }
});

test.run();
