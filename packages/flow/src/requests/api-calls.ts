import { clients } from '@postern/catalogue/clients';
import { profiles } from '@postern/catalogue/profiles';
import { calleesOf } from '../values/functions.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { textsOf } from '../values/parts.js';
import { calleeName } from '../node-index.js';
import { hostsOf, reachOfRequest, type Request, requestsOf } from './requests.js';
import { type CallNode, type FunctionNode, isFunction, isInside, type Node } from '../syntax.js';

/** A call that goes out to an API: a request of an HTTP client, or a method of an SDK. */
export interface ApiCall {
  node: CallNode;
  /** Absent for a method of an SDK. */
  request: Request | undefined;
  /** What it goes through: `fetch`, `axios`, `stripe`. */
  through: string;
  /** `own`: to the page's own server, or to this machine. */
  reach: 'own' | 'foreign';
}

const HTTP_KINDS = new Set(['http', 'graphql', 'grpc']);

/** All calls of a file that leave for an API, in the order of the file's own walk. */
export const apiCallsOf = fact((module: Module): readonly ApiCall[] => {
  const found: ApiCall[] = [];
  for (const request of requestsOf(module)) {
    if (!HTTP_KINDS.has(request.client.kind)) continue;
    const reach = reachOf(request, module);
    if (reach !== 'bundled') found.push({ node: request.node, request, through: request.client.id, reach });
  }
  const known = new Set<Node>(found.map(({ node }) => node));
  for (const { node, through } of sdkCallsOf(module)) if (!known.has(node)) found.push({ node, request: undefined, through, reach: 'foreign' });
  return found;
});

/** A path goes to the host of the client that was made, which is another machine unless its base is a path too. */
function reachOf(request: Request, module: Module): ReturnType<typeof reachOfRequest> {
  const reach = reachOfRequest(request, module);
  if (reach !== 'own' || request.client.id === 'angular-http') return reach;
  if (request.client.id === 'nestjs-axios') return hostsOf(request, module).length > 0 ? reach : 'foreign';
  const bases = request.creations.flatMap(({ options, env }) => options.flatMap(option => BASES.flatMap(name => memberAt(option, name, env).origins.map(({ node, env: home }) => textsOf(node, home)[0] ?? '*'))));
  return bases.some(base => !/^\/|^https?:\/\/(?:localhost|127\.)/.test(base)) ? 'foreign' : reach;
}

const BASES = ['baseURL', 'baseUrl', 'prefixUrl', 'prefix', 'base'];

/** Packages whose objects send with each method; those that read webhooks or only sign are no callers. */
export const sdkPackages: ReadonlySet<string> = new Set([
  ...clients.filter(({ kind }) => kind === 'sdk').flatMap(({ packages }) => packages.filter(name => !name.includes('*'))),
  ...profiles.flatMap(({ packages }) => packages.filter(name => !/webhook|signature|interactions|aws4|auth-library|@sentry|@smithy|inngest|svix|grammy|telegraf|discord\.js|bolt|endpoint|workos|clerk|supabase/.test(name))),
  '@octokit/core',
  '@octokit/graphql',
]);

/** One of them as an import writes it. */
export const sdkWords: RegExp = new RegExp(`['"](?:${[...sdkPackages].map(name => name.replaceAll('.', '\\.')).join('|')})['"/]`);

/** `new Stripe(key).charges.create(…)`, `client.chat.completions.create(…)`: a method, a level down at least, of what a package made. */
const sdkCallsOf = fact((module: Module): readonly { node: CallNode; through: string }[] => {
  if (!importsSdk(module)) return [];
  return module.index.calls.flatMap(node => {
    if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
    for (const name of calleeNames(node, module.root)) {
      // Its default export is a client that is set up once.
      if (/^@sendgrid\/(?:mail|client)\.(?:send|sendMultiple|request)$/.test(name)) return [{ node, through: '@sendgrid/mail' }];
      const made = name.indexOf('()');
      if (made < 0) continue;
      const maker = name.slice(0, made);
      const through = sdkPackages.has(maker) ? maker : [...sdkPackages].find(pack => maker.startsWith(`${pack}.`) || maker.startsWith(`${pack}/`));
      const method = name.slice(made + 2);
      if (through !== undefined && /^(?:\.\w+)+$/.test(method) && !LOCAL_METHODS.test(method)) return [{ node, through }];
    }
    return [];
  });
});

