/** `npm run bench`: medians of several runs and ratios within one run. Limits that are not kept are marked. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellInstalled } from './installed.js';
import { tellLargeReport } from './large-report.js';
import { tellLockfileAgreement } from './lockfile-agreement.js';
import { tellMutations } from './mutations.js';
import { published } from './published.js';
import { madeLockfiles } from './made-lockfiles.js';
import { madeRepository } from './made-repository.js';
import { costOf, limitsMissed, median, tell, timeOf } from './measure.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const command = at('../../../cli/bundle/main.js');
const start = at('../../start.mjs');
const wanted = process.argv.slice(2);
const isWanted = (part: string) => wanted.length === 0 || wanted.includes(part);

console.log(`Node ${process.version}, ${availableParallelism()} cores\n`);
if (isWanted('start')) startTime();
if (isWanted('install')) await tellInstalled();
if (isWanted('hook')) hook();
if (isWanted('lockfiles')) lockfiles();
if (isWanted('report')) await tellLargeReport(command);
// Asks the registry for a thousand packages: only where it is asked for.
if (wanted.includes('agreement')) await tellLockfileAgreement();
if (isWanted('mutations')) tellMutations();
if (isWanted('package')) wholePackage();
console.log(limitsMissed() === 0 ? '\nAll limits are kept.' : `\n${limitsMissed()} limits are not kept.`);
process.exitCode = limitsMissed() === 0 ? 0 : 1;

function startTime(): void {
  const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'));
  writeFileSync(join(folder, 'rates.ts'), "export const rates = () => fetch('https://api.partner.example/rates');\n");
  console.log('One file');
  const bare = timeOf(11, process.execPath, ['-e', '0']);
  const scan = timeOf(11, process.execPath, [command, folder, '--no-cache']);
  timeOf(1, process.execPath, [start, folder]);
  const started = timeOf(11, process.execPath, [start, folder, '--no-cache']);
  tell('node -e 0', bare, 'ms');
  tell('a scan of one file', scan, 'ms');
  tell('… as a multiple of node -e 0', scan / bare, '×', { most: 4 });
  tell('a second `npm start` adds to the scan', started - scan, 'ms', { most: 400 });
  rmSync(folder, { recursive: true });
}

function hook(): void {
  const folder = madeRepository(5000);
  console.log('\nA repository of 5,000 files, ten of them staged');
  tell('a scan of what is staged', timeOf(7, process.execPath, [command, '--staged', '--quiet'], folder), 'ms', { most: 350 });
  const whole = costOf(3, command, [folder, '--no-cache']);
  tell('a scan of all of it', whole.ms, 'ms');
  rmSync(folder, { recursive: true });
}

function lockfiles(): void {
  const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'));
  console.log('\nLockfiles of 30,000 packages: read, held against the advisories, ways and places found');
  for (const { label, name, text, manifest } of madeLockfiles()) {
    const [file, manifestFile] = [join(folder, name), join(folder, 'package.json')];
    writeFileSync(file, text);
    writeFileSync(manifestFile, manifest);
    const runs = Array.from({ length: 5 }, () => Number(spawnSync(process.execPath, [at('./lockfile-part.js'), name, file, manifestFile], { encoding: 'utf8' }).stdout));
    tell(`${label} (${(text.length / 1e6).toFixed(0)} MB)`, median(runs), 'ms', { most: 1000 });
  }
  rmSync(folder, { recursive: true });
}

function wholePackage(): void {
  const folder = published('n8n-nodes-base', '2.41.2');
  if (folder === undefined) return;
  console.log('\nn8n-nodes-base 2.41.2: 82 MB in 29,800 files');
  timeOf(1, process.execPath, [at('./list-and-read.js'), folder]); // the first one fills the cache of the disk
  const disk = costOf(3, at('./list-and-read.js'), [folder]);
  const scan = costOf(3, command, [folder, '--format', 'json', '--no-cache']);
  tell('list and read the files', disk.ms, 'ms');
  tell('scan them', scan.ms, 'ms');
  tell('… as a multiple of list and read', scan.ms / disk.ms, '×', { most: 4 });
  tell('peak memory', scan.peakMb, 'MB', { most: 600 });
  const credentials = costOf(3, command, [folder, '--check', 'no-hardcoded-credentials', '--format', 'json', '--no-cache']);
  tell('look for credentials alone', credentials.ms, 'ms');
  tell('… as a multiple of list and read', credentials.ms / disk.ms, '×', { most: 3 });
  tell('… for a megabyte', credentials.ms / 82, 'ms', { most: 15 });

  const cache = mkdtempSync(join(tmpdir(), 'postern-bench-'));
  const first = costOf(1, command, [folder, '--format', 'json', '--cache-folder', cache]);
  const second = costOf(3, command, [folder, '--format', 'json', '--cache-folder', cache]);
  tell('second scan, nothing changed', second.ms, 'ms');
  tell('… of the first', (100 * second.ms) / first.ms, '%', { most: 25 });
  rmSync(cache, { recursive: true });

  const code = costOf(3, at('./code-part.js'), [folder]);
  tell('the rules alone', code.ms, 'ms');
  const eslint = costOf(1, at('./eslint-part.js'), [folder]);
  tell('ESLint with the same plugin and @typescript-eslint/parser', eslint.ms, 'ms');
  tell('… times slower', eslint.ms / code.ms, '×', { least: 15 });
}
