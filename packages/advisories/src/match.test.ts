import fc from 'fast-check';
import semver from 'semver';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Advisory, AffectedRange } from './advisory.js';
import { advisoriesAgainst, isAffected, lowestClean } from './match.js';
import { formatAffected, parseAffected } from './sources/affected.js';
import { nodeSnapshot, npmSnapshot } from './sources/snapshot.js';

const number = fc.nat(4);
const version = fc
  .tuple(number, number, number, fc.option(fc.constantFrom('alpha', 'beta.1', 'beta.11', 'rc.0', '0', '1', 'x-y')), fc.option(fc.constant('build.5')))
  .map(([a, b, c, pre, build]) => `${a}.${b}.${c}${pre === null ? '' : `-${pre}`}${build === null ? '' : `+${build}`}`);
const bound = version.map(text => text.replace(/\+.*/, ''));
const range: fc.Arbitrary<AffectedRange> = fc
  .tuple(fc.constantFrom('introduced', 'after', 'none'), bound, fc.constantFrom('fixed', 'lastAffected', 'none'), bound)
  .map(([lower, from, upper, to]) => ({ ...(lower !== 'none' && { [lower]: from }), ...(upper !== 'none' && { [upper]: to }) }));

test('a version is affected exactly where semver says that it satisfies the ranges, prereleases included', () => {
  fc.assert(
    fc.property(version, fc.array(range, { minLength: 1, maxLength: 3 }), fc.array(bound, { maxLength: 2 }), (installed, ranges, versions) => {
      const written = formatAffected({ ranges, versions });
      // `*` leaves out prereleases below 0.0.0 in semver's reading only; none is made here but 0.0.0-x itself.
      const expected = ranges.some(one => Object.keys(one).length === 0) || semver.satisfies(installed, written, { includePrerelease: true });
      assert.is(isAffected(installed, { ranges, versions }), expected, `${installed} in ${written}`);
    }),
    { numRuns: 3000 },
  );
});

test('bounds survive being written and read', () => {
  fc.assert(
    fc.property(fc.array(range, { minLength: 1 }), fc.array(bound), (ranges, versions) => {
      assert.equal(parseAffected(formatAffected({ ranges, versions })), { ranges, versions });
    }),
  );
});

test('a prerelease of the fixed version is still affected, one of the version before the first is not', () => {
  const affected = { ranges: [{ introduced: '1.0.0', fixed: '1.2.0' }], versions: [] };
  assert.ok(isAffected('1.2.0-rc.1', affected));
  assert.not.ok(isAffected('1.0.0-rc.1', affected));
  assert.not.ok(isAffected('1.2.0+build', affected));
});

test('an exact release is hit, its neighbours are not', () => {
  const [hit] = advisoriesAgainst('3.3.6', npmSnapshot().of('event-stream'));
  assert.is(hit?.id, 'GHSA-mh6f-8j2x-4483');
  assert.equal(advisoriesAgainst('3.3.7', npmSnapshot().of('event-stream')), []);
});

test('two records of one event are one', () => {
  const found = advisoriesAgainst('4.4.2', npmSnapshot().of('debug')).filter(({ malicious }) => malicious);
  assert.is(found.length, 1);
});

test('the lowest clean release is outside every advisory, those included that do not hit the installed one', () => {
  const one = advisory({ id: 'A', ranges: [{ fixed: '1.5.0' }] });
  const other = advisory({ id: 'B', ranges: [{ introduced: '1.4.0', fixed: '1.6.1' }, { introduced: '2.0.0', fixed: '2.0.3' }] });
  assert.equal(lowestClean('1.0.0', [one, other]), { version: '1.6.1', isExclusive: false });
  assert.equal(lowestClean('2.0.0', [one, other]), { version: '2.0.3', isExclusive: false });
  assert.equal(lowestClean('1.0.0', [advisory({ ranges: [{ lastAffected: '1.9.0' }] })]), { version: '1.9.0', isExclusive: true });
  assert.is(lowestClean('1.0.0', [advisory({ ranges: [{}] })]), undefined);
});

test('what is no version is hit by "all versions" alone', () => {
  assert.ok(isAffected('github:a/b#main', { ranges: [{}], versions: [] }));
  assert.not.ok(isAffected('github:a/b#main', { ranges: [{ fixed: '2.0.0' }], versions: [] }));
});

test('every row of the shipped facts is readable, with severities in our words', () => {
  for (const [store, name] of [[npmSnapshot(), 'minimist'], [nodeSnapshot(), 'node']] as const) {
    const rows = store.of(name);
    assert.ok(rows.length > 0);
    for (const { severity, ranges, versions } of rows) {
      assert.ok(['critical', 'high', 'medium', 'low'].includes(severity));
      assert.ok(ranges.length + versions.length > 0);
    }
  }
  assert.equal(npmSnapshot().of('__proto__'), []);
  assert.equal(npmSnapshot().of('constructor'), []);
});

function advisory(given: Partial<Advisory>): Advisory {
  return {
    id: 'GHSA-aaaa-bbbb-cccc',
    aliases: [],
    package: 'left-pad',
    ranges: [],
    versions: [],
    severity: 'high',
    cvss: null,
    cwe: [],
    published: '2026-01-01',
    malicious: false,
    exploited: false,
    epss: null,
    ...given,
  };
}

test.run();