/** Methods that compute something here, or only set the client up. */
const LOCAL_METHODS = /webhook|verif|validat|constructEvent|\.(?:on|once|off|use|set\w*|get(?:Auth|Signature)\w*|bind|toString|then|catch|finally|sign\w*|init|configure|isConnected|emit|auth|defaults|hook\.\w+|hooks\.\w+|log\.\w+|url|generateTestHeaderString)$/i;

function importsSdk({ index }: Module): boolean {
  const isSdk = (specifier: unknown) => typeof specifier === 'string' && (sdkPackages.has(specifier) || sdkPackages.has(specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')));
  return (
    index.imports.some(({ source, importKind }) => importKind !== 'type' && isSdk(source.value)) ||
    index.dynamicImports.some(isSdk) ||
    (index.callsByName.get('require') ?? []).some(({ arguments: [arg] }) => arg?.type === 'Literal' && isSdk(arg.value))
  );
}

/** An API call that running a function leads to, with the calls in between, outermost first. */
export interface ReachedCall {
  call: ApiCall;
  module: Module;
  /** In the function itself: the call, or the call of a helper that leads to it. */
  at: CallNode;
  /** The functions on the way, the first being the one that was asked about. */
  through: readonly { fn: FunctionNode; module: Module }[];
}

const MAX_DEPTH = 4;
const MAX_CALLS = 60;

/** The first API call that a function, or what it calls, makes; undefined where none is known. */
export function apiCallReachedBy(fn: FunctionNode, module: Module): ReachedCall | undefined {
  return reached(fn, module, [], new Set());
}

function reached(fn: FunctionNode, module: Module, before: ReachedCall['through'], seen: Set<Node>): ReachedCall | undefined {
  if (seen.has(fn) || seen.size > MAX_CALLS) return undefined;
  seen.add(fn);
  const through = [...before, { fn, module }];
  const own = apiCallsOf(module).find(({ node }) => isInside(node, fn.body) && runsWith(node, fn));
  if (own) return { call: own, module, at: own.node, through };
  if (before.length >= MAX_DEPTH) return undefined;
  for (const call of module.index.calls) {
    if (!isInside(call, fn.body) || !runsWith(call, fn)) continue;
    const found = apiCallOf(call, module, through, seen);
    if (found) return found;
  }
  return undefined;
}

const REGISTERING = /^(?:on|once|off|use|get|post|put|patch|delete|all|route|add\w*|handle\w*|schedule\w*|register\w*|define\w*|subscribe|setInterval|command|\$?on[A-Z]\w*)$/;

/** Whether a node of a function runs when that is called: not in a handler that is registered, a method or a function that is handed out. */
function runsWith(node: Node, fn: FunctionNode): boolean {
  for (let at: Node = node; at.parent && at !== fn; at = at.parent) {
    if (!isFunction(at)) continue;
    const { parent } = at;
    if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return false;
    if (parent.callee !== at && REGISTERING.test(calleeName(parent.callee) ?? '')) return false;
  }
  return true;
}

/** The API call that a call is, or leads to. */
export function apiCallOf(call: CallNode, module: Module, through: ReachedCall['through'] = [], seen: Set<Node> = new Set()): ReachedCall | undefined {
  const own = apiCallsOf(module).find(({ node }) => node === call);
  if (own) return { call: own, module, at: call, through };
  for (const { callee, env } of calleesOf(call, module.root)) {
    const found = reached(callee, env.module, through, seen);
    if (found) return { ...found, at: call };
  }
  return undefined;
}
