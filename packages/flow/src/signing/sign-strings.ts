import { constantsOf } from '../values/constants.js';
import { hasOpenWrites, memberKeysOf } from '../values/member-writes.js';
import type { Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import type { Origin } from '../values/origin.js';
import { originsOf } from '../values/origins.js';
import type { Part, Parts } from '../values/parts.js';
import type { Signature } from './signatures.js';
import { type Node, writtenKey } from '../syntax.js';
import { momentsOf } from './time-units.js';

/** What a piece of a signed text is, in the words of the profiles' `signing.order`. */
export type SignRole = 'method' | 'path' | 'query' | 'body' | 'bodyHash' | 'timestamp' | 'nonce' | 'key' | 'recvWindow' | 'host' | 'contentType' | 'secret';

export interface SignPiece {
  role: SignRole | undefined;
  node: Node | undefined;
  /** Where the text stands between two pieces, or is no role of its own. */
  text: string | undefined;
}

/** The pieces of one way in which a signed text is put together, in order. */
export function signPiecesOf(payload: Parts, module: Module): readonly SignPiece[] {
  const pieces = payload.flatMap((part): SignPiece[] => ('text' in part ? textPieces(part.text) : [{ role: roleOf(part, module), node: part.node, text: undefined }]));
  // `/prices/${sku}`: what follows the slash belongs to the path.
  return pieces.map((piece, i) => {
    const before = pieces[i - 1];
    return piece.role === undefined && piece.node && before?.role === 'path' && before.text?.endsWith('/') ? { ...piece, role: 'path' } : piece;
  });
}

const WRITTEN = /(?<![\w/])(?:GET|POST|PUT|PATCH|DELETE|HEAD)(?!\w)|\/[\w/.{}-]*[\w-][\w/.{}-]*|(?<![\w.@-])[a-z][a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]{2,}(?![\w-])/g;

/** `GET/orders?limit=5`: a written text can hold several pieces. */
function textPieces(text: string): SignPiece[] {
  if (text.length > 2000) return [{ role: undefined, node: undefined, text }];
  const pieces: SignPiece[] = [];
  const add = (role: SignRole | undefined, piece: string) => {
    if (piece !== '') pieces.push({ role, node: undefined, text: piece });
  };
  let end = 0;
  for (const { 0: found, index } of text.matchAll(WRITTEN)) {
    if (index < end) continue;
    add(undefined, text.slice(end, index));
    add(found.startsWith('/') ? 'path' : /^[A-Z]/.test(found) ? 'method' : 'host', found);
    end = index + found.length;
    if (!found.startsWith('/') || text[end] !== '?') continue;
    const query = /^\?[^\n|]*/.exec(text.slice(end))![0];
    add('query', query);
    end += query.length;
  }
  add(undefined, text.slice(end));
  return pieces;
}

const ROLES_BY_NAME: readonly (readonly [RegExp, SignRole])[] = [
  [/^(?:http_?)?(?:request_?)?(?:method|verb)(?:upper(?:case)?)?$/i, 'method'],
  [/(?:body|payload|content)_?(?:hash|digest|sha256|md5)$|^hashed_?(?:body|payload)|^body(?:hash|md5)/i, 'bodyHash'],
  [/^(?:req(?:uest)?_?|api_?|url_?|full_?)?(?:path(?:name)?|endpoint|uri|resource|route|url)(?:_?name|_?part)?$|(?:request|api)_?(?:path|uri|endpoint|url)$/i, 'path'],
  [/^(?:url_?|request_?)?(?:query(?:_?string)?|qs|search(?:params)?|query_?params|params_?str(?:ing)?)$/i, 'query'],
  [/^(?:raw_?|request_?|req_?|json_?|string(?:ified)?_?)?(?:body|payload|data)(?:_?(?:str(?:ing)?|text|json))?$/i, 'body'],
  [/time_?stamp|^(?:ts|time|now|t|epoch|expires?|expiry|request_?time)$|unix_?time|_ts$/i, 'timestamp'],
  [/nonce|request_?id|idempotency|^uuid$|(?:svix|webhook|message|msg|event|delivery)[-_]?id$/i, 'nonce'],
  [/recv_?window/i, 'recvWindow'],
  [/^(?:api_?|access_?|public_?|client_?|consumer_?)_?(?:key|id)$|^(?:x_?)?api_?key$/i, 'key'],
  [/secret|^private_?key$|^signing_?key$|^salt$/i, 'secret'],
  [/^host(?:name)?$/i, 'host'],
  [/content_?type/i, 'contentType'],
];

function roleOf(part: Exclude<Part, { text: string }>, module: Module): SignRole | undefined {
  const { node, env } = part;
  if (momentsOf(node, env).length > 0) return namesIn(part).some(name => /nonce/i.test(name)) ? 'nonce' : 'timestamp';
  const made = roleOfCall(node, module);
  if (made) return made;
  for (const name of namesIn(part)) {
    const known = ROLES_BY_NAME.find(([pattern]) => pattern.test(name));
    if (known) return known[1];
  }
  const { values } = constantsOf(node, env);
  if (values.length > 0 && values.every(value => typeof value === 'string' && /^(?:GET|POST|PUT|PATCH|DELETE)$/i.test(value))) return 'method';
  return undefined;
}

function roleOfCall(node: Node, module: Module): SignRole | undefined {
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  const name = calleeName(node.callee) ?? '';
  if (name === 'stringify') return calleeNames(node, module.root).some(full => full.endsWith('JSON.stringify')) ? 'body' : 'query';
  if (name === 'URLSearchParams') return 'query';
  if (/^(?:randomUUID|randomBytes|uuid(?:v4)?|v4|nanoid)$/.test(name)) return 'nonce';
  if (name === 'digest') return 'bodyHash';
  if (/^(?:toUpperCase|toLowerCase|toString|trim)$/.test(name) && node.callee.type === 'MemberExpression') return roleByName(lastNameOf(node.callee.object));
  return roleByName(name.replace(/^(?:get|build|create|make|to)_?/i, ''));
}

function roleByName(name: string | undefined): SignRole | undefined {
  return name === undefined ? undefined : ROLES_BY_NAME.find(([pattern]) => pattern.test(name))?.[1];
}

/** What a piece is called: where it was made, then the names it went through, last first. */
function namesIn({ node, origin }: Exclude<Part, { text: string }>): readonly string[] {
  const names = [lastNameOf(node), ...origin.trail.toReversed().map(lastNameOf)];
  return names.filter(name => name !== undefined);
}

function lastNameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' || node.type === 'PropertyDefinition') return writtenKey(node);
  if (node.type === 'TSNonNullExpression' || node.type === 'TSAsExpression' || node.type === 'ChainExpression') return lastNameOf(node.expression);
  return node.type === 'CallExpression' ? calleeName(node.callee) : undefined;
}

