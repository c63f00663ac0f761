import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { openProject, readText, UsageError, writeWhole } from '@postern/scanner';
import { emptyRegister, isDay, KEY_REGISTER, type KeyEntry, type KeyRegister, parseKeyRegister, type RegisteredKey, statusOn, withKey } from '@postern/scanner/keys';
import { EXIT } from '../exit-codes.js';
import type { Io } from '../io.js';
import { calendarOf } from '../keys/calendar-of.js';
import { choice, parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';

/** Keeps the register of keys: names, environments and dates. No value is asked for, and none is written. */
export const keysCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, {
    'environment': { type: 'string' },
    'provider': { type: 'string' },
    'on': { type: 'string' },
    'policy': { type: 'string' },
    'old-still-works': { type: 'boolean' },
    'old': { type: 'boolean' },
    'compromised': { type: 'boolean' },
    'format': { type: 'string' },
    'repo': { type: 'string' },
    'token-env': { type: 'string' },
    'api': { type: 'string' },
  });
  const [action = 'list', name] = positionals;
  if (action === 'where') return (await import('../keys/key-places.js')).keyPlaces(name, io);
  const register = await openRegister(io);
  const today = new Date(io.now()).toISOString().slice(0, 10);
  const on = dayOf(values.on, today);
  switch (action) {
    case 'list':
      return list(register, choice('format', values.format, ['text', 'json', 'ics'] as const) ?? 'text', today, io);
    case 'check':
      return check(register, today, io);
    case 'add': {
      const key: RegisteredKey = { name: nameOf(name), ...(values.environment !== undefined && { environment: values.environment }), ...(values.provider !== undefined && { provider: values.provider }), created: on, ...(values.policy !== undefined && { policyDays: daysOf(values.policy) }) };
      if (entryOf(register, key.name, values.environment)) throw new UsageError(`"${key.name}" is in the register already.`, `Was it replaced? postern keys rotate ${key.name}`);
      return write(register, withKey(register.text, key, undefined), `${key.name} is in the register. Commit ${KEY_REGISTER}.`, io);
    }
    case 'rotate': {
      const entry = wantedEntry(register, name, values.environment);
      const old = values['old-still-works'] ? { previous: { issued: entry.rotated ?? entry.created } } : { previous: undefined };
      const next = { ...plain(entry), ...old, rotated: on, compromised: undefined, revoked: undefined, fingerprint: undefined };
      return write(register, withKey(register.text, next as unknown as RegisteredKey, entry.index), `${entry.name} counts from ${on}.${values['old-still-works'] ? ` Once the old one is revoked: postern keys revoke ${entry.name} --old` : ''}`, io);
    }
    case 'revoke': {
      const entry = wantedEntry(register, name, values.environment);
      const next: RegisteredKey = values.old && entry.previous ? { ...plain(entry), previous: { ...entry.previous, revoked: on } } : { ...plain(entry), ...(values.compromised ? { compromised: on } : { revoked: on }) };
      return write(register, withKey(register.text, next, entry.index), values.compromised ? `${entry.name} is marked as compromised: scans report it until it is rotated or revoked.` : `${values.old ? 'The old ' : ''}${entry.name} is marked as revoked on ${on}.`, io);
    }
    case 'import-github': {
      const { githubSecrets } = await import('../keys/github-secrets.js');
      const secrets = await githubSecrets({ repo: values.repo ?? '', api: values.api ?? 'https://api.github.com', token: io.env[values['token-env'] ?? 'GITHUB_TOKEN'] ?? '' });
      return importSecrets(register, secrets, values.repo ?? '', io);
    }
    default:
      throw new UsageError(`"postern keys ${action}" is nothing that can be done.`, 'It takes list, check, add, rotate, revoke, import-github or where.');
  }
};

interface OpenRegister extends KeyRegister {
  file: string;
  text: string;
}

async function openRegister(io: Io): Promise<OpenRegister> {
  const { root } = await openProject(io.cwd, []);
  const file = join(root, KEY_REGISTER);
  const text = (await readText(file)) ?? emptyRegister(randomBytes(8).toString('hex'));
  const register = parseKeyRegister(text);
  // Writing on would build upon what could not be read.
  if (register.faults.length > 0) throw new UsageError(`In ${KEY_REGISTER}, ${register.faults[0]}.`, 'Mend that first.');
  return { ...register, file, text };
}

