import { destinationsOf } from '../values/destinations.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { creationsOf, requestsOf } from '../requests/requests.js';
import { type CallNode, enclosingClass, enclosingFunction, type FunctionNode, isFunction, isInside, type Node, writtenKey } from '../syntax.js';
import { maySign } from './signing-texts.js';
import { isEncoder, type Signature } from './signatures.js';
import { freshnessOf, signPiecesOf } from './sign-strings.js';
import { requestSignaturesOf } from './timestamps.js';
import { momentsOf } from './time-units.js';

/** A signature, timestamp or nonce that more than one request goes out with. */
export interface Reuse {
  /** Where it is computed. */
  node: Node;
  what: 'signature' | 'timestamp' | 'nonce';
  why: 'module' | 'client' | 'field' | 'retry' | 'memo';
  /** Where it is put to use. */
  use: Node;
}

export const reusedSignaturesOf = fact((module: Module): readonly Reuse[] => {
  const found: Reuse[] = [];
  const seen = new Set<Node>();
  for (const { node, result, what, isTimeless } of onceOnlyValues(module)) {
    // A helper makes it; what counts is where the helper is called.
    for (const made of [{ node, result }, ...callsThatHandOut(result, module).map(call => ({ node: call, result: call }))]) {
      const reuse = reuseOf(made.node, made.result, what, module);
      if (!reuse || seen.has(reuse.node) || (isTimeless && reuse.why === 'retry')) continue;
      seen.add(reuse.node);
      found.push(reuse);
    }
  }
  return found;
});

/** Calls of this file whose answer is the value, or an object that holds it. */
function callsThatHandOut(result: Node, module: Module): readonly Node[] {
  const value = result.type === 'Property' ? result.value : result;
  const calls = new Set<Node>();
  for (const { trail } of destinationsOf(value, module)) for (const step of trail) if (step.type === 'CallExpression' && !isInside(value, step)) calls.add(step);
  return [...calls];
}

interface OnceOnly {
  node: Node;
  result: Node;
  what: Reuse['what'];
  /** Signed with no time and no nonce: the next attempt would compute the same. */
  isTimeless?: boolean;
}

const IDEMPOTENCY = /^(?:x-)?idempotency-?key$/i;
const HEADER = /^(?:x-)?(?:[a-z\d]+-)*(?:timestamp|nonce|signature|sign|sig)$/i;

/** Values that are good for one request: signatures, and clock reads and random values under a header's name. */
function* onceOnlyValues(module: Module): Iterable<OnceOnly> {
  for (const signature of requestSignaturesOf(module)) if (signature.kind !== 'hash') yield { node: signature.node, result: signature.result, what: 'signature', isTimeless: isTimeless(signature, module) };
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property);
      // Retries share an idempotency key by right; all calls of a process do not.
      if (key !== undefined && IDEMPOTENCY.test(key)) for (const node of randomsBehind(property.value, module)) if (!enclosingFunction(node)) yield { node, result: property, what: 'nonce' };
      if (key === undefined || !key.includes('-') || !HEADER.test(key)) continue;
      const what = /nonce/i.test(key) ? 'nonce' : 'timestamp';
      for (const { clock, env } of momentsOf(property.value, module.root)) if (env.module === module) yield { node: clock, result: property, what };
      if (what === 'nonce') for (const node of randomsBehind(property.value, module)) yield { node, result: property, what };
    }
  }
}

/** All that is signed is the body, or known to hold no time. */
function isTimeless(signature: Signature, module: Module): boolean {
  const freshness = freshnessOf(signature, module);
  return freshness === 'stale' || (freshness === 'unknown' && signature.payloads.length > 0 && signature.payloads.every(payload => signPiecesOf(payload, module).every(({ role }) => role === 'body')));
}

/** Whether `reusedSignaturesOf` can find anything in a file of this text. */
export function mayReuse(text: string): boolean {
  return maySign(text) || /-(?:timestamp|nonce|signature|sign|sig)['"`]|idempotency-?key/i.test(text);
}

function randomsBehind(value: Node, module: Module): readonly Node[] {
  return originsOf(value, module.root).flatMap(({ node, env }) => (env.module === module && isRandom(node) ? [node] : []));
}

function isRandom(node: Node): boolean {
  // `randomBytes(12).toString('hex')`
  if (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && writtenKey(node.callee) === 'toString') return node.callee.object.type === 'CallExpression' && /^random/.test(calleeName(node.callee.object.callee) ?? '');
  return node.type === 'CallExpression' && /^(?:randomUUID|uuidv4|v4|nanoid|uuid|toString)$/.test(calleeName(node.callee) ?? '') && node.callee.type !== 'Super' && /random|uuid|nanoid|v4/i.test(calleeName(node.callee) ?? '');
}

function reuseOf(node: Node, result: Node, what: Reuse['what'], module: Module): Reuse | undefined {
  const owner = enclosingFunction(node);
  const destinations = destinationsOf(result.type === 'Property' ? result.value : result, module, { throughCall: isEncoder });
  const places = [result, ...destinations.map(({ node: at }) => at)];
  // A hook in the options runs for each request.
  const client = creationsOf(module).find(({ node: creation, options }) => options.some(option => places.some(at => isInside(at, option) && enclosingFunction(at) === enclosingFunction(creation))));
  if (client && isKept(client.node)) return { node, what, why: 'client', use: client.node };
  if (!owner) {
    const field = fieldOf(node);
    if (field) return { node, what, why: 'field', use: field };
    // A script that sends one request and ends is right to compute it at the top.
    const use = result.type === 'Property' && enclosingFunction(result) ? result : destinations.find(({ kind, node: at }) => kind === 'property' && enclosingFunction(at) !== undefined)?.node;
    return use && !isRunOnce(enclosingFunction(use)!, module) ? { node, what, why: 'module', use } : undefined;
  }
  if (isMemoised(owner)) return { node, what, why: 'memo', use: owner };
  if (isConstructor(owner)) {
    const use = destinations.find(({ kind, node: at, trail }) => kind === 'property' && trail.length > 0 && enclosingFunction(at) !== owner && enclosingClass(at) !== undefined);
    if (use) return { node, what, why: 'field', use: use.node };
  }
  const attempt = retriedUse(node, owner, what === 'nonce' ? [result, ...destinations.map(({ node: at }) => at)] : destinations.map(({ node: at }) => at), what, module);
  return attempt ? { node, what, why: 'retry', use: attempt } : undefined;
}

/** `private readonly signature = createHmac(…)`. */
function fieldOf(node: Node): Node | undefined {
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent) if (at.type === 'PropertyDefinition') return at;
  return undefined;
}

