/** Reads a lockfile and holds it against the snapshot, in a process of its own; prints the milliseconds. */
import { readFileSync } from 'node:fs';
import { advisoriesAgainst, npmSnapshot, parseManifest, readLockfile, routesOf } from '@postern/advisories';

const [name, file, manifestFile] = process.argv.slice(2) as [string, string, string];
const start = performance.now();
const manifest = parseManifest('', readFileSync(manifestFile, 'utf8'));
const lockfile = await readLockfile(name, readFileSync(file, 'utf8'), [manifest]);
const store = npmSnapshot();
const flawed = lockfile.packages.filter(({ name, version }) => {
  const rows = store.of(name);
  return rows.length > 0 && advisoriesAgainst(version, rows).length > 0;
});
const routeTo = routesOf(lockfile.importers);
const places = flawed.map(locked => [routeTo(locked)?.steps.length, lockfile.spanOf(locked)[0]]);
if (lockfile.packages.length !== 30_000 || places.length !== 4 || places.some(([steps, at]) => !steps || !at)) throw new Error(`${name}: ${lockfile.packages.length} packages, ${JSON.stringify(places)}`);
console.log(performance.now() - start);
