import type { ApiProfile } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { fact, type Module } from './module.js';
import { type Node, isClass, isFunction, writtenKey } from './syntax.js';

/** A place that tells which API the code around it speaks to. */
export interface ApiEvidence {
  profile: ApiProfile;
  node: Node;
  /** `host`, `package`, `header`: certain. `name`: a variable, class or file is called after the API. */
  kind: 'host' | 'package' | 'header' | 'environment' | 'name' | 'setting';
}

/**
 * The APIs that the code at a node speaks to: what the innermost function, class or file that says anything says.
 * Empty where nothing is recognised, and then only the default profile may judge.
 */
export function apisAt(node: Node, module: Module): readonly ApiProfile[] {
  const evidence = evidenceOf(module);
  if (evidence.length === 0) return [];
  for (let scope: Node | undefined = node; scope; scope = scope.parent) {
    if (!isFunction(scope) && !isClass(scope) && scope.type !== 'Program') continue;
    const [start, end] = scope.range;
    const inside = evidence.filter(({ node: { range } }) => start <= range[0] && range[1] <= end);
    const strong = inside.filter(({ kind }) => kind !== 'name');
    const chosen = strong.length > 0 ? strong : inside;
    if (chosen.length > 0) return distinct(chosen.map(({ profile }) => profile));
  }
  return [];
}

/** Whether the API at a node rests on more than a name. */
export function isCertainAt(node: Node, module: Module): boolean {
  const apis = apisAt(node, module);
  return apis.length > 0 && evidenceOf(module).some(({ profile, kind }) => kind !== 'name' && kind !== 'environment' && apis.includes(profile));
}

/** What all of these profiles say of something, where they agree; undefined where they do not, or where none says it. */
export function agreed<T extends string | number | boolean>(apis: readonly ApiProfile[], ask: (profile: ApiProfile) => T | null | undefined): T | undefined {
  const answers = new Set(apis.map(profile => ask(profile)));
  const [answer] = answers;
  return answers.size === 1 && answer !== null ? answer : undefined;
}

export const genericProfile: ApiProfile = profiles.find(({ id }) => id === 'default')!;
const named = profiles.filter(({ id }) => id !== 'default');

// Headers that many services use say nothing by themselves.
const COMMON_HEADERS = new Set(['authorization', 'timestamp', 'signature', 'sign', 'x-signature', 'x-timestamp', 'key', 'apikey', 'x-api-key', 'content-type', 'nonce', 'ts', 'webhook-signature', 'webhook-timestamp', 'x-api-timestamp', 'x-api-signature']);

// A package that speaks to many APIs says nothing about which one this code means.
const MANY_APIS = new Set(['ccxt']);
const byPackage = new Map<string, ApiProfile[]>();
const byHeader = new Map<string, ApiProfile[]>();
const byEnvironment = new Map<string, ApiProfile[]>();
for (const profile of named) {
  for (const name of profile.packages) if (!MANY_APIS.has(name)) append(byPackage, name, profile);
  for (const header of headersOf(profile)) append(byHeader, header.toLowerCase(), profile);
  for (const name of profile.envNames ?? []) append(byEnvironment, name, profile);
}

function headersOf({ signing, timestamp, webhook }: ApiProfile): readonly string[] {
  const headers = [signing?.signatureHeader, timestamp?.where === 'header' ? timestamp.name : undefined, webhook?.signatureHeader, webhook?.timestampHeader];
  return headers.filter(header => typeof header === 'string').filter(header => !COMMON_HEADERS.has(header.toLowerCase()));
}

const hostPatterns = named.flatMap(profile => profile.hosts.map(host => ({ profile, host, suffix: host.startsWith('*.') ? host.slice(1) : undefined })));
const byHost = new Map<string, ApiProfile[]>();
for (const { profile, host } of hostPatterns) append(byHost, host, profile);
const suffixes = hostPatterns.filter(({ suffix }) => suffix !== undefined);

