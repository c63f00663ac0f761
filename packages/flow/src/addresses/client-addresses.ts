import type { TSESTree } from '@typescript-eslint/types';
import { addressHeaders, platformHeaders } from '@postern/catalogue';
import { constantOf } from '../values/constants.js';
import { calleesOf, returnsOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { type CallNode, type FunctionNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place where the address of the client is read in a way that lets the client choose it. */
export interface ClientAddress {
  node: Node;
  /** The header, or the property with what makes it unsafe. */
  name: string;
  kind: 'header' | 'trusted-all' | 'library';
}

/** Reads of headers that anyone can send, of `req.ip` where every proxy is trusted, and of helpers that read such a header. */
export const clientAddressesOf = fact((module: Module): readonly ClientAddress[] => [...headersIn(module), ...framedIn(module), ...helpersIn(module)]);

function* headersIn(module: Module): Iterable<ClientAddress> {
  for (const literal of module.index.literals) {
    if (typeof literal.value !== 'string') continue;
    const header = literal.value.toLowerCase().replaceAll('_', '-').replace(/^http-/, '');
    if (!addressHeaders.has(header) || platformHeaders.get(header)?.test(module.text)) continue;
    const node = readOf(literal, module);
    if (node) yield { node, name: literal.value, kind: 'header' };
  }
}

const READERS = /^(?:get|header|headers|getHeader|getRequestHeader|getHeaders|getFirst)$/;

/** What the name of a header stands in, where it reads that header. */
function readOf(literal: TSESTree.Literal, module: Module): Node | undefined {
  const { parent } = literal;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.property === literal && parent.computed && !isWritten(parent) ? parent : undefined;
    case 'CallExpression': {
      const name = calleeName(parent.callee);
      return name !== undefined && READERS.test(name) && parent.arguments.at(-1) === literal ? parent : decorated(parent);
    }
    case 'Property': // const { 'x-forwarded-for': ip } = req.headers
      return parent.parent.type === 'ObjectPattern' && parent.key === literal ? patternName(parent.value) : undefined;
    case 'ArrayExpression':
      return loopRead(parent, module);
    case 'VariableDeclarator': {
      // const HEADER = 'x-forwarded-for'; req.headers[HEADER]
      if (parent.id.type !== 'Identifier') return undefined;
      const variable = module.variableOf(parent.id);
      for (const read of variable?.reads ?? []) {
        const use = read.parent;
        if (use?.type === 'MemberExpression' && use.property === read && use.computed && !isWritten(use)) return use;
        if (use?.type === 'CallExpression' && READERS.test(calleeName(use.callee) ?? '') && use.arguments.at(-1) === read) return use;
      }
      return undefined;
    }
    default:
      return undefined;
  }
}

function isWritten(member: TSESTree.MemberExpression): boolean {
  return (member.parent?.type === 'AssignmentExpression' && member.parent.left === member) || (member.parent?.type === 'UnaryExpression' && member.parent.operator === 'delete');
}

/** `@Headers('x-forwarded-for') ip: string`: the parameter is what is read. */
function decorated(call: TSESTree.CallExpression): Node | undefined {
  const parameter = call.parent?.type === 'Decorator' && /^Headers?$/.test(calleeName(call.callee) ?? '') ? call.parent.parent : undefined;
  return parameter?.type === 'Identifier' ? parameter : undefined;
}

function patternName(value: Node): Node | undefined {
  return value.type === 'Identifier' ? value : value.type === 'AssignmentPattern' && value.left.type === 'Identifier' ? value.left : undefined;
}

/** `for (const name of ['x-real-ip', …]) … headers[name]`: the first read in the loop. */
function loopRead(list: TSESTree.ArrayExpression, module: Module): Node | undefined {
  const holder = list.parent?.type === 'TSAsExpression' ? list.parent.parent : list.parent;
  const item = holder?.type === 'ForOfStatement' && holder.left.type === 'VariableDeclaration' ? holder.left.declarations[0]?.id : undefined;
  if (item?.type !== 'Identifier') return undefined;
  for (const read of module.variableOf(item)?.reads ?? []) {
    const use = read.parent;
    if (use?.type === 'MemberExpression' && use.property === read) return use;
    if (use?.type === 'CallExpression' && READERS.test(calleeName(use.callee) ?? '')) return use;
  }
  return undefined;
}

/** Where a file tells its framework to believe every proxy: the call or option. */
export const trustsEveryone = fact((module: Module): Node | undefined => {
  for (const name of ['set', 'enable']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [setting, value] = call.arguments;
      if (setting?.type !== 'Literal' || setting.value !== 'trust proxy') continue;
      if (name === 'enable' ? call.arguments.length === 1 : value && value.type !== 'SpreadElement' && isEveryone(value, module)) return call;
    }
  }
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type === 'Property' && writtenKey(property) === 'trustProxy' && constantOf(property.value, module.root) === true && isServerOptions(object)) return property;
    }
  }
  for (const assignment of module.index.assignments) {
    // Koa: the leftmost entry of X-Forwarded-For, however many proxies there are.
    const { left, right } = assignment;
    if (left.type === 'MemberExpression' && writtenKey(left) === 'proxy' && /^(?:app|server|koa)$/i.test(left.object.type === 'Identifier' ? left.object.name : '') && constantOf(right, module.root) === true && !module.text.includes('maxIpsCount')) return assignment;
  }
  return undefined;
});

