import type { ApiProfile } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { fact, type Module } from '../module.js';
import { namedProfilesIn } from './named-profiles.js';
import { isClass, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

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
  for (let scope: Node | undefined = evidence.length > 0 ? node : undefined; scope; scope = scope.parent) {
    if (!isFunction(scope) && !isClass(scope) && scope.type !== 'Program') continue;
    const [start, end] = rangeOf(scope);
    const inside = evidence.filter(({ kind, node: at }) => (kind === 'setting' ? at === scope : start <= rangeOf(at)[0] && rangeOf(at)[1] <= end));
    // What somebody wrote down for this very scope outranks what was recognised in it.
    const written = inside.filter(({ kind }) => kind === 'setting');
    const strong = inside.filter(({ kind }) => kind !== 'name');
    const chosen = written.length > 0 ? written : strong.length > 0 ? strong : inside;
    if (chosen.length > 0) return distinct(chosen.map(({ profile }) => profile));
  }
  return otherwiseOf(module);
}

/** What the settings say of files in which nothing is recognised. */
const otherwiseOf = fact((module: Module): readonly ApiProfile[] => byIds(module.syntax.apis?.otherwise ?? [], module));

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

// Ids that are words of their own: a variable called `line` or `square` is not about the API.
const WORDS = new Set(['default', 'line', 'square', 'wise', 'resend', 'linear', 'notion', 'polar', 'mux', 'woo', 'paddle', 'slack', 'zoom', 'gcp', 'aws', 'sanity', 'clerk', 'svix', 'github', 'gitlab', 'vercel', 'sentry', 'gemini', 'npm-registry', 'api', 'app', 'bank', 'billing', 'client', 'core', 'gateway', 'internal', 'order', 'orders', 'partner', 'partners', 'payment', 'payments', 'request', 'service', 'shipping', 'shop', 'webhook', 'webhooks']);

/** By what a profile is recognised. */
interface Marks {
  byPackage: ReadonlyMap<string, readonly ApiProfile[]>;
  byHeader: ReadonlyMap<string, readonly ApiProfile[]>;
  byEnvironment: ReadonlyMap<string, readonly ApiProfile[]>;
  ofHost(host: string): readonly ApiProfile[];
  called(name: string): readonly ApiProfile[];
}

function marksOf(profiles: readonly ApiProfile[]): Marks {
  const [byPackage, byHeader, byEnvironment, byHost] = [new Map<string, ApiProfile[]>(), new Map<string, ApiProfile[]>(), new Map<string, ApiProfile[]>(), new Map<string, ApiProfile[]>()];
  const suffixes: { suffix: string; profile: ApiProfile }[] = [];
  for (const profile of profiles) {
    for (const name of profile.packages) if (!MANY_APIS.has(name)) append(byPackage, name, profile);
    for (const header of headersOf(profile)) append(byHeader, header.toLowerCase(), profile);
    for (const name of profile.envNames ?? []) append(byEnvironment, name, profile);
    for (const host of profile.hosts) {
      append(byHost, host, profile);
      if (host.startsWith('*.')) suffixes.push({ suffix: host.slice(1), profile });
    }
  }
  const ofHost = (host: string) => byHost.get(host) ?? distinct(suffixes.filter(({ suffix }) => host.endsWith(suffix)).map(({ profile }) => profile));
  return { byPackage, byHeader, byEnvironment, ofHost, called: callerOf(profiles) };
}

const builtIn = marksOf(named);
const marksOfCustom = new WeakMap<readonly ApiProfile[], Marks>();

/** A profile of the project's own outranks a built-in one that is recognised by the same mark. */
function marksFor(module: Module): Marks {
  const custom = module.syntax.apis?.custom ?? [];
  if (custom.length === 0) return builtIn;
  const known = marksOfCustom.get(custom);
  if (known) return known;
  const own = marksOf(custom);
  const over = (first: Marks['byHeader'], second: Marks['byHeader']) => new Map([...second, ...first]);
  const both: Marks = {
    byPackage: over(own.byPackage, builtIn.byPackage),
    byHeader: over(own.byHeader, builtIn.byHeader),
    byEnvironment: over(own.byEnvironment, builtIn.byEnvironment),
    ofHost: host => firstOf(own.ofHost(host), () => builtIn.ofHost(host)),
    called: name => firstOf(own.called(name), () => builtIn.called(name)),
  };
  marksOfCustom.set(custom, both);
  return both;
}

function firstOf(own: readonly ApiProfile[], others: () => readonly ApiProfile[]): readonly ApiProfile[] {
  return own.length > 0 ? own : others();
}

function headersOf({ signing, timestamp, webhook }: ApiProfile): readonly string[] {
  const headers = [signing?.signatureHeader, timestamp?.where === 'header' ? timestamp.name : undefined, webhook?.signatureHeader, webhook?.timestampHeader];
  return headers.filter(header => typeof header === 'string').filter(header => !COMMON_HEADERS.has(header.toLowerCase()));
}

