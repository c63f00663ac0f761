import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '@postern/catalogue';
import { type ClientAddress, clientAddressesOf, trustsEveryone } from './client-addresses.js';
import { type Destination, destinationsOf } from '../values/destinations.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { type CallNode, enclosingFunction, type FunctionNode, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A decision that hangs on an address which the client can choose. */
export interface SpoofableAddress {
  node: Node;
  kind: 'allowed' | 'limited' | 'trusts-everyone';
  name: string;
  confidence: Confidence;
  /** The decision, if it stands elsewhere. */
  use?: Node;
}

export const spoofableAddressesOf = fact((module: Module): readonly SpoofableAddress[] => {
  const found: SpoofableAddress[] = [];
  for (const address of clientAddressesOf(module)) {
    if (found.some(({ node }) => isInside(address.node, node) || isInside(node, address.node)) || isLast(address.node, module)) continue;
    const decision = decisionOn(address, module);
    if (!decision) continue;
    const { kind, at, confidence } = decision;
    // One decision on one of several headers is one fault.
    if (found.some(({ use, node }) => (use ?? node) === at)) continue;
    found.push({ node: address.node, kind, name: address.name, confidence: isCareful(address.node, module) ? 'possible' : confidence, ...(isElsewhere(at, address.node) && { use: at }) });
  }
  const trusted = trustsEveryone(module);
  if (trusted && found.length === 0) found.push({ node: trusted, kind: 'trusts-everyone', name: 'trust proxy', confidence: limitsByDefault(module) ? 'likely' : 'possible' });
  return found;
});

function isElsewhere(use: Node, node: Node): boolean {
  return !isInside(node, use) || rangeOf(use)[1] - rangeOf(use)[0] > 400;
}

/** The proxy's own entry: the last, or one counted from the end. */
function isLast(node: Node, module: Module): boolean {
  return placesOf(node, module).some(({ trail, node: at }) => [...trail, at].some(isCountedFromEnd));
}

function isCountedFromEnd(node: Node): boolean {
  const { parent } = node;
  if (parent?.type !== 'MemberExpression' || parent.object !== node) return false;
  if (parent.computed) return parent.property.type === 'BinaryExpression' && parent.property.operator === '-';
  const method = writtenKey(parent);
  const [first] = parent.parent?.type === 'CallExpression' && parent.parent.callee === parent ? parent.parent.arguments : [];
  if (method === 'pop' || method === 'reverse' || method === 'toReversed' || method === 'findLast' || method === 'reduceRight') return true;
  return (method === 'at' || method === 'slice') && first !== undefined && first.type !== 'Literal';
}

interface Decision {
  kind: 'allowed' | 'limited';
  at: Node;
  confidence: Confidence;
}

function decisionOn({ node }: ClientAddress, module: Module): Decision | undefined {
  let best: Decision | undefined;
  for (const destination of placesOf(node, module)) {
    const decision = decisionAt(destination, module);
    if (decision && (!best || (best.confidence === 'possible' && decision.confidence === 'likely'))) best = decision;
    if (best?.confidence === 'likely') break;
  }
  return best;
}

/** Where it goes; what is read into a parameter or a pattern goes where that is read. */
function placesOf(node: Node, module: Module): readonly Destination[] {
  const isBound = node.type === 'Identifier' && module.variableOf(node)?.reads.includes(node) === false;
  const starts = isBound ? module.variableOf(node)!.reads : [node];
  return starts.flatMap(start => destinationsOf(start, module, { parts: true, throughCall: isNormaliser }));
}

/** `normalizeIp(ip)`, `ipaddr.parse(ip)`, `ip.toLong(x)`. */
function isNormaliser(call: CallNode): boolean {
  return /^(?:normali[sz]e\w*|parse\w*|process|clean\w*|strip\w*|to\w+|trim\w*|sanitize\w*|hash\w*|sha256|md5|digest|encode\w*|decode\w*|Address4|Address6|firstOf|first|head|castArray|getFirst)$/i.test(calleeName(call.callee) ?? '');
}

