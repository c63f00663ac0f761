import { type AgeFault, elsewhere, originOf } from './age-fault.js';
import { allowedAt, wide } from './age-limits.js';
import { apisAt } from '../requests/apis.js';
import { constantOf, constantsOf } from '../values/constants.js';
import { namesOf } from '../values/functions.js';
import { AGE, callersOf } from './looks-at-age.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { purposeOf, signaturesOf } from '../signing/signatures.js';
import { enclosingFunction, type FunctionNode, isFunction, isInside, type Node, rangeOf } from '../syntax.js';
import { momentsOf } from '../signing/time-units.js';
import { callsIn, reachOf, webhooksOf } from './webhooks.js';

/** Comparisons of an age: its unit, its width, its direction. */
export function* ageComparisonsIn(module: Module): Iterable<AgeFault> {
  for (const { node, left, right, operator } of orderings(module)) {
    const [difference, limit] = operator.startsWith('<') || operator.startsWith('>') ? [left, right] : [];
    if (!difference || !limit) continue;
    const past = pastBoundOf(operator.startsWith('<') ? right : left, module);
    if (past && !/expir|\bexp\b|until/i.test(module.text.slice(...rangeOf(node))) && isAboutWebhook(node, module)) {
      if (past.seconds !== undefined && past.seconds > allowedAt(node, module)) yield { node, ...wide(past.seconds, node, module), confidence: 'likely' };
      else if (!checksFuture(node, module)) yield { node, kind: 'one-sided', detail: '', confidence: 'likely' };
      continue;
    }
    const found = differenceOf(difference, module);
    if (!found || !isAboutWebhook(node, module)) continue;
    const { values, complete } = constantsOf(limit, module.root);
    // A parameter's default is what most callers get.
    const bound = (complete || limit.type === 'Identifier') && values.length === 1 && typeof values[0] === 'number' ? values[0] : undefined;
    if (found.isMixed) {
      yield { node, kind: 'unit', detail: found.unit === 'ms' ? 'milliseconds less seconds' : 'seconds less milliseconds', confidence: 'likely' };
      continue;
    }
    if (bound !== undefined) {
      const seconds = found.unit === 'ms' ? bound / 1000 : bound;
      if (seconds > allowedAt(node, module)) {
        yield { node, ...wide(seconds, node, module), confidence: 'likely', ...elsewhere(originOf(limit, module), node, module) };
        continue;
      }
    }
    if (!found.isAbsolute && operator.startsWith('>') && !checksFuture(node, module)) yield { node, kind: 'one-sided', detail: '', confidence: 'likely' };
  }
}

/** `now - 300`, also through a variable: what is older than that is refused. */
function pastBoundOf(node: Node, module: Module): { seconds: number | undefined } | undefined {
  const at = initialised(node, module) ?? node;
  if (at.type !== 'BinaryExpression' || at.operator !== '-') return undefined;
  const [now] = momentsOf(at.left as Node, module.root);
  if (!now || momentsOf(at.right, module.root).length > 0) return undefined;
  const by = constantOf(at.right, module.root);
  // Less a time that came in it is an age, not a bound.
  if (typeof by !== 'number' && !AGE.test(module.text.slice(...rangeOf(at.right)))) return undefined;
  return { seconds: typeof by === 'number' ? (now.unit === 'ms' ? by / 1000 : by) : undefined };
}

function initialised(node: Node, module: Module): Node | undefined {
  if (node.type !== 'Identifier') return undefined;
  const declared = module.variableOf(node)?.definitions[0]?.node;
  return (declared?.type === 'VariableDeclarator' && declared.init) || undefined;
}

interface Ordering {
  node: Node;
  left: Node;
  right: Node;
  operator: string;
}

function orderings(module: Module): readonly Ordering[] {
  return module.index.orderings.map(node => ({ node, left: node.left as Node, right: node.right, operator: node.operator }));
}

