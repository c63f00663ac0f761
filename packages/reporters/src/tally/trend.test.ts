import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { madeFinding, madeReport } from '../testing/made-report.js';
import { trend } from './trend.js';

const at = (file: string, fingerprint: string) => madeFinding({ file, fingerprint });

test('tells new, known and fixed apart', () => {
  const { added, known, fixed } = trend(madeReport({ findings: [at('a.ts', '1'), at('b.ts', '2')] }), madeReport({ findings: [at('b.ts', '2'), at('c.ts', '3')] }));
  assert.equal([...added].map(({ file }) => file), ['a.ts']);
  assert.is(known, 1);
  assert.equal(fixed.map(({ file }) => file), ['c.ts']);
});

test('a renamed file brings no news', () => {
  const { added, known, fixed } = trend(madeReport({ findings: [at('new.ts', '1')] }), madeReport({ findings: [at('old.ts', '1')] }));
  assert.equal([added.size, known, fixed.length], [0, 1, 0]);
});

test('the same fault in one more file is new there', () => {
  const { added, fixed } = trend(madeReport({ findings: [at('a.ts', '1'), at('b.ts', '1')] }), madeReport({ findings: [at('b.ts', '1')] }));
  assert.equal([...added].map(({ file }) => file), ['a.ts']);
  assert.is(fixed.length, 0);
});

test('what was suppressed is neither new nor fixed', () => {
  const entry = { finding: at('a.ts', '1'), by: 'comment' as const, reason: 'known', until: null };
  assert.is(trend(madeReport({ findings: [at('a.ts', '1')] }), madeReport({ suppressed: [entry] })).added.size, 0);
  assert.is(trend(madeReport({ suppressed: [entry] }), madeReport({ findings: [at('a.ts', '1')] })).fixed.length, 0);
});

test.run();
