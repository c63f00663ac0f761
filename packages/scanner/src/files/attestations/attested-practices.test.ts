import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { findIn } from '../../testing/find-in.js';
import { attestedPractices } from './attested-practices.js';
import { attestationsOn, formatRegister, parseRegister } from './register.js';

const entry = { check: 'require-access-log', by: 'Platform team', on: '2026-10-01', due: '2027-04-01', evidence: 'https://wiki.example/logs' } as const;

test('without a register the report says missing, and nothing is found', async () => {
  const { problems, attestations } = await findIn(attestedPractices, { 'package.json': '{}' });
  assert.equal(problems, []);
  assert.equal(attestations.map(({ status }) => status), ['missing', 'missing', 'missing', 'missing']);
});

test('attested, overdue and missing', async () => {
  const register = formatRegister([entry, { ...entry, check: 'require-security-audit', due: '2026-11-24' }]);
  const { problems, attestations } = await findIn(attestedPractices, { 'postern.attestations.json': register });
  assert.equal(attestations.map(({ check, status }) => `${check} ${status}`), ['require-access-log attested', 'require-anomaly-alert missing', 'require-penetration-test missing', 'require-security-audit overdue']);
  assert.equal(problems.map(({ check, span: [start] }) => `${check} ${start > 0}`), ['require-anomaly-alert false', 'require-penetration-test false', 'require-security-audit true']);
});

test('the last entry counts, and the last day does', async () => {
  const { entries } = await parseRegister(formatRegister([{ ...entry, due: '2020-01-01' }, entry]));
  assert.is(attestationsOn('2027-04-01', entries)[0]?.status, 'attested');
  assert.is(attestationsOn('2027-04-02', entries)[0]?.status, 'overdue');
});

test('what is no register says what is wrong with it', async () => {
  const of = async (text: string) => (await findIn(attestedPractices, { 'postern.attestations.json': text })).failures;
  assert.match((await of('{'))[0]!, /line 1 is not valid JSON/);
  assert.match((await of('{}'))[0]!, /no list "attestations"/);
  assert.match((await of(JSON.stringify({ attestations: [entry, { ...entry, check: 'x' }, { ...entry, due: 'soon' }] })))[0]!, /entry 2: "check" is none of/);
});

test.run();