/** The client outlives the call that makes it: it stands at the top, in a field, or is handed out. */
function isKept(creation: Node): boolean {
  const owner = enclosingFunction(creation);
  if (!owner) return true;
  for (let at: Node | undefined = creation.parent; at && at !== owner; at = at.parent) {
    if (at.type === 'ReturnStatement') return true;
    if (at.type === 'AssignmentExpression') return at.left.type === 'MemberExpression';
  }
  return owner.type === 'ArrowFunctionExpression' && owner.body === creation;
}

function isConstructor(fn: FunctionNode): boolean {
  return fn.parent?.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
}

function isMemoised(fn: FunctionNode): boolean {
  const call = fn.parent;
  return call?.type === 'CallExpression' && /^(?:memo(?:ize|ise)?|once|cache|pMemoize|moize|useMemo)$/.test(calleeName(call.callee) ?? '');
}

/** An async main that is called once, at the top. */
function isRunOnce(fn: FunctionNode, module: Module): boolean {
  if (fn.parent?.type === 'CallExpression' && fn.parent.callee === fn) return enclosingFunction(fn) === undefined;
  const name = fn.id?.name ?? (fn.parent?.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier' ? fn.parent.id.name : undefined);
  if (name === undefined || !/^(?:main|run|start|init|bootstrap)$/.test(name)) return false;
  return (module.index.callsByName.get(name) ?? []).filter(call => enclosingFunction(call) === undefined).length === 1;
}

const RETRIERS = /^(?:retry|pRetry|p_retry|withRetry|withRetries|retryAsync|backOff|backoff|asyncRetry|retryable|executeWithRetry|callWithRetry|retryWithBackoff|default)$/;

/** A use in a loop or in a callback that is called again on failure, while the value is made outside of it. */
function retriedUse(value: Node, owner: FunctionNode, uses: readonly Node[], what: Reuse['what'], module: Module): Node | undefined {
  const sends = requestsOf(module).map(({ node }) => node);
  for (const send of sends) {
    if (!isInside(send, owner)) continue;
    const again = attemptAround(send, owner, what === 'nonce');
    if (!again || isInside(value, again)) continue;
    const isUsed = uses.some(use => isInside(use, again)) || uses.some(use => isHandedInto(use, again, module));
    if (isUsed && !uses.every(use => use === owner)) return send;
  }
  return undefined;
}

/** Headers that are made outside and named inside of the attempt. */
function isHandedInto(use: Node, attempt: Node, module: Module): boolean {
  if (use.type !== 'Property') return false;
  return destinationsOf(use.parent, module).some(({ node }) => isInside(node, attempt));
}

/** A nonce is good for one request, so a loop over items is as wrong as one of attempts. */
function attemptAround(send: Node, owner: FunctionNode, isNonce: boolean): Node | undefined {
  for (let at: Node | undefined = send.parent; at && at !== owner; at = at.parent) {
    if (at.type === 'WhileStatement' || at.type === 'DoWhileStatement') return at;
    if (at.type === 'ForStatement' && (isNonce || isAttemptLoop(at))) return at;
    if (isNonce && (at.type === 'ForOfStatement' || at.type === 'ForInStatement')) return at;
    if (isFunction(at) && at.parent?.type === 'CallExpression' && at.parent.arguments[0] === at && RETRIERS.test(retrierName(at.parent))) return at;
  }
  return undefined;
}

/** `for (let attempt = 0; attempt < 3; attempt++)`. */
function isAttemptLoop({ init, test }: { init?: Node | null; test?: Node | null }): boolean {
  const names = [init, test].map(part => (part ? JSON.stringify(part, (key, value) => (key === 'parent' ? undefined : (value as unknown))) : '')).join('');
  return /"name":"(?:attempts?|retr(?:y|ies)|tries|try|i|n)"/i.test(names) && /attempt|retr|tries|"name":"i"/i.test(names);
}

function retrierName(call: CallNode): string {
  return calleeName(call.callee) ?? '';
}