/** `now - timestamp`, `Math.abs(now - timestamp)`, also through a variable. */
function differenceOf(node: Node, module: Module): { unit: 'ms' | 's'; isMixed: boolean; isAbsolute: boolean } | undefined {
  let at: Node = node;
  let isAbsolute = false;
  for (let i = 0; i < 4; i++) {
    if (at.type === 'Identifier') {
      const made = initialised(at, module);
      if (!made) return undefined;
      at = made;
    } else if (at.type === 'CallExpression' && calleeName(at.callee) === 'abs' && at.arguments[0] && at.arguments[0].type !== 'SpreadElement') {
      isAbsolute = true;
      at = at.arguments[0];
    } else if (at.type === 'BinaryExpression' && at.operator === '/' && constantOf(at.right, module.root) === 1000) {
      const inner = differenceOf(at.left as Node, module);
      return inner ? { ...inner, unit: 's', isAbsolute: inner.isAbsolute || isAbsolute } : undefined;
    } else break;
  }
  if (at.type !== 'BinaryExpression' || at.operator !== '-') return undefined;
  const [now] = momentsOf(at.left as Node, module.root);
  const [reversed] = momentsOf(at.right, module.root);
  const moment = now ?? reversed;
  const other = now ? at.right : (at.left as Node);
  if (!moment || (now && reversed)) return undefined;
  const unit = moment.unit === 'ms' ? 'ms' : 's';
  return { unit, isMixed: isMixed(other, unit, module), isAbsolute };
}

/** Whether a time that came in is in another unit than the clock it is held against, by what its sender's profile says. */
function isMixed(received: Node, unit: 'ms' | 's', module: Module): boolean {
  const text = module.text.slice(...rangeOf(received));
  if (/\*\s*1000|1e3|\/\s*1000|Date\.parse|new Date|getTime|ms\b/i.test(text) || isScaled(received, module)) return false;
  const apis = apisAt(received, module);
  const units = new Set(apis.map(({ webhook }) => webhook?.timestampUnit).filter(found => found === 's' || found === 'ms'));
  const [theirs] = units;
  return units.size === 1 && theirs !== unit;
}

function isScaled(node: Node, module: Module): boolean {
  const made = initialised(node, module);
  return made !== undefined && /\*\s*(?:1000|1e3|1_000)|\/\s*(?:1000|1e3|1_000)|new Date|Date\.parse|getTime/.test(module.text.slice(...rangeOf(made)));
}

/** In a verifier or a webhook handler, or about a header that says when something was sent. */
function isAboutWebhook(node: Node, module: Module): boolean {
  const owner = enclosingFunction(node);
  if (!owner) return false;
  if (webhooksOf(module).some(({ handler }) => reachOf(handler.fn, module).some(({ fn }) => isInside(node, fn)))) return true;
  if (isAboutToken(owner, module)) return false;
  const isVerifier = (fn: FunctionNode) => signaturesOf(module).some(signature => isInside(signature.node, fn) && purposeOf(signature, module) === 'verification');
  if (isVerifier(owner) || callersOf(owner, module).some(isVerifier)) return true;
  return callsIn(owner, module).some(call => requestPartOf(call, module.root)?.part === 'header' && /timestamp/.test(requestPartOf(call, module.root)?.key ?? ''));
}

/** What this code hands out itself and takes back lives as long as it likes: sessions, cookies, links. */
function isAboutToken(fn: FunctionNode, module: Module): boolean {
  const words = [...namesOf(fn), ...fn.params.map(param => module.text.slice(...rangeOf(param)))].join(' ');
  return /cookie|session|csrf|captcha|invit|link|reset|signed_?url|share|unsubscribe|download/i.test(words) && !/webhook|header|request|\breq\b|body|payload/i.test(words);
}

function checksFuture(node: Node, module: Module): boolean {
  const owner = enclosingFunction(node);
  if (!owner || !isFunction(owner)) return true;
  const others = module.index.orderings.filter(other => other !== node && isInside(other, owner));
  return others.some(other => /now|Date|age|diff|time|ts\b|skew|future/i.test(module.text.slice(...rangeOf(other))));
}
