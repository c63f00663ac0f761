import { type FoundCredential, findCredentialsIn, isKnownDefault, isPlaceholder, parentsOf, placeOf, roleOf } from '@postern/credentials';
import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { parseEnvFile } from './env-file.js';
import { envFileKind } from './env-file-kind.js';
import { environmentNamed, environmentOf, environmentsNamedIn } from './environment-of.js';

/** One key under two environments, and keys that are in the wrong one. */
export const sharedKeys: ProjectFinder = {
  checks: ['no-shared-key-across-environments'],
  async *find(project) {
    const named: string[] = [];
    const environments = new Set<string>();
    let isMixed = false;
    for (const path of await candidates(project)) {
      const text = await textOf(project, path);
      const own = environmentOf(path);
      const all = new Set([...(own === undefined ? [] : [own]), ...environmentsNamedIn(text)]);
      if (all.size === 0) continue;
      named.push(path);
      all.forEach(name => environments.add(name));
      isMixed ||= TEST_OR_LIVE.test(text);
    }
    // One environment shares with nobody.
    if (environments.size < 2 && !isMixed) return;
    const byValue = new Map<string, Use[]>();
    for (const path of named) {
      for (const use of usesIn(path, await textOf(project, path))) byValue.set(use.value, [...(byValue.get(use.value) ?? []), use]);
    }
    for (const uses of byValue.values()) {
      const shared = sharedProblem(uses);
      if (shared) yield shared;
      else for (const use of uses) if (isMisplaced(use)) yield misplacedProblem(use);
    }
  },
};

async function textOf(project: Project, path: string): Promise<string> {
  return project.read(path).then(
    bytes => (bytes.length < MAX_SIZE ? bytes.toString('utf8') : ''),
    () => '',
  );
}

const MAX_SIZE = 1024 * 1024;
const MAX_FILES = 500;

interface Use {
  path: string;
  environment: string;
  name: string;
  value: string;
  start: number;
  end: number;
}

/** Files for one environment each, and files with a section for each. */
async function candidates(project: Project): Promise<string[]> {
  const files = await project.list();
  const found = new Set(files.filter(path => isConfig(path) && (environmentOf(path) !== undefined || SECTIONED.test(path))));
  // Env files are ignored as a rule, and lie there all the same.
  const folders = new Set(['', ...files.filter(path => /(?:^|\/)package\.json$/.test(path)).map(path => path.slice(0, -'package.json'.length))]);
  for (const folder of [...folders].slice(0, 200)) {
    for (const name of await project.names(folder.replace(/\/$/, ''))) {
      const kind = envFileKind(name);
      if (!name.endsWith('/') && kind && kind !== 'sample') found.add(folder + name);
    }
  }
  return [...found].filter(path => !/(?:^|\/)(?:node_modules|fixtures?|__tests__|docs?|examples?)\//.test(path)).sort().slice(0, MAX_FILES);
}

function isConfig(path: string): boolean {
  const kind = envFileKind(path);
  if (kind) return kind !== 'sample';
  return /\.(?:ya?ml|json5?|toml|ini|properties|tfvars|conf)$/i.test(path) && !/(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*|pnpm-lock|composer)\.\w+$/.test(path);
}

const SECTIONED = /(?:^|\/)(?:config|database|db|knexfile|secrets|credentials|sequelize|application)[^/]*\.(?:json|ya?ml|toml)$/i;

function usesIn(path: string, text: string): Use[] {
  const fileEnvironment = environmentOf(path);
  const uses = new Map<number, Use>();
  const add = (name: string, value: string, start: number, end: number) => {
    const environment = sectionOf(path, text, start) ?? fileEnvironment;
    if (environment && value.length >= 8) uses.set(start, { path, environment, name, value, start, end });
  };
  for (const { name, secret, start, end, kind, confidence } of findCredentialsIn(path, text)) {
    if (kind !== 'publishable' && (confidence !== 'possible' || placeOf(path).test)) add(name, secret, start, end);
  }
  if (envFileKind(path)) {
    for (const { name, value, start, end } of parseEnvFile(text)) {
      const role = roleOf(name);
      if ((role === 'secret' || role === 'password') && !isPlaceholder(value) && !isKnownDefault(value)) add(name, value, start, end);
    }
  }
  return [...uses.values()];
}

function sectionOf(path: string, text: string, at: number): string | undefined {
  for (const parent of parentsOf(text, at, placeOf(path))) {
    const environment = environmentNamed(parent);
    if (environment) return environment;
  }
  return undefined;
}

const ORDER = ['production', 'staging', 'test', 'development'];

function sharedProblem(uses: readonly Use[]): ProjectProblem | undefined {
  const environments = [...new Set(uses.map(({ environment }) => environment))].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b));
  if (environments.length < 2) return undefined;
  const sorted = [...uses].sort((a, b) => ORDER.indexOf(a.environment) - ORDER.indexOf(b.environment));
  const [first] = sorted;
  const names = environments.length === 2 ? environments.join(' and ') : `${environments.slice(0, -1).join(', ')} and ${environments.at(-1)}`;
  const isProduction = environments[0] === 'production';
  return {
    check: 'no-shared-key-across-environments',
    file: first!.path,
    message: `${label(first!)} is the same in ${names}: whoever gets into one has the key of the other. Issue one for each.`,
    span: [first!.start, first!.end],
    severity: isProduction ? 'high' : 'medium',
    confidence: isProduction ? 'certain' : 'likely',
    related: sorted.slice(1).map(({ path, start, end, environment }) => ({ file: path, span: [start, end] as const, label: `the same in ${environment}` })),
    data: { environments },
    secret: first!.value,
  };
}

/** A live key where tests run, a test key where customers are. */
function isMisplaced({ environment, value }: Use): boolean {
  if (environment === 'production') return TEST_KEY.test(value);
  return (environment === 'test' || environment === 'development') && LIVE_KEY.test(value);
}

const TEST = ['(?:sk|rk|pk)_test_', 'FLWSECK_TEST', 'rzp_test_', 'access-sandbox-', 'shippo_test_', 'duffel_test_', 'EZTK', 'pdl_sdbx_'];
const LIVE = ['(?:sk|rk)_live_', 'access-production-', 'shippo_live_', 'duffel_live_', 'EZAK', 'pdl_live_'];
const TEST_KEY = new RegExp(`^(?:${TEST.join('|')})`);
const LIVE_KEY = new RegExp(`^(?:${LIVE.join('|')})`);
const TEST_OR_LIVE = new RegExp([...TEST, ...LIVE].join('|'));

function misplacedProblem(use: Use): ProjectProblem {
  const isTest = TEST_KEY.test(use.value);
  return {
    check: 'no-shared-key-across-environments',
    file: use.path,
    message: isTest ? `${label(use)} is a test key in production: calls go to the sandbox. Put the live key there, at run time.` : `${label(use)} is a live key in ${use.environment}: a test can move real money and real records. Use a test key here.`,
    span: [use.start, use.end],
    severity: isTest ? 'medium' : 'high',
    confidence: 'likely',
    data: { environments: [use.environment] },
    secret: use.value,
  };
}

function label({ name }: Pick<FoundCredential, 'name'>): string {
  return /^[\w.$-]{2,40}$/.test(name) ? `"${name}"` : 'This key';
}