/** `true`, `'true'` of the environment is not known, a function that says yes to all. */
function isEveryone(value: Node, module: Module): boolean {
  if (constantOf(value, module.root) === true) return true;
  return isFunction(value) && returnsOf(value, module).length > 0 && returnsOf(value, module).every(answer => constantOf(answer, module.root) === true);
}

function isServerOptions({ parent }: Node): boolean {
  return parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
}

const LIBRARIES = /^(?:request-ip\.getClientIp|@supercharge\/request-ip\.getClientIp|ipware\(\)\.get_ip|forwarded|get-client-ip|@arcjet\/ip|h3\.getRequestIP|request-ip\.default\.getClientIp)$/;

function* framedIn(module: Module): Iterable<ClientAddress> {
  if (trustsEveryone(module)) {
    for (const member of module.index.members) {
      const key = writtenKey(member);
      if ((key === 'ip' || key === 'ips') && requestPartOf(member.object, module.root)?.part === 'request' && !isWritten(member)) yield { node: member, name: `${module.text.slice(...rangeOf(member)).slice(0, 30)} with every proxy trusted`, kind: 'trusted-all' };
    }
  }
  for (const call of module.index.calls) {
    if (!/^(?:getClientIp|get_ip|forwarded|getRequestIP)$/.test(calleeName(call.callee) ?? '')) continue;
    if (!calleeNames(call, module.root).some(name => LIBRARIES.test(name))) continue;
    if (calleeName(call.callee) === 'getRequestIP' && !/xForwardedFor\s*:\s*true/.test(module.text.slice(...rangeOf(call)))) continue;
    yield { node: call, name: `${calleeName(call.callee)}()`, kind: 'library' };
  }
  if (/['"`]request-ip['"`]/.test(module.text)) {
    for (const member of module.index.members) if (writtenKey(member) === 'clientIp' && !isWritten(member)) yield { node: member, name: 'clientIp', kind: 'library' };
  }
}

const NAMED = /(?:client|real|remote|user|visitor|source|caller)_?(?:ip|addr)|^(?:get|extract|resolve|read|find)_?ip|ip_?(?:address|addr|of|from)/i;
const HEADER = /['"`](?:x-forwarded-for|x-real-ip|x-client-ip|cf-connecting-ip|true-client-ip)['"`]/i;
const LAST = /\.at\(\s*-|\.pop\(\)|\.length\s*-|\.slice\(\s*-|\.reverse\(\)|lastIndexOf|trust/i;

/** Calls of a helper in another file that hands out what such a header says. */
function* helpersIn(module: Module): Iterable<ClientAddress> {
  for (const call of module.index.calls) {
    if (!NAMED.test(calleeName(call.callee) ?? '')) continue;
    const [reached] = calleesOf(call as CallNode, module.root).filter(({ env }) => env.module !== module);
    if (!reached) continue;
    const { callee, env } = reached;
    const text = env.module.text.slice(...rangeOf(callee as FunctionNode));
    const header = HEADER.exec(text)?.[0];
    if (header !== undefined && !LAST.test(text) && !platformHeaders.get(header.slice(1, -1).toLowerCase())?.test(env.module.text)) yield { node: call, name: `${calleeName(call.callee)}()`, kind: 'library' };
  }
}
