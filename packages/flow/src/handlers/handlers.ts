import type { TSESTree } from '@typescript-eslint/types';
import { fact, type Module } from '../module.js';
import { namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { type CallNode, type ClassNode, type FunctionNode, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A function that the outside world calls over HTTP. */
export interface Handler {
  fn: FunctionNode;
  framework: string;
  /** Upper case; `ANY` where the handler answers every method. */
  method: string;
  /** What is known of the address: the route, or the file of a framework that routes by files. */
  path: string;
  /** What stands before the handler: middleware of the route, decorators, wrappers around the function. */
  before: readonly Node[];
  /** The call, export or decorator that makes it a handler. */
  registration: Node;
}

export const handlersOf = fact((module: Module): readonly Handler[] => [
  ...routedIn(module),
  ...configuredIn(module),
  ...decoratedIn(module),
  ...exportedIn(module),
  ...servedIn(module),
]);

export const ROUTE_METHODS = new Map([['post', 'POST'], ['put', 'PUT'], ['patch', 'PATCH'], ['get', 'GET'], ['delete', 'DELETE'], ['all', 'ANY'], ['use', 'ANY'], ['on', 'ANY'], ['any', 'ANY']]);
const ROUTERS = /^(?:express(?:\.Router)?|express\.default|fastify(?:\.fastify|\.default)?|koa-router|@koa\/router|hono(?:\.Hono)?|hono\/quick\.Hono|elysia(?:\.Elysia)?|h3\.createRouter|find-my-way|restify\.createServer|polka|itty-router\.Router|itty-router\.AutoRouter|router|@tinyhttp\/app\.App|worktop\.Router|@elysiajs\/\w+|hyper-express\.(?:Server|Router)|@hono\/zod-openapi\.OpenAPIHono)\(\)/;
const ROUTER_NAMES = /^(?:app|router|server|fastify|api|routes?|hono|web|\w*[rR]outer|\w*App)$/;

/** `app.post('/webhook', verify, handler)`, `router.route('/webhook').post(handler)`. */
function* routedIn(module: Module): Iterable<Handler> {
  for (const [name, method] of ROUTE_METHODS) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      if (call.callee.type !== 'MemberExpression' || call.arguments.length === 0) continue;
      const route = routeOf(call, module);
      if (!route) continue;
      const given = call.arguments.slice(route.skip).filter(arg => arg.type !== 'SpreadElement').flatMap(arg => (arg.type === 'ArrayExpression' ? arg.elements.filter(element => element !== null && element.type !== 'SpreadElement') : [arg])) as Node[];
      const found = given.map(arg => ({ arg, ...unwrapped(arg, module) }));
      const last = found.findLast(({ fn }) => fn !== undefined);
      if (!last?.fn || (name === 'use' && isMiddleware(last.fn))) continue;
      const before = [...found.filter(one => one !== last).map(({ arg }) => arg), ...last.wrappers];
      yield { fn: last.fn, framework: route.framework, method: name === 'on' ? (textsOf(call.arguments[0]!, module.root)[0] ?? 'ANY').toUpperCase() : method, path: route.path, before, registration: call };
    }
  }
}

function routeOf(call: CallNode, module: Module): { path: string; framework: string; skip: number } | undefined {
  const object = (call.callee as TSESTree.MemberExpression).object;
  // router.route('/x').post(…)
  if (object.type === 'CallExpression' && calleeName(object.callee) === 'route' && object.arguments[0]) {
    const path = textsOf(object.arguments[0], module.root)[0];
    return path?.startsWith('/') ? { path, framework: 'express', skip: 0 } : undefined;
  }
  const position = calleeName(call.callee) === 'on' && call.arguments.length > 2 ? 1 : 0;
  const first = call.arguments[position];
  const path = first && first.type !== 'SpreadElement' ? (first.type === 'ArrayExpression' && first.elements[0] ? textsOf(first.elements[0], module.root)[0] : textsOf(first, module.root)[0]) : undefined;
  if (path === undefined || !(path.startsWith('/') || path.startsWith('*') || path === '')) return undefined;
  if (call.arguments.length < position + 2) return undefined;
  const known = namesOf(object, module.root).map(name => ROUTERS.exec(name)?.[0]).find(name => name !== undefined);
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? (writtenKey(object) ?? '') : rootName(object);
  if (known === undefined && !ROUTER_NAMES.test(name)) return undefined;
  return { path, framework: known?.replace(/\(\).*|\..*/g, '') ?? (/^fastify/i.test(name) ? 'fastify' : 'express'), skip: position + 1 };
}

