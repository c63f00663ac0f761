import { basename } from 'node:path';
import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import { decode } from '../../decode.js';
import { diskProject } from '../../project/disk-project.js';
import type { Project } from '../../project/project.js';
import { clientOutputOf, mayBeClientOutput } from '../../text/client/client-output.js';
import { envFileKind } from './env-file-kind.js';
import { type SecretVariable, secretVariablesIn } from './secret-variables.js';

/** Secrets of local env files that a build wrote into what users receive. Values are compared in memory and told nowhere. */
export const inlinedEnvValues: ProjectFinder = {
  checks: ['no-client-secrets'],
  async *find(project) {
    const candidates = (await project.list()).filter(path => mayBeClientOutput(path) && isBuilt(path, project.root));
    const variables = candidates.length > 0 ? await localSecrets(project) : [];
    if (variables.length === 0) return;
    for (const path of candidates) {
      const bytes = await project.read(path).catch(() => undefined);
      if (!bytes || bytes.length > MAX_SIZE || !variables.some(({ bytes: value }) => bytes.includes(value))) continue;
      const text = decode(bytes);
      if (text !== undefined && clientOutputOf(path, text)) yield* inlinedIn(path, text, variables);
    }
  },
};

const MAX_SIZE = 50 * 1024 * 1024;

interface LocalSecret extends SecretVariable {
  /** Of the env file, from the root of the scan; one outside of it is named and not shown. */
  file: string;
  isInside: boolean;
  bytes: Buffer;
}

async function* inlinedIn(path: string, text: string, variables: readonly LocalSecret[]): AsyncIterable<ProjectProblem> {
  const { findCredentialsIn } = await import('@postern/credentials');
  const told = findCredentialsIn(path, text).filter(({ confidence, format, kind }) => confidence !== 'possible' && kind !== 'publishable' && (format?.selfIdentifying || kind === 'private-key' || kind === 'connection-string'));
  for (const { name, value, file, isInside, span } of variables) {
    const at = text.indexOf(value);
    // The finder of keys by their format tells of these.
    if (at < 0 || told.some(({ start, end }) => start < at + value.length && at < end)) continue;
    yield {
      check: 'no-client-secrets',
      file: path,
      message: `The value of ${name} in ${file} was built into this file, which users receive. Keep it on the server, and replace it.`,
      span: [at, at + value.length],
      confidence: 'certain',
      remediation: 'Find what the build writes in (`define`, `env`, a public prefix, an import of server code), take it out, and replace the value.',
      data: { variable: name, source: file },
      ...(isInside && { related: [{ file, span, label: 'it is set here' }] }),
      secret: value,
    };
  }
}

/** Built files lie in folders of their own, or the folder under scan is one. */
function isBuilt(path: string, root: string): boolean {
  return BUILT.test(`${basename(root)}/${path}`);
}

const BUILT = /(?:^|\/)(?:dist|build|out|\.next|_next|\.output|_nuxt|public|static|www|wwwroot|assets|chunks|web-build|storybook-static|\.svelte-kit|\.vercel)\//;

/** Of the root and of every package; a build folder alone has its env files further up. */
async function localSecrets(project: Project): Promise<LocalSecret[]> {
  const manifests = (await project.list()).filter(path => /(?:^|\/)package\.json$/.test(path)).map(path => path.slice(0, -'package.json'.length));
  const inside = await secretsBelow(project, [...new Set(['', ...manifests.slice(0, 500)])]);
  if (inside.length > 0 || manifests.includes('')) return inside.map(secret => ({ ...secret, isInside: true }));
  let up = '';
  for (let i = 0; i < 4; i++) {
    up += '../';
    const above = diskProject(`${project.root}/${up}`);
    if (!(await above.exists('package.json'))) continue;
    return (await secretsBelow(above, [''])).map(secret => ({ ...secret, file: up + secret.file, isInside: false }));
  }
  return [];
}

async function secretsBelow(project: Project, folders: readonly string[]): Promise<Omit<LocalSecret, 'isInside'>[]> {
  const found = new Map<string, Omit<LocalSecret, 'isInside'>>();
  for (const folder of folders) {
    for (const name of await project.names(folder.replace(/\/$/, ''))) {
      const file = folder + name;
      const kind = name.endsWith('/') ? undefined : envFileKind(file);
      if (!kind || kind === 'sample') continue;
      const text = (await project.read(file).catch(() => undefined))?.toString('utf8') ?? '';
      for (const variable of secretVariablesIn(file, text)) if (!found.has(variable.value)) found.set(variable.value, { ...variable, file, bytes: Buffer.from(variable.value) });
    }
  }
  return [...found.values()];
}
