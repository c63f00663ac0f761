import { checkOf, checks } from '@postern/catalogue';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { docPages, type Example, HEADINGS } from './testing/doc-page.js';
import { runCommand } from './testing/run-command.js';
import { gitIn, withFolder } from './testing/temporary-folder.js';

const pages = docPages();

test('every check has its page, and every page its check', () => {
  const written = pages.map(({ id }) => id);
  const ids = checks.map(({ id }) => id).sort();
  assert.equal(ids.filter(id => !written.includes(id)), [], 'checks without a page');
  assert.equal(written.filter(id => !ids.includes(id)), [], 'pages without a check');
});

for (const page of pages) {
  test(`docs/checks/${page.id}.md has its headings`, () => {
    assert.equal(page.headings, [`# ${page.id}`, ...HEADINGS]);
    for (const verdict of [true, false]) assert.ok(page.examples.some(({ isVulnerable }) => isVulnerable === verdict), `it shows no ${verdict ? 'vulnerable' : 'safe'} example`);
  });

  test(`docs/checks/${page.id}.md is true`, async () => {
    for (const example of page.examples) {
      const found = await findingsIn(page.id, example);
      const place = `docs/checks/${page.id}.md:${example.line}`;
      if (example.isVulnerable) assert.ok(found.length > 0, `${place}: nothing was found in\n${example.code}`);
      else assert.equal(found, [], `${place}: found in\n${example.code}`);
    }
  });
}

async function findingsIn(id: string, { file, code }: Example): Promise<string[]> {
  return withFolder({ ...sceneFor(id, file), [file]: code }, async folder => {
    if (checkOf(id).kind !== 'rule') for (const args of [['init', '-q'], ['add', '-f', file]]) gitIn(folder, args);
    const { out, err } = await runCommand([folder, '--check', id, '--min-confidence', checkOf(id).confidence === 'possible' ? 'possible' : 'likely', '--format', 'json', '--no-cache']);
    assert.is(err, '');
    const { findings, failures } = JSON.parse(out) as { findings: { message: string }[]; failures: { subject: string; reason: string }[] };
    assert.equal(failures, []);
    return findings.map(({ message }) => message);
  });
}

/** What has to lie around for an ignore file to mean anything. */
function sceneFor(id: string, file: string): Record<string, string> {
  if (id !== 'env-file-ignored') return {};
  return {
    '.env': 'DB_PASSWORD=granite-Willow-2917\n',
    ...(file !== '.gitignore' && { '.gitignore': '.env*\n' }),
    ...(file === '.dockerignore' && { Dockerfile: 'FROM node:22\nCOPY . .\n' }),
  };
}

test.run();
