import type { TSESTree } from '@typescript-eslint/types';
import { constantOf } from '../values/constants.js';
import type { Env } from '../module.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { decoratedPartOf } from './request-decorators.js';
import type { Node } from '../syntax.js';

/** The part of a request that came in which a value is, or is read from. */
export interface RequestPart {
  part: 'body' | 'raw-body' | 'header' | 'query' | 'params' | 'cookies' | 'request';
  /** Of a header or field, where it is written down; headers in lower case. */
  key: string | undefined;
}

/** What of the incoming request a value is; undefined where it comes from elsewhere. */
export function requestPartOf(node: Node, env: Env): RequestPart | undefined {
  for (const origin of originsOf(node, env)) {
    const part = partOf(origin);
    if (part) return part;
  }
  return undefined;
}

export function requestPartOfOrigin(origin: Origin): RequestPart | undefined {
  return partOf(origin);
}

const REQUEST_NAMES = /^_?(?:req|request|ctx|context|event|evt|c|incomingMessage|httpRequest|nextRequest|r)$/i;
const REQUEST_TYPES = /Request|Context|Event|IncomingMessage|Ctx/;

function partOf(origin: Origin, depth = 8): RequestPart | undefined {
  if (depth === 0) return undefined;
  switch (origin.kind) {
    case 'parameter':
      return ofParameter(origin);
    case 'global': // a piece of a handler
      return /^(?:req|request|ctx)$/.test(origin.name) ? { part: 'request', key: undefined } : undefined;
    case 'element':
      return partOf(origin.of, depth - 1);
    case 'member': {
      const of = partOf(origin.of, depth - 1);
      if (!of) return undefined;
      return memberPart(of, origin.key);
    }
    case 'expression':
      return origin.node.type === 'CallExpression' ? ofKnownCall(origin.node, origin.env, depth) : ofMade(origin, depth);
    default:
      return undefined;
  }
}

function memberPart(of: RequestPart, key: string | undefined): RequestPart | undefined {
  if (of.part === 'request') {
    switch (key) {
      case 'body':
      case 'formData':
        return { part: 'body', key: undefined };
      case 'rawBody':
      case 'textBody':
        return { part: 'raw-body', key: undefined };
      case 'headers':
      case 'rawHeaders':
      case 'header':
        return { part: 'header', key: undefined };
      case 'query':
      case 'queryStringParameters':
      case 'searchParams':
      case 'search':
      case 'nextUrl':
      case 'url':
      case 'originalUrl':
        return { part: 'query', key: undefined };
      case 'params':
      case 'pathParameters':
      case 'path':
        return { part: 'params', key: undefined };
      case 'cookies':
        return { part: 'cookies', key: undefined };
      case 'request':
      case 'req':
      case 'raw':
      case 'node':
        return of;
      default:
        return undefined;
    }
  }
  return { part: of.part, key: of.key ?? (of.part === 'header' ? key?.toLowerCase() : key) };
}

/** A parameter called `req`, typed `Request`, or decorated `@Body()`. */
function ofParameter(origin: Extract<Origin, { kind: 'parameter' }>): RequestPart | undefined {
  const { node, owner, position } = origin;
  const parameter = owner.params[position];
  const decorated = parameter && 'decorators' in parameter ? decoratedPartOf(parameter.decorators) : undefined;
  if (decorated) return decorated;
  const name = node.type === 'Identifier' ? node.name : undefined;
  const pattern = parameter?.type === 'ObjectPattern' || (parameter?.type === 'AssignmentPattern' && parameter.left.type === 'ObjectPattern');
  // ({ request }) => …: the pattern itself is what the framework hands over.
  if (pattern) return { part: 'request', key: undefined };
  if (name !== undefined && REQUEST_NAMES.test(name)) return { part: 'request', key: undefined };
  const annotation = node.type === 'Identifier' ? node.typeAnnotation?.typeAnnotation : undefined;
  const typed = annotation?.type === 'TSTypeReference' && annotation.typeName.type === 'Identifier' && REQUEST_TYPES.test(annotation.typeName.name) && !/Init|Options|Handler|Response/.test(annotation.typeName.name);
  return typed ? { part: 'request', key: undefined } : undefined;
}

// By how deep it was asked, for that decides where the way ends. Long chains of calls ask for each link many times.
const known = new WeakMap<Node, (RequestPart | undefined)[]>();

