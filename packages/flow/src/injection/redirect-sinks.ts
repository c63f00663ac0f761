import { locationMethods, redirectCalls } from '@postern/catalogue';
import { callPlace } from '../values/call-place.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import type { Sink } from '../outside/reaches.js';
import { argumentAt } from '../requests/requests.js';
import { enclosingClass, enclosingFunction, type Node, rangeOf, writtenKey } from '../syntax.js';
import type { Untrusted } from '../outside/untrusted.js';
import { isOwnAddress } from './url-sinks.js';

/** Places that send a visitor to an address. */
export const redirectSinksOf = fact((module: Module): readonly Sink[] => [...callsIn(module), ...headersIn(module), ...returnedIn(module), ...pageIn(module)]);

function sink(node: Node, value: Node, name: string, isPage = false): Sink {
  return { node, value, name, accepts: ['pattern', 'encoded'], isHarm: piece => choosesTarget(piece) && !isOwnAddress(piece) && isFromOutside(piece, isPage) };
}

const byName = new Map(redirectCalls.map(one => [one.name, one]));
const RESPONSES = /^(?:_?res|resp|response|reply|ctx|context|c|h|Astro|this\.ctx|this\.response|server|set)$/i;

function* callsIn(module: Module): Iterable<Sink> {
  for (const name of ['redirect', 'permanentRedirect', 'redirectDocument', 'sendRedirect']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const known = calleeNames(call, module.root).map(one => byName.get(one)).find(one => one !== undefined);
      let target = known && argumentAt(call, known.target);
      if (!known && name === 'redirect' && call.callee.type === 'MemberExpression' && isResponse(call.callee.object, module)) {
        // Express takes the status first, Fastify and Koa took it first or last.
        target = call.arguments.filter((arg): arg is Exclude<typeof arg, { type: 'SpreadElement' }> => arg.type !== 'SpreadElement' && !(arg.type === 'Literal' && typeof arg.value === 'number') && !isStatus(arg)).at(0);
      }
      if (target && target.type !== 'SpreadElement') yield sink(callPlace(call, module.text), target, name);
    }
  }
}

function isStatus(node: Node): boolean {
  return (node.type === 'Identifier' && /status|code/i.test(node.name)) || (node.type === 'MemberExpression' && /^[A-Z_]+$/.test(writtenKey(node) ?? ''));
}

/** `res`, `reply.code(302)`, `ctx`: by name, whatever was called on it before. */
function isResponse(node: Node, module: Module): boolean {
  let at = node;
  while (at.type === 'CallExpression' && at.callee.type === 'MemberExpression') at = at.callee.object;
  return RESPONSES.test(module.text.slice(...rangeOf(at)).replace(/[\s?!]/g, ''));
}

const LOCATION = /^location$/i;

/** `res.setHeader('Location', …)`, `writeHead(302, { Location: … })`, `headers: { Location: … }` of Lambda. */
function* headersIn({ index, text }: Module): Iterable<Sink> {
  for (const method of ['setHeader', 'set', 'header', 'append', 'location', 'setResponseHeader']) {
    for (const call of index.callsByName.get(method) ?? []) {
      if (method === 'location') {
        const [target] = call.arguments;
        if (target && target.type !== 'SpreadElement' && call.callee.type === 'MemberExpression' && /^(?:res|response)\b/.test(text.slice(...rangeOf(call.callee.object)))) yield sink(call, target, method);
        continue;
      }
      const at = call.arguments.findIndex(arg => arg.type === 'Literal' && LOCATION.test(String(arg.value)));
      const value = at >= 0 ? call.arguments[at + 1] : undefined;
      if (value && value.type !== 'SpreadElement') yield sink(call, value, 'Location');
    }
  }
  for (const object of index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property' || !LOCATION.test(writtenKey(property) ?? '') || !isHeaders(object)) continue;
      yield sink(property, property.value, 'Location');
    }
  }
}

/** In `headers: { … }`, given to `writeHead`, or made into `Headers`. */
function isHeaders(object: Node): boolean {
  const { parent } = object;
  if (parent?.type === 'Property') return /^headers$/i.test(writtenKey(parent) ?? '');
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') return /^(?:writeHead|Headers|set|setHeaders)$/.test(calleeName(parent.callee) ?? '');
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' && /headers$/i.test(parent.id.name);
}

/** Nest's `@Redirect()` with `return { url }`, Next's `redirect: { destination }` of a page. */
function* returnedIn(module: Module): Iterable<Sink> {
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property);
      if (key === 'destination' && object.parent?.type === 'Property' && writtenKey(object.parent) === 'redirect') yield sink(property, property.value, 'redirect');
      if (key === 'url' && object.parent?.type === 'ReturnStatement' && isRedirectMethod(object)) yield sink(property, property.value, '@Redirect');
    }
  }
}

function isRedirectMethod(node: Node): boolean {
  const method = enclosingFunction(node)?.parent;
  return method?.type === 'MethodDefinition' && enclosingClass(node) !== undefined && method.decorators.some(({ expression }) => calleeName(expression.type === 'CallExpression' ? expression.callee : expression) === 'Redirect');
}

/** `window.location = …`, `location.href = …`, `location.assign(…)`, `router.push(…)` stays on the site. */
function* pageIn(module: Module): Iterable<Sink> {
  for (const { left, right } of module.index.assignments) {
    const names = left.type === 'Identifier' && left.name === 'location' && !module.variableOf(left) ? ['globalThis.location'] : left.type === 'MemberExpression' ? namesOf(left, module.root) : [];
    if (names.some(name => /^globalThis\.(?:document\.|top\.|parent\.)?location(?:\.href)?$/.test(name))) yield sink(left.parent, right, 'location', true);
  }
  for (const method of locationMethods) {
    for (const call of module.index.callsByName.get(method) ?? []) {
      const [target] = call.arguments;
      if (!target || target.type === 'SpreadElement' || call.callee.type !== 'MemberExpression') continue;
      if (namesOf(call.callee.object, module.root).some(name => /^globalThis\.(?:document\.|top\.|parent\.)?location$/.test(name))) yield sink(call, target, `location.${method}`, true);
    }
  }
}

/** Whether a piece stands where the host is, or where one slash of it makes a host. */
function choosesTarget({ before, part }: Untrusted): boolean {
  // A segment of a route has no slash of its own to begin with.
  return before === '' || (before === '/' && part !== 'params') || /^(?:[a-z][a-z\d+.-]*:|\*:)?\/\/[^/?#\\]*$/i.test(before);
}

/** What a link can bring: a body or a header is sent by the visitor's own page; the path of a page is on the site. */
function isFromOutside({ part, key }: Untrusted, isPage: boolean): boolean {
  if (part === 'location') return isPage && key !== 'pathname' && key !== 'href' && key !== 'origin' && key !== 'referrer';
  if (part === 'header') return false;
  return part !== 'argument' && part !== 'file';
}
