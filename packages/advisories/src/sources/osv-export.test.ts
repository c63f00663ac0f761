import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { cvssScore } from '../cvss-score.js';
import { advisoriesAgainst } from '../match.js';
import { openStore, SourceError, storeFromOsv } from './osv-export.js';
import { advisoriesOfOsv } from './osv-record.js';

const folder = mkdtempSync(join(tmpdir(), 'osv-'));
const test = suite();
test.after(() => rmSync(folder, { recursive: true, force: true }));

const record = {
  id: 'GHSA-aaaa-bbbb-cccc',
  aliases: ['CVE-2026-1'],
  published: '2026-09-01T00:00:00Z',
  severity: [{ type: 'CVSS_V4', score: 'CVSS:4.0/AV:N' }, { type: 'CVSS_V3', score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H' }],
  affected: [
    { package: { ecosystem: 'npm', name: 'rates' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }, { fixed: '1.2.0' }, { introduced: '2.0.0' }, { last_affected: '2.0.3' }] }] },
    { package: { ecosystem: 'npm', name: 'open-end' }, ranges: [{ type: 'SEMVER', events: [{ introduced: '1.0.0' }] }], database_specific: { last_known_affected_version_range: '<= 1.4.0' } },
    { package: { ecosystem: 'PyPI', name: 'rates' }, ranges: [] },
  ],
  database_specific: { severity: 'MODERATE', cwe_ids: ['CWE-79', 'nonsense'], epss: { percentage: 0.25 }, known_exploited: true },
};

test('a record becomes one advisory for each npm package', () => {
  const [rates, openEnd, ...rest] = advisoriesOfOsv(record);
  assert.equal(rest, []);
  assert.equal(rates, {
    id: 'GHSA-aaaa-bbbb-cccc',
    aliases: ['CVE-2026-1'],
    package: 'rates',
    ranges: [{ fixed: '1.2.0' }, { introduced: '2.0.0', lastAffected: '2.0.3' }],
    versions: [],
    severity: 'medium',
    cvss: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
    cwe: [79],
    published: '2026-09-01',
    malicious: false,
    exploited: true,
    epss: 0.25,
  });
  assert.equal(openEnd?.ranges, [{ introduced: '1.0.0', lastAffected: '1.4.0' }]);
  assert.equal(advisoriesOfOsv({ ...record, withdrawn: '2026-10-01T00:00:00Z' }), []);
  assert.is(advisoriesOfOsv({ ...record, database_specific: {} })[0]?.severity, 'critical', 'by its score where nobody gives a word');
  assert.equal(advisoriesOfOsv({ id: 'MAL-2026-1', affected: [{ package: { ecosystem: 'npm', name: 'x' }, versions: ['1.0.0'] }] })[0]?.versions, ['1.0.0']);
});

test('what is no record, or would break a line, is left out', () => {
  for (const hostile of [null, [], 'x', {}, { id: 'A\tB' }, { id: 'A', affected: 'x' }, { id: 'A', affected: [{ package: { ecosystem: 'npm', name: 'a\nb' } }] }, { id: 'A', affected: [null, { ranges: [{ type: 'SEMVER', events: [{}] }] }] }]) {
    assert.equal(advisoriesOfOsv(hostile), []);
  }
});

test('scores of known vectors', () => {
  assert.is(cvssScore('CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H'), 9.8);
  assert.is(cvssScore('CVSS:3.1/AV:N/AC:H/PR:N/UI:N/S:C/C:H/I:H/A:N'), 8.7);
  assert.is(cvssScore('CVSS:3.0/AV:N/AC:L/PR:L/UI:R/S:C/C:L/I:L/A:N'), 5.4);
  assert.is(cvssScore('CVSS:3.1/AV:L/AC:L/PR:N/UI:N/S:U/C:N/I:N/A:N'), 0);
  assert.is(cvssScore('CVSS:4.0/AV:N'), undefined);
});

const zipped = (files: Record<string, unknown>) => zipSync(Object.fromEntries(Object.entries(files).map(([name, content]) => [name, strToU8(typeof content === 'string' ? content : JSON.stringify(content))])));
const write = (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
};
const many = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`MAL-2026-${i}.json`, { id: `MAL-2026-${i}`, affected: [{ package: { ecosystem: 'npm', name: `hostile-${i}` }, ranges: [{ type: 'SEMVER', events: [{ introduced: '0' }] }] }] }]));

test('an export is streamed into a store, which is read back', async () => {
  const zip = write('all.zip', zipped({ ...many, 'GHSA-aaaa-bbbb-cccc.json': record, 'README.md': 'no record' }));
  const text = await storeFromOsv(zip);
  const stored = await openStore(write('store.tsv', text));
  assert.equal([stored.head.date, stored.head.advisories, stored.head.packages], ['2026-09-01', 302, 302]);
  assert.is(advisoriesAgainst('1.1.9', stored.of('rates'))[0]?.epss, 0.25);
  assert.is(advisoriesAgainst('1.0.0', stored.of('hostile-299'))[0]?.malicious, true);
  assert.equal((await openStore(zip)).of('rates'), stored.of('rates'), 'the zip can be named itself');
});

test('a zip that is cut off, corrupt, empty or none says so', async () => {
  const whole = zipped({ ...many, 'a.json': record });
  const corrupt = whole.slice();
  corrupt.fill(0xff, 60, 160);
  for (const [name, bytes, fault] of [
    ['cut.zip', whole.slice(0, 20_000), /middle|to its end|cannot be read|no npm advisories/],
    ['corrupt.zip', corrupt, /to its end|cannot be read/],
    ['other.zip', zipped({ 'a.json': { ...record, affected: [] } }), /no npm advisories/],
    ['none.zip', 'PK? no', /no zip file/],
    ['broken.zip', zipped({ ...many, ...Object.fromEntries(Array.from({ length: 50 }, (_, i) => [`x${i}.json`, '{'])) }), /50 of 350 records/],
  ] as const) {
    const error = await storeFromOsv(write(name, bytes)).then(() => undefined, (error: unknown) => error);
    assert.instance(error, SourceError, name);
    assert.match((error as SourceError).message, fault, name);
  }
  assert.match(await openStore(join(folder, 'missing')).then(String, (error: Error) => error.message), /There is no file/);
  assert.match(await openStore(write('x.txt', 'hello')).then(String, (error: Error) => error.message), /neither an OSV export/);
});

test('a record out to fill the memory is passed over', async () => {
  const bomb = zipped({ ...many, 'bomb.json': JSON.stringify({ id: 'A', details: ' '.repeat(30_000_000) }) });
  const store = await openStore(write('bomb.zip', bomb));
  assert.is(store.head.advisories, 300);
});

test.run();