function ofKnownCall(call: TSESTree.CallExpression, env: Env, depth: number): RequestPart | undefined {
  if (env.frame !== undefined) return ofCall(call, env, depth);
  const answers = known.get(call) ?? [];
  if (!(depth in answers)) {
    known.set(call, answers);
    answers[depth] = undefined; // what asks for itself
    answers[depth] = ofCall(call, env, depth);
  }
  return answers[depth];
}

/** `req.header('x')`, `request.headers.get('x')`, `await request.json()`, `readBody(event)`, `JSON.parse(body)`. */
function ofCall(call: TSESTree.CallExpression, env: Env, depth: number): RequestPart | undefined {
  const { callee } = call;
  const [first, second] = call.arguments;
  const method = calleeName(callee);
  if (callee.type === 'MemberExpression') {
    const of = firstPart(originsOf(callee.object, env), depth);
    if (method === 'parse' && first && first.type !== 'SpreadElement') {
      const parsed = firstPart(originsOf(first, env), depth);
      if (parsed) return parsed.part === 'raw-body' ? { ...parsed, part: 'body' } : parsed;
    }
    if (!of) return undefined;
    const key = first && first.type !== 'SpreadElement' ? textKey(first, env) : undefined;
    if (of.part === 'request') {
      if (method === 'json' || method === 'formData' || method === 'parseBody' || method === 'body') return { part: 'body', key: undefined };
      if (method === 'text' || method === 'arrayBuffer' || method === 'blob' || method === 'buffer' || method === 'bytes') return { part: 'raw-body', key: undefined };
      if (method === 'get' || method === 'header' || method === 'headers') return { part: 'header', key: key?.toLowerCase() };
      if (method === 'query' || method === 'queries') return { part: 'query', key };
      if (method === 'param' || method === 'params') return { part: 'params', key };
      if (method === 'valid') return undefined; // a validator's answer
      return method === 'clone' || method === 'switchToHttp' || method === 'getRequest' ? of : undefined;
    }
    if (method === 'get' || method === 'getAll') return memberPart(of, key);
    return method !== undefined && KEEPING.has(method) ? of : undefined;
  }
  if (method === undefined || !first || first.type === 'SpreadElement') return method === 'headers' ? { part: 'header', key: undefined } : undefined;
  const of = firstPart(originsOf(first, env), depth);
  const key = second && second.type !== 'SpreadElement' ? textKey(second, env) : undefined;
  if (of?.part === 'request') {
    if (method === 'readBody' || method === 'readFormData' || method === 'json') return { part: 'body', key: undefined };
    if (method === 'readRawBody' || method === 'buffer' || method === 'text' || method === 'getRawBody') return { part: 'raw-body', key: undefined };
    if (method === 'getHeader' || method === 'getRequestHeader') return { part: 'header', key: key?.toLowerCase() };
    if (method === 'getHeaders' || method === 'getRequestHeaders') return { part: 'header', key: undefined };
    if (method === 'getQuery' || method === 'getRouterParam') return { part: 'query', key };
    if (method === 'getCookie' || method === 'parseCookies') return { part: 'cookies', key };
  }
  return of && (method === 'String' || method === 'decodeURIComponent' || method === 'getRawBody') ? of : undefined;
}

function ofMade({ node, env }: Origin, depth: number): RequestPart | undefined {
  // new URL(request.url), String(x) + y, `${x}`
  if (node.type === 'NewExpression') {
    const [first] = node.arguments;
    return first && first.type !== 'SpreadElement' ? firstPart(originsOf(first, env), depth) : undefined;
  }
  if (node.type === 'TemplateLiteral' && node.expressions.length === 1) return firstPart(originsOf(node.expressions[0]!, env), depth);
  return undefined;
}

function firstPart(origins: readonly Origin[], depth: number): RequestPart | undefined {
  for (const origin of origins) {
    const part = partOf(origin, depth - 1);
    if (part) return part;
  }
  return undefined;
}

const KEEPING = new Set(['toString', 'trim', 'toLowerCase', 'toUpperCase', 'slice', 'substring', 'substr', 'split', 'replace', 'replaceAll', 'at', 'pop', 'shift', 'find', 'then', 'catch', 'concat', 'json', 'text']);

function textKey(node: Node, env: Env): string | undefined {
  const value = constantOf(node, env);
  return typeof value === 'string' ? value : undefined;
}