/** Whether the time, or something that is used only once, is in what is signed; `unknown` where a piece could hold it. */
export function freshnessOf(signature: Signature, module: Module): 'fresh' | 'stale' | 'unknown' {
  if (signature.payloads.length === 0) return 'unknown';
  let answer: 'stale' | 'unknown' = 'stale';
  for (const payload of signature.payloads) {
    const pieces = signPiecesOf(payload, module);
    if (pieces.some(piece => piece.role === 'timestamp' || piece.role === 'nonce' || isTimeText(piece) || holdsTime(piece, module))) return 'fresh';
    const isOpen = pieces.length === 0 || pieces.some(piece => piece.role === undefined && piece.text === undefined);
    // One text alone can hold the time already, unless all of it is written down.
    const isLone = pieces.length === 1 || pieces.every(({ role }) => role === 'query' || role === undefined);
    if (isOpen || (isLone && !pieces.every(piece => isClosedObject(piece, module)))) answer = 'unknown';
  }
  return answer;
}

/** `JSON.stringify({ amount, currency })`: every key is there to read. */
function isClosedObject({ node, text }: SignPiece, module: Module): boolean {
  if (text !== undefined) return true;
  const origins = serialisedOrigins(node, module);
  return origins.length > 0 && origins.every(origin => origin.kind === 'expression' && origin.node.type === 'ObjectExpression' && !hasOpenWrites(origin.node, origin.env) && !memberKeysOf(origin.node, origin.env).some(key => isTimeText({ role: undefined, node: undefined, text: key })) && origin.node.properties.every(property => property.type === 'Property' && !property.computed && !isTimeText({ role: undefined, node: property.key, text: undefined })));
}

/** What `JSON.stringify(x)` or `new URLSearchParams(x).toString()` was given. */
function serialisedOrigins(node: Node | undefined, module: Module): readonly Origin[] {
  const call = node?.type === 'CallExpression' && calleeName(node.callee) === 'toString' && node.callee.type === 'MemberExpression' ? node.callee.object : node;
  if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression') return [];
  const [given] = call.arguments;
  return given && given.type !== 'SpreadElement' ? originsOf(given, module.root) : [];
}

/** `const payload = { points, timestamp }` … `JSON.stringify(payload)`. */
function holdsTime({ node }: SignPiece, module: Module): boolean {
  return serialisedOrigins(node, module).some(({ node: object, env }) => object.type === 'ObjectExpression' && (memberKeysOf(object, env).some(key => isTimeText({ role: undefined, node: undefined, text: key })) || object.properties.some(property => property.type === 'Property' && isTimeText({ role: undefined, node: property.key, text: undefined }))));
}

function isTimeText({ text, node }: SignPiece): boolean {
  if (text !== undefined) return /time-?stamp|\bts=|nonce|expires?=|\bdate\b/i.test(text);
  return node !== undefined && /time-?stamp|nonce|\bts\b|expires|\bdate\b|\bnow\b/i.test(wordsIn(node));
}

/** Names and keys below a node, as far as they are written in it. */
function wordsIn(node: Node): string {
  const words: string[] = [];
  const visit = (at: Node, left: number) => {
    if (left === 0) return;
    if (at.type === 'Identifier') words.push(at.name);
    else if (at.type === 'Literal') words.push(String(at.value));
    for (const [key, child] of Object.entries(at)) {
      if (key === 'parent' || key === 'range' || key === 'loc') continue;
      for (const one of Array.isArray(child) ? child : [child]) if (one && typeof one === 'object' && 'type' in one) visit(one as Node, left - 1);
    }
  };
  visit(node, 6);
  return words.join(' ');
}
