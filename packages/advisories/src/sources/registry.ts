import { gzipSync } from 'node:zlib';
import Range from 'semver/classes/range.js';
import type { Dispatcher } from 'undici';
import type { Advisory, AffectedRange } from '../advisory.js';
import { severityOf } from '../severity-of.js';
import type { Affected } from './affected.js';
import { authorizationFor, type NpmSettings, registryOf } from './npm-settings.js';
import { SourceError } from './osv-export.js';

export interface RegistryLimits {
  /** Milliseconds for all requests together. */
  time: number;
  /** Tries of one request. */
  tries: number;
  /** Bytes of one answer. */
  answer: number;
}

export const registryLimits: RegistryLimits = { time: 8000, tries: 3, answer: 30_000_000 };

const BATCH = 500;
const AT_ONCE = 4;
const PATH = '-/npm/v1/security/advisories/bulk';

/**
 * Asks the registry's bulk endpoint, the one that `npm audit` uses. Only names and versions are sent; packages of a scope
 * with its own registry are asked there and nowhere else. All or nothing: half an answer would read as "clean".
 */
export async function askRegistry(packages: ReadonlyMap<string, ReadonlySet<string>>, settings: NpmSettings, limits: RegistryLimits = registryLimits): Promise<Advisory[]> {
  const signal = AbortSignal.timeout(limits.time);
  const dispatcher = await dispatcherFor(settings);
  try {
    const batches = batchesOf(packages, settings);
    const found: Advisory[] = [];
    const work = async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) found.push(...(await askBatch(batch, settings, limits, signal, dispatcher)));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return found;
  } finally {
    await dispatcher.destroy();
  }
}

interface Batch {
  registry: string;
  packages: Record<string, string[]>;
}

function batchesOf(packages: ReadonlyMap<string, ReadonlySet<string>>, settings: NpmSettings): Batch[] {
  const batches: Batch[] = [];
  const filling = new Map<string, { batch: Batch; size: number }>();
  for (const [name, versions] of [...packages].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const registry = registryOf(settings, name);
    let current = filling.get(registry);
    if (!current || current.size >= BATCH) {
      current = { batch: { registry, packages: Object.create(null) as Record<string, string[]> }, size: 0 };
      filling.set(registry, current);
      batches.push(current.batch);
    }
    current.batch.packages[name] = [...versions].sort();
    current.size++;
  }
  return batches;
}

async function dispatcherFor({ proxy, ca }: NpmSettings): Promise<Dispatcher> {
  const { Agent, EnvHttpProxyAgent } = await import('undici');
  const { rootCertificates } = await import('node:tls');
  const tls = ca.length > 0 ? { ca: [...rootCertificates, ...ca] } : {};
  const common = { connect: { ...tls, timeout: 5000 }, headersTimeout: 30_000, bodyTimeout: 30_000 };
  if (!proxy.http && !proxy.https) return new Agent(common);
  return new EnvHttpProxyAgent({
    ...common,
    requestTls: tls,
    ...(proxy.http && { httpProxy: proxy.http }),
    ...(proxy.https && { httpsProxy: proxy.https }),
    noProxy: proxy.none ?? '',
  });
}

async function askBatch(batch: Batch, settings: NpmSettings, limits: RegistryLimits, signal: AbortSignal, dispatcher: Dispatcher): Promise<Advisory[]> {
  const address = `${batch.registry}${PATH}`;
  const host = new URL(address).host;
  const authorization = authorizationFor(settings, address);
  const body = gzipSync(JSON.stringify(batch.packages));
  const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', accept: 'application/json', ...(authorization && { authorization }) };
  const { fetch } = await import('undici');
  const late = new SourceError(`${host} did not answer within ${limits.time / 1000} s`, 'Try again later, or use the built-in snapshot.');
  let last = late;
  for (let attempt = 1; ; attempt++) {
    let wait = 250 * 2 ** attempt * (0.5 + Math.random() / 2);
    try {
      const response = await fetch(address, { method: 'POST', headers, body, signal, dispatcher, redirect: 'error' });
      if (response.ok) return advisoriesIn(parsed(await limited(response.body, limits.answer, host), host), batch.packages, host);
      await response.body?.cancel();
      last = refused(host, response.status);
      const isPassing = response.status === 429 || (response.status >= 500 && response.status !== 501);
      if (!isPassing || attempt >= limits.tries) throw last;
      wait = Math.max(wait, 1000 * Number(response.headers.get('retry-after') ?? 0) || 0);
    } catch (error) {
      if (error instanceof SourceError) throw error;
      if (signal.aborted) throw last;
      last = unreached(host, error);
      if (attempt >= limits.tries) throw last;
    }
    if (!(await paused(wait, signal))) throw last;
  }
}

