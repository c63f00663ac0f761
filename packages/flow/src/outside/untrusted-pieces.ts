import { harmlessMembers, type Treatment } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { writesOf, writesReaching } from '../values/bindings.js';
import type { Env } from '../module.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { calleesOf, returnsOf } from '../values/functions.js';
import { frameFor, originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { record, type Walk, type Way } from './outside-pieces.js';
import { isParser, outsideSourceOf } from './outside-sources.js';
import { schemaShapeOf } from './schema-shapes.js';
import { type CallNode, type Node, rangeOf, writtenKey } from '../syntax.js';
import type { Untrusted } from './untrusted.js';
import { carriedBy } from './untrusted-calls.js';
import type { Variable } from '../values/variables.js';

const memo = new WeakMap<Node, readonly Untrusted[]>();

/** The pieces of outside data in a value, and the parameters of functions that anyone may call. */
export function piecesOf(node: Node, env: Env): readonly Untrusted[] {
  if (env.frame === undefined) {
    const known = memo.get(node);
    if (known) return known;
  }
  const walk: Walk = { found: [], seen: new Set(), open: 0 };
  visit(node, env, { reads: [], treatments: [], before: '', after: '' }, walk);
  if (env.frame === undefined) memo.set(node, walk.found);
  return walk.found;
}

const MAX_FOUND = 24;
const MAX_OPEN = 60;
const MAX_READS = 30;
const MAX_WRITES = 12;
const HARMLESS = new Set(harmlessMembers);

function visit(node: Node, env: Env, way: Way, walk: Walk): void {
  if (walk.found.length >= MAX_FOUND || walk.open >= MAX_OPEN || way.reads.length > MAX_READS || --env.module.fuel < 0) return;
  const [start, end] = rangeOf(node);
  const given = env.frame?.args[0];
  const id = `${start}:${end}:${node.type}:${env.depth}:${given ? rangeOf(given)[0] : ''}:${way.treatments.join()}`;
  if (walk.seen.has(id + env.module.path)) return;
  walk.seen.add(id + env.module.path);
  walk.open++;
  visitNode(node, env, way, walk);
  walk.open--;
}

function visitNode(node: Node, env: Env, way: Way, walk: Walk): void {
  switch (node.type) {
    case 'Literal':
    case 'UnaryExpression':
    case 'UpdateExpression':
      return;
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return visit(node.expression, env, way, walk);
    case 'AwaitExpression':
      return visit(node.argument, env, way, walk);
    case 'SpreadElement':
      return visit(node.argument, env, way, walk);
    case 'SequenceExpression':
      return visit(node.expressions.at(-1)!, env, way, walk);
    case 'AssignmentExpression':
      return visit(node.right, env, node.operator === '+=' ? within(way, '*', '') : way, walk);
    case 'ConditionalExpression':
      visit(node.consequent, env, way, walk);
      return visit(node.alternate, env, way, walk);
    case 'LogicalExpression':
      if (node.operator !== '&&') visit(node.left, env, way, walk);
      return visit(node.right, env, way, walk);
    case 'TemplateLiteral':
      return visitTemplate(node, env, way, walk);
    case 'TaggedTemplateExpression':
      return node.tag.type === 'MemberExpression' && writtenKey(node.tag) === 'raw' && node.tag.object.type === 'Identifier' && node.tag.object.name === 'String' ? visitTemplate(node.quasi, env, way, walk) : undefined;
    case 'BinaryExpression':
      return node.operator === '+' ? visitSum(node, env, way, walk) : undefined;
    case 'ArrayExpression':
      for (const item of node.elements) if (item) visit(item, env, within(way, '*', '*'), walk);
      return;
    case 'ObjectExpression':
      for (const property of node.properties) visit(property.type === 'SpreadElement' ? property.argument : property.value, env, within(way, '*', '*'), walk);
      return;
    case 'Identifier':
      return visitName(node, env, way, walk);
    case 'MemberExpression':
      return visitMember(node, env, way, walk);
    case 'CallExpression':
    case 'NewExpression':
      return visitCall(node, env, way, walk);
    case 'YieldExpression':
      return node.argument ? visit(node.argument, env, way, walk) : undefined;
  }
}

function within(way: Way, before: string, after: string, treatment?: Treatment): Way {
  return { ...way, before: way.before + before, after: after + way.after, ...(treatment && { treatments: [...new Set([...way.treatments, treatment])] }) };
}

function visitTemplate({ quasis, expressions }: TSESTree.TemplateLiteral, env: Env, way: Way, walk: Walk) {
  const texts = quasis.map(quasi => quasi.value.cooked ?? '');
  const holes = expressions.map(hole => textHere(hole, env));
  const woven = (from: number, to: number) => texts.slice(from, to).map((text, i) => text + (from + i < to - 1 ? holes[from + i] : '')).join('');
  expressions.forEach((hole, i) => visit(hole, env, within(way, woven(0, i + 1), woven(i + 1, texts.length), 'text'), walk));
}

/** A chain of `+`, without recursion: bundles add thousands. */
function visitSum(node: TSESTree.BinaryExpression, env: Env, way: Way, walk: Walk) {
  const terms: Node[] = [];
  let at: Node = node;
  while (at.type === 'BinaryExpression' && at.operator === '+' && terms.length < 200) {
    terms.unshift(at.right);
    at = at.left;
  }
  terms.unshift(at);
  const texts = terms.map((term, i) => (i === 0 && term.type === 'BinaryExpression' ? '*' : textHere(term, env)));
  // Without any text it may be a sum of numbers, and as well a text.
  terms.forEach((term, i) => visit(term, env, within(way, texts.slice(0, i).join(''), texts.slice(i + 1).join(''), 'text'), walk));
}

function textHere(node: Node, env: Env): string {
  if (node.type === 'Literal') return String(node.value);
  const variable = node.type === 'Identifier' ? env.module.variableOf(node) : undefined;
  if (variable && writesOf(variable).length > MAX_WRITES) return '*'; // built up in a loop or line by line
  const [text = '*', ...others] = textsOf(node, env);
  return others.length > 0 ? (node.type === 'TemplateLiteral' ? text : '*') : text;
}

function visitName(node: TSESTree.Identifier, env: Env, way: Way, walk: Walk) {
  const variable = env.module.variableOf(node);
  const onwards: Way = { ...way, reads: [...way.reads, { node, env }] };
  if (!variable) return visitOrigins(node, env, onwards, walk);
  let isDone = true;
  for (const write of writesReaching(variable, node)) {
    const home = frameFor(write.target, env);
    if ((write.kind === 'init' || write.kind === 'element') && write.path.length === 0) visit(write.source, home, onwards, walk);
    else if (write.kind === 'update' && write.source.type === 'AssignmentExpression') {
      visit(write.source.right, home, within(onwards, '*', '*', 'text'), walk);
      for (const earlier of writesOf(variable)) if (earlier.at < write.at && earlier.kind === 'init' && earlier.path.length === 0) visit(earlier.source, home, within(onwards, '', '*'), walk);
    } else isDone = false;
    for (const { node: standIn } of write.defaults) visit(standIn, home, onwards, walk);
  }
  visitHeld(variable, env, onwards, walk);
  if (!isDone) visitOrigins(node, env, onwards, walk);
}

const HOLDING = new Set(['push', 'unshift', 'append', 'set', 'add', 'concat']);

/** What a list or object is given after it was made: `conditions.push(…)`, `filter.email = …`, `params.append(…)`. */
function visitHeld(variable: Variable, env: Env, way: Way, walk: Walk) {
  if (!writesOf(variable).some(({ source }) => source.type === 'ArrayExpression' || source.type === 'ObjectExpression' || source.type === 'NewExpression')) return;
  for (const read of variable.reads.slice(0, 60)) {
    const member = read.parent;
    if (member?.type !== 'MemberExpression' || member.object !== read) continue;
    const { parent } = member;
    if (parent?.type === 'AssignmentExpression' && parent.left === member) visit(parent.right, env, within(way, '*', '*'), walk);
    else if (parent?.type === 'CallExpression' && parent.callee === member && HOLDING.has(writtenKey(member) ?? '')) {
      for (const arg of parent.arguments) visit(arg, env, within(way, '*', '*'), walk);
    }
  }
}

function visitMember(node: TSESTree.MemberExpression, env: Env, way: Way, walk: Walk) {
  const key = writtenKey(node);
  if (key !== undefined && HARMLESS.has(key)) return;
  visitOrigins(node, env, { ...way, reads: [...way.reads, { node, env }] }, walk);
}

function visitCall(node: CallNode, env: Env, way: Way, walk: Walk) {
  if (node.type === 'CallExpression') {
    if (visitReturns(node, env, way, walk)) return;
    const origins = originsOf(node, env);
    const isOwn = origins.some(origin => origin.node === node);
    if (!isOwn || (!worksOnOutside(node, env) && origins.some(origin => outsideSourceOf(origin) !== undefined))) {
      for (const origin of origins) visitOrigin(origin, node, { ...way, reads: [...way.reads, { node, env }] }, walk);
      return;
    }
  }
  for (const { node: carried, treatment, isInside } of carriedBy(node, env)) visit(carried, env, { ...(isInside ? within(way, '*', '*', treatment) : within(way, '', '', treatment)), isParsed: way.isParsed || calleeName(node.callee) === 'parse' }, walk);
}

const MAX_DEPTH = 6; // calls followed into calls

/** Into a function of the project, so that its own tests are seen: `return COLUMNS.includes(x) ? x : 'id'`. */
function visitReturns(node: TSESTree.CallExpression, env: Env, way: Way, walk: Walk): boolean {
  if (env.depth >= MAX_DEPTH) return false;
  const callees = calleesOf(node, env);
  const answers = callees.map(({ callee, env: home }) => (callee.generator ? [] : returnsOf(callee, home.module)));
  if (callees.length === 0 || answers.some(values => values.length === 0)) return false;
  callees.forEach(({ callee, env: home }, i) => {
    const inner: Env = { module: home.module, frame: { callee, args: node.arguments, from: env }, depth: env.depth + 1 };
    for (const value of answers[i]!) visit(value, inner, { ...way, reads: [...way.reads, { node, env }] }, walk);
  });
  return true;
}

const READING = new Set(['get', 'getAll']);

/** `req.query.name.trim()`, `String(req.query.name)`: something is done to what was read; `form.get('name')` reads. */
function worksOnOutside({ callee, arguments: [first] }: TSESTree.CallExpression, env: Env): boolean {
  const isOutside = (node: Node) => originsOf(node, env).some(origin => outsideSourceOf(origin) !== undefined);
  if (callee.type === 'MemberExpression' && isOutside(callee.object)) return !READING.has(writtenKey(callee) ?? '');
  return first !== undefined && first.type !== 'SpreadElement' && isOutside(first);
}

function visitOrigins(node: Node, env: Env, way: Way, walk: Walk) {
  for (const origin of originsOf(node, env)) visitOrigin(origin, node, way, walk);
}

function visitOrigin(origin: Origin, asked: Node, way: Way, walk: Walk): void {
  const source = outsideSourceOf(origin);
  if (source) return record(origin, source, way, walk);
  if (origin.kind === 'parameter') return record(origin, { part: 'parameter', key: undefined, confidence: 'possible', canBeObject: true, handler: undefined }, way, walk);
  const trail = origin.trail.map(step => ({ node: step, env: origin.env }));
  const onwards: Way = { ...way, reads: [...way.reads, ...trail.toReversed()] };
  if (origin.kind === 'expression') {
    if (origin.node !== asked) visit(origin.node, origin.env, onwards, walk);
    return;
  }
  // A member of something that cannot be looked into is as foreign as that.
  let at: Origin = origin;
  const keys: string[] = [];
  while (at.kind === 'member' || at.kind === 'element') {
    if (at.kind === 'member' && at.key !== undefined) {
      if (HARMLESS.has(at.key)) return;
      keys.unshift(at.key);
    }
    at = at.of;
  }
  if (at === origin) return;
  if (at.kind === 'parameter') return record({ ...at, trail: origin.trail }, { part: 'parameter', key: origin.kind === 'member' ? origin.key : undefined, confidence: 'possible', canBeObject: true, handler: undefined }, way, walk);
  if (at.kind !== 'expression' || at.node === asked) return;
  const parsed = schemaParsed(at.node);
  if (!parsed) return visit(at.node, at.env, onwards, walk);
  // A string that a schema lets through is a string still.
  const path = parsed.isSafe && keys[0] === 'data' ? keys.slice(1) : keys;
  if (schemaShapeOf(parsed.schema, path, at.env) === 'text') visit(parsed.value, at.env, { ...onwards, treatments: [...new Set<Treatment>([...onwards.treatments, 'text'])] }, walk);
}

/** `schema.parse(value)`, `await schema.safeParseAsync(value)`. */
function schemaParsed(node: Node): { schema: Node; value: Node; isSafe: boolean } | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const name = writtenKey(node.callee);
  const [value] = node.arguments;
  if (name === undefined || !/^(?:safeP|p)arse(?:Async)?$/.test(name) || !value || value.type === 'SpreadElement' || isParser(node.callee.object)) return undefined;
  return { schema: node.callee.object, value, isSafe: name.startsWith('safe') };
}
