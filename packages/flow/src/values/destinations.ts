import type { TSESTree } from '@typescript-eslint/types';
import { calleesOf, callSitesOf, isAsyncRunner, isKnownToEscape } from './functions.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { type CallNode, enclosingClass, enclosingFunction, type FunctionNode, isFunction, type Node, writtenKey } from '../syntax.js';
import type { Variable } from './variables.js';

/** Where a value goes. `node` is the place; `trail` the nodes it went through, first to last. */
export type Destination = {
  node: Node;
  trail: readonly Node[];
  /** The value went there changed or as a part of something: in a text, an object, a list, through a method. */
  isPart: boolean;
} & (
  | { kind: 'property'; key: string | undefined; object: TSESTree.ObjectExpression }
  | { kind: 'member'; key: string | undefined; target: TSESTree.MemberExpression }
  | { kind: 'argument'; call: CallNode; position: number }
  | { kind: 'receiver'; call: CallNode; method: string | undefined }
  | { kind: 'comparison'; comparison: TSESTree.BinaryExpression; other: Node }
  | { kind: 'variable'; name: string } // given to a variable, parameter or field of that name
  | { kind: 'text' } // part of a template or a `+`
  | { kind: 'test' } // of a condition, or turned into a boolean
  | { kind: 'switch' }
  | { kind: 'returned'; owner: FunctionNode } // to callers that this file does not show
  | { kind: 'thrown' }
  | { kind: 'exported' }
  | { kind: 'jsx'; attribute: string | undefined }
);

export interface FollowOptions {
  /** Follow what is made of the value too: members of it, texts and objects that hold it, results of calls it goes into. */
  parts?: boolean;
  /** Follow what a computed member gives: `LETTERS[value]`. */
  throughIndex?: (from: Node) => boolean;
  /** Whether to follow a value through a call that is not of this file, to the call's result. */
  throughCall?: (call: CallNode, position: number) => boolean;
}

const MAX_STEPS = 600;

interface Step {
  node: Node;
  trail: readonly Node[];
  isPart: boolean;
}

