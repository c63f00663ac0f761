import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type LockedPackage, parseManifest, readLockfile } from '@postern/advisories';
import { tell } from './measure.js';
import { type ManifestSet, variedManifests } from './varied-manifests.js';

/** Installs varied projects with each package manager, and holds the packages we read against those that it lists. */
export async function tellLockfileAgreement(): Promise<void> {
  console.log(`\nLockfiles as their own package manager lists them: ${variedManifests.length} projects, ${Object.keys(managers).length} managers`);
  const runs = Object.entries(managers).flatMap(([name, manager]) => variedManifests.map(project => ({ name, manager, project })));
  const outcomes = new Map<string, Outcome[]>(Object.keys(managers).map(name => [name, []]));
  const take = async () => {
    for (let run = runs.shift(); run; run = runs.shift()) outcomes.get(run.name)!.push(await compared(run.name, run.manager, run.project));
  };
  await Promise.all(Array.from({ length: 3 }, take));
  for (const [name, all] of outcomes) {
    const compared = all.filter(({ fault }) => fault === undefined);
    const sum = (of: (outcome: Outcome) => number) => compared.reduce((total, outcome) => total + of(outcome), 0);
    tell(`${name}: packages it lists in ${compared.length} projects`, sum(({ listed }) => listed), '');
    tell('… that we miss', sum(({ missed }) => missed.length), '', { most: 0 });
    tell('… that we have and it does not list, optional ones aside', sum(({ added }) => added.length), '', { most: 0 });
    for (const { project, missed, added, fault } of all) {
      if (fault !== undefined) console.log(`    not compared: ${project}: ${fault}`);
      for (const [word, names] of [['missed', missed], ['added', added]] as const) if (names.length > 0) console.log(`    ${word}: ${project}: ${names.slice(0, 8).join(', ')}`);
    }
  }
}

interface Outcome {
  project: string;
  listed: number;
  missed: readonly string[];
  added: readonly string[];
  fault?: string;
}

interface PackageManager {
  lockfile: string;
  install: readonly string[];
  list: readonly string[];
  /** `name@version` of everything it lists. */
  packagesIn(output: string): string[];
}

