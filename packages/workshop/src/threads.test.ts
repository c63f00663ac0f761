import { checks } from '@postern/catalogue';
import { type ScannedFile } from '@postern/scanner/file-scanner';
import { runFiles, type RunOptions } from '@postern/scanner/run-files';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { withFolder } from './testing/temporary-folder.js';

const FAULTY = "import { Agent } from 'node:https';\nexport const agent = new Agent({ rejectUnauthorized: false });\n";

const optionsFor = (root: string, more: Partial<RunOptions> = {}): RunOptions => ({
  root,
  engine: 'oxc',
  checks: checks.map(({ id }) => id),
  minConfidence: 'possible',
  maxFileSize: 20 * 1024 * 1024,
  ...more,
});

const told = (scanned: readonly ScannedFile[]) => JSON.stringify(scanned.flatMap(({ outcome }) => outcome ?? []).flatMap(({ findings, failures }) => [...findings, ...failures]).map(entry => JSON.stringify(entry)).sort());

test('the number of threads and the order of files change nothing', async () => {
  const files: Record<string, string> = { 'src/shared.ts': "import axios from 'axios';\nexport const client = axios.create({ baseURL: 'https://api.partner.example' });\n" };
  for (let i = 0; i < 120; i += 1) files[`src/module-${i}.ts`] = i % 3 === 0 ? FAULTY : `import { client } from './shared';\nexport const load = (id: string) => client.get('/items/' + id);\n// fetch ${i}\n`;
  await withFolder(files, async root => {
    const jobs = Object.keys(files).map(path => ({ path }));
    const alone = told(await runFiles(jobs, optionsFor(root, { threads: 0 })));
    assert.ok(alone.includes('no-disabled-tls-verification'));
    assert.is(told(await runFiles(jobs, optionsFor(root, { threads: 3 }))), alone);
    assert.is(told(await runFiles([...jobs].reverse(), optionsFor(root, { threads: 0 }))), alone);
  });
});

test('a file that takes too long is named, and the others are scanned', async () => {
  const slow = `import https from 'node:https';\n${Array.from({ length: 60_000 }, (_, i) => `export const f${i} = (a: string) => https.get('https://a.example/' + a, { rejectUnauthorized: a === '${i}' });\n`).join('')}`;
  await withFolder({ 'a.ts': FAULTY, 'b-slow.ts': slow, 'c.ts': FAULTY }, async root => {
    const jobs = ['a.ts', 'b-slow.ts', 'c.ts'].map(path => ({ path }));
    const scanned = await runFiles(jobs, optionsFor(root, { threads: 1, fileBudget: 1500 }));
    const outcomes = scanned.flatMap(({ outcome }) => outcome ?? []);
    assert.equal(outcomes.flatMap(({ failures }) => failures), [{ subject: 'b-slow.ts', reason: 'It took more than 1.5 s and was left.' }]);
    assert.equal([...new Set(outcomes.flatMap(({ findings }) => findings).map(({ file }) => file))].sort(), ['a.ts', 'c.ts']);
  });
});

test.run();