export const evidenceOf = fact((module: Module): readonly ApiEvidence[] => {
  const found: ApiEvidence[] = [];
  const add = (list: readonly ApiProfile[] | undefined, node: Node, kind: ApiEvidence['kind']) => {
    for (const profile of list ?? []) found.push({ profile, node, kind });
  };
  for (const id of settingsIn(module.text)) add(named.filter(profile => profile.id === id), module.syntax.ast, 'setting');
  for (const node of module.index.imports) add(profilesOfPackage(node.source.value), node, 'package');
  for (const node of module.index.callsByName.get('require') ?? []) {
    const [arg] = node.arguments;
    if (arg?.type === 'Literal' && typeof arg.value === 'string') add(profilesOfPackage(arg.value), node, 'package');
  }
  for (const node of module.index.literals) if (typeof node.value === 'string') addText(node.value, node);
  for (const node of module.index.templates) for (const quasi of node.quasis) addText(quasi.value.cooked ?? '', node);
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type === 'Property' && property.key.type === 'Identifier' && !property.computed) add(byHeader.get(property.key.name.toLowerCase()), property, 'header');
    }
  }
  for (const node of module.index.members) {
    const key = writtenKey(node);
    if (key === undefined) continue;
    if (byEnvironment.has(key)) add(byEnvironment.get(key), node, 'environment');
    else if (node.object.type === 'MemberExpression' && writtenKey(node.object) === 'env') add(profilesCalled(key), node, 'environment');
  }
  addNames();
  return found;

  function addText(text: string, node: Node) {
    if (text.length < 3 || text.length > 2000) return;
    add(byHeader.get(text.toLowerCase()), node, 'header');
    const host = /^(?:(?:https?|wss?):)?\/\/([^/?#:\s]+)|^([\w-]+(?:\.[\w-]+)+)(?=[/:?#]|$)/.exec(text);
    const name = (host?.[1] ?? host?.[2])?.toLowerCase();
    if (name !== undefined) add(profilesOfHost(name), node, 'host');
  }

  function addNames() {
    for (const node of module.index.classes) if (node.id) add(profilesCalled(node.id.name), node, 'name');
    for (const node of module.index.functions) if (node.id) add(profilesCalled(node.id.name), node, 'name');
    for (const { id } of module.index.variables) if (id.type === 'Identifier') add(profilesCalled(id.name), id, 'name');
    add(profilesCalled(module.path.split('/').slice(-2).join('/')), module.syntax.ast, 'name');
  }
});

/** `// postern-profile binance`: what a comment in the file says. */
function settingsIn(text: string): readonly string[] {
  return text.includes('postern-profile') ? [...text.matchAll(/postern-profile[:\s]+([\w-]+)/g)].map(([, id]) => id!) : [];
}

function profilesOfPackage(specifier: string): readonly ApiProfile[] | undefined {
  const name = specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  return byPackage.get(name);
}

export function profilesOfHost(host: string): readonly ApiProfile[] {
  const exact = byHost.get(host);
  if (exact) return exact;
  return distinct(suffixes.filter(({ suffix }) => host.endsWith(suffix!)).map(({ profile }) => profile));
}

// Ids that are words of their own: a variable called `line` or `square` is not about the API.
const WORDS = new Set(['default', 'line', 'square', 'wise', 'resend', 'linear', 'notion', 'polar', 'mux', 'woo', 'paddle', 'slack', 'zoom', 'gcp', 'aws', 'sanity', 'clerk', 'svix', 'github', 'gitlab', 'vercel', 'sentry', 'gemini', 'npm-registry']);
const nameWords = named.filter(({ id }) => !WORDS.has(id)).map(profile => ({ profile, word: profile.id.replace(/-/g, '') }));
const namesSeen = new Map<string, readonly ApiProfile[]>();

function profilesCalled(name: string): readonly ApiProfile[] {
  const known = namesSeen.get(name);
  if (known) return known;
  const flat = name.toLowerCase().replace(/[-_]/g, '');
  let found = nameWords.filter(({ word }) => flat.includes(word));
  // `coinbase` alone is any of its APIs.
  if (found.length === 0 && flat.includes('coinbase')) found = nameWords.filter(({ word }) => word.startsWith('coinbase'));
  const longest = found.filter(({ word }) => !found.some(other => other.word !== word && other.word.includes(word)));
  const result = longest.map(({ profile }) => profile);
  if (namesSeen.size > 20_000) namesSeen.clear();
  namesSeen.set(name, result);
  return result;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