function rootName(node: Node): string {
  let at = node;
  while (at.type === 'CallExpression' || at.type === 'MemberExpression') at = at.type === 'CallExpression' ? at.callee : at.object;
  return at.type === 'Identifier' ? at.name : '';
}

/** A function of three parameters that calls the third passes requests on. */
function isMiddleware(fn: FunctionNode): boolean {
  return fn.params.length >= 3;
}

/** The function behind wrappers: `asyncHandler(async (req, res) => …)`, `withAuth(handler)`. */
function unwrapped(node: Node, module: Module, depth = 4): { fn: FunctionNode | undefined; wrappers: readonly Node[] } {
  if (isFunction(node)) return { fn: node, wrappers: [] };
  if (depth === 0) return { fn: undefined, wrappers: [] };
  if (node.type === 'CallExpression') {
    const bound = node.callee.type === 'MemberExpression' && writtenKey(node.callee) === 'bind' ? node.callee.object : undefined;
    for (const arg of bound ? [bound] : node.arguments.toReversed()) {
      if (arg.type === 'SpreadElement' || arg.type === 'Literal') continue;
      const inner = unwrapped(arg, module, depth - 1);
      if (inner.fn) return { fn: inner.fn, wrappers: bound ? inner.wrappers : [node.callee, ...inner.wrappers] };
    }
    return { fn: undefined, wrappers: [] };
  }
  if (node.type === 'ArrayExpression') return unwrapped(node.elements.at(-1) ?? node, module, depth - 1);
  for (const origin of originsOf(node, module.root)) {
    if (origin.kind !== 'expression' || origin.node === node) continue;
    if (isFunction(origin.node)) return { fn: origin.node, wrappers: [] };
    const inner = unwrapped(origin.node, module, depth - 1);
    if (inner.fn) return inner;
  }
  return { fn: undefined, wrappers: [] };
}

export const CONFIGURED = ['route', 'http', 'openapi'];

/** `fastify.route({ method, url, handler })`, `server.route({ method, path, handler })`, `app.http('name', { handler })`. */
function* configuredIn(module: Module): Iterable<Handler> {
  for (const name of CONFIGURED) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const options = call.arguments.findLast(arg => arg.type === 'ObjectExpression');
      if (options?.type !== 'ObjectExpression') continue;
      const value = (...keys: string[]) => options.properties.find(property => property.type === 'Property' && keys.includes(writtenKey(property) ?? '')) as TSESTree.Property | undefined;
      const handler = value('handler');
      if (!handler) continue;
      const { fn, wrappers } = unwrapped(handler.value, module);
      if (!fn) continue;
      const path = value('url', 'path', 'route');
      const method = value('method', 'methods');
      yield {
        fn,
        framework: name === 'http' ? 'azure-functions' : 'fastify',
        method: method ? methodOf(method.value, module) : 'ANY',
        path: path ? (textsOf(path.value, module.root)[0] ?? '') : (textsOf(call.arguments[0]!, module.root)[0] ?? ''),
        before: [...wrappers, ...['preHandler', 'preValidation', 'onRequest', 'pre', 'config', 'options'].map(key => value(key)?.value).filter(node => node !== undefined)],
        registration: call,
      };
    }
  }
}

