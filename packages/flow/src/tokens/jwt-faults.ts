import { type Confidence, jwtSetups, type Severity } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { constantOf, constantsOf } from '../values/constants.js';
import { namesOf as namesOfFunction } from '../values/functions.js';
import { jwtExpiryFaultsIn } from './jwt-expiry.js';
import { jwtKeyFaultsIn } from './jwt-keys.js';
import { jwtUsesOf } from './jwt-calls.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { argumentAt } from '../requests/requests.js';
import { type CallNode, enclosingClass, enclosingFunction, type FunctionNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place where a token is made or checked with less than it takes. */
export interface JwtFault {
  node: Node;
  kind: 'none' | 'ignored-expiry' | 'unpinned' | 'confused' | 'ignored-result' | 'literal' | 'payload' | 'no-expiry' | 'optional';
  /** The option, call or claim, as written. */
  name: string;
  confidence: Confidence;
  severity?: Severity;
}

export const jwtFaultsOf = fact((module: Module): readonly JwtFault[] => {
  const all = [...optionsIn(module), ...unsignedIn(module), ...setupsIn(module), ...ignoredIn(module), ...jwtKeyFaultsIn(module), ...jwtExpiryFaultsIn(module)];
  // A key that is used twice is told once.
  return all.filter(({ node, kind }, i) => all.findIndex(other => other.node === node && other.kind === kind) === i);
});

const JWT_TEXT = /jsonwebtoken|jwt|['"]jose['"]/i;

/** `algorithms: ['none']` and `ignoreExpiration: true`, in whatever object they stand. */
function* optionsIn(module: Module): Iterable<JwtFault> {
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const name = writtenKey(property);
      if (name === 'ignoreExpiration' && constantsOf(property.value, module.root).values.includes(true)) {
        yield { node: property, kind: 'ignored-expiry', name, confidence: isForRenewal(property, module) || !JWT_TEXT.test(module.text) ? 'possible' : 'likely', severity: 'medium' };
      }
      if ((name === 'algorithms' || name === 'algorithm' || name === 'alg') && JWT_TEXT.test(module.text) && algorithmsIn(property.value, module).some(one => /^none$/i.test(one)) && !isInventory(object)) {
        yield { node: property, kind: 'none', name, confidence: name === 'algorithms' ? 'certain' : 'likely', severity: 'critical' };
      }
    }
  }
}

export function algorithmsIn(node: Node, module: Module): readonly string[] {
  return originsOf(node, module.root).flatMap(({ node: made, env }) =>
    made.type === 'ArrayExpression' ? made.elements.flatMap(item => (item && item.type !== 'SpreadElement' ? constantsOf(item, env).values : [])) : constantsOf(made, env).values,
  ).filter(value => typeof value === 'string');
}

/** `{ alg: 'none', … }` held against something, as in a table of what is refused. */
function isInventory({ parent }: Node): boolean {
  return parent?.type === 'ArrayExpression';
}

const RENEWAL = /refresh|renew|logout|log_?out|sign_?out|revoke|expired|rotate|introspect|decode|ignoreExp/i;

/** Where a session is renewed or ended, an old token is what is expected. */
function isForRenewal(node: Node, module: Module): boolean {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) if (namesOfFunction(fn).some(name => RENEWAL.test(name))) return true;
  const owner = enclosingClass(node);
  if (owner?.id && RENEWAL.test(owner.id.name)) return true;
  for (let at: Node | undefined = node; at && !isFunction(at); at = at.parent) {
    if (at.type === 'VariableDeclarator' && at.id.type === 'Identifier' && RENEWAL.test(at.id.name)) return true;
    if (at.type === 'CallExpression' && /refresh/i.test(module.text.slice(...rangeOf(at)))) return true;
  }
  return /refresh/i.test(module.path);
}

/** `new UnsecuredJWT(claims).encode()`: a token that nobody signed. */
function* unsignedIn(module: Module): Iterable<JwtFault> {
  for (const node of module.index.callsByName.get('UnsecuredJWT') ?? []) {
    if (calleeNames(node, module.root).includes('jose.UnsecuredJWT')) yield { node, kind: 'none', name: 'UnsecuredJWT', confidence: 'likely', severity: 'critical' };
  }
  for (const { call, known } of jwtUsesOf(module)) {
    const skips = known.name === 'jwt-simple.decode' ? argumentAt(call, 2) : undefined;
    if (skips && constantOf(skips, module.root) === true) yield { node: call, kind: 'none', name: 'noVerify', confidence: 'certain', severity: 'critical' };
  }
}

