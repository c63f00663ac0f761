import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where published packages lie between runs; never inside the repository. */
const store = process.env['POSTERN_BENCH_CACHE'] ?? join(homedir(), '.cache', 'postern-bench');

/** The folder of an unpacked package of the registry; undefined, with a word, where it cannot be had. */
export function published(name: string, version: string): string | undefined {
  const folder = join(store, `${name.replaceAll('/', '+')}@${version}`);
  if (existsSync(folder)) return folder;
  const temporary = `${folder}.tmp`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  console.log(`fetching ${name}@${version} …`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const packed = spawnSync(npm, ['pack', '--silent', `${name}@${version}`], { cwd: temporary, stdio: ['ignore', 'ignore', 'ignore'], shell: process.platform === 'win32' });
  const archive = readdirSync(temporary).find(file => file.endsWith('.tgz'));
  if (packed.status !== 0 || archive === undefined || spawnSync('tar', ['xzf', archive], { cwd: temporary }).status !== 0) {
    rmSync(temporary, { recursive: true, force: true });
    console.log(`skipped: ${name}@${version} cannot be fetched; is the npm registry within reach?`);
    return undefined;
  }
  rmSync(join(temporary, archive));
  renameSync(temporary, folder);
  return folder;
}