function methodOf(node: Node, module: Module): string {
  if (node.type === 'ArrayExpression') return node.elements.length === 1 && node.elements[0] ? methodOf(node.elements[0], module) : 'ANY';
  const method = textsOf(node, module.root)[0]?.toUpperCase() ?? 'ANY';
  return method === '*' ? 'ANY' : method;
}

const ROUTE_DECORATORS = /^(?:Post|Put|Patch|Get|Delete|All)$/;

/** NestJS and its like: `@Controller('webhooks') class { @Post('stripe') handle(@Body() body) {} }`. */
function* decoratedIn(module: Module): Iterable<Handler> {
  for (const owner of module.index.classes) {
    const controller = decoratorNamed(owner, /^(?:Controller|JsonController|Route|WebSocketGateway)$/);
    for (const member of owner.body.body) {
      if (member.type !== 'MethodDefinition' || !isFunction(member.value)) continue;
      const route = decoratorNamed(member, ROUTE_DECORATORS);
      if (!route) continue;
      const name = calleeName(route.expression.type === 'CallExpression' ? route.expression.callee : route.expression)!;
      yield {
        fn: member.value,
        framework: 'nest',
        method: name === 'All' ? 'ANY' : name.toUpperCase(),
        path: `/${[pathOf(controller, module), pathOf(route, module)].filter(part => part !== '').join('/')}`,
        before: [...owner.decorators, ...member.decorators].filter(decorator => decorator !== route && decorator !== controller).map(({ expression }) => expression),
        registration: route,
      };
    }
  }
}

function decoratorNamed({ decorators }: Pick<ClassNode | TSESTree.MethodDefinition, 'decorators'>, pattern: RegExp): TSESTree.Decorator | undefined {
  return decorators?.find(({ expression }) => pattern.test(calleeName(expression.type === 'CallExpression' ? expression.callee : expression) ?? ''));
}

function pathOf(decorator: TSESTree.Decorator | undefined, module: Module): string {
  const call = decorator?.expression;
  const [arg] = call?.type === 'CallExpression' ? call.arguments : [];
  if (!arg || arg.type === 'SpreadElement') return '';
  if (arg.type === 'ObjectExpression') {
    const path = arg.properties.find(property => property.type === 'Property' && writtenKey(property) === 'path');
    return path?.type === 'Property' ? (textsOf(path.value, module.root)[0] ?? '') : '';
  }
  return (textsOf(arg, module.root)[0] ?? '').replace(/^\/|\/$/g, '');
}

interface FileRoute {
  framework: string;
  /** Of the path, from the root of the scan. */
  pattern: RegExp;
  exports: RegExp;
}

/** Frameworks that route by files: which file, and what it exports. */
export const FILE_ROUTES: readonly FileRoute[] = [
  { framework: 'next', pattern: /(?:^|\/)pages\/api\/.*\.[jt]sx?$/, exports: /^default$/ },
  { framework: 'next', pattern: /(?:^|\/)app\/.*\/?route\.[jt]sx?$/, exports: /^(?:POST|PUT|PATCH|DELETE|GET)$/ },
  { framework: 'sveltekit', pattern: /(?:^|\/)\+server\.[jt]s$/, exports: /^(?:POST|PUT|PATCH|DELETE|GET|fallback)$/ },
  { framework: 'sveltekit', pattern: /(?:^|\/)\+(?:page|layout)\.server\.[jt]s$/, exports: /^load$/ },
  { framework: 'remix', pattern: /(?:^|\/)routes\/.*\.[jt]sx?$/, exports: /^(?:action|loader)$/ },
  { framework: 'astro', pattern: /(?:^|\/)src\/pages\/.*\.[jt]s$/, exports: /^(?:POST|PUT|PATCH|DELETE|GET|ALL|post|all)$/ },
  { framework: 'nuxt', pattern: /(?:^|\/)server\/(?:api|routes)\/.*\.[jt]s$/, exports: /^default$/ },
  { framework: 'vercel', pattern: /(?:^|\/)api\/.*\.[jt]sx?$/, exports: /^(?:default|POST|PUT|PATCH|GET)$/ },
  { framework: 'netlify', pattern: /(?:^|\/)netlify\/(?:edge-)?functions\/.*\.[jt]s$/, exports: /^(?:default|handler)$/ },
  { framework: 'lambda', pattern: /\.[cm]?[jt]s$/, exports: /^(?:handler|lambdaHandler|main|webhook(?:Handler)?)$/ },
];