function* setupsIn(module: Module): Iterable<JwtFault> {
  if (!JWT_TEXT.test(module.text)) return;
  for (const call of module.index.calls) {
    const names = calleeNames(call, module.root);
    const setup = jwtSetups.find(({ name }) => names.includes(name));
    const options = setup ? argumentAt(call, setup.options) : undefined;
    if (!setup || !options || setup.name.startsWith('fast-jwt')) continue;
    const optional = memberAt(options, 'credentialsRequired', module.root).origins.find(({ node }) => node.type === 'Literal' && node.value === false);
    if (optional) yield { node: propertyAround(optional.node, module) ?? call, kind: 'optional', name: 'credentialsRequired', confidence: 'possible', severity: 'medium' };
  }
}

function propertyAround(node: Node, module: Module): Node | undefined {
  return node.parent?.type === 'Property' && module.index.objects.includes(node.parent.parent as TSESTree.ObjectExpression) ? node.parent : undefined;
}

/** A proof whose outcome nobody looks at. */
function* ignoredIn(module: Module): Iterable<JwtFault> {
  for (const { call, does, known } of jwtUsesOf(module)) {
    if (does !== 'verify') continue;
    const callback = call.arguments.findLast(arg => isFunction(arg));
    const name = calleeName(call.callee) ?? 'verify';
    if (isFunction(callback)) {
      if (known.name.startsWith('jsonwebtoken') && ignoresError(callback, module)) yield { node: call, kind: 'ignored-result', name, confidence: 'likely', severity: 'critical' };
      continue;
    }
    const isPromise = known.name === 'jose.jwtVerify' || known.name.endsWith('verifyAsync') || known.name === 'hono/jwt.verify' || known.name.startsWith('@tsndr');
    if (isPromise && isLoose(call)) {
      yield { node: call, kind: 'ignored-result', name, confidence: 'likely', severity: 'critical' };
      continue;
    }
    const caught = catchAround(call);
    if (caught && turnsIntoSuccess(caught, call, module)) yield { node: call, kind: 'ignored-result', name, confidence: 'likely', severity: 'critical' };
  }
}

/** `(err, decoded) => { req.user = decoded; next(); }`: goes on without a look at the error. */
function ignoresError(callback: FunctionNode, module: Module): boolean {
  // The key is looked up by such a callback too, but stands before the last one.
  const [error] = callback.params;
  if (callback.body.type === 'BlockStatement' && callback.body.body.length === 0) return false;
  if (!error) return /\bnext\(\s*\)|\bresolve\(|\breturn\s+true\b/.test(module.text.slice(...rangeOf(callback.body)));
  if (error.type !== 'Identifier') return false;
  const reads = module.variableOf(error)?.reads ?? [];
  if (reads.length > 0) return false;
  const [, decoded] = callback.params;
  // `decoded` is undefined where the token is bad: a look at it is a look at the outcome.
  if (decoded?.type === 'Identifier') {
    const body = module.text.slice(...rangeOf(callback.body));
    return !new RegExp(`(?:if|while)\\s*\\(\\s*!?\\s*\\(?\\s*${decoded.name}\\b|\\b${decoded.name}\\s*(?:\\?|&&|\\|\\||[!=]==?)|[!=]==?\\s*${decoded.name}\\b`).test(body);
  }
  return true;
}

/** `jwtVerify(token, key);` alone: the next line runs whatever comes of it. */
function isLoose(call: Node): boolean {
  return call.parent?.type === 'ExpressionStatement';
}

function catchAround(call: Node): TSESTree.CatchClause | undefined {
  for (let at: Node | undefined = call; at && !isFunction(at); at = at.parent) {
    const parent: Node | undefined = at.parent;
    if (parent?.type === 'TryStatement' && parent.block === at) return parent.handler ?? undefined;
  }
  return undefined;
}

/** `catch { return true }`, `catch { req.user = decode(token); next(); }`. */
function turnsIntoSuccess(handler: TSESTree.CatchClause, verify: CallNode, module: Module): boolean {
  const { body } = handler.body;
  const answersTrue = body.some(({ type, ...statement }) => type === 'ReturnStatement' && (statement as TSESTree.ReturnStatement).argument?.type === 'Literal' && ((statement as TSESTree.ReturnStatement).argument as TSESTree.Literal).value === true);
  const fn = enclosingFunction(verify);
  if (answersTrue) return !(fn && namesOfFunction(fn).some(name => /expired|invalid|isBad|needs|should/i.test(name)));
  return body.some(statement => /^(?:req|request|ctx|c|res\.locals)\b[\w.]*\.(?:user|auth|userId)\s*=\s*(?!null|undefined|\{\s*\})/.test(module.text.slice(...rangeOf(statement))));
}
