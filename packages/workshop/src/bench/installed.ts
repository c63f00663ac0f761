import { spawnSync } from 'node:child_process';
import { lstatSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packed } from '../testing/packed.js';
import { tell, timeOf } from './measure.js';

/** What a user pays for the packages: bytes over the wire and on disk, and the time until an answer. */
export async function tellInstalled(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'postern-bench-'));
  try {
    console.log('\nInstalled from the tarballs');
    for (const [name, label, most] of [['cli', 'postern', 1_200], ['eslint-plugin', 'eslint-plugin-postern', 250]] as const) {
      const tarball = await packed(name, folder);
      tell(`${label}, its tarball`, lstatSync(tarball).size / 1000, 'kB', { most });
      const project = mkdtempSync(join(folder, 'project-'));
      writeFileSync(join(project, 'package.json'), '{ "private": true, "type": "module" }');
      const { status } = spawnSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--legacy-peer-deps', tarball], { cwd: project, stdio: 'ignore', timeout: 120_000 });
      if (status !== 0) console.log('  skipped: the npm registry cannot be reached');
      else {
        tell(`${label} with all that it depends on`, sizeOf(join(project, 'node_modules')) / 1e6, 'MB', { most: name === 'cli' ? 25 : 1.5 });
        if (name === 'cli') tell('postern --version', timeOf(11, process.execPath, [join(project, 'node_modules/postern/bundle/main.js'), '--version']), 'ms', { most: 250 });
        else tell('import of the plugin adds to node', timeOf(11, process.execPath, ['--input-type=module', '-e', "await import('eslint-plugin-postern')"], project) - timeOf(11, process.execPath, ['--input-type=module', '-e', '0'], project), 'ms', { most: 60 });
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function sizeOf(path: string): number {
  const stats = lstatSync(path);
  return stats.isDirectory() ? readdirSync(path).reduce((sum, name) => sum + sizeOf(join(path, name)), 0) : stats.size;
}