export const evidenceOf = fact((module: Module): readonly ApiEvidence[] => {
  const found: ApiEvidence[] = [];
  const add = (list: readonly ApiProfile[] | undefined, node: Node, kind: ApiEvidence['kind']) => {
    for (const profile of list ?? []) found.push({ profile, node, kind });
  };
  const { byPackage, byHeader, byEnvironment, ofHost, called } = marksFor(module);
  const profilesOfPackage = (specifier: string) => byPackage.get(specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/'));
  for (const { id, offset } of namedProfilesIn(module.text)) add(byIds([id], module), scopeOfComment(offset, module), 'setting');
  add(byIds(module.syntax.apis?.chosen ?? [], module), module.syntax.ast, 'setting');
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
    else if (node.object.type === 'MemberExpression' && writtenKey(node.object) === 'env') add(called(key), node, 'environment');
  }
  addNames();
  return found;

  function addText(text: string, node: Node) {
    if (text.length < 3 || text.length > 2000) return;
    add(byHeader.get(text.toLowerCase()), node, 'header');
    const host = /^(?:(?:https?|wss?):)?\/\/([^/?#:\s]+)|^([\w-]+(?:\.[\w-]+)+)(?=[/:?#]|$)/.exec(text);
    const name = (host?.[1] ?? host?.[2])?.toLowerCase();
    if (name !== undefined) add(ofHost(name), node, 'host');
  }

  function addNames() {
    for (const node of module.index.classes) if (node.id) add(called(node.id.name), node, 'name');
    for (const node of module.index.functions) if (node.id) add(called(node.id.name), node, 'name');
    for (const { id } of module.index.variables) if (id.type === 'Identifier') add(called(id.name), id, 'name');
    add(called(module.path.split('/').slice(-2).join('/')), module.syntax.ast, 'name');
  }
});

function byIds(ids: readonly string[], module: Module): readonly ApiProfile[] {
  return [...profiles, ...(module.syntax.apis?.custom ?? [])].filter(({ id }) => ids.includes(id));
}

/** A comment in a function or right above one speaks of that function; any other, and one above all code, of the file. */
function scopeOfComment(offset: number, module: Module): Node {
  const { ast } = module.syntax;
  if (ast.body.every(statement => offset < rangeOf(statement)[0])) return ast;
  const scopes: Node[] = [...module.index.functions, ...module.index.classes];
  const around = scopes.filter(scope => rangeOf(scope)[0] <= offset && offset < rangeOf(scope)[1]).sort((a, b) => rangeOf(b)[0] - rangeOf(a)[0]);
  const [, lead = ''] = /^[^\n]*\n((?:[ \t]*(?:(?:\/\/|\*)[^\n]*)?\n)*)/.exec(module.text.slice(offset, offset + 2000)) ?? [];
  const next = module.text.indexOf('\n', offset) + 1 + lead.length;
  const line = module.text.slice(next, module.text.indexOf('\n', next) >>> 0);
  // `export const sign = (…) =>`: the function starts somewhere on the line.
  const below = next === 0 ? [] : scopes.filter(scope => rangeOf(scope)[0] >= next && rangeOf(scope)[0] <= next + line.length).sort((a, b) => rangeOf(a)[0] - rangeOf(b)[0] || rangeOf(b)[1] - rangeOf(a)[1]);
  return below[0] ?? around[0] ?? ast;
}

export function profilesOfHost(host: string): readonly ApiProfile[] {
  return builtIn.ofHost(host);
}

/** Tells the profiles after which something is called. */
function callerOf(profiles: readonly ApiProfile[]): Marks['called'] {
  const nameWords = profiles.filter(({ id }) => id.length >= 3 && !WORDS.has(id)).map(profile => ({ profile, word: profile.id.replace(/-/g, '') }));
  const namesSeen = new Map<string, readonly ApiProfile[]>();
  return name => {
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
  };
}

/** The profile of the project's own whose events carry a signature header. */
export function customSenderOf(header: string, module: Module): ApiProfile | undefined {
  return module.syntax.apis?.custom.find(({ webhook }) => webhook?.signatureHeader?.toLowerCase() === header.toLowerCase());
}

/** Headers and parameters in which custom profiles carry the signature of a request; small letters. */
export const customSignatureNamesOf = fact((module: Module): ReadonlySet<string> => {
  const names = (module.syntax.apis?.custom ?? []).flatMap(({ signing }) => [signing?.signatureHeader, signing?.signatureParam]);
  return new Set(names.filter(name => name !== undefined).map(name => name.toLowerCase()));
});

/** The last names of the functions with which the SDKs of custom profiles verify events, and whose they are. */
export const customVerifiersOf = fact((module: Module): ReadonlyMap<string, ApiProfile> => {
  const custom = module.syntax.apis?.custom ?? [];
  return new Map(custom.flatMap(profile => (profile.webhook?.verifyFunctions ?? []).map(name => [name.slice(name.lastIndexOf('.') + 1), profile] as const)));
});

function append<K, V>(map: Map<K, V[]>, key: K, value: V) {
  map.set(key, [...(map.get(key) ?? []), value]);
}

function distinct<T>(list: readonly T[]): readonly T[] {
  return [...new Set(list)];
}
