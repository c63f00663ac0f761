import type { TSESTree } from '@typescript-eslint/types';
import { type Answer, answerAt } from './answers.js';
import { apiCallsOf } from '../requests/api-calls.js';
import { sourceOf } from '../requests/call-bounds.js';
import { destinationsOf } from '../values/destinations.js';
import { callSitesOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { enclosingFunction, type FunctionNode, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** Something of an error that is sent to whoever asked. */
export interface LeakedError {
  node: Node;
  answer: Answer;
  kind: 'stack' | 'upstream' | 'error' | 'message';
  confidence: 'likely' | 'possible';
}

const RANK: readonly LeakedError['kind'][] = ['stack', 'upstream', 'error', 'message'];

export const leakedErrorsOf = fact((module: Module): readonly LeakedError[] => {
  const byAnswer = new Map<Node, LeakedError>();
  for (const leak of [...leaksOfErrors(module), ...upstreamBodies(module), ...formattedIn(module)]) {
    const known = byAnswer.get(leak.answer.node);
    const isWorse = !known || isSurer(leak, known);
    if (isWorse) byAnswer.set(leak.answer.node, leak);
  }
  return [...byAnswer.values()];
});

function isSurer(a: LeakedError, b: LeakedError): boolean {
  if (a.confidence !== b.confidence) return a.confidence === 'likely';
  return RANK.indexOf(a.kind) < RANK.indexOf(b.kind);
}

/** A name that holds an error, with the function or clause that is given it. */
interface ErrorName {
  name: TSESTree.Identifier;
  owner: TSESTree.CatchClause | FunctionNode;
}

const ERROR_NAME = /^_?(?:err|error|exception|ex|exc|reason|failure|\w*(?:Error|Err))$/;

function* errorNames(module: Module): Iterable<ErrorName> {
  for (const { handler } of module.index.tries) if (handler?.param?.type === 'Identifier') yield { name: handler.param, owner: handler };
  for (const fn of module.index.functions) {
    const isCaught = isFunction(fn) && fn.parent?.type === 'CallExpression' && calleeName(fn.parent.callee) === 'catch' && fn.parent.arguments[0] === fn;
    for (const [i, parameter] of fn.params.entries()) {
      if (parameter.type === 'Identifier' && ((isCaught && i === 0) || ERROR_NAME.test(parameter.name))) yield { name: parameter, owner: fn };
    }
  }
}

function* leaksOfErrors(module: Module): Iterable<LeakedError> {
  for (const { name, owner } of errorNames(module)) {
    if (isMadeForUsers(name)) continue;
    const variable = module.variableOf(name);
    if (!variable || variable.writes.length > 1) continue;
    for (const read of variable.reads) {
      const part = partRead(read);
      if (!part) continue;
      for (const destination of destinationsOf(part.node, module)) {
        const answer = answerAt(destination, module);
        if (!answer || (part.kind === 'error' && answer.node.type === 'NewExpression' && isCause(answer.node)) || isBefore(answer.node, owner) || isGuarded(part.node, owner, module) || isGuarded(answer.node, owner, module)) continue;
        const isSure = isInside(answer.node, owner) || isFunction(owner) || enclosingFunction(answer.node) !== enclosingFunction(owner);
        const confidence = !isSure || (part.kind !== 'stack' && isOpenHelper(owner, name, module)) ? 'possible' : judged(part.kind, answer, owner, part.isDeep, module);
        yield { node: isInside(part.node, answer.node) ? part.node : answer.node, answer, kind: part.kind, confidence };
      }
    }
  }
  yield* destructured(module);
}

/** A variable that is written again in a `catch` was another one when it was sent before. */
function isBefore(answer: Node, owner: ErrorName['owner']): boolean {
  return !isFunction(owner) && rangeOf(answer)[1] <= rangeOf(owner)[0] && enclosingFunction(answer) === enclosingFunction(owner);
}

/** A function of this file's own, where nothing says that what is called an error is one: it may be a text. */
function isOpenHelper(owner: ErrorName['owner'], name: TSESTree.Identifier, module: Module): boolean {
  if (!isFunction(owner) || owner.parent?.type === 'CallExpression' || name.name === 'exception' || owner.params.length >= 3) return false;
  if (owner.params.some(parameter => parameter.type === 'Identifier' && parameter !== name && /^(?:req|request|c|ctx|next)$/.test(parameter.name))) return false;
  const position = owner.params.indexOf(name);
  return !callSitesOf(owner, module).some(({ arguments: args }) => {
    const given = args[position];
    return given?.type === 'Identifier' && module.variableOf(given)?.definitions.some(({ node }) => node.type === 'CatchClause') === true;
  });
}

/** `catch ({ message, stack })`. */
function* destructured(module: Module): Iterable<LeakedError> {
  for (const { handler } of module.index.tries) {
    if (handler?.param?.type !== 'ObjectPattern') continue;
    for (const property of handler.param.properties) {
      const key = property.type === 'Property' ? writtenKey(property) : undefined;
      if (property.type !== 'Property' || property.value.type !== 'Identifier' || (key !== 'message' && key !== 'stack')) continue;
      for (const read of module.variableOf(property.value)?.reads ?? []) {
        for (const destination of destinationsOf(read, module)) {
          const answer = answerAt(destination, module);
          if (answer && !isGuarded(read, handler, module)) yield { node: isInside(read, answer.node) ? read : answer.node, answer, kind: key, confidence: judged(key, answer, handler, false, module) };
        }
      }
    }
  }
}

/** `(error: HttpException)`, `(err: AppError, …)`: of a class that is told from others. */
function isMadeForUsers({ typeAnnotation }: TSESTree.Identifier): boolean {
  const type = typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSStringKeyword' || type?.type === 'TSBooleanKeyword' || type?.type === 'TSNumberKeyword' || type?.type === 'TSTypeLiteral') return true;
  if (type?.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return false;
  return !/^(?:Error|Axios\w*|FastifyError|SyntaxError|TypeError|NodeJS|ErrorRequestHandler|GaxiosError|HttpErrorResponse|DatabaseError|QueryFailedError|Prisma\w*|MongoError|MongoServerError)$/.test(type.typeName.name);
}

interface ReadPart {
  node: Node;
  kind: LeakedError['kind'];
  /** A field of the upstream's body, perhaps a text for users. */
  isDeep: boolean;
}

/** What of the error an expression reads. */
function partRead(read: Node): ReadPart | undefined {
  const keys: string[] = [];
  let at: Node = read;
  for (;;) {
    const parent: Node | undefined = at.parent;
    if (parent?.type === 'TSAsExpression' || parent?.type === 'TSNonNullExpression' || parent?.type === 'ChainExpression') at = parent;
    else if (parent?.type === 'MemberExpression' && parent.object === at && !(parent.parent.type === 'CallExpression' && parent.parent.callee === parent)) {
      keys.push(writtenKey(parent) ?? '*');
      at = parent;
    } else break;
  }
  const [first, second, third] = keys;
  if (first === undefined) {
    // `String(error)`, `error.toString()`, and the object itself.
    const member = at.parent?.type === 'MemberExpression' && at.parent.object === at ? writtenKey(at.parent) : undefined;
    if (member !== undefined && member !== 'toString') return undefined;
    return { node: at, kind: 'error', isDeep: false };
  }
  if (first === 'stack') return { node: at, kind: 'stack', isDeep: false };
  if (first === 'message' || first === 'sqlMessage' || first === 'detail') return { node: at, kind: 'message', isDeep: false };
  if (first === 'response' && (second === 'data' || second === 'body' || second === 'text' || second === '_data')) return { node: at, kind: 'upstream', isDeep: third !== undefined };
  if (first === 'response' && second === undefined) return { node: at, kind: 'upstream', isDeep: true };
  if (first === 'originalError' || first === 'cause' || first === 'config' || first === 'request') return { node: at, kind: 'error', isDeep: false };
  return undefined;
}

const ENVIRONMENT = /NODE_ENV|\bis_?(?:dev|prod|debug|local|test)\w*|development|production|__DEV__|\b(?:dev|prod|debug)(?:_?mode)?\b|import\.meta\.env|DEBUG|showStack|exposeErrors|include_?stack/i;
const NARROWING = /\binstanceof\s+(?!Error\b|Object\b|Function\b)[\w$.]+|\bis(?:Operational|HttpError|Boom|Joi|Zod\w*|AppError|ApiError|Axios\w*|Public|User\w*|Known|Custom|Validation\w*|Client\w*)\b|\.expose\b|\.(?:name|code|type|kind|status|statusCode|constructor|_tag|errorCode)\b|Z[oO][dD]Error|\.isJoi|\.errors\b|(?:is|assert)\w*Error\w*\(|<\s*500/;

const TOLD_APART = /\binstanceof\s+(?!Error\b|Object\b|Function\b)[\w$.]+|\b(?:e|ex|err|error|exception)\??(?:\.|\[['"])(?:name|code|type|kind|status|statusCode|expose|is[A-Z]\w*|errorCode)\b|\bis\w*Error\w*\(/;

/** Whether something on the way says that the error is one for users, or that this is no production. */
function isGuarded(node: Node, owner: Node, module: Module): boolean {
  for (let at: Node = node; at.parent && at !== owner; at = at.parent) {
    const { parent } = at;
    const test = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' ? (parent.test === at ? undefined : parent.test) : parent.type === 'LogicalExpression' && parent.right === at ? parent.left : undefined;
    if (test) {
      const text = sourceOf(test, module).slice(0, 400);
      if (ENVIRONMENT.test(text) || NARROWING.test(text)) return true;
    }
    if (parent.type === 'SwitchCase' && parent.test !== at) return true;
  }
  const [start] = rangeOf(owner);
  const before = module.text.slice(Math.max(start, rangeOf(node)[0] - 1500), rangeOf(node)[0]);
  // `if (production) return res.status(500).end();` before it.
  return /\bif\s{0,3}\([^)]{0,120}(?:NODE_ENV|production|isProd)[^)]{0,120}\)\s{0,3}\{?[^}]{0,300}\breturn\b/.test(before);
}

function judged(kind: LeakedError['kind'], { status: own, by, node }: Answer, owner: ErrorName['owner'], isDeep: boolean, module: Module): LeakedError['confidence'] {
  const status = own ?? statusBefore(node, owner, module);
  if (kind === 'stack') return 'likely';
  if (kind === 'upstream') return isDeep ? 'possible' : 'likely';
  if (status !== undefined && status < 500) return 'possible';
  if (kind === 'error') return by === 'returned' ? 'possible' : 'likely';
  // Errors that came another way before were given their words: an error that is told apart afterwards.
  if (TOLD_APART.test(sourceOf(owner, module).slice(0, 3000))) return 'possible';
  return failsInside(owner, module) ? 'likely' : 'possible';
}

/** `res.status(401);` in a line of its own before. */
function statusBefore(answer: Node, owner: Node, module: Module): number | undefined {
  const [start] = rangeOf(owner);
  const [end] = rangeOf(answer);
  const found = [...module.text.slice(Math.max(start, end - 600), Math.max(start, end)).matchAll(/\b(?:status|statusCode|writeHead|code)\s{0,3}(?:\(|=)\s{0,3}(\d{3})\b/g)].at(-1);
  return found && Number(found[1]);
}

/** `new HttpException('text', 500, { cause: error })`. */
function isCause(call: TSESTree.NewExpression): boolean {
  return call.arguments.some(arg => arg.type === 'ObjectExpression' && arg.properties.some(property => property.type === 'Property' && writtenKey(property) === 'cause'));
}

/** Whether what failed can tell of the inside: it waits for something, or is anything that a promise or a route did. */
function failsInside(owner: ErrorName['owner'], module: Module): boolean {
  if (isFunction(owner)) return true;
  const statement = owner.parent;
  if (statement.type !== 'TryStatement') return false;
  return /\bawait\b|\byield\b|\.(?:query|exec|execute|run|find\w*|create\w*|update\w*|insert\w*|delete\w*|save|readFileSync|writeFileSync|\w+Sync)\(|\bexec\w*\(/.test(sourceOf(statement.block, module));
}

/** `if (!upstream.ok) return res.status(502).send(await upstream.text())`. */
function* upstreamBodies(module: Module): Iterable<LeakedError> {
  const calls = new Set<Node>(apiCallsOf(module).filter(({ request, reach }) => request !== undefined && reach === 'foreign').map(({ node }) => node));
  if (calls.size === 0) return;
  for (const name of ['text', 'json']) {
    for (const read of module.index.callsByName.get(name) ?? []) {
      if (read.arguments.length > 0 || read.callee.type !== 'MemberExpression') continue;
      if (!originsOf(read.callee.object, module.root).some(({ node }) => calls.has(node))) continue;
      for (const destination of destinationsOf(read, module)) {
        const answer = answerAt(destination, module);
        if (answer && isOfFailure(answer.node, module) && !isForDevelopers(answer.node, module)) yield { node: answer.node, answer, kind: 'upstream', confidence: 'likely' };
      }
    }
  }
}

function isForDevelopers(node: Node, module: Module): boolean {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    if (at.parent.type === 'IfStatement' && ENVIRONMENT.test(sourceOf(at.parent.test, module))) return true;
  }
  return false;
}

function isOfFailure(node: Node, module: Module): boolean {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    if (at.parent.type === 'IfStatement' && at.parent.consequent === at && /!\s{0,3}[\w.]+\.ok\b|\.ok\s{0,3}===?\s{0,3}false|\.status(?:Code)?\s{0,3}(?:!==?|>=?)/.test(sourceOf(at.parent.test, module))) return true;
  }
  return false;
}

/** `formatError: error => ({ message, stack: error.stack })` of a GraphQL server. */
function* formattedIn(module: Module): Iterable<LeakedError> {
  for (const member of module.index.members) {
    const key = writtenKey(member);
    if (key !== 'stack' && key !== 'stacktrace' && key !== 'exception') continue;
    const fn = enclosingFunction(member);
    const property = fn?.parent;
    if (!fn || property?.type !== 'Property' || !/^(?:formatError|customFormatErrorFn|errorFormatter|formatErrorFn)$/.test(writtenKey(property) ?? '')) continue;
    if (member.parent.type !== 'Property' || isGuarded(member, fn, module)) continue;
    yield { node: member, answer: { node: fn, status: undefined, by: 'returned' }, kind: 'stack', confidence: 'likely' };
  }
}
