import type { TSESTree } from '@typescript-eslint/types';
import type { Destination } from '../values/destinations.js';
import { type Handler, handlersOf } from './handlers.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { type CallNode, type FunctionNode, type Node, writtenKey } from '../syntax.js';

/** A place where a value is sent to whoever asked. */
export interface Answer {
  /** The call, `throw`n error, assignment or object that makes the answer. */
  node: Node;
  /** Where it is written down. */
  status: number | undefined;
  /** `thrown`: an error whose message the framework sends. */
  by: 'sent' | 'thrown' | 'returned';
}

const SENDERS = new Set(['json', 'jsonp', 'send', 'end', 'write', 'render', 'text', 'html', 'body', 'response', 'newResponse', 'status']);
const RESPONDERS = /^_?(?:res|resp|response|reply|rep|ctx|context|c|h|NextResponse|Response|HttpResponse)$/;
/** Of WebSockets, which send what they are given. */
const CONNECTIONS = /^(?:ws|socket|websocket|webSocket|peer)$/;
/** Functions of frameworks that make an answer of their arguments. */
const MAKERS = new Map<string, readonly string[]>([
  ['json', ['@remix-run/node', '@remix-run/cloudflare', '@remix-run/server-runtime', '@sveltejs/kit', 'react-router', 'itty-router']],
  ['data', ['@remix-run/node', 'react-router']],
  ['error', ['@sveltejs/kit', 'itty-router']],
  ['fail', ['@sveltejs/kit']],
  ['createError', ['h3', '#imports', 'nuxt/app']],
  ['sendError', ['h3']],
]);
/** Errors whose text frameworks send to the caller; those of 4xx are mostly made for that. */
const THROWN = /^(?:HttpException|InternalServerErrorException|BadGatewayException|ServiceUnavailableException|GatewayTimeoutException|BadRequestException|UnauthorizedException|ForbiddenException|NotFoundException|ConflictException|UnprocessableEntityException|HTTPException|HttpError|TRPCError|GraphQLError|ApolloError|RpcException|WsException)$/;
const CALLERS_FAULT = /^(?:BadRequest|Unauthorized|Forbidden|NotFound|Conflict|UnprocessableEntity)/;

/** The answer that a value arrives in, or undefined where it goes elsewhere. */
export function answerAt(destination: Destination, module: Module): Answer | undefined {
  switch (destination.kind) {
    case 'argument':
      return answerOfCall(destination.call, destination.position, module);
    case 'member':
      return isBodyOfContext(destination.target) ? { node: destination.target, status: undefined, by: 'sent' } : undefined;
    case 'property': {
      const { object, key } = destination;
      // What a function of a cloud gives back, or hands to its callback.
      const status = object.properties.find(property => property.type === 'Property' && writtenKey(property) === 'statusCode');
      if (key !== 'body' || status?.type !== 'Property') return undefined;
      return { node: object, status: numberOf(status.value), by: 'returned' };
    }
    case 'returned':
      return isAnsweringHandler(destination.owner, module) && destination.isPart ? { node: destination.node, status: undefined, by: 'returned' } : undefined;
    default:
      return undefined;
  }
}

function answerOfCall(call: CallNode, position: number, module: Module): Answer | undefined {
  const { callee } = call;
  const name = calleeName(callee);
  if (name === undefined) return undefined;
  if (call.type === 'NewExpression') {
    if (/^(?:Next)?Response$/.test(name)) return position === 0 ? { node: call, status: statusIn(call.arguments[1]), by: 'sent' } : undefined;
    if (!THROWN.test(name)) return undefined;
    // What follows the text is kept inside: places, the original error.
    if (position > 0 && /^(?:GraphQLError|ApolloError)$/.test(name)) return undefined;
    const [first] = call.arguments;
    const status = CALLERS_FAULT.test(name) ? 400 : first && first.type !== 'SpreadElement' ? (numberOf(first) ?? (call.arguments[1] && call.arguments[1].type !== 'SpreadElement' ? numberOf(call.arguments[1]) : undefined)) : undefined;
    return { node: call, status, by: 'thrown' };
  }
  if (callee.type === 'Identifier') {
    const makers = MAKERS.get(name);
    if (!makers) return undefined;
    const isMaker = originsOf(callee, module.root).some(origin => (origin.kind === 'import' ? makers.includes(origin.from) : origin.kind === 'global' && name === 'createError' && /(?:^|\/)server\//.test(module.path)));
    if (!isMaker) return undefined;
    const [first, second] = call.arguments;
    return { node: call, status: (first && first.type !== 'SpreadElement' ? (numberOf(first) ?? statusIn(first)) : undefined) ?? statusIn(second), by: name === 'createError' ? 'thrown' : 'sent' };
  }
  if (callee.type !== 'MemberExpression' || !SENDERS.has(name) || (name === 'render' && position === 0)) return undefined;
  let status: number | undefined = statusIn(call.arguments[1]);
  let at: Node = callee.object;
  while (at.type === 'CallExpression' && at.callee.type === 'MemberExpression') {
    const method = writtenKey(at.callee);
    const [first] = at.arguments;
    if (first && first.type !== 'SpreadElement' && /^(?:status|code|writeHead|sendStatus)$/.test(method ?? '')) status ??= numberOf(first);
    at = at.callee.object;
  }
  const root = at.type === 'Identifier' ? at.name : at.type === 'MemberExpression' ? writtenKey(at) : undefined;
  if (name === 'send' && root !== undefined && CONNECTIONS.test(root)) return { node: call, status: undefined, by: 'sent' };
  if (root === undefined || !RESPONDERS.test(root)) return undefined;
  // `response.json()` and `ctx.text()` of an answer that came in take nothing.
  if (name === 'status' && (at !== callee.object || call.parent.type !== 'ExpressionStatement')) return undefined;
  return { node: call, status, by: 'sent' };
}

/** `ctx.body = …`, `ctx.response.body = …`. */
function isBodyOfContext(target: TSESTree.MemberExpression): boolean {
  if (writtenKey(target) !== 'body') return false;
  const { object } = target;
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? writtenKey(object) : undefined;
  return name !== undefined && /^(?:ctx|context|response)$/.test(name);
}

/** What handlers of these frameworks return is the answer. */
const ANSWERING = new Set(['fastify', 'nuxt', 'nest', 'elysia']);

const answeringOf = fact((module: Module): ReadonlySet<FunctionNode> => new Set(handlersOf(module).filter(({ framework }: Handler) => ANSWERING.has(framework)).map(({ fn }) => fn)));

function isAnsweringHandler(owner: FunctionNode, module: Module): boolean {
  return answeringOf(module).has(owner);
}

function numberOf(node: Node): number | undefined {
  if (node.type === 'Literal' && typeof node.value === 'number') return node.value;
  const name = node.type === 'MemberExpression' ? writtenKey(node) : undefined;
  if (name !== undefined && /^(?:BAD_REQUEST|UNAUTHORIZED|FORBIDDEN|NOT_FOUND|CONFLICT|UNPROCESSABLE_ENTITY|BadRequest|Unauthorized|Forbidden|NotFound|Conflict|UnprocessableEntity)$/.test(name)) return 400;
  return undefined;
}

/** `{ status: 500 }`, `{ statusCode: 500 }`, or a number. */
function statusIn(node: Node | undefined): number | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'number') return node.value;
  if (node?.type !== 'ObjectExpression') return undefined;
  const status = node.properties.find(property => property.type === 'Property' && /^(?:status|statusCode)$/.test(writtenKey(property) ?? ''));
  return status?.type === 'Property' ? numberOf(status.value) : undefined;
}
