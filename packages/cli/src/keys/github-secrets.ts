import { UsageError } from '@postern/scanner';

export interface GithubSecret {
  name: string;
  environment?: string;
  /** ISO days. */
  created: string;
  updated: string;
}

/** Names and dates of the secrets of a repository; GitHub gives no values to anybody. */
export async function githubSecrets({ repo, api, token }: { repo: string; api: string; token: string }): Promise<readonly GithubSecret[]> {
  if (!/^[\w.-]+\/[\w.-]+$/.test(repo)) throw new UsageError('No repository is named.', 'Add --repo <owner>/<name>.');
  if (token === '') throw new UsageError('There is no token for GitHub.', 'Set GITHUB_TOKEN to one that may read the secrets of the repository, or name its variable: --token-env <name>.');
  const base = `${api.replace(/\/+$/, '')}/repos/${repo}`;
  const found = await pages(`${base}/actions/secrets`, 'secrets', token);
  for (const environment of await pages(`${base}/environments`, 'environments', token)) {
    const name = `${environment['name']}`;
    for (const secret of await pages(`${base}/environments/${encodeURIComponent(name)}/secrets`, 'secrets', token)) found.push({ ...secret, environment: name });
  }
  return found.map(({ name, environment, created_at, updated_at }) => ({ name: `${name}`, ...(environment !== undefined && { environment: `${environment}` }), created: dayOf(created_at), updated: dayOf(updated_at) }));
}

const MAX_PAGES = 50;
const MAX_BYTES = 4 * 1024 * 1024;

async function pages(address: string, list: string, token: string): Promise<Record<string, unknown>[]> {
  const found: Record<string, unknown>[] = [];
  for (let page = 1; page <= MAX_PAGES; page++) {
    const body = await read(`${address}?per_page=100&page=${page}`, token);
    const items = Array.isArray(body[list]) ? (body[list] as Record<string, unknown>[]) : [];
    found.push(...items);
    if (items.length === 0 || found.length >= Number(body['total_count'] ?? 0)) break;
  }
  return found;
}

async function read(address: string, token: string): Promise<Record<string, unknown>> {
  const host = new URL(address).host;
  const response = await fetch(address, {
    headers: { 'authorization': `Bearer ${token}`, 'accept': 'application/vnd.github+json', 'x-github-api-version': '2022-11-28', 'user-agent': 'postern' },
    signal: AbortSignal.timeout(15_000),
    // A token goes to the host it was given for, and no further.
    redirect: 'error',
  }).catch((error: unknown) => {
    throw new UsageError(`${host} could not be reached: ${error instanceof Error ? error.message : String(error)}.`, 'Check the network, or the address given with --api.');
  });
  if (response.status === 404 && address.includes('/environments')) return {};
  if (!response.ok) throw new UsageError(`${host} answered ${response.status}.`, response.status === 401 || response.status === 403 || response.status === 404 ? 'The token needs the permission to read the secrets of this repository.' : 'Try again later.');
  const text = await response.text();
  if (text.length > MAX_BYTES) throw new UsageError(`${host} sent more than this can be.`, 'Check the address given with --api.');
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    throw new UsageError(`${host} did not answer with JSON.`, 'Check the address given with --api.');
  }
}

function dayOf(stamp: unknown): string {
  const day = `${stamp}`.slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new UsageError('GitHub sent a secret without a date.', 'Check the address given with --api.');
  return day;
}
