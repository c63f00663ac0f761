/** Joins the built packages into the few files of the command and of the plugin: a module costs more to find than to run. */
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const packages = fileURLToPath(new URL('../../', import.meta.url));
const { dependencies, peerDependencies } = JSON.parse(readFileSync(`${packages}cli/package.json`, 'utf8')) as Record<'dependencies' | 'peerDependencies', Record<string, string>>;

// What the command depends on stays outside, and what it takes from the project where that has it; all else that it imports is part of it.
const outside = [...Object.keys(dependencies), ...Object.keys(peerDependencies)].map(name => new RegExp(`^${name}(?:/|$)`));

// A cache of results holds for one build.
const build = createHash('sha256');
for (const name of readdirSync(packages).sort()) {
  for (const file of readdirSync(`${packages}${name}/dist`, { recursive: true, encoding: 'utf8' }).sort()) {
    if (file.endsWith('.js') && !file.endsWith('.test.js')) build.update(readFileSync(`${packages}${name}/dist/${file}`));
  }
}

const bundle = await rolldown({
  input: { main: `${packages}cli/dist/main.js`, thread: `${packages}scanner/dist/engines/thread.js` },
  platform: 'node',
  external: [/^node:/, ...outside],
  resolve: { mainFields: ['module', 'main'] }, // the other shape of jsonc-parser asks for its parts while it runs
  plugins: [{ name: 'data-beside', transform: (code, id) => (/[\\/]sources[\\/]snapshot\.js$/.test(id) ? code.replace('../../data/', './data/') : null) }],
  transform: { define: { POSTERN_BUILD: JSON.stringify(build.digest('hex').slice(0, 16)) } },
  logLevel: 'warn',
});
const folder = `${packages}cli/bundle`;
rmSync(folder, { recursive: true, force: true });
// All in one folder: `run-in-threads` looks for `thread.js` beside itself.
await bundle.write({ dir: folder, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js' });
// What it reads while it runs lies beside it too.
cpSync(`${packages}advisories/data`, `${folder}/data`, { recursive: true });
cpSync(`${packages}scanner/schema/config.schema.json`, `${folder}/config.schema.json`);
cpSync(`${packages}../docs/checks`, `${folder}/docs/checks`, { recursive: true });

const plugin = await rolldown({ input: { index: `${packages}eslint-plugin/dist/index.js` }, platform: 'node', external: [/^node:/], logLevel: 'warn' });
rmSync(`${packages}eslint-plugin/bundle`, { recursive: true, force: true });
await plugin.write({ dir: `${packages}eslint-plugin/bundle`, format: 'esm', entryFileNames: '[name].js', chunkFileNames: 'part-[name]-[hash].js', minify: true });
