import type { ClientCreation, ClientRequest, HttpClient } from '@postern/catalogue';
import { clients } from '@postern/catalogue/clients';
import { type Env, fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { partsOf, textOf } from '../values/parts.js';
import { type CallNode, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A call that sends something over the network. */
export interface Request {
  node: CallNode;
  client: HttpClient;
  /** Where the URL stands, if it was given. */
  url: Node | undefined;
  /** Where options stand, in the order of the arguments. */
  options: readonly Node[];
  /** The calls that made the client it goes through, nearest first; empty for the library's own functions. */
  creations: readonly Creation[];
}

/** A call that makes a client. */
export interface Creation {
  node: CallNode;
  env: Env;
  client: HttpClient;
  options: readonly Node[];
}

interface Known<Call> {
  client: HttpClient;
  call: Call;
}

const requestsByName = new Map<string, Known<ClientRequest>>();
const creationsByName = new Map<string, Known<ClientCreation>>();
for (const client of clients) {
  for (const call of client.requests ?? []) for (const name of call.names) requestsByName.set(name, { client, call });
  for (const call of client.creations ?? []) for (const name of call.names) creationsByName.set(name, { client, call });
}

/** Last names of the calls: what is called otherwise need not be resolved. A plain name can be an alias, so it must. */
export const requestMethods: ReadonlySet<string> = new Set([...requestsByName.keys(), ...creationsByName.keys()].map(name => name.slice(name.lastIndexOf('.') + 1)));

const candidatesOf = fact((module: Module): readonly CallNode[] => {
  const imported = importedNames(module);
  return module.index.calls.filter(({ callee }) => {
    const root = rootOf(callee);
    // Without a client package in sight only the globals are left, and what other files of the project hand over.
    if (!imported.hasClient) return root !== undefined && (GLOBALS.has(root) || imported.local.has(root));
    if (callee.type !== 'MemberExpression') return true;
    const name = writtenKey(callee);
    return name === undefined || requestMethods.has(name) || isInstanceName(callee.object);
  });
});

const GLOBALS = new Set(['fetch', '$fetch', 'axios', 'globalThis', 'window', 'self', 'global']);
export const clientPackages: ReadonlySet<string> = new Set(clients.flatMap(client => client.packages.map(name => name.replace(/^node:/, ''))));

/** Whether a client package is imported, and which names come from other files of the project. */
function importedNames({ index, syntax, text }: Module): { hasClient: boolean; local: ReadonlySet<string> } {
  const local = new Set<string>();
  let hasClient = false;
  const see = (specifier: unknown) => {
    if (typeof specifier !== 'string') return false;
    const name = specifier.replace(/^node:/, '');
    const parts = name.split('/');
    hasClient ||= clientPackages.has(name) || clientPackages.has(parts[0]!) || clientPackages.has(parts.slice(0, 2).join('/')) || name.startsWith('@aws-sdk/') || name === 'follow-redirects';
    return syntax.load !== undefined && (name.startsWith('.') || name.startsWith('@/') || name.startsWith('~') || name.startsWith('#'));
  };
  for (const node of index.imports) if (see(node.source.value)) for (const { local: bound } of node.specifiers) local.add(bound.name);
  for (const node of index.callsByName.get('require') ?? []) {
    const [arg] = node.arguments;
    if (arg?.type === 'Literal' && see(arg.value)) for (const name of boundTo(node)) local.add(name);
  }
  for (const source of index.dynamicImports) see(source);
  // `const send = fetch`: called under another name.
  hasClient ||= FETCH_AS_VALUE.test(text);
  return { hasClient, local };
}

export const FETCH_AS_VALUE = /[=:?|(,]\s*(?:(?:globalThis|window|self)\.)?fetch\s*[;,})\n]/;

function boundTo(call: Node): readonly string[] {
  let at: Node = call;
  while (at.parent && at.parent.type !== 'VariableDeclarator' && at.parent.type !== 'Program') at = at.parent;
  if (at.parent?.type !== 'VariableDeclarator') return [];
  const { id } = at.parent;
  if (id.type === 'Identifier') return [id.name];
  return id.type === 'ObjectPattern' ? id.properties.flatMap(property => (property.type === 'Property' && property.value.type === 'Identifier' ? [property.value.name] : [])) : [];
}

function rootOf(node: Node): string | undefined {
  let at = node;
  for (;;) {
    if (at.type === 'MemberExpression') at = at.object;
    else if (at.type === 'CallExpression') at = at.callee;
    else if (at.type === 'SequenceExpression') at = at.expressions.at(-1)!;
    else if (at.type === 'ChainExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSAsExpression') at = at.expression;
    else return at.type === 'Identifier' ? at.name : undefined;
  }
}

/** `this.http(config)`, `axios_1.default(…)`: a client that is called itself, under any name. */
function isInstanceName(object: Node): boolean {
  return object.type === 'ThisExpression' || (object.type === 'Identifier' && /_\d$/.test(object.name));
}

/** All requests of a file that go through a client library that is known. */
export const requestsOf = fact((module: Module): readonly Request[] => {
  const found: Request[] = [];
  for (const node of candidatesOf(module)) {
    for (const name of calleeNames(node, module.root)) {
      const known = requestsByName.get(asLibrary(name));
      if (!known) continue;
      const { client, call } = known;
      found.push({
        node,
        client,
        url: call.url === undefined ? undefined : argumentAt(node, call.url),
        options: argumentsAt(node, call.options),
        creations: creationsBehind(node, module.root),
      });
      break;
    }
  }
  return found;
});

/** All calls of a file that make a client. */
export const creationsOf = fact((module: Module): readonly Creation[] =>
  candidatesOf(module).flatMap(node => creationOf(node, module.root)),
);

function creationOf(node: CallNode, env: Env): Creation[] {
  for (const name of calleeNames(node, env)) {
    const known = creationsByName.get(asLibrary(name));
    if (known) return [{ node, env, client: known.client, options: argumentsAt(node, known.call.options) }];
  }
  return [];
}

/** `axios.create().get` is read as `axios.get`: what a creation returns answers to the library's own names. */
export function asLibrary(name: string): string {
  let at = name;
  for (let open = at.indexOf('()'); open >= 0; open = at.indexOf('()')) {
    const known = creationsByName.get(at.slice(0, open));
    if (known?.call.as === undefined) return at;
    const rest = at.slice(open + 2);
    if (known.call.as + rest === at) return at;
    at = known.call.as + rest;
  }
  return at;
}

function creationsBehind(node: CallNode, env: Env): readonly Creation[] {
  const found: Creation[] = [];
  if (node.callee.type === 'Super') return found;
  const visit = (origin: Origin, left: number) => {
    if (left === 0) return;
    if (origin.kind === 'member' || origin.kind === 'element') return visit(origin.of, left - 1);
    if (origin.kind !== 'expression' || (origin.node.type !== 'CallExpression' && origin.node.type !== 'NewExpression')) return;
    found.push(...creationOf(origin.node, origin.env));
    for (const behind of originsOf(origin.node.callee, origin.env)) visit(behind, left - 1);
  };
  for (const origin of originsOf(node.callee, env)) visit(origin, 8);
  return found;
}

/** The host a request goes to, where it is written down; `*` for labels that are not. */
export function hostsOf(request: Request, module: Module): readonly string[] {
  const texts = request.url ? partsOf(request.url, module.root).map(parts => textOf(parts)) : [];
  return texts.flatMap(text => /^(?:https?|wss?):\/\/([^/?#]+)/.exec(text)?.[1]?.replace(/^.*@/, '').replace(/:\d+$/, '') ?? []);
}

const OWN_HOST = /^(?:localhost|127(?:\.\d+){3}|\[?::1\]?|0\.0\.0\.0)$/;

/**
 * How far a request goes. `own`: to the page's own server by a relative address, or to this machine. `bundled`: for a
 * file that ships beside the code.
 */
export function reachOfRequest(request: Request, module: Module): 'own' | 'bundled' | 'foreign' {
  if (!request.url) return 'foreign';
  if (/import\.meta\.url/.test(module.text.slice(...rangeOf(request.url)))) return 'bundled';
  const texts = partsOf(request.url, module.root).map(parts => textOf(parts));
  const hosts = hostsOf(request, module);
  const isOwn = texts.length > 0 && (texts.every(text => /^\/(?!\/)/.test(text) || (request.client.id === 'fetch' && /^(?:\.{1,2}\/)*[\w-][\w./-]*(?:\?|$)/.test(text))) || (hosts.length > 0 && hosts.every(host => OWN_HOST.test(host))));
  return isOwn ? 'own' : 'foreign';
}

export function argumentAt(node: CallNode, position: number): Node | undefined {
  const before = node.arguments.slice(0, position + 1);
  if (before.some(arg => arg.type === 'SpreadElement')) return undefined;
  return node.arguments[position];
}

function argumentsAt(node: CallNode, positions: readonly number[]): readonly Node[] {
  return positions.map(position => argumentAt(node, position)).filter(arg => arg !== undefined);
}
