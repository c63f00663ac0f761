import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { runCommand } from './testing/run-command.js';
import { withFolder } from './testing/temporary-folder.js';

const manifest = '{"name":"shop","version":"1.2.3","dependencies":{"ms":"2.0.0"}}';
const lockfile = '{"lockfileVersion":3,"packages":{"":{"dependencies":{"ms":"2.0.0"}},"node_modules/ms":{"version":"2.0.0"}}}';

test('postern sbom lists what the lockfiles install', async () => {
  await withFolder({ 'package.json': manifest, 'package-lock.json': lockfile }, async cwd => {
    const { code, out } = await runCommand(['sbom'], { cwd });
    const bill = JSON.parse(out) as { metadata: { component: { name: string } }; components: { purl: string }[] };
    assert.equal([code, bill.metadata.component.name, bill.components.map(({ purl }) => purl)], [0, 'shop', ['pkg:npm/ms@2.0.0']]);
  });
  await withFolder({ 'package.json': manifest, 'package-lock.json': '{' }, async cwd => {
    const { code, err } = await runCommand(['sbom'], { cwd });
    assert.is(code, 3);
    assert.match(err, /package-lock\.json: The lockfile is not whole/);
  });
  await withFolder({ 'package.json': manifest }, async cwd => assert.is((await runCommand(['sbom'], { cwd })).code, 2));
});

test('postern attest keeps the register, and the scan reads it', async () => {
  await withFolder({ 'package.json': '{}' }, async cwd => {
    const attest = (...argv: string[]) => runCommand(['attest', ...argv], { cwd });
    assert.match((await attest()).out, /^missing {3}require-access-log/);
    assert.is((await attest('require-access-log')).code, 2);
    assert.is((await attest('require-acess-log', '--by', 'x', '--evidence', 'y', '--due', '2027-01-01')).code, 2);
    assert.is((await attest('require-access-log', '--by', 'x', '--evidence', 'y', '--due', '2026-01-01')).code, 2);
    const { code } = await attest('require-access-log', '--by', 'Platform team', '--evidence', 'https://wiki.acme.test/logs', '--due', '2027-01-01');
    assert.is(code, 0);
    assert.match(readFileSync(join(cwd, 'postern.attestations.json'), 'utf8'), /"on": "2026-11-25"/);
    assert.match((await attest()).out, /^attested {2}require-access-log {8}Platform team, due 2027-01-01/);
    const { out } = await runCommand(['scan', '--format', 'json', '--no-cache'], { cwd });
    const { attestations, findings } = JSON.parse(out) as { attestations: { status: string }[]; findings: { check: string }[] };
    assert.equal(attestations.map(({ status }) => status), ['attested', 'missing', 'missing', 'missing']);
    assert.equal(findings.map(({ check }) => check), ['require-anomaly-alert', 'require-penetration-test', 'require-security-audit']);
  });
});

test('postern advisories says what is used, and refuses what is no export', async () => {
  await withFolder({ 'all.zip': 'no zip' }, async cwd => {
    const env = { XDG_CACHE_HOME: join(cwd, 'cache') };
    const { out } = await runCommand(['advisories'], { cwd, env });
    assert.match(out, /built in, npm {6}\d+ advisories, \d+ packages, newest \d{4}-\d\d-\d\d \(\d+ days old\)\n\s+GitHub Advisory Database \(CC-BY-4\.0\)/);
    assert.match(out, /local {14}none/);
    const { code, err } = await runCommand(['advisories', 'update', '--from', 'all.zip'], { cwd, env });
    assert.is(code, 2);
    assert.match(err, /is no zip file/);
    assert.is((await runCommand(['advisories', 'update'], { cwd, env })).code, 2);
    assert.is((await runCommand(['advisories', 'renew'], { cwd, env })).code, 2);
  });
});

test.run();