/** Forwards from a value: through variables, members, parameters, returns, closures, conditionals, `await` and promises. */
export function destinationsOf(value: Node, module: Module, { parts = false, throughIndex, throughCall }: FollowOptions = {}): readonly Destination[] {
  const found: Destination[] = [];
  const seen = new Set<Node>();
  const queue: Step[] = [{ node: value, trail: [], isPart: false }];
  for (let steps = 0; queue.length > 0 && steps < MAX_STEPS; steps++) {
    if (--module.fuel < 0) break;
    const step = queue.shift()!;
    if (seen.has(step.node)) continue;
    seen.add(step.node);
    follow(step);
  }
  return found;

  function onwards(node: Node, from: Step, isPart = from.isPart) {
    if (queue.length < MAX_STEPS) queue.push({ node, trail: [...from.trail, from.node], isPart });
  }

  function readsOf(variable: Variable | undefined, from: Step, isPart = from.isPart) {
    for (const read of variable?.reads ?? []) onwards(read, from, isPart);
  }

  function follow(step: Step) {
    const { node, trail, isPart } = step;
    const parent = node.parent;
    if (!parent) return;
    const arrive = (destination: Partial<Destination> & { kind: Destination['kind'] }, at: Node = parent) => {
      found.push({ node: at, trail, isPart, ...destination } as Destination);
    };
    switch (parent.type) {
      case 'VariableDeclarator':
        if (parent.init === node) into(parent.id, step);
        return;
      case 'AssignmentExpression':
        if (parent.right !== node) return;
        if (parent.left.type === 'MemberExpression') {
          arrive({ kind: 'member', key: writtenKey(parent.left), target: parent.left });
          for (const read of sameMembers(parent.left, module)) onwards(read, step);
          if (parts && parent.left.object.type === 'Identifier') readsOf(module.variableOf(parent.left.object), step, true);
        } else into(parent.left, step, parent.operator !== '=' || isPart);
        onwards(parent, step);
        return;
      case 'AssignmentPattern':
        if (parent.right === node) into(parent.left, step);
        return;
      case 'AwaitExpression':
      case 'YieldExpression':
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
      case 'TSTypeAssertion':
      case 'ChainExpression':
        onwards(parent, step);
        return;
      case 'SequenceExpression':
        if (parent.expressions.at(-1) === node) onwards(parent, step);
        return;
      case 'ConditionalExpression':
        if (parent.test === node) arrive({ kind: 'test' });
        else onwards(parent, step);
        return;
      case 'LogicalExpression':
        if (parent.left === node) arrive({ kind: 'test' });
        onwards(parent, step);
        return;
      case 'UnaryExpression':
        if (parent.operator === '!') arrive({ kind: 'test' });
        else if (parts && (parent.operator === '+' || parent.operator === '-' || parent.operator === '~')) onwards(parent, step, true);
        return;
      case 'IfStatement':
      case 'WhileStatement':
      case 'DoWhileStatement':
      case 'ForStatement':
        arrive({ kind: 'test' });
        return;
      case 'SwitchStatement':
      case 'SwitchCase':
        arrive({ kind: 'switch' });
        return;
      case 'ThrowStatement':
        arrive({ kind: 'thrown' });
        return;
      case 'Property':
        if (parent.value === node && parent.parent.type === 'ObjectExpression') {
          arrive({ kind: 'property', key: writtenKey(parent), object: parent.parent });
          onwards(parent.parent, step, true);
        }
        return;
      case 'PropertyDefinition':
        if (parent.value !== node) return;
        arrive({ kind: 'variable', name: writtenKey(parent) ?? '' });
        for (const read of sameFields(parent, module)) onwards(read, step);
        return;
      case 'SpreadElement':
        onwards(parent.parent, step, true);
        return;
      case 'ArrayExpression':
        onwards(parent, step, true);
        return;
      case 'TemplateLiteral':
        arrive({ kind: 'text' });
        if (parent.parent?.type !== 'TaggedTemplateExpression') onwards(parent, step, true);
        else if (parts) onwards(parent.parent, step, true);
        return;
      case 'BinaryExpression':
        if (parent.operator === '+') {
          arrive({ kind: 'text' });
          onwards(parent, step, true);
        } else if (parent.operator.startsWith('==') || parent.operator.startsWith('!=')) {
          arrive({ kind: 'comparison', comparison: parent, other: parent.left === node ? parent.right : parent.left });
        } else if (parts) onwards(parent, step, true);
        return;
      case 'MemberExpression':
        if (parent.object !== node) {
          if (throughIndex?.(parent.object)) onwards(parent, step, true);
          return;
        }
        if (parent.parent?.type === 'CallExpression' && parent.parent.callee === parent) receive(parent.parent, writtenKey(parent), step, arrive);
        else if (parent.parent?.type === 'ChainExpression' || parts) onwards(parent, step, true);
        return;
      case 'CallExpression':
      case 'NewExpression': {
        const position = parent.arguments.indexOf(node as never);
        if (position >= 0) argue(parent, position, step, arrive);
        return;
      }
      case 'ReturnStatement':
        leave(enclosingFunction(parent), step, arrive);
        return;
      case 'ArrowFunctionExpression':
        if (parent.body === node) leave(parent, step, arrive);
        return;
      case 'ForOfStatement':
        if (parent.right === node) into(parent.left.type === 'VariableDeclaration' ? parent.left.declarations[0]!.id : parent.left, step, true);
        return;
      case 'ExportDefaultDeclaration':
        arrive({ kind: 'exported' });
        return;
      case 'JSXExpressionContainer':
        arrive({ kind: 'jsx', attribute: parent.parent.type === 'JSXAttribute' && parent.parent.name.type === 'JSXIdentifier' ? parent.parent.name.name : undefined });
        return;
    }
  }

  /** Into a pattern: a name takes the value, an object or list pattern takes parts of it. */
  function into(pattern: Node, from: Step, isPart = from.isPart) {
    switch (pattern.type) {
      case 'Identifier':
        found.push({ kind: 'variable', name: pattern.name, node: pattern, trail: from.trail, isPart });
        readsOf(module.variableOf(pattern), from, isPart);
        return;
      case 'ObjectPattern':
        if (parts || from.isPart) for (const property of pattern.properties) into(property.type === 'RestElement' ? property.argument : property.value, from, true);
        return;
      case 'ArrayPattern':
        if (parts || from.isPart) for (const element of pattern.elements) if (element) into(element, from, true);
        return;
      case 'AssignmentPattern':
        into(pattern.left, from, isPart);
        return;
      case 'RestElement':
        into(pattern.argument, from, true);
        return;
      case 'TSParameterProperty':
        into(pattern.parameter, from, isPart);
        for (const read of injected(pattern, module)) onwards(read, from, isPart);
        return;
    }
  }

  function receive(call: CallNode, method: string | undefined, step: Step, arrive: (destination: Partial<Destination> & { kind: Destination['kind'] }, at?: Node) => void) {
    arrive({ kind: 'receiver', call, method }, call);
    const [callback] = call.arguments;
    if (method === 'then' || method === 'catch' || method === 'finally') {
      if (method === 'then' && isFunction(callback) && callback.params[0]) into(callback.params[0], step);
      onwards(call, step);
    } else if (method !== undefined && ITEM_METHODS.has(method) && isFunction(callback)) {
      const item = callback.params[method.startsWith('reduce') ? 1 : 0];
      if (item) into(item, step, true);
      onwards(call, step, true);
    } else if (method !== undefined && (TEXT_METHODS.has(method) || parts)) onwards(call, step, true);
  }

  function argue(call: CallNode, position: number, step: Step, arrive: (destination: Partial<Destination> & { kind: Destination['kind'] }, at?: Node) => void) {
    arrive({ kind: 'argument', call, position }, call);
    const callees = calleesOf(call, module.root);
    for (const { callee, env } of callees) {
      const parameter = callee.params[position];
      if (parameter && env.module === module) into(parameter, step);
    }
    const name = calleeName(call.callee);
    const isCarried = name !== undefined && (CARRIERS.has(name) || (callees.length === 0 && throughCall?.(call, position)));
    if (isCarried) onwards(call, step, true);
    // `list.push(value)`: the list holds it from now on.
    if (name !== undefined && HOLDERS.has(name) && call.callee.type === 'MemberExpression' && call.callee.object.type === 'Identifier') {
      readsOf(module.variableOf(call.callee.object), step, true);
    }
  }

  function leave(owner: FunctionNode | undefined, step: Step, arrive: (destination: Partial<Destination> & { kind: Destination['kind'] }, at?: Node) => void) {
    if (!owner) return;
    const call = owner.parent;
    if (call?.type === 'CallExpression' && call.arguments.includes(owner as never)) {
      // A callback's answer is the answer of `then`, `map`, an async runner or an `IIFE`.
      if (isAsyncRunner(call)) {
        onwards(call, step);
        return;
      }
      const method = calleeName(call.callee);
      if (method !== undefined && (method === 'then' || method === 'catch' || method === 'useMemo' || ITEM_METHODS.has(method) || TEXT_MAKERS.has(method))) onwards(call, step, step.isPart || TEXT_MAKERS.has(method));
      else arrive({ kind: 'returned', owner }, owner);
    }
    const sites = callSitesOf(owner, module);
    for (const site of sites) onwards(site, step);
    if (sites.length === 0 || isKnownToEscape(owner, module)) arrive({ kind: 'returned', owner }, owner);
  }
}

