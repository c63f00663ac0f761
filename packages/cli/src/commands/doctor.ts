import { resolve } from 'node:path';
import { loadConfig, openProject, readText, UsageError } from '@postern/scanner';
import type { Endpoint } from '../doctor/ask-host.js';
import { askNtp } from '../doctor/ask-ntp.js';
import { clockVerdict } from '../doctor/clock.js';
import { hostsOf, profileOf } from '../doctor/hosts-of.js';
import { hostVerdicts } from '../doctor/host-verdicts.js';
import { type Status, type Verdict, verdict } from '../doctor/verdict.js';
import { EXIT } from '../exit-codes.js';
import { choice, parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';
import { hasColor, hasUnicode } from '../terminal.js';

const MOST_HOSTS = 20;
const TOLERANCE = 300; // seconds, of the default profile

/** The clock of this machine and its way to the APIs. The one command that opens connections on its own, since it is asked to. */
export const doctorCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, { format: { type: 'string' }, ntp: { type: 'string' }, ca: { type: 'string' }, timeout: { type: 'string' }, offline: { type: 'boolean' } });
  const format = choice('format', values.format, ['pretty', 'json'] as const) ?? 'pretty';
  const timeout = secondsOf(values.timeout) * 1000;
  const ca = values.ca === undefined ? [] : await authorityOf(resolve(io.cwd, values.ca));
  const given = positionals.map(endpointOf);
  const endpoints = given.length > 0 ? given : (await knownHosts(io.cwd)).map(host => ({ host, port: 443 }));

  const verdicts = values.offline ? endpoints.map(({ host }) => verdict(host, 'reach', 'unknown', 'not asked: --offline')) : await examine(endpoints, values.ntp ?? 'pool.ntp.org', { timeout, ca, now: io.now });
  if (endpoints.length > MOST_HOSTS) verdicts.push(verdict('this project', 'reach', 'unknown', `${endpoints.length - MOST_HOSTS} more hosts were not asked`, 'Name them: postern doctor <host>…'));
  if (format === 'json') io.out(`${JSON.stringify({ verdicts }, null, 2)}\n`);
  else io.out(pageOf(verdicts, endpoints.length, hasColor(io), hasUnicode(io)));
  const has = (status: Status) => verdicts.some(each => each.status === status);
  return has('fail') ? EXIT.findings : has('unknown') && !values.offline ? EXIT.incomplete : EXIT.clean;
};

async function examine(endpoints: readonly Endpoint[], ntp: string, options: { timeout: number; ca: readonly string[]; now(): number }): Promise<Verdict[]> {
  const demandsOf = ({ host }: Endpoint) => {
    const profile = profileOf(host);
    return { toleranceSeconds: profile?.timestamp?.toleranceSeconds ?? TOLERANCE, hasAllowlist: profile?.transport?.ipAllowlist ?? profile === undefined };
  };
  const asked = endpoints.slice(0, MOST_HOSTS);
  const strictest = Math.min(TOLERANCE, ...asked.map(endpoint => demandsOf(endpoint).toleranceSeconds));
  const [time, ...hosts] = await Promise.all([ntp === 'off' ? [] : [await ntpVerdict(ntp, strictest, options)], ...asked.map(endpoint => hostVerdicts(endpoint, demandsOf(endpoint), options))]);
  return [...time, ...hosts.flat()];
}

async function ntpVerdict(server: string, tolerance: number, { timeout, now }: { timeout: number; now(): number }): Promise<Verdict> {
  const subject = `ntp ${server}`;
  try {
    return clockVerdict(subject, await askNtp(server, timeout, now), tolerance);
  } catch (error) {
    return verdict(subject, 'clock', 'unknown', (error as Error).message, 'Name a server that can be reached: --ntp <server>, or leave NTP out: --ntp off.');
  }
}

async function knownHosts(cwd: string): Promise<string[]> {
  const project = await openProject(cwd, []);
  return hostsOf(project, (await loadConfig(project.root)).maxFileSize);
}

function endpointOf(given: string): Endpoint {
  const text = /^[a-z]+:\/\//i.test(given) ? given : `https://${given}`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || (url.protocol !== 'https:' && url.protocol !== 'wss:') || url.username !== '') throw new UsageError(`"${given.replace(/\/\/[^@]*@/, '//…@')}" is no host that speaks TLS.`, 'Write it as api.example.com, api.example.com:8443 or https://api.example.com.');
  return { host: url.hostname.replace(/^\[|\]$/g, ''), port: url.port === '' ? 443 : Number(url.port) };
}

function secondsOf(given: string | undefined): number {
  const seconds = Number(given ?? 5);
  if (!(seconds > 0 && seconds <= 60)) throw new UsageError(`--timeout does not know "${given}".`, 'It takes seconds, at most 60.');
  return seconds;
}

async function authorityOf(file: string): Promise<string[]> {
  const text = await readText(file);
  if (!text?.includes('-----BEGIN CERTIFICATE-----')) throw new UsageError(`There is no certificate in ${file}.`, 'Name a PEM file with the certificate of your CA.');
  const { rootCertificates } = await import('node:tls');
  return [...rootCertificates, text];
}

const SIGNS: Readonly<Record<Status, readonly [unicode: string, plain: string, color: number]>> = { ok: ['✓', 'ok  ', 32], warn: ['!', 'warn', 33], fail: ['✗', 'FAIL', 31], unknown: ['?', '?   ', 35] };

function pageOf(verdicts: readonly Verdict[], hosts: number, color: boolean, unicode: boolean): string {
  const lines: string[] = [];
  let subject = '';
  for (const each of verdicts) {
    if (each.subject !== subject) lines.push(...(subject === '' ? [] : ['']), each.subject);
    subject = each.subject;
    const [sign, word, tint] = SIGNS[each.status];
    const mark = unicode ? sign : word;
    lines.push(`  ${color ? `\u001b[${tint}m${mark}\u001b[39m` : mark} ${each.part.padEnd(11)}  ${each.says}`);
    if (each.advice !== '') lines.push(`    ${' '.repeat(11)}  ${each.advice}`);
  }
  if (hosts === 0) lines.push('', 'No known API is spoken of here. Name its host: postern doctor api.example.com');
  return `${lines.join('\n')}\n`;
}
