/** The plugin as its users get it: packed, installed in a fresh project, run by the ESLint versions it names. */
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

const run = promisify(execFile);
const plugin = fileURLToPath(new URL('../../eslint-plugin/', import.meta.url));

test('packed and installed, it reports in ESLint 10 and 9', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'postern-plugin-'));
  try {
    if (!(await hasRegistry())) return console.log('skipped: the npm registry cannot be reached');
    const tarball = await packed(folder);
    for (const version of ['10', '9']) {
      const project = join(folder, `eslint-${version}`);
      await mkdir(project);
      await writeFile(join(project, 'package.json'), '{ "name": "shop", "private": true, "type": "module" }');
      await writeFile(join(project, 'orders.js'), "export const load = () => fetch('https://api.acme.test/orders');\n");
      await writeFile(
        join(project, 'eslint.config.js'),
        "import postern from 'eslint-plugin-postern';\nexport default [{ files: ['**/*.js'], ...postern.configs.recommended }, postern.configs.text];\n",
      );
      await run('npm', ['install', '--silent', '--no-audit', '--no-fund', tarball, `eslint@${version}`], { cwd: project });
      const { stdout, code } = await run('npx', ['eslint', 'orders.js'], { cwd: project }).then(
        ({ stdout }) => ({ stdout, code: 0 }),
        (error: { stdout: string; code: number }) => ({ stdout: error.stdout, code: error.code }),
      );
      assert.is(code, 1, `ESLint ${version}: ${stdout}`);
      assert.match(stdout, 'postern/require-timeout');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

async function packed(folder: string): Promise<string> {
  await run('npx', ['--yes', 'pnpm@12.21.0', 'pack', '--pack-destination', folder], { cwd: plugin });
  const [name] = (await readdir(folder)).filter(file => file.endsWith('.tgz'));
  assert.ok(name, 'pnpm pack wrote a tarball');
  return join(folder, name!);
}

async function hasRegistry(): Promise<boolean> {
  return run('npm', ['view', 'eslint', 'version'], { timeout: 15_000 }).then(
    () => true,
    () => false,
  );
}

test.run();