const LIMITERS = /rate_?limit|limiter|throttl|slow_?down|brute|too_?many|attempts?|quota|bucket|flood|^hits?$|hit_?count|request_?counts?|requests_?by|cool_?down|lock_?out|failed_?log|login_?(?:fail|count)/i;
const LIMIT_CALLS = /^(?:limit|consume|hit|take|reserve|acquire|penalty|block|incr|increment|check|tryRemove\w*|isRateLimited|isLimited|checkLimit|get|set|has|delete|add|incrby|zadd|expire|getOrCreate|reward)$/;
const LISTS = /allow|white_?list|black_?list|block|bann?|deny|denied|trust|permit|internal|office|admin|range|cidr|subnet|safe|restrict|author|known|partner|approved|valid_?ips?|accept|ip_?list|\bips\b|_ips$|Ips$|addresses/i;
const LIST_CALLS = /^(?:includes|has|indexOf|some|find|check|contains|test|match|get|isInSubnet|inRange|some|every|lookup)$/;
const DECIDERS = /allow|white_?list|black_?list|is_?(?:blocked|banned|trusted|internal|local|private|office|in_?range|in_?subnet|permitted|authori[sz]ed|admin_?ip|valid_?(?:source|webhook|client)?_?ip)|ip_?range_?check|ip_?in_?(?:range|cidr|subnet)|in_?(?:range|subnet|cidr|network)|cidr|matches_?(?:cidr|range|subnet)|check_?(?:ip|address|access|source)|verify_?(?:ip|address|source)|validate_?(?:ip|source)_?|from_?(?:trusted|partner|stripe|provider)|block_?list/i;
const NOT_DECIDING = /^(?:isIP|isIPv[46]|is_?valid_?ip(?:v[46])?|log|info|warn|error|debug|trace|child|geo\w*|lookup|country|city|track\w*|capture\w*|identify|record\w*|audit\w*|save|create|insert\w*|update\w*|upsert|push|stringify|json|send|setHeader|set_?header|String|Number|split|replace|trim|find_?country|reader|locate)$/i;

function decisionAt(destination: Destination, module: Module): Decision | undefined {
  switch (destination.kind) {
    case 'comparison': {
      const { comparison, other } = destination;
      if (isNothing(other) || isRepair(comparison)) return undefined;
      return { kind: 'allowed', at: comparison, confidence: 'likely' };
    }
    case 'switch':
      return { kind: 'allowed', at: destination.node, confidence: 'likely' };
    case 'receiver': {
      const { call, method } = destination;
      if (method !== undefined && /^(?:startsWith|endsWith|match|includes|indexOf)$/.test(method) && !isRepair(call) && !isSyntax(call)) return { kind: 'allowed', at: call, confidence: isTested(call) ? 'likely' : 'possible' };
      return undefined;
    }
    case 'variable':
      return countedUnder(destination.node, module);
    case 'argument':
      return inCall(destination.call, destination.position, module);
    case 'returned':
      return keyOf(destination.owner, module);
    case 'property':
      return undefined;
    case 'member':
      return undefined;
    default:
      return undefined;
  }
}

/** `hits[ip] = (hits[ip] || 0) + 1`, where too many are turned away. */
function countedUnder(name: Node, module: Module): Decision | undefined {
  for (const read of module.variableOf(name)?.reads ?? []) {
    const { parent } = read;
    if (parent?.type !== 'MemberExpression' || !parent.computed || parent.property !== read) continue;
    const home = enclosingFunction(read);
    if (home && /\b429\b|too.?many|rate.?limit/i.test(module.text.slice(...rangeOf(home)))) return { kind: 'limited', at: parent, confidence: 'likely' };
  }
  return undefined;
}

