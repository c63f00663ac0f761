#!/usr/bin/env node
// Runs on bare Node: installs and builds what is stale, then hands over. No dependency may be imported here.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const PNPM = 'pnpm@12.21.0';
const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const command = join(root, 'packages/cli/bundle/main.js');
const stampFile = join(root, 'node_modules', '.postern-stamp.json');

const [mode] = process.argv.slice(2);
const stamp = existsSync(stampFile) ? JSON.parse(readFileSync(stampFile, 'utf8')) : {};
installIfStale();
buildIfStale();

if (mode === '--test') process.exitCode = run(process.execPath, [join(root, 'packages/workshop/dist/run-tests.js'), ...process.argv.slice(3)]);
else if (mode === '--bench') process.exitCode = run(process.execPath, [join(root, 'packages/workshop/dist/bench/main.js'), ...process.argv.slice(3)]);
else if (mode === '--sync') process.exitCode = run(process.execPath, [join(root, 'packages/workshop/dist/sync.js'), ...process.argv.slice(3)]);
else await scan();

async function scan() {
  // npm changes into the package's folder; INIT_CWD is where the person stands.
  process.chdir(process.env.INIT_CWD ?? process.cwd());
  if (process.argv.length === 2) process.argv.push(join(root, 'fixtures', 'ng.example'));
  await import(pathToFileURL(command).href);
}

function installIfStale() {
  const wanted = hashOf(['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...packageFolders().map(folder => join('packages', folder, 'package.json'))]);
  if (stamp.installed === wanted) return;
  say('Installing dependencies …');
  const npx = process.platform === 'win32' ? 'npx.cmd' : 'npx';
  const status = run(npx, ['--yes', PNPM, 'install', '--frozen-lockfile'], process.platform === 'win32');
  if (status !== 0) fail(`Installing failed. Check that the npm registry can be reached, then run again.`, status);
  save({ installed: wanted });
}

function buildIfStale() {
  const wanted = newestSource();
  if (stamp.built === wanted && existsSync(command)) return;
  say('Building …');
  const tsc = join(root, 'packages/workshop/node_modules/typescript/bin/tsc');
  const status = run(process.execPath, [tsc, '-b', join(root, 'packages/workshop')]);
  if (status !== 0) fail('The build failed; the messages above say where.', status);
  const bundled = run(process.execPath, [join(root, 'packages/workshop/dist/bundle.js')]);
  if (bundled !== 0) fail('Bundling the command failed; the messages above say why.', bundled);
  save({ built: wanted });
}

/** Newest change and number of sources: a deleted file counts as a change too. */
function newestSource() {
  let newest = 0;
  let count = 0;
  const add = path => {
    count += 1;
    newest = Math.max(newest, statSync(path).mtimeMs);
  };
  const walk = folder => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else add(path);
    }
  };
  add(join(root, 'tsconfig.base.json'));
  for (const folder of packageFolders()) {
    for (const name of ['src', 'data', 'package.json', 'tsconfig.json']) {
      const path = join(root, 'packages', folder, name);
      if (existsSync(path)) statSync(path).isDirectory() ? walk(path) : add(path);
    }
  }
  return `${newest}:${count}`;
}

function packageFolders() {
  return readdirSync(join(root, 'packages')).filter(folder => existsSync(join(root, 'packages', folder, 'package.json')));
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) hash.update(existsSync(join(root, file)) ? readFileSync(join(root, file)) : '');
  return hash.digest('hex');
}

function run(command, args, shell = false) {
  // Progress of install and build belongs on stderr; stdout is the scan's alone.
  const stdio = mode?.startsWith('--') ? 'inherit' : ['ignore', 2, 2];
  return spawnSync(command, args, { cwd: root, stdio, shell }).status ?? 1;
}

function save(part) {
  Object.assign(stamp, part);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, JSON.stringify(stamp));
}

function say(text) {
  process.stderr.write(`${text}\n`);
}

function fail(text, status) {
  say(text);
  process.exit(status);
}