const managers: Readonly<Record<string, PackageManager>> = {
  npm: {
    lockfile: 'package-lock.json',
    install: ['npm', 'install', '--package-lock-only', '--ignore-scripts', '--silent', '--no-audit', '--no-fund', '--legacy-peer-deps'],
    list: ['npm', 'query', '*', '--package-lock-only', '--legacy-peer-deps'],
    packagesIn: output => (JSON.parse(output) as { name: string; version: string; location: string }[]).filter(({ location }) => /(?:^|\/)node_modules\//.test(location)).map(({ name, version }) => `${name}@${version}`),
  },
  pnpm: {
    lockfile: 'pnpm-lock.yaml',
    install: ['npx', '--yes', 'pnpm@10.26.0', 'install', '--lockfile-only', '--silent'],
    list: ['npx', '--yes', 'pnpm@10.26.0', 'list', '--recursive', '--depth', 'Infinity', '--json', '--lockfile-only'],
    packagesIn: output => (JSON.parse(output) as PnpmNode[]).flatMap(pnpmPackages),
  },
  'yarn 1': {
    lockfile: 'yarn.lock',
    install: ['npx', '--yes', 'yarn@1.22.22', 'install', '--silent', '--ignore-scripts', '--ignore-engines', '--non-interactive'],
    list: ['npx', '--yes', 'yarn@1.22.22', 'list', '--json', '--silent'],
    packagesIn: output => {
      const tree = lastJson(output) as { data: { trees: YarnNode[] } };
      return tree.data.trees.flatMap(yarnPackages);
    },
  },
  'yarn 4': {
    lockfile: 'yarn.lock',
    install: ['npx', '--yes', '--package', '@yarnpkg/cli-dist@4.18.1', 'yarn', 'install', '--mode=update-lockfile'],
    list: ['npx', '--yes', '--package', '@yarnpkg/cli-dist@4.18.1', 'yarn', 'info', '--all', '--recursive', '--json'],
    packagesIn: output =>
      output.split('\n').flatMap(line => {
        if (!line.startsWith('{')) return [];
        const { value, children } = JSON.parse(line) as { value: string; children: { Version: string } };
        return /@workspace:|#workspace:/.test(value) ? [] : [`${value.slice(0, value.indexOf('@', 1))}@${children.Version}`];
      }),
  },
  bun: {
    lockfile: 'bun.lock',
    install: ['npx', '--yes', 'bun@1.4.5', 'install', '--lockfile-only', '--save-text-lockfile', '--ignore-scripts'],
    list: ['npx', '--yes', 'bun@1.4.5', 'pm', 'ls', '--all'],
    packagesIn: output => Array.from(output.matchAll(/[├└]── (\S+)/g), ([, name]) => name!).filter(name => !name.includes('@workspace:')),
  },
};

async function compared(name: string, { lockfile: file, install, list, packagesIn }: PackageManager, { project, manifests, more = {} }: ManifestSet): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'postern-agreement-'));
  try {
    const members = Object.keys(manifests).filter(path => path !== '');
    for (const [path, manifest] of Object.entries(manifests)) write(join(folder, path, 'package.json'), JSON.stringify(manifest));
    for (const [path, text] of Object.entries(more)) write(join(folder, path), text);
    if (name === 'pnpm') write(join(folder, 'pnpm-workspace.yaml'), `packages: ${JSON.stringify(members)}\n`);
    // What is above is none of its business.
    if (name === 'yarn 4') write(join(folder, 'yarn.lock'), '');
    const installed = await ran(install, folder);
    if (installed.code !== 0) return { project, listed: 0, missed: [], added: [], fault: `it does not install: ${tailOf(installed.output)}` };
    const { code, output } = await ran(list, folder);
    // npm lists what it takes for invalid too, and ends with 1.
    if (code !== 0 && output.trim() === '') return { project, listed: 0, missed: [], added: [], fault: 'it does not list' };
    const own = new Set(['rates', ...Object.values(manifests).map(manifest => (manifest as { name: string }).name)]);
    // Members of the workspace and folders of the project come from nowhere; bun lists a tarball by its address.
    const listed = new Set(packagesIn(output).map(realName).map(key => key.replace(/@https?:.*-(\d[^/]*)\.tgz$/, '@$1')).filter(key => !own.has(key.slice(0, key.indexOf('@', 1)))));
    const { packages } = await readLockfile(file, readFileSync(join(folder, file), 'utf8'), Object.entries(manifests).map(([path, manifest]) => parseManifest(path, JSON.stringify(manifest))));
    const ours = new Map(packages.filter(({ source }) => source !== 'local').map(locked => [realName(keyOf(locked)), locked]));
    return { project, listed: listed.size, missed: [...listed].filter(key => !ours.has(key)).sort(), added: [...ours].flatMap(([key, { optional }]) => (listed.has(key) || optional ? [] : [key])).sort() };
  } catch (error) {
    return { project, listed: 0, missed: [], added: [], fault: tailOf(String(error)) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function keyOf({ name, version }: LockedPackage): string {
  return `${name}@${version}`;
}

/** Some managers list an alias under its own name. */
const ALIASES: Readonly<Record<string, string>> = { dbg: 'debug', 'old-ms': 'ms', 'string-width-cjs': 'string-width', 'strip-ansi-cjs': 'strip-ansi', 'wrap-ansi-cjs': 'wrap-ansi' };

function realName(key: string): string {
  const at = key.indexOf('@', 1);
  return `${ALIASES[key.slice(0, at)] ?? key.slice(0, at)}${key.slice(at)}`;
}

interface PnpmNode {
  version?: string;
  from?: string;
  dependencies?: Readonly<Record<string, PnpmNode>>;
  devDependencies?: Readonly<Record<string, PnpmNode>>;
  optionalDependencies?: Readonly<Record<string, PnpmNode>>;
}

function pnpmPackages({ dependencies, devDependencies, optionalDependencies }: PnpmNode): string[] {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(([name, node]) => {
    const below = pnpmPackages(node);
    return /^(?:link|file):/.test(node.version ?? '') ? below : [`${node.from ?? name}@${node.version ?? ''}`, ...below];
  });
}

interface YarnNode {
  name: string;
  shadow?: boolean;
  children?: readonly YarnNode[];
}

/** A shadow stands for a range, not for a package. */
function yarnPackages({ name, shadow, children = [] }: YarnNode): string[] {
  return [...(shadow ? [] : [name]), ...children.flatMap(yarnPackages)];
}

function lastJson(output: string): unknown {
  return JSON.parse(output.trim().split('\n').findLast(line => line.startsWith('{')) ?? '{}');
}

function ran([command = '', ...args]: readonly string[], cwd: string): Promise<{ code: number; output: string }> {
  const env = { ...process.env, YARN_ENABLE_TELEMETRY: '0', YARN_ENABLE_IMMUTABLE_INSTALLS: 'false', YARN_ENABLE_GLOBAL_CACHE: 'true', CI: '' };
  return new Promise(done => execFile(command, args, { cwd, env, timeout: 240_000, maxBuffer: 512 * 1024 ** 2 }, (error, stdout, stderr) => done({ code: error === null ? 0 : 1, output: stdout || (error === null ? '' : stderr) })));
}

function tailOf(text: string): string {
  return text.trim().split('\n').slice(-2).join(' ').slice(-160);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