const ITEM_METHODS = new Set(['map', 'forEach', 'filter', 'find', 'some', 'every', 'flatMap', 'findLast', 'findIndex', 'reduce', 'reduceRight', 'for']);
const TEXT_METHODS = new Set(['toString', 'trim', 'toLowerCase', 'toUpperCase', 'slice', 'substring', 'substr', 'concat', 'replace', 'replaceAll', 'padStart', 'padEnd', 'split', 'join', 'normalize', 'valueOf', 'toJSON', 'flat', 'at', 'buffer', 'digest']);
/** Calls whose result holds what their callback answers. */
const TEXT_MAKERS = new Set(['replace', 'replaceAll', 'from']);
/** Calls that hand on what they are given, in another form. */
const CARRIERS = new Set(['String', 'from', 'encodeURIComponent', 'encodeURI', 'stringify', 'assign', 'resolve', 'all', 'allSettled', 'race', 'freeze', 'concat', 'atob', 'btoa', 'encode', 'firstValueFrom', 'lastValueFrom', 'structuredClone', 'fromEntries', 'entries', 'values', 'inspect', 'format']);
const HOLDERS = new Set(['push', 'unshift', 'set', 'append', 'add']);

/** Reads of the member that is written: `this.key` in the class, `object.key` of the same variable. */
function sameMembers(target: TSESTree.MemberExpression, module: Module): readonly Node[] {
  const key = writtenKey(target);
  if (key === undefined) return [];
  const { object } = target;
  if (object.type === 'ThisExpression') {
    const owner = enclosingClass(object);
    return owner ? membersOfThis(owner, key, module).filter(read => read !== target) : [];
  }
  if (object.type !== 'Identifier') return [];
  const variable = module.variableOf(object);
  if (!variable) return [];
  return module.index.members.filter(member => member !== target && member.object.type === 'Identifier' && writtenKey(member) === key && module.variableOf(member.object) === variable);
}

function sameFields(field: TSESTree.PropertyDefinition, module: Module): readonly Node[] {
  const key = writtenKey(field);
  if (key === undefined) return [];
  const owner = field.parent.parent;
  const reads = membersOfThis(owner, key, module);
  if (!field.static || !owner.id) return reads;
  const { name } = owner.id;
  return [...reads, ...module.index.members.filter(({ object, ...member }) => object.type === 'Identifier' && object.name === name && writtenKey(member) === key)];
}

function injected(parameter: TSESTree.TSParameterProperty, module: Module): readonly Node[] {
  const name = parameter.parameter.type === 'AssignmentPattern' ? parameter.parameter.left : parameter.parameter;
  const owner = enclosingClass(parameter);
  return name.type === 'Identifier' && owner ? membersOfThis(owner, name.name, module) : [];
}

function membersOfThis(owner: Node, key: string, module: Module): readonly Node[] {
  return module.index.members.filter(member => member.object.type === 'ThisExpression' && writtenKey(member) === key && enclosingClass(member.object) === owner);
}
