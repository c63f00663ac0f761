import type { Confidence } from '@postern/catalogue';
import { type Handler, handlersOf } from '../handlers/handlers.js';
import { fact, type Module } from '../module.js';
import { ofCaller } from '../handlers/outside-callers.js';
import { nameOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import { takesUpload } from '../handlers/request-decorators.js';
import { type RequestPart, requestPartOfOrigin } from '../handlers/request-parts.js';
import { type FunctionNode, type Node, rangeOf } from '../syntax.js';

/** Where outside data comes in. `action`: an argument of a server action; `location`: the address of the page. */
export type OutsidePart = Exclude<RequestPart['part'], 'request'> | 'file' | 'message' | 'action' | 'location' | 'argument';

export interface OutsideSource {
  part: OutsidePart;
  /** Field, header or parameter, where it is written down. */
  key: string | undefined;
  /** `possible` where nothing but a name says that this is a request. */
  confidence: Confidence;
  /** Whether it can be an object or a list instead of a text. */
  canBeObject: boolean;
  handler: Handler | undefined;
}

/** What an origin is of the outside world; undefined where it is not of it, or not known to be. */
export function outsideSourceOf(origin: Origin): OutsideSource | undefined {
  return ofGlobal(origin) ?? ofRequest(origin) ?? ofCaller(origin);
}

const LOCATION = /^globalThis\.(?:document\.)?location\.(?:search|hash|href|pathname)$|^globalThis\.document\.(?:URL|documentURI|referrer)$|^(?:next\/navigation\.useSearchParams|next\/router\.useRouter\(\)\.query|vue-router\.useRoute\(\)\.(?:query|params)|react-router(?:-dom)?\.use(?:SearchParams|Params|Location))(?:\b|\(\))/;

function ofGlobal(origin: Origin): OutsideSource | undefined {
  const name = nameOf(origin);
  if (name === undefined) return undefined;
  if (LOCATION.test(name)) return { part: 'location', key: lastKey(origin), confidence: 'likely', canBeObject: false, handler: undefined };
  if (/^process\.argv(?:\.[1-9]|\[\]|\.slice\(\))/.test(name)) return { part: 'argument', key: undefined, confidence: 'possible', canBeObject: false, handler: undefined };
  return undefined;
}

function ofRequest(origin: Origin): OutsideSource | undefined {
  const root = rootOf(origin);
  if (!root || (root.of.kind !== 'parameter' && root.of.kind !== 'global')) return undefined;
  const read = requestPartOfOrigin(origin) ?? fileOf(origin, root);
  if (!read || read.part === 'request') return undefined;
  const standing = standingOf(root.of, root.keys);
  if (!standing) return undefined;
  const { part } = read;
  return { part, key: read.key, ...standing, canBeObject: canBeObject(part, root.keys, standing.handler) };
}

/** Uploads: `req.file.originalname`, `req.files[0].originalname`; the bytes themselves name nothing. */
function fileOf(origin: Origin, { of, keys }: Root): { part: 'file'; key: string | undefined } | undefined {
  if (!keys.some(key => key === 'file' || key === 'files') && !(of.kind === 'parameter' && takesUpload(of.owner.params[of.position]))) return undefined;
  const last = lastKey(origin);
  return last === 'originalname' || last === 'filename' || last === 'name' || last === 'originalFilename' || last === 'data' || last === 'buffer' ? { part: 'file', key: last } : undefined;
}

/** Express reads `?a[$ne]=1` as an object, and every JSON body can hold one; forms, routes and headers are texts. */
function canBeObject(part: OutsidePart, keys: readonly (string | undefined)[], handler: Handler | undefined): boolean {
  if (keys.includes('formData')) return false;
  if (part === 'query') return handler === undefined ? !keys.includes('url') && !keys.includes('searchParams') && !keys.includes('nextUrl') : handler.framework === 'express' || handler.framework === 'nest';
  return part === 'body' || part === 'action' || part === 'message';
}

export interface Root {
  of: Origin;
  /** From the root to the value; of calls, the name of the method. */
  keys: readonly (string | undefined)[];
}

const PARSERS = new Set(['JSON', 'qs', 'querystring', 'url', 'cookie', 'URL', 'superjson', 'devalue', 'JSON5', 'yaml', 'YAML', 'QueryString']);

/** What parses data, and no schema. */
export function isParser(object: Node): boolean {
  return object.type === 'Identifier' && PARSERS.has(object.name);
}

/** What a chain of members and calls starts from. */
export function rootOf(origin: Origin): Root | undefined {
  const keys: (string | undefined)[] = [];
  let at = origin;
  for (let steps = 0; steps < 16; steps++) {
    if (at.kind === 'member') {
      keys.unshift(at.key);
      at = at.of;
    } else if (at.kind === 'element') at = at.of;
    else if (at.kind === 'expression' && (at.node.type === 'CallExpression' || at.node.type === 'NewExpression')) {
      const { callee } = at.node;
      const name = calleeName(callee);
      const [first] = at.node.arguments;
      // `schema.parse(body)` answers what a schema lets through.
      if (name === 'parse' && !(callee.type === 'MemberExpression' && isParser(callee.object))) return undefined;
      const receiver = callee.type === 'MemberExpression' && name !== 'parse' ? callee.object : first;
      if (!receiver || receiver.type === 'SpreadElement') return undefined;
      keys.unshift(name);
      const next: Origin | undefined = originsOf(receiver, at.env).find(one => one.kind !== 'unknown');
      if (!next || next.node === at.node) return undefined;
      at = next;
    } else return { of: at, keys };
  }
  return undefined;
}

export function lastKey(origin: Origin): string | undefined {
  return origin.kind === 'member' ? origin.key : undefined;
}

const handlerByFunction = fact((module: Module): ReadonlyMap<FunctionNode, Handler> => new Map(handlersOf(module).map(handler => [handler.fn, handler])));

type Standing = Pick<OutsideSource, 'confidence' | 'handler'>;

/** Why a parameter is a request at all. */
function standingOf(root: Origin, keys: readonly (string | undefined)[]): Standing | undefined {
  if (root.kind === 'global') return { confidence: 'likely', handler: undefined };
  if (root.kind !== 'parameter') return undefined;
  const { owner, position, node, env } = root;
  const handler = handlerByFunction(env.module).get(owner);
  if (handler) return { confidence: 'likely', handler };
  const parameter = owner.params[position];
  if (!parameter) return undefined;
  const decorators = parameter.type === 'TSParameterProperty' ? [] : (parameter.decorators ?? []);
  if (decorators.length > 0) return { confidence: 'likely', handler: undefined };
  const typed = typeNameOf(parameter);
  if (typed !== undefined && REQUESTS.test(typed)) return { confidence: 'likely', handler: undefined };
  const [next] = owner.params.slice(position + 1).map(nameOfParameter);
  if (next !== undefined && (ANSWERS.test(next) || (next === 'next' && position === 0))) return { confidence: 'likely', handler: undefined };
  if (isPattern(parameter)) return isPage(owner, env.module) || owner.id?.name === 'getServerSideProps' ? { confidence: 'likely', handler: undefined } : undefined;
  const name = node.type === 'Identifier' ? node.name : '';
  if (name === 'r') return undefined;
  // `c.req.query('id')`, `ctx.request.body`, `event.queryStringParameters` are like nothing else.
  const isTelling = (/^c(?:tx|ontext)?$/.test(name) && (keys[0] === 'req' || (keys[0] === 'request' && keys[1] !== undefined))) || keys.some(key => key !== undefined && /^(?:queryStringParameters|pathParameters|nextUrl)$/.test(key)) || keys.some(key => key !== undefined && /^(?:readBody|readRawBody|getQuery|getRouterParam|readFormData)$/.test(key));
  if (isTelling || answersIn(owner, name, env.module) || owner.id?.name === 'getServerSideProps') return { confidence: 'likely', handler: undefined };
  return typed !== undefined && !/Request|Context|Event/.test(typed) ? undefined : { confidence: 'possible', handler: undefined };
}

const REQUESTS = /^(?:Request|NextRequest|NextApiRequest|FastifyRequest|ExpressRequest|IncomingMessage|HonoRequest|HttpRequest|HttpContext\w*|H3Event|RequestEvent|\w*(?:Loader|Action)(?:Function)?Args|GetServerSidePropsContext|APIGateway\w*Event\w*|ALBEvent|LambdaFunctionURLEvent|Koa\w*Context|ParameterizedContext|RouterContext|AuthenticatedRequest|AuthRequest|RequestWithUser|VercelRequest|CustomRequest|Req)$/;
const ANSWERS = /^_?(?:res|response|reply|rep|resp|h)$/;

function typeNameOf(parameter: Node): string | undefined {
  const at = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
  const annotation = 'typeAnnotation' in at && at.typeAnnotation?.type === 'TSTypeAnnotation' ? at.typeAnnotation.typeAnnotation : undefined;
  if (annotation?.type !== 'TSTypeReference') return annotation === undefined || annotation.type === 'TSAnyKeyword' ? undefined : annotation.type;
  const { typeName } = annotation;
  return typeName.type === 'Identifier' ? typeName.name : typeName.type === 'TSQualifiedName' ? (typeName.right.name === 'Context' ? 'KoaContext' : typeName.right.name) : undefined;
}

function nameOfParameter(parameter: Node): string | undefined {
  return parameter.type === 'Identifier' ? parameter.name : undefined;
}

function isPattern(parameter: Node): boolean {
  return parameter.type === 'ObjectPattern' || (parameter.type === 'AssignmentPattern' && parameter.left.type === 'ObjectPattern');
}

/** `export default function Page({ searchParams })` of an app directory. */
function isPage(owner: FunctionNode, module: Module): boolean {
  return /(?:^|\/)app\/(?:.*\/)?page\.[jt]sx?$/.test(module.path) && owner.parent?.type === 'ExportDefaultDeclaration';
}

/** Koa: `ctx.body = …`, `ctx.status = …` in a function that takes `ctx`. */
function answersIn(owner: FunctionNode, name: string, module: Module): boolean {
  return /^(?:ctx|context)$/.test(name) && new RegExp(String.raw`\b${name}\.(?:body|status|type)\s{0,4}=[^=]|\b${name}\.(?:throw|send|badRequest|notFound|json)\(`).test(module.text.slice(...rangeOf(owner)));
}
