/** Runs every `*.test.js` of the built packages, two processes at a time, and ends with `N passed, N failed`. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const wanted = process.argv.slice(2);

const files = readdirSync(packages)
  .flatMap(name => testsIn(join(packages, name, 'dist')))
  .filter(file => wanted.length === 0 || wanted.some(part => file.includes(part)))
  .sort();

let passed = 0;
let skipped = 0;
let failed = 0;
const queue = [...files];
await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));

const skips = skipped > 0 ? `, ${skipped} skipped` : '';
console.log(`\n${passed} passed, ${failed} failed${skips}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

async function work(): Promise<void> {
  for (let file = queue.shift(); file; file = queue.shift()) {
    const { code, output } = await runFile(file);
    const count = (label: string) => Number(new RegExp(`${label}:\\s+(\\d+)`).exec(output)?.[1] ?? 0);
    const [total, good, skip] = [count('Total'), count('Passed'), count('Skipped')];
    passed += good;
    skipped += skip;
    // A file that dies before its summary, or runs nothing, is a failure of its own.
    const bad = Math.max(total - good - skip, code === 0 && total > 0 ? 0 : 1);
    failed += code === 0 && total > 0 ? 0 : bad;
    if (code !== 0 || total === 0) console.log(`\n✗ ${relative(packages, file)}\n${output}`);
    else console.log(`✓ ${relative(packages, file)} ${good}/${total}`);
  }
}

function runFile(file: string): Promise<{ code: number; output: string }> {
  return new Promise(done => {
    const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, NO_COLOR: '1' } });
    let output = '';
    child.stdout.on('data', chunk => (output += chunk));
    child.stderr.on('data', chunk => (output += chunk));
    child.on('close', code => done({ code: code ?? 1, output }));
  });
}

function testsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.test.js'))
      .map(file => join(folder, file));
  } catch {
    return []; // not built
  }
}
