import type { Project } from '@postern/scanner';
import { hostsOf, profileOf } from '../doctor/hosts-of.js';

export type PackageManager = 'npm' | 'pnpm' | 'yarn' | 'bun';

/** What the project has already, as far as it decides what `init` writes. */
export interface Surroundings {
  manager: PackageManager;
  /** Text of package.json. */
  manifest: string | undefined;
  /** All that package.json depends on. */
  packages: ReadonlySet<string>;
  framework: string | undefined;
  /** Names of known APIs. */
  apis: readonly string[];
  envFiles: readonly string[];
  /** Text of a file; undefined where there is none. */
  text(path: string): Promise<string | undefined>;
  names(folder: string): Promise<readonly string[]>;
}

const LOCKFILES: readonly (readonly [string, PackageManager])[] = [['pnpm-lock.yaml', 'pnpm'], ['yarn.lock', 'yarn'], ['bun.lock', 'bun'], ['bun.lockb', 'bun'], ['package-lock.json', 'npm']];
const FRAMEWORKS: readonly (readonly [string, string])[] = [['next', 'Next.js'], ['nuxt', 'Nuxt'], ['@nestjs/core', 'NestJS'], ['@sveltejs/kit', 'SvelteKit'], ['astro', 'Astro'], ['@remix-run/node', 'Remix'], ['expo', 'Expo'], ['hono', 'Hono'], ['fastify', 'Fastify'], ['koa', 'Koa'], ['express', 'Express']];

export async function surroundingsOf(project: Project, maxFileSize: number): Promise<Surroundings> {
  const text = async (path: string) => ((await project.exists(path)) ? (await project.read(path)).toString('utf8') : undefined);
  const manifest = await text('package.json');
  const { packageManager, ...fields } = parsed(manifest);
  const packages = new Set(['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap(field => (isObject(fields[field]) ? Object.keys(fields[field]) : [])));
  const names = await project.names('');
  const named = /^(npm|pnpm|yarn|bun)@/.exec(typeof packageManager === 'string' ? packageManager : '')?.[1];
  const hosts = await hostsOf(project, maxFileSize);
  return {
    manager: (named as PackageManager | undefined) ?? LOCKFILES.find(([file]) => names.includes(file))?.[1] ?? 'npm',
    manifest,
    packages,
    framework: FRAMEWORKS.find(([name]) => packages.has(name))?.[1],
    apis: [...new Set(hosts.map(host => profileOf(host)!.name))].sort(),
    envFiles: names.filter(name => /^\.env(?:\.|$)/.test(name)),
    text,
    names: folder => project.names(folder),
  };
}

function parsed(manifest: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(manifest ?? '{}');
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