function* exportedIn(module: Module): Iterable<Handler> {
  for (const { name, value } of exportsIn(module)) {
    yield* actionsOf(name, value, module);
    const route = FILE_ROUTES.find(({ pattern, exports }) => pattern.test(module.path) && exports.test(name));
    if (!route) continue;
    const { fn, wrappers } = unwrapped(value, module);
    if (!fn || (route.framework === 'lambda' && !looksLikeLambda(fn))) continue;
    yield { fn, framework: route.framework, method: /^[A-Z]+$/.test(name) ? name : name === 'loader' ? 'GET' : /\.post\.[jt]s$/.test(module.path) ? 'POST' : 'ANY', path: module.path, before: wrappers, registration: value };
  }
}

/** SvelteKit's `export const actions = { default: async ({ request }) => … }`. */
function* actionsOf(name: string, value: Node, module: Module): Iterable<Handler> {
  if (name !== 'actions' || !/(?:^|\/)\+page\.server\.[jt]s$/.test(module.path)) return;
  const actions = value.type === 'TSSatisfiesExpression' ? value.expression : value;
  for (const property of actions.type === 'ObjectExpression' ? actions.properties : []) {
    if (property.type === 'Property' && isFunction(property.value)) yield { fn: property.value, framework: 'sveltekit', method: 'POST', path: module.path, before: [], registration: property };
  }
}

function looksLikeLambda(fn: FunctionNode): boolean {
  const [first] = fn.params;
  return first?.type === 'Identifier' ? /^_?(?:event|evt|request|req)$/i.test(first.name) : first?.type === 'ObjectPattern';
}

function* exportsIn(module: Module): Iterable<{ name: string; value: Node }> {
  for (const node of module.index.exports) {
    if (node.type === 'ExportDefaultDeclaration') yield { name: 'default', value: node.declaration };
    if (node.type !== 'ExportNamedDeclaration') continue;
    if (node.declaration?.type === 'FunctionDeclaration' && node.declaration.id) yield { name: node.declaration.id.name, value: node.declaration };
    if (node.declaration?.type === 'VariableDeclaration') {
      for (const { id, init } of node.declaration.declarations) if (id.type === 'Identifier' && init) yield { name: id.name, value: init };
    }
    for (const { local, exported } of node.specifiers) if (!node.source && exported.type === 'Identifier') yield { name: exported.name, value: local };
  }
  for (const { left, right } of module.index.assignments) {
    if (left.type !== 'MemberExpression') continue;
    const key = writtenKey(left);
    const isModule = left.object.type === 'Identifier' && left.object.name === 'module' && key === 'exports';
    const isExports = (left.object.type === 'Identifier' && left.object.name === 'exports') || (left.object.type === 'MemberExpression' && writtenKey(left.object) === 'exports');
    if (isModule && right.type !== 'ObjectExpression') yield { name: 'default', value: right };
    else if (isExports && key !== undefined) yield { name: key, value: right };
  }
}

