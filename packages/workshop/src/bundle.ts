/** Joins the built packages into the few files of the command: a module costs more to find than to run. */
import { readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const { dependencies } = JSON.parse(readFileSync(`${packages}cli/package.json`, 'utf8')) as { dependencies: Record<string, string> };

// What the command depends on stays outside; all else that it imports is part of it.
const outside = Object.keys(dependencies).map(name => new RegExp(`^${name}(?:/|$)`));

const bundle = await rolldown({
  input: { main: `${packages}cli/dist/main.js`, thread: `${packages}scanner/dist/engines/thread.js` },
  platform: 'node',
  external: [/^node:/, ...outside],
  logLevel: 'warn',
});
const folder = `${packages}cli/bundle`;
rmSync(folder, { recursive: true, force: true });
// All in one folder: `run-in-threads` looks for `thread.js` beside itself.
await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' });