function isNothing(other: Node): boolean {
  // A text that is no address says nothing of who calls.
  if (other.type === 'Literal') return typeof other.value !== 'string' || !/^(?:[\d.:a-f/*]{2,45}|localhost)$/i.test(other.value);
  return (other.type === 'Identifier' && other.name === 'undefined') || other.type === 'UnaryExpression';
}

/** `if (ip === '::1') ip = '127.0.0.1'`, `ip === '::1' ? '127.0.0.1' : ip`: another spelling, no decision. */
function isRepair(test: Node): boolean {
  let at: Node = test;
  while (at.parent?.type === 'LogicalExpression' || (at.parent?.type === 'UnaryExpression' && at.parent.operator === '!')) at = at.parent;
  const { parent } = at;
  if (parent?.type === 'ConditionalExpression' && parent.test === at) return !/^(?:Literal)$/.test(parent.consequent.type) || typeof (parent.consequent as TSESTree.Literal).value === 'string';
  if (parent?.type !== 'IfStatement' || parent.test !== at) return false;
  const body = parent.consequent.type === 'BlockStatement' ? parent.consequent.body : [parent.consequent];
  return body.length > 0 && body.every(statement => (statement.type === 'ExpressionStatement' && statement.expression.type === 'AssignmentExpression') || (statement.type === 'ReturnStatement' && statement.argument !== null && /^(?:Literal|CallExpression|MemberExpression|Identifier)$/.test(statement.argument.type) && mentionsAddress(statement.argument)));
}

/** Gives the address, or another form of it. */
function mentionsAddress(node: Node): boolean {
  if (node.type === 'Literal') return typeof node.value === 'string' && /^[\d.:]+$/.test(node.value);
  if (node.type === 'Identifier') return /ip|addr/i.test(node.name);
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && /^(?:slice|substr(?:ing)?|replace|split|trim)$/.test(writtenKey(node.callee) ?? '');
}

/** `ip.includes(':')`, `ip.startsWith('::ffff:')`. */
function isSyntax(call: CallNode): boolean {
  const [first] = call.arguments;
  return first?.type === 'Literal' && /^(?:[:.,[\]]|::ffff:?|::)$/i.test(String(first.value));
}

function isTested(node: Node): boolean {
  let at: Node = node;
  while (at.parent && (at.parent.type === 'LogicalExpression' || at.parent.type === 'UnaryExpression' || at.parent.type === 'ChainExpression')) at = at.parent;
  return at.parent?.type === 'IfStatement' || at.parent?.type === 'ReturnStatement' || at.parent?.type === 'ConditionalExpression' || at.parent?.type === 'ArrowFunctionExpression' || at.parent?.type === 'VariableDeclarator';
}

function inCall(call: CallNode, position: number, module: Module): Decision | undefined {
  const name = calleeName(call.callee) ?? '';
  const receiver = call.callee.type === 'MemberExpression' ? module.text.slice(...rangeOf(call.callee.object)).slice(-60) : '';
  const allowed: Decision = { kind: 'allowed', at: call, confidence: 'likely' };
  const limited: Decision = { kind: 'limited', at: call, confidence: 'likely' };
  if (LIMITERS.test(name) || /^(?:incr|incrby|hincrby)$/i.test(name) || (LIMIT_CALLS.test(name) && (LIMITERS.test(receiver) || keySpeaksOfLimit(call.arguments[position], module)))) return limited;
  if (NOT_DECIDING.test(name)) return undefined;
  if (LIST_CALLS.test(name) && (LISTS.test(receiver) || isListOfAddresses(receiver))) return allowed;
  if (DECIDERS.test(name)) return allowed;
  return undefined;
}

function isListOfAddresses(receiver: string): boolean {
  return /['"`](?:\d{1,3}\.){3}\d{1,3}/.test(receiver);
}

/** `redis.incr(`rate:${ip}`)`. */
function keySpeaksOfLimit(argument: Node | undefined, module: Module): boolean {
  if (!argument) return false;
  const text = module.text.slice(...rangeOf(argument)).slice(0, 200);
  return LIMITERS.test(text) || /\brl[:_-]|\brate\b/i.test(text);
}

const KEY_MAKERS = /^(?:keyGenerator|getTracker|generateKey|keyFn|keyBy|getKey|identifier|lookup|getUserIdentifier|characteristics|id|key|keyOf|rateLimitKey)$/;

/** A function that says for whom a limiter counts. */
function keyOf(owner: FunctionNode, module: Module): Decision | undefined {
  const { parent } = owner;
  const name = owner.id?.name ?? (parent && (parent.type === 'Property' || parent.type === 'MethodDefinition' || parent.type === 'PropertyDefinition') ? writtenKey(parent) : parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined);
  if (name === undefined || !KEY_MAKERS.test(name)) return undefined;
  const isPlain = /^(?:keyGenerator|getTracker|rateLimitKey)$/.test(name);
  return isPlain || /rate-?limit|limiter|throttl|slow-?down|brute/i.test(module.text) ? { kind: 'limited', at: owner, confidence: 'likely' } : undefined;
}

/** Somebody thought of it: a switch or a count of proxies stands around it. */
function isCareful(node: Node, module: Module): boolean {
  for (let at: Node = node, left = 30; at.parent && left > 0; at = at.parent, left--) {
    const { parent } = at;
    const test = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' ? parent.test : parent.type === 'LogicalExpression' && parent.right === at ? parent.left : undefined;
    if (test && test !== at && /trust|proxy|remoteAddress|behind|is_?(?:cloudflare|vercel|fly)|VERCEL|CF_/i.test(module.text.slice(...rangeOf(test)))) return true;
  }
  return /isTrustedProxy|trustedProx(?:y|ies)\b|TRUSTED_PROX|proxyCount|TRUSTED_HOPS/i.test(module.text);
}

/** A limiter that counts by `req.ip` where it is told nothing else. */
function limitsByDefault(module: Module): boolean {
  return /['"`](?:express-rate-limit|express-slow-down|@fastify\/rate-limit|fastify-rate-limit|koa-ratelimit|@nestjs\/throttler|rate-limiter-flexible)['"`]/.test(module.text) && !/keyGenerator|getTracker/.test(module.text);
}
