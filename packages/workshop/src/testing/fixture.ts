import { fileURLToPath } from 'node:url';
import type { Finding } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './run-command.js';

export const fixturesFolder = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));

const told = new Set<string>();

/** One folder of `fixtures/`, scanned by the whole command under both engines, and what is to be found there. */
export function fixture(name: string, expected: readonly string[]): void {
  told.add(name);
  test(`fixture ${name}`, async () => {
    const { oxc, eslint } = await scanned(fixturesFolder + name);
    assert.equal(oxc.findings.map(({ check, file, range }) => `${check} ${file}:${range.start.line}`), expected);
    assert.equal(eslint, oxc, 'both engines tell the same');
  });
}

/** Fixtures that some `fixture(…)` spoke of. */
export function fixturesTold(): ReadonlySet<string> {
  return told;
}

interface Told {
  findings: readonly Finding[];
}

async function scanned(folder: string): Promise<{ oxc: Told; eslint: Told }> {
  const [oxc, eslint] = await Promise.all(
    ['oxc', 'eslint'].map(async engine => JSON.parse((await runCommand([folder, '--format', 'json', '--no-cache', '--engine', engine])).out) as Told),
  );
  return { oxc: oxc!, eslint: eslint! };
}