const SERVERS = new Map<string, { framework: string; position: number }>([
  ['http.createServer', { framework: 'http', position: -1 }],
  ['https.createServer', { framework: 'http', position: -1 }],
  ['http2.createSecureServer', { framework: 'http', position: -1 }],
  ['firebase-functions.https.onRequest', { framework: 'firebase', position: -1 }],
  ['firebase-functions/v2/https.onRequest', { framework: 'firebase', position: -1 }],
  ['firebase-functions/v1.https.onRequest', { framework: 'firebase', position: -1 }],
  ['@google-cloud/functions-framework.http', { framework: 'gcp', position: -1 }],
  ['globalThis.Deno.serve', { framework: 'deno', position: -1 }],
  ['globalThis.defineEventHandler', { framework: 'nuxt', position: 0 }],
  ['h3.defineEventHandler', { framework: 'nuxt', position: 0 }],
  ['h3.eventHandler', { framework: 'nuxt', position: 0 }],
]);

export const SERVING = ['createServer', 'createSecureServer', 'onRequest', 'http', 'serve', 'defineEventHandler', 'eventHandler'];

/** Servers that take one function, and workers that export `fetch`. */
function* servedIn(module: Module): Iterable<Handler> {
  const { callsByName, objects } = module.index;
  for (const name of SERVING) {
    for (const call of callsByName.get(name) ?? []) {
      const server = namesOf(call.callee, module.root).map(full => SERVERS.get(full.replace(/\(\)(?=\.https)/, '').replace(/\.(?:region|runWith)\(\)/g, ''))).find(found => found !== undefined);
      if (!server || isExportedDefault(call)) continue;
      const arg = call.arguments.at(server.position);
      const { fn, wrappers } = arg ? unwrapped(arg, module) : { fn: undefined, wrappers: [] };
      if (fn) yield { fn, framework: server.framework, method: 'ANY', path: [module.path, holderName(call), ...(server.framework === 'nuxt' ? [] : addressesIn(fn, module))].join(' '), before: wrappers, registration: call };
    }
  }
  for (const object of objects) {
    const isWorker = object.parent?.type === 'ExportDefaultDeclaration' || (object.parent?.type === 'TSSatisfiesExpression' && object.parent.parent?.type === 'ExportDefaultDeclaration') || (object.parent?.type === 'CallExpression' && namesOf(object.parent.callee, module.root).includes('globalThis.Bun.serve'));
    if (!isWorker) continue;
    for (const property of object.properties) {
      if (property.type === 'Property' && writtenKey(property) === 'fetch' && isFunction(property.value)) yield { fn: property.value, framework: 'worker', method: 'ANY', path: [module.path, ...addressesIn(property.value, module)].join(' '), before: [], registration: property };
    }
  }
  for (const call of callsByName.get('addEventListener') ?? []) {
    const [event, listener] = call.arguments;
    if (event?.type === 'Literal' && event.value === 'fetch' && listener) {
      const { fn } = unwrapped(listener, module);
      if (fn) yield { fn, framework: 'worker', method: 'ANY', path: [module.path, ...addressesIn(fn, module)].join(' '), before: [], registration: call };
    }
  }
}

/** The addresses that a function for all requests tells apart: `if (url.pathname === '/webhook')`. */
function addressesIn(fn: FunctionNode, module: Module): readonly string[] {
  const [start, end] = rangeOf(fn);
  return module.index.comparisons.flatMap(comparison => {
    const [from, to] = rangeOf(comparison);
    if (from < start || to > end) return [];
    return [comparison.left, comparison.right].flatMap(side => (side.type === 'Literal' && typeof side.value === 'string' && side.value.startsWith('/') ? [side.value] : []));
  });
}

function isExportedDefault(node: Node): boolean {
  return node.parent?.type === 'ExportDefaultDeclaration';
}

function holderName(node: Node): string {
  const { parent } = node;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  return parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' ? (writtenKey(parent.left) ?? '') : '';
}

/** The handler that a node stands in, or undefined. */
export function handlerAround(node: Node, module: Module): Handler | undefined {
  return handlersOf(module).find(({ fn }) => isInside(node, fn));
}