async function write({ file }: OpenRegister, text: string, told: string, io: Io): Promise<number> {
  await writeWhole(file, text);
  io.out(`${told}\n`);
  return EXIT.clean;
}

function list({ keys, policyDays }: OpenRegister, format: 'text' | 'json' | 'ics', today: string, io: Io): number {
  const rows = keys.map(key => ({ key, status: statusOn(today, key, policyDays) }));
  if (format === 'json') io.out(`${JSON.stringify(rows.map(({ key, status }) => ({ ...plain(key), ...status })), null, 2)}\n`);
  else if (format === 'ics') io.out(calendarOf(rows.filter(({ status }) => status.state !== 'revoked').map(({ key, status }) => ({ name: labelOf(key), due: status.due })), today));
  else if (rows.length === 0) io.out('No key is in the register. Add one: postern keys add <name> --environment production\n');
  else for (const { key, status } of rows) io.out(`${status.state.padEnd(11)}  ${status.due}  ${labelOf(key)}\n`);
  return EXIT.clean;
}

function check({ keys, policyDays }: OpenRegister, today: string, io: Io): number {
  const rows = keys.map(key => ({ key, status: statusOn(today, key, policyDays) })).sort((a, b) => a.status.daysLeft - b.status.daysLeft);
  const late = rows.filter(({ status }) => status.state === 'overdue' || status.state === 'compromised' || status.state === 'halfway');
  for (const { key, status } of late) io.out(`${status.state.padEnd(11)}  ${labelOf(key)}, ${status.state === 'overdue' ? `due since ${status.due}` : status.state === 'halfway' ? 'the old one still works' : `since ${key.compromised}`}\n`);
  const next = rows.find(({ status }) => status.state === 'current' || status.state === 'due');
  if (next) io.out(`Next is ${labelOf(next.key)}, in ${next.status.daysLeft} days (${next.status.due}).\n`);
  else if (late.length === 0) io.out('Nothing is due.\n');
  return late.length > 0 ? EXIT.findings : EXIT.clean;
}

async function importSecrets(register: OpenRegister, secrets: readonly { name: string; environment?: string; created: string; updated: string }[], repo: string, io: Io): Promise<number> {
  let { text } = register;
  for (const { name, environment, created, updated } of secrets) {
    const known = parseKeyRegister(text);
    const entry = entryOf(known, name, environment);
    const key: RegisteredKey = { ...(entry ? plain(entry) : { name, ...(environment !== undefined && { environment }), created }), ...(updated !== (entry?.created ?? created) && { rotated: updated }), source: `github:${repo}` };
    text = withKey(text, key, entry?.index);
  }
  return write(register, text, `${secrets.length} secrets of ${repo} are in the register, with the day of their last change.`, io);
}

function entryOf({ keys }: KeyRegister, name: string, environment: string | undefined): KeyEntry | undefined {
  return keys.find(key => key.name === name && (environment === undefined || key.environment === environment));
}

function wantedEntry(register: OpenRegister, name: string | undefined, environment: string | undefined): KeyEntry {
  const entry = entryOf(register, nameOf(name), environment);
  if (!entry) throw new UsageError(`"${name}"${environment === undefined ? '' : ` of ${environment}`} is not in the register.`, register.keys.length > 0 ? `It holds ${register.keys.slice(0, 8).map(labelOf).join(', ')}.` : `Add it: postern keys add ${name}`);
  return entry;
}

function plain({ span: _span, index: _index, ...key }: KeyEntry): RegisteredKey {
  return key;
}

function labelOf({ name, environment }: RegisteredKey): string {
  return environment === undefined ? name : `${name} (${environment})`;
}

function nameOf(name: string | undefined): string {
  if (name === undefined || !/^[\w.:/@-]{1,120}$/.test(name)) throw new UsageError('The key has no name.', 'Give the name it goes by, for example STRIPE_SECRET_KEY; never its value.');
  return name;
}

function dayOf(day: string | undefined, today: string): string {
  if (day === undefined) return today;
  if (!isDay(day) || day > today) throw new UsageError(`--on "${day}" is no day that has come.`, 'Write it as 2026-01-31.');
  return day;
}

function daysOf(policy: string): number {
  const days = Number(policy);
  if (!Number.isInteger(days) || days < 1) throw new UsageError(`--policy "${policy}" is no number of days.`, 'For example --policy 30.');
  return days;
}
