import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '@postern/catalogue';
import { constantsOf } from '../values/constants.js';
import { fact, type Module } from '../module.js';
import { namesOf } from '../values/names.js';
import { originsOf } from '../values/origins.js';
import { enclosingFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place where addresses are compared as texts. */
export interface AddressComparison {
  node: Node;
  kind: 'substring' | 'prefix' | 'pattern' | 'mapped';
  confidence: Confidence;
}

export const addressComparisonsOf = fact((module: Module): readonly AddressComparison[] => [...callsIn(module), ...mappedIn(module)]);

const ADDRESS_NAME = /^(?:\w*_)?(?:ip|ipv4|ip_?addr(?:ess)?|addr(?:ess)?|remote_?(?:addr(?:ess)?|ip)|client_?(?:ip|addr(?:ess)?)|source_?ip|user_?ip|req_?ip|request_?ip|caller_?ip|peer)$|[a-z](?:Ip|IP|IpAddress|IPAddress|RemoteAddress)$/i;
const LIST_NAME = /allow|white_?list|trusted|permit|authori[sz]ed_?(?:ip|net|cidr)|ip_?list|^ips$|_ips$|[a-z]Ips$|ranges?$|subnets?$|internal|office/i;

/** What is called as an address is. */
function isAddress(node: Node): boolean {
  const name = node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? writtenKey(node) : undefined;
  if (name !== undefined) return ADDRESS_NAME.test(name);
  if (node.type === 'ChainExpression' || node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression') return isAddress(node.expression);
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && /^(?:trim|toString|toLowerCase)$/.test(writtenKey(node.callee) ?? '') && isAddress(node.callee.object);
}

const PREFIX = /^(?:\d{1,3}\.){1,3}\d{0,3}$|^(?:[\da-f]{1,4}:){1,7}$/i;

function* callsIn(module: Module): Iterable<AddressComparison> {
  for (const method of ['startsWith', 'includes', 'indexOf', 'endsWith', 'match', 'test', 'search']) {
    for (const call of module.index.callsByName.get(method) ?? []) {
      if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') continue;
      const [given] = call.arguments;
      if (!given || given.type === 'SpreadElement') continue;
      const found = judged(call, method, call.callee.object, given, module);
      if (found) yield found;
    }
  }
}

function judged(call: TSESTree.CallExpression, method: string, receiver: Node, given: Node, module: Module): AddressComparison | undefined {
  if (method === 'test') return isAddress(given) ? patternAt(call, receiver, module) : undefined;
  if (isAddress(receiver)) {
    if (method === 'match' || method === 'search') return patternAt(call, given, module);
    if (isListItem(given, module)) return { node: call, kind: method === 'startsWith' || method === 'endsWith' ? 'prefix' : 'substring', confidence: 'likely' };
    const texts = constantsOf(given, module.root).values;
    if (texts.length === 0 || !texts.every(text => typeof text === 'string' && PREFIX.test(text) && text !== '::')) return undefined;
    const isSubstring = method === 'includes' || (method === 'indexOf' && !isHeldAgainstZero(call));
    return { node: call, kind: isSubstring ? 'substring' : 'prefix', confidence: isForbidding(call) ? 'possible' : 'likely' };
  }
  // `process.env.ALLOWED_IPS.includes(ip)`: a text, in which a part of an address is found too.
  if ((method === 'includes' || method === 'indexOf') && isAddress(given) && (isText(receiver, module) || isJoined(receiver, module) || isListItem(receiver, module))) return { node: call, kind: 'substring', confidence: 'likely' };
  return undefined;
}

function isHeldAgainstZero({ parent }: Node): boolean {
  return parent?.type === 'BinaryExpression' && /^===?|!==?$/.test(parent.operator) && parent.right.type === 'Literal' && parent.right.value === 0;
}

/** `allowed.some(item => ip.startsWith(item))`. */
function isListItem(given: Node, module: Module): boolean {
  if (given.type !== 'Identifier') return false;
  for (let at: Node | undefined = enclosingFunction(given); at; at = undefined) {
    const call = at.parent;
    if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || !/^(?:some|every|find|filter|findIndex)$/.test(writtenKey(call.callee) ?? '')) return false;
    const [item] = 'params' in at ? at.params : [];
    return item?.type === 'Identifier' && item.name === given.name && LIST_NAME.test(module.text.slice(...rangeOf(call.callee.object)).slice(-60));
  }
  return false;
}

/** A text under the name of a list: of the environment, of a setting with no `split`, or written down. */
function isText(receiver: Node, module: Module): boolean {
  const written = receiver.type === 'MemberExpression' ? writtenKey(receiver) : receiver.type === 'Identifier' ? receiver.name : undefined;
  const inner = receiver.type === 'LogicalExpression' ? receiver.left : receiver.type === 'ChainExpression' || receiver.type === 'TSNonNullExpression' || receiver.type === 'TSAsExpression' ? receiver.expression : undefined;
  if (inner) return isText(inner, module);
  const origins = originsOf(receiver, module.root);
  if (origins.length === 0) return false;
  const isOfEnvironment = namesOf(receiver, module.root).some(name => /^(?:process\.env|import\.meta\.env|globalThis\.Deno\.env)\.\w*(?:IP|CIDR|ALLOW|WHITE|TRUST)/i.test(name));
  if (isOfEnvironment && origins.every(({ kind, node }) => kind === 'member' || node.type === 'Literal')) return true;
  return LIST_NAME.test(written ?? '') && origins.every(({ kind, node }) => kind === 'expression' && node.type === 'Literal' && typeof node.value === 'string' && /\d+\.\d+/.test(node.value));
}

/** `allowed.join(',')`, `JSON.stringify(allowed)`. */
function isJoined(receiver: Node, module: Module): boolean {
  if (receiver.type !== 'CallExpression' || receiver.callee.type !== 'MemberExpression') return false;
  const method = writtenKey(receiver.callee);
  const list = method === 'join' || method === 'toString' ? receiver.callee.object : method === 'stringify' ? receiver.arguments[0] : undefined;
  return list !== undefined && LIST_NAME.test(module.text.slice(...rangeOf(list)).slice(-60));
}

/** A pattern with dots that match anything, or with no beginning. */
function patternAt(call: Node, pattern: Node, module: Module): AddressComparison | undefined {
  const [origin] = originsOf(pattern, module.root);
  const node = origin?.node ?? pattern;
  const source = sourceOf(node, module);
  if (source === undefined) return undefined;
  // Digits with dots between them; `\d+` is a look at the form.
  if (!/\d{1,3}\\?\.(?:\d|\()/.test(source) || /\\d/.test(source.replace(/\[[^\]]*\]/g, '')) ) return undefined;
  const isLoose = /\d\.(?:\d|\()/.test(source) || !source.startsWith('^');
  return { node: call, kind: 'pattern', confidence: isLoose && !isForbidding(call) ? 'likely' : 'possible' };
}

function sourceOf(node: Node, module: Module): string | undefined {
  if (node.type === 'Literal') return 'regex' in node ? node.regex.pattern : undefined;
  const [text] = node.type === 'NewExpression' && node.callee.type === 'Identifier' && node.callee.name === 'RegExp' ? node.arguments : [];
  const [value] = text && text.type !== 'SpreadElement' ? constantsOf(text, module.root).values : [];
  return typeof value === 'string' ? value : undefined;
}

/** `isPrivateIp(ip)` keeps a server from calling inwards; what it misses is the matter of another check. */
function isForbidding(call: Node): boolean {
  const fn = enclosingFunction(call);
  for (let at: typeof fn = fn; at; at = enclosingFunction(at)) {
    const { parent } = at;
    const name = at.id?.name ?? (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : parent && 'key' in parent ? writtenKey(parent as TSESTree.Property) : undefined);
    if (name !== undefined && /private|ssrf|reserved|public|loopback|local|block|deny|ban|forbid|unsafe|mask|anonym|geo|normali|format|parse|version|kind|type|is_?internal_?(?:ip|addr)/i.test(name)) return true;
  }
  return false;
}

/** A list of IPv4 addresses held against what a dual-stack socket says: `::ffff:10.0.0.1`. */
function* mappedIn(module: Module): Iterable<AddressComparison> {
  if (/::ffff|ffff:|ipaddr|BlockList|ip-address|normali[sz]e_?ip|toIpv4|isIPv4Mapped/i.test(module.text)) return;
  for (const method of ['includes', 'has', 'indexOf']) {
    for (const call of module.index.callsByName.get(method) ?? []) {
      if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') continue;
      const [given] = call.arguments;
      if (!given || given.type === 'SpreadElement' || !isSocketAddress(given, module)) continue;
      if (LIST_NAME.test(module.text.slice(...rangeOf(call.callee.object)).slice(-60))) yield { node: call, kind: 'mapped', confidence: 'possible' };
    }
  }
}

function isSocketAddress(node: Node, module: Module): boolean {
  return originsOf(node, module.root).some(origin => origin.kind === 'member' && (origin.key === 'remoteAddress' || (origin.key === 'ip' && origin.of.kind === 'parameter')));
}
