import type { Confidence } from '@postern/catalogue';
import { constantOf } from '../values/constants.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { lastKey, type OutsideSource, rootOf } from '../outside/outside-sources.js';
import { type FunctionNode, type Node, writtenKey } from '../syntax.js';

interface ParameterRoot {
  of: Extract<Origin, { kind: 'parameter' }>;
  keys: readonly (string | undefined)[];
}

/** Functions that are no handlers of HTTP and are called from outside all the same: by sockets, as server actions, by GraphQL and tRPC. */
export function ofCaller(origin: Origin): OutsideSource | undefined {
  const root = rootOf(origin);
  if (root?.of.kind !== 'parameter') return undefined;
  const of: ParameterRoot = { of: root.of, keys: root.keys };
  return ofMessage(origin, of) ?? ofAction(origin, of) ?? ofResolver(origin, of) ?? ofProcedure(origin, of);
}

const EVENT_CALLS = new Set(['on', 'once', 'addEventListener', 'addListener']);

/** `ws.on('message', data => …)`, `socket.on('rename', ({ name }) => …)` of a connection, `window.addEventListener('message', …)`. */
function ofMessage(origin: Origin, root: ParameterRoot): OutsideSource | undefined {
  const { owner, position, env } = root.of;
  const call = owner.parent;
  if (call?.type !== 'CallExpression' || !EVENT_CALLS.has(calleeName(call.callee) ?? '') || position !== 0) return undefined;
  const [event, listener] = call.arguments;
  if (listener !== owner || !event || event.type === 'SpreadElement') return undefined;
  const name = constantOf(event, env.module.root);
  const source = (confidence: Confidence): OutsideSource => ({ part: 'message', key: lastKey(origin), confidence, canBeObject: true, handler: undefined });
  if (calleeName(call.callee) === 'addEventListener') return name === 'message' && root.keys[0] === 'data' ? source(/worker/i.test(env.module.path) ? 'possible' : 'likely') : undefined;
  if (call.callee.type !== 'MemberExpression' || call.callee.object.type !== 'Identifier') return undefined;
  if (isConnection(call.callee.object, env.module) && name !== 'error' && name !== 'close' && name !== 'disconnect') return source('likely');
  return name === 'message' ? source('possible') : undefined;
}

/** `io.on('connection', socket => …)`: the parameter of that callback. */
function isConnection(receiver: Node, module: Module): boolean {
  return originsOf(receiver, module.root).some(origin => {
    if (origin.kind !== 'parameter' || origin.position !== 0) return false;
    const call = origin.owner.parent;
    if (call?.type !== 'CallExpression' || !EVENT_CALLS.has(calleeName(call.callee) ?? '')) return false;
    const [event] = call.arguments;
    return event?.type === 'Literal' && (event.value === 'connection' || event.value === 'connect');
  });
}

/** What a server action is called with: anyone can send it. */
function ofAction(origin: Origin, root: ParameterRoot): OutsideSource | undefined {
  const { owner, env } = root.of;
  if (!isServerAction(owner, env.module)) return undefined;
  const isForm = root.keys.at(-1) === 'get' || root.keys[0] === 'get';
  return { part: 'action', key: lastKey(origin), confidence: 'likely', canBeObject: !isForm, handler: undefined };
}

function isServerAction(fn: FunctionNode, module: Module): boolean {
  if (isDirective(fn.body.type === 'BlockStatement' ? fn.body.body[0] : undefined)) return true;
  if (!isDirective(module.syntax.ast.body[0]) || !fn.async) return false;
  const holder = fn.parent?.type === 'VariableDeclarator' ? fn.parent.parent.parent : fn.parent;
  return holder?.type === 'ExportNamedDeclaration' || holder?.type === 'ExportDefaultDeclaration';
}

function isDirective(statement: Node | undefined): boolean {
  return statement?.type === 'ExpressionStatement' && statement.expression.type === 'Literal' && statement.expression.value === 'use server';
}

const RESOLVED = /^(?:Query|Mutation|Subscription)$/;
const ARGUMENTS = /^(?:Args?|MessageBody|Payload)$/;

/** `Query: { user: (_, { id }) => … }`, `@Args('id') id: string`, `@MessageBody() text`. */
function ofResolver(origin: Origin, { of: { owner, position } }: ParameterRoot): OutsideSource | undefined {
  const source = (canBeObject: boolean): OutsideSource => ({ part: 'message', key: lastKey(origin), confidence: 'likely', canBeObject, handler: undefined });
  const parameter = owner.params[position];
  const decorators = parameter && 'decorators' in parameter ? parameter.decorators : [];
  const names = decorators.map(({ expression }) => calleeName(expression.type === 'CallExpression' ? expression.callee : expression) ?? '');
  if (names.some(name => ARGUMENTS.test(name))) return source(names.includes('MessageBody') || names.includes('Payload'));
  const property = owner.parent;
  if (position !== 1 || property?.type !== 'Property' || property.parent.type !== 'ObjectExpression') return undefined;
  const holder = property.parent.parent;
  const name = holder?.type === 'Property' ? writtenKey(holder) : holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier' ? holder.id.name : undefined;
  return name !== undefined && RESOLVED.test(name) ? source(false) : undefined;
}

/** tRPC: `procedure.input(schema).query(({ input }) => …)`. */
function ofProcedure(origin: Origin, { of: { owner, position }, keys }: ParameterRoot): OutsideSource | undefined {
  return position === 0 && keys[0] === 'input' && inputSchemaOf(owner) ? { part: 'body', key: lastKey(origin), confidence: 'likely', canBeObject: false, handler: undefined } : undefined;
}

/** The schema of the procedure that a function answers. */
export function inputSchemaOf(owner: FunctionNode): Node | undefined {
  const call = owner.parent;
  if (call?.type !== 'CallExpression' || !/^(?:query|mutation|subscription|handler|action)$/.test(calleeName(call.callee) ?? '')) return undefined;
  let at: Node = call.callee;
  for (let steps = 0; steps < 16; steps++) {
    if (at.type === 'MemberExpression') at = at.object;
    else if (at.type === 'CallExpression') {
      const [schema] = at.arguments;
      if (/^(?:input|validator|schema)$/.test(calleeName(at.callee) ?? '') && schema && schema.type !== 'SpreadElement') return schema;
      at = at.callee;
    } else return undefined;
  }
  return undefined;
}
