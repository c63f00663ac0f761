import type { TSESTree } from '@typescript-eslint/types';
import { type ApiCall, apiCallsOf } from './api-calls.js';
import { isPageCode } from '../secrets/client-code.js';
import { calleesOf, callSitesOf, isAsyncRunner, isKnownToEscape } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { enclosingFunction, type FunctionNode, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** An answer whose body is used, though nothing on the way asks whether the request went well. */
export interface UncheckedResponse {
  call: ApiCall;
  /** Where the body is read. */
  body: Node;
  confidence: 'likely' | 'possible';
}

/** Clients that resolve whatever the status is; the others reject by themselves. */
const RESOLVING = new Set(['fetch', 'node-fetch', 'make-fetch-happen', 'undici']);

export const uncheckedResponsesOf = fact((module: Module): readonly UncheckedResponse[] =>
  apiCallsOf(module).flatMap(call => {
    if (!call.request || !RESOLVING.has(call.request.client.id) || call.node.type === 'NewExpression') return [];
    const { body, isChecked, isHandedOn } = usesOf(call.node, module);
    if (!body || isChecked || isHandedOn) return [];
    if (call.request.url && OF_THE_PAGE.test(module.text.slice(...rangeOf(call.request.url)))) return [];
    const isSure = call.reach === 'foreign' && !isPageCode(module) && !isAside(module) && !/\b(?:ok|status|statusCode)\b/.test(textAround(call.node, module)) && !isJudged(body, module);
    return [{ call, body, confidence: isSure ? 'likely' as const : 'possible' as const }];
  }),
);

/** What a page made itself: `blob:` and `data:` addresses always answer. */
const OF_THE_PAGE = /(?:object|blob|data|preview|base64)_?-?ur[il]|^['"`](?:blob|data):/i;

/** Scripts that somebody watches, and code that handles a page. */
function isAside({ path, text }: Module): boolean {
  return /(?:^|\/)(?:scripts?|bin|tools?|examples?|extra|playwright|frontend|client|browser|public|static|demo|docs?)\//.test(path) || /\b(?:document|window)\.\w|\bFileReader\b|createObjectURL/.test(text);
}

interface Uses {
  body: Node | undefined;
  isChecked: boolean;
  isHandedOn: boolean;
}

const CHECKS = new Set(['ok', 'status', 'statusCode', 'statusText']);
const BODIES = new Set(['json', 'text', 'blob', 'arrayBuffer', 'formData', 'buffer', 'bytes', 'textConverted']);
const MAX_STEPS = 200;

/** What becomes of a response, wherever this file shows it. `list`: the place holds several. */
function usesOf(value: Node, module: Module): Uses {
  const uses: Uses = { body: undefined, isChecked: false, isHandedOn: false };
  const seen = new Set<Node>();
  const queue: { node: Node; list: boolean }[] = [{ node: value, list: false }];
  for (let steps = 0; queue.length > 0; steps++) {
    // What cannot be followed to its end may be checked there.
    if (steps > MAX_STEPS || --module.fuel < 0) return { ...uses, isHandedOn: true };
    const { node, list } = queue.shift()!;
    if (seen.has(node)) continue;
    seen.add(node);
    step(node, list);
  }
  return uses;

  function onwards(node: Node, list: boolean) {
    queue.push({ node, list });
  }

  function step(node: Node, list: boolean) {
    const { parent } = node;
    switch (parent?.type) {
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'ChainExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
        return onwards(parent, list);
      case 'ConditionalExpression':
      case 'LogicalExpression':
        return parent.type === 'ConditionalExpression' && parent.test === node ? undefined : onwards(parent, list);
      case 'VariableDeclarator':
        return parent.init === node ? into(parent.id, list) : undefined;
      case 'AssignmentExpression':
        if (parent.right === node) into(parent.left, list);
        return;
      case 'MemberExpression':
        return parent.object === node ? read(parent, list) : undefined;
      case 'CallExpression':
      case 'NewExpression':
        return parent.callee === node ? undefined : argue(parent, node, list);
      case 'ArrayExpression':
        return onwards(parent, true);
      case 'ForOfStatement':
        if (parent.right === node) into(parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0]!.id : parent.left, false);
        return;
      case 'ReturnStatement':
        return leave(enclosingFunction(parent), list);
      case 'ArrowFunctionExpression':
        return parent.body === node ? leave(parent, list) : undefined;
      case 'ExpressionStatement':
      case 'UnaryExpression':
      case 'IfStatement':
      case 'BinaryExpression':
        return;
      default:
        uses.isHandedOn = true;
    }
  }

  function into(pattern: Node, list: boolean) {
    if (pattern.type === 'Identifier') {
      const variable = module.variableOf(pattern);
      if (!variable) uses.isHandedOn = true;
      for (const at of variable?.reads ?? []) onwards(at, list);
    } else if (pattern.type === 'ObjectPattern' && !list) {
      for (const property of pattern.properties) {
        const key = property.type === 'Property' ? writtenKey(property) : undefined;
        if (key !== undefined && CHECKS.has(key)) uses.isChecked = true;
        else if (key === 'body' && property.type === 'Property') uses.body ??= property;
        else if (key === undefined) uses.isHandedOn = true;
      }
    } else if (pattern.type === 'ArrayPattern') {
      for (const element of pattern.elements) if (element) into(element, false);
    } else if (pattern.type === 'AssignmentPattern') into(pattern.left, list);
    else uses.isHandedOn = true;
  }

  function read(member: TSESTree.MemberExpression, list: boolean) {
    const key = writtenKey(member);
    const call = member.parent.type === 'CallExpression' && member.parent.callee === member ? member.parent : member.parent.type === 'ChainExpression' && member.parent.parent.type === 'CallExpression' ? member.parent.parent : undefined;
    if (call && (key === 'then' || key === 'catch' || key === 'finally')) return chained(call, key, list);
    if (list) {
      if (!call) return member.computed ? onwards(member, false) : undefined;
      const [callback] = call.arguments;
      if (isFunction(callback)) for (const parameter of callback.params.slice(0, 1)) into(parameter, false);
      else if (key === 'map' || key === 'forEach' || key === 'every' || key === 'some') uses.isHandedOn = true;
      return key === 'filter' || key === 'flat' ? onwards(call, true) : undefined;
    }
    if (key !== undefined && CHECKS.has(key)) uses.isChecked = true;
    else if (key === 'clone' && call) onwards(call, false);
    else if (key !== undefined && BODIES.has(key)) uses.body ??= member.property;
    else if (key === 'body') {
      // `(await request(url)).body.json()` of undici; a stream is handed on.
      const next = member.parent.type === 'MemberExpression' ? writtenKey(member.parent) : undefined;
      if (next !== undefined && BODIES.has(next)) uses.body ??= member.parent;
      else uses.isHandedOn = true;
    } else if (key === undefined) uses.isHandedOn = true;
  }

  /** `fetch(url).then(response => response.json())`: the answer goes into the callback, and what it gives goes on. */
  function chained(call: TSESTree.CallExpression, key: string, list: boolean) {
    const [callback] = call.arguments;
    if (key !== 'then') return onwards(call, list);
    if (isFunction(callback)) {
      const [parameter] = callback.params;
      return parameter ? into(parameter, list) : undefined;
    }
    const fns = callback ? originsOf(callback, module.root) : [];
    for (const { node, env } of fns) {
      if (!isFunction(node)) uses.isHandedOn = true;
      else if (env.module === module && node.params[0]) into(node.params[0], list);
      else seeElsewhere(node, env.module);
    }
    if (fns.length === 0) uses.isHandedOn = true;
  }

  function argue(call: TSESTree.CallExpression | TSESTree.NewExpression, node: Node, list: boolean) {
    const name = calleeName(call.callee) ?? '';
    if (/^(?:all|allSettled|race|any|resolve)$/.test(name)) return onwards(call, list);
    if (/^(?:log|debug|info|warn|error|trace|push)$/.test(name)) {
      if (name === 'push') uses.isHandedOn = true;
      return;
    }
    const callees = calleesOf(call, module.root);
    if (callees.length === 0) uses.isHandedOn = true;
    const position = call.arguments.indexOf(node as never);
    for (const { callee, env } of callees) {
      const parameter = callee.params[position];
      if (env.module === module && parameter) into(parameter, list);
      else seeElsewhere(callee, env.module);
    }
  }

  function seeElsewhere(fn: FunctionNode, home: Module) {
    if (/\b(?:ok|status|statusCode)\b/.test(home.text.slice(...rangeOf(fn)))) uses.isChecked = true;
    else uses.isHandedOn = true;
  }

  function leave(owner: FunctionNode | undefined, list: boolean) {
    if (!owner) return;
    const call = owner.parent;
    if (call?.type === 'CallExpression' && call.arguments.includes(owner as never)) {
      const method = calleeName(call.callee) ?? '';
      if (isAsyncRunner(call) || /^(?:then|catch|useCallback)$/.test(method)) return onwards(call, list);
      if (method === 'map' || method === 'flatMap') return onwards(call, true);
      uses.isHandedOn = true;
      return;
    }
    const sites = callSitesOf(owner, module);
    for (const site of sites) onwards(site, list);
    if (sites.length === 0 || isKnownToEscape(owner, module)) uses.isHandedOn = true;
  }
}

/** Whether what was read is looked at before it is used: by a schema, or for an error in it. */
function isJudged(body: Node, module: Module): boolean {
  const text = textAround(body, module);
  return /\.(?:safeParse|parse|parseAsync|validate|assert|decode)\(|\bvalidate\w*\(|\bassert\w*\(|(?:\.|\?\.|\b)errors?\b|\.(?:success|code|message|result_code|error_description)\b|\bthrow\b/.test(text.replace(/JSON\.parse/g, '').replace(/\.catch\(\s{0,5}(?:async\s{1,5})?\(?[\w$]{0,40}[^)=]{0,40}\)?\s{0,5}=>\s{0,5}\{(?:[^{}]|\{[^{}]{0,400}\}){0,800}\}/g, '').replace(/\bcatch\s{0,5}(?:\([^)]{0,80}\)\s{0,5})?\{(?:[^{}]|\{[^{}]{0,400}\}){0,800}\}|catch\s{0,5}\([^)]{0,80}\)|console\.error|log(?:ger)?\.error/g, ''));
}

/** The function around, as text. */
function textAround(node: Node, module: Module): string {
  let fn = enclosingFunction(node);
  // A callback of a promise or a list belongs to the function around it.
  for (let outer = fn && enclosingFunction(fn); fn && outer && fn.parent?.type === 'CallExpression'; fn = outer, outer = enclosingFunction(fn)) if (fn.parent.callee === fn) break;
  const [start, end] = fn ? rangeOf(fn) : [rangeOf(node)[0] - 200, rangeOf(node)[1] + 600];
  return module.text.slice(Math.max(0, start), Math.min(end, start + 8000)).replace(/(^|\s)\/\/[^\n]*/g, '$1');
}