function refused(host: string, status: number): SourceError {
  const [what, advice] =
    status === 401 || status === 403
      ? ['lets nobody in without the right token', 'Log in with `npm login`, or set the token in ~/.npmrc.']
      : status === 404 || status === 405 || status === 501 || status === 400
        ? ['does not answer questions about advisories', 'Mirrors often do not. Use the built-in snapshot or an OSV export.']
        : ['has a fault of its own', 'Try again later, or use the built-in snapshot.'];
  return new SourceError(`${host} ${what} (status ${status})`, advice!);
}

function unreached(host: string, error: unknown): SourceError {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException).code ?? (cause instanceof Error ? cause.message : String(cause));
  const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ISSUER/.test(code);
  return new SourceError(`${host} cannot be reached (${code})`, isCertificate ? 'Name the certificate of your company with `cafile` in ~/.npmrc.' : 'Check the network, and the proxy in ~/.npmrc or HTTPS_PROXY.');
}

/** `false` where the time is over before the pause is. */
async function paused(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  const { setTimeout } = await import('node:timers/promises');
  return setTimeout(milliseconds, true, { signal }).catch(() => false);
}

async function limited(body: AsyncIterable<Uint8Array> | null, most: number, host: string): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body ?? []) {
    size += chunk.length;
    if (size > most) throw new SourceError(`${host} answers with more than ${most / 1_000_000} MB`, 'That is no answer about advisories. Check the registry in ~/.npmrc.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string, host: string): Record<string, unknown> {
  try {
    const json: unknown = JSON.parse(text);
    if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new SourceError(`${host} answers with something that is no list of advisories`, 'A proxy or a log-in page may be in between. Check the registry in ~/.npmrc.');
}

/** What was asked about; an answer about anything else is none. What cannot be read is told: left out, it would read as "clean". */
function advisoriesIn(answer: Record<string, unknown>, asked: Record<string, string[]>, host: string): Advisory[] {
  return Object.keys(asked).flatMap(name => {
    const entries = Object.hasOwn(answer, name) ? answer[name] : [];
    const advisories = Array.isArray(entries) ? entries.map((entry: unknown) => advisoryOf(name, entry as Record<string, unknown> | null)) : [undefined];
    return advisories.map(advisory => advisory ?? unreadable(host, name));
  });
}

function unreadable(host: string, name: string): never {
  throw new SourceError(`${host} says something about ${JSON.stringify(name.slice(0, 100))} that is no advisory`, 'Check the registry in ~/.npmrc, or use the built-in snapshot.');
}

function advisoryOf(name: string, entry: Record<string, unknown> | null): Advisory | undefined {
  const affected = typeof entry === 'object' ? affectedBy(entry?.['vulnerable_versions']) : undefined;
  if (!entry || !affected) return undefined;
  const [ghsa] = /GHSA(?:-[0-9a-z]{4}){3}$/.exec(String(entry['url'] ?? '')) ?? [];
  const cvss = (entry['cvss'] as { vectorString?: unknown } | null | undefined)?.vectorString;
  const weaknesses = Array.isArray(entry['cwe']) ? entry['cwe'] : [];
  const cwe = weaknesses.flatMap(weakness => (/^CWE-\d{1,5}$/.test(String(weakness)) ? Number(String(weakness).slice(4)) : []));
  const title = String(entry['title'] ?? '');
  return {
    id: ghsa ?? `npm-${String(entry['id']).replace(/[^\w-]/g, '').slice(0, 40)}`,
    aliases: [],
    package: name,
    ...affected,
    severity: severityOf(String(entry['severity'])) ?? 'high',
    cvss: typeof cvss === 'string' && /^CVSS:[\w./:]{5,200}$/.test(cvss) ? cvss : null,
    cwe,
    published: null,
    malicious: cwe.includes(506) || /^(?:malware|malicious (?:package|code)) (?:in|found)/i.test(title),
    exploited: false,
    epss: null,
  };
}

/** A range as npm writes it, in bounds. */
function affectedBy(written: unknown): Affected | undefined {
  if (typeof written !== 'string' || written.length > 2000) return undefined;
  try {
    const ranges: AffectedRange[] = [];
    const versions: string[] = [];
    for (const comparators of new Range(written, { includePrerelease: true, loose: true }).set) {
      const range: AffectedRange = {};
      for (const { operator, semver } of comparators) {
        const { version } = semver as { version?: string };
        if (version === undefined) continue; // any version
        if (operator === '>=') range.introduced = version;
        else if (operator === '>') range.after = version;
        else if (operator === '<') range.fixed = version;
        else if (operator === '<=') range.lastAffected = version;
        else versions.push(version);
      }
      if (Object.keys(range).length > 0 || comparators.every(({ semver }) => (semver as { version?: string }).version === undefined)) ranges.push(range);
    }
    return { ranges, versions };
  } catch {
    return undefined;
  }
}
