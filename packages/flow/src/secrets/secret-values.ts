import { roleOf } from '@postern/credentials';
import type { TSESTree } from '@typescript-eslint/types';
import type { Env } from '../module.js';
import { namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { enclosingFunction, isFunction, type Node, writtenKey } from '../syntax.js';

/** How sure it is, from its name, that a value is a credential. `weak`: a bare `token` or `key` that may be anything. */
export type SecretStrength = 'strong' | 'weak';

const CREDENTIAL_KEY = /(?:api|app|secret|private|access|auth|authentication|encryption|signing|master|service|account|hmac|jwt|aes|ssh|webhook|subscription|sdk|rsa|server|admin|license|shared|consumer)[^a-z]?key$/i;
const TOKEN_WORDS = /(?:^|[^a-z])(?:token|jwt|authorization|auth|bearer|cookie|credentials?|creds)s?$/i;

/** Tokens that say where a message goes, and open nothing. */
const ADDRESSES = /(?:push|device|fcm|apns|registration|notification)_?tokens?$/i;

export function secretStrengthOf(name: string): SecretStrength | undefined {
  const role = roleOf(name);
  if (ADDRESSES.test(plain(name))) return undefined;
  // `storageKey` and `functionKey` name things as often as credentials.
  if (role === 'secret' && /key$/i.test(name) && !CREDENTIAL_KEY.test(plain(name))) return undefined;
  if (role === 'password' || role === 'secret' || /(?:^|[^a-z])(?:credentials|creds)$/i.test(plain(name))) return 'strong';
  return role === 'key' && TOKEN_WORDS.test(plain(name)) ? 'weak' : undefined;
}

/** `sessionToken` and `session-token` in one form. */
function plain(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
}

/** A credential, or something that certainly holds one, within an expression that is shown, stored or sent. */
export interface ExposedSecret {
  node: Node;
  name: string;
  strength: SecretStrength;
  /** `environment`, `headers`, `request`: a whole object with credentials in it. */
  kind: 'value' | 'environment' | 'headers' | 'request';
}

/**
 * The credentials that come out of an expression in the clear: through variables, templates, `+`, objects, lists, spreads,
 * `JSON.stringify` and `String`. A call in between (mask, hash, slice) takes the credential out.
 */
export function secretsIn(node: Node, env: Env, depth = 6): readonly ExposedSecret[] {
  if (depth === 0) return [];
  switch (node.type) {
    case 'Identifier':
      return ofName(node, env, depth);
    case 'MemberExpression':
      return ofMember(node, env);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
      return secretsIn(node.expression, env, depth);
    case 'AwaitExpression':
      return secretsIn(node.argument, env, depth);
    case 'TemplateLiteral':
      return node.expressions.flatMap(part => secretsIn(part, env, depth - 1));
    case 'BinaryExpression':
      return node.operator === '+' ? [node.left as Node, node.right].flatMap(part => secretsIn(part, env, depth - 1)) : [];
    case 'LogicalExpression':
      return [...(node.operator === '&&' ? [] : secretsIn(node.left, env, depth - 1)), ...secretsIn(node.right, env, depth - 1)];
    case 'ConditionalExpression':
      return [node.consequent, node.alternate].flatMap(part => secretsIn(part, env, depth - 1));
    case 'ArrayExpression':
      return node.elements.flatMap(item => (item ? secretsIn(item.type === 'SpreadElement' ? item.argument : item, env, depth - 1) : []));
    case 'ObjectExpression':
      return node.properties.flatMap((property, i) => ofProperty(property, env, depth).filter(({ kind }) => kind !== 'headers' || property.type !== 'SpreadElement' || !node.properties.slice(i + 1).some(blotsOutHeader)));
    case 'CallExpression':
      return ofCall(node, env, depth);
    default:
      return [];
  }
}

function ofName(node: TSESTree.Identifier, env: Env, depth: number): readonly ExposedSecret[] {
  const origins = originsOf(node, env);
  const made = origins.filter(origin => origin.kind === 'expression' && origin.node !== node);
  // Made by a call that is not seen through, it is what the call makes of it: a mask, a hash, a length.
  const isChanged = made.length > 0 && made.length === origins.length && made.every(({ node: origin }) => isMasking(origin));
  if (isChanged) return [];
  const strength = secretStrengthOf(node.name);
  if (strength === 'weak' && origins.some(({ node: origin }) => isAuthHeader(origin) || isCutFromAuthHeader(origin, env))) return [{ node, name: node.name, strength: 'strong', kind: 'value' }];
  if (strength) return made.some(({ node: origin }) => isFunction(origin) || isPlainText(origin)) ? [] : [{ node, name: node.name, strength, kind: 'value' }];
  const left = keysLeftOut(node, env);
  const inside = made.flatMap(({ node: origin, env: home }) => {
    if (home.module !== env.module || !isComposed(origin)) return [];
    if (left.size === 0 || origin.type !== 'ObjectExpression') return secretsIn(origin, home, depth - 1);
    return origin.properties.filter(property => property.type !== 'Property' || !left.has(writtenKey(property) ?? '')).flatMap(property => ofProperty(property, home, depth - 1));
  });
  if (inside.length > 0) return inside.map(found => ({ ...found, node }));
  const header = origins.find(({ node: origin }) => isAuthHeader(origin));
  if (header) return [{ node, name: node.name, strength: 'strong', kind: 'value' }];
  if (/^(?:headers|requestHeaders|reqHeaders)$/.test(node.name) && origins.some(origin => holdsAuthorization(origin.node))) return [{ node, name: node.name, strength: 'strong', kind: 'headers' }];
  return namesOf(node, env).includes('process.env') ? [{ node, name: 'process.env', strength: 'strong', kind: 'environment' }] : [];
}

function ofMember(node: TSESTree.MemberExpression, env: Env): readonly ExposedSecret[] {
  const key = writtenKey(node);
  const full = namesOf(node, env);
  if (full.includes('process.env') || full.includes('import.meta.env')) return [{ node, name: 'process.env', strength: 'strong', kind: 'environment' }];
  if (key === undefined) return [];
  if (key === 'headers' && /^(?:req|request|config|ctx|event|options|init)$/i.test(rootName(node))) return [{ node, name: `${rootName(node)}.headers`, strength: 'strong', kind: 'headers' }];
  if (key === 'headers' && node.object.type === 'MemberExpression' && writtenKey(node.object) === 'config') return [{ node, name: 'config.headers', strength: 'strong', kind: 'headers' }];
  if (key === 'config' && /^(?:err|error|e|response|res|axiosError)$/.test(rootName(node))) return [{ node, name: `${rootName(node)}.config`, strength: 'strong', kind: 'request' }];
  if (key === 'body' && /^(?:req|request|ctx)$/.test(rootName(node)) && takesSecretFrom(node, env)) return [{ node, name: `${rootName(node)}.body`, strength: 'strong', kind: 'value' }];
  if (isConnectionString(key, rootName(node), full)) return [{ node, name: key, strength: 'strong', kind: 'value' }];
  if (isAuthHeader(node)) return [{ node, name: key, strength: 'strong', kind: 'value' }];
  // A type, a length, a function of something secret.
  if (/^(?:length|type|name|id|exp|iat|expiresAt|expires_at)$/.test(key)) return [];
  const strength = secretStrengthOf(key);
  if (!strength || /^[A-Z][A-Za-z]*$/.test(rootName(node)) && /^[A-Z\d_]+$/.test(key)) return [];
  return [{ node, name: key, strength, kind: 'value' }];
}

/** Addresses of databases, as settings hold them: with the password in them. */
function isConnectionString(key: string, root: string, full: readonly string[]): boolean {
  return /^(?:DATABASE|DB|MONGO(?:DB)?|POSTGRES(?:QL)?|MYSQL|AMQP|RABBITMQ)_UR[LI]$|CONNECTION_STRING$|^(?:database|mongo|mongodb|postgres|mysql)Ur[li]$/.test(key) && (/^(?:config|settings|env)$/.test(root) || full.some(name => name.startsWith('process.env.')));
}

/** `const { password } = req.body` elsewhere in the file: the whole body holds it. */
function takesSecretFrom(body: TSESTree.MemberExpression, env: Env): boolean {
  const { module } = env;
  const isBody = (node: Node | null) => node?.type === 'MemberExpression' && writtenKey(node) === 'body' && rootName(node) === rootName(body);
  const home = enclosingFunction(body);
  return (
    module.index.variables.some(({ id, init }) => id.type === 'ObjectPattern' && isBody(init) && enclosingFunction(id) === home && id.properties.some(property => property.type === 'Property' && secretStrengthOf(writtenKey(property) ?? '') === 'strong')) ||
    module.index.members.some(member => isBody(member.object) && secretStrengthOf(writtenKey(member) ?? '') === 'strong' && enclosingFunction(member) === home)
  );
}

/** `req.headers.authorization`, `error.config.headers['x-api-key']`. */
function isAuthHeader(node: Node): boolean {
  if (node.type !== 'MemberExpression' || !AUTH_HEADER.test(writtenKey(node) ?? '')) return false;
  const { object } = node;
  return /^headers$/i.test((object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? writtenKey(object) : undefined) ?? '');
}

const AUTH_HEADER = /^(?:authorization|proxy-authorization|x-api-key|x-auth-token|api-key)$/i;

/** `header.split(' ')[1]`, where the header is the one that authorises. */
function isCutFromAuthHeader(node: Node, env: Env): boolean {
  const call = node.type === 'MemberExpression' ? node.object : node;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression' || writtenKey(call.callee) !== 'split') return false;
  const { object } = call.callee;
  return isAuthHeader(object) || originsOf(object, env).some(({ node: origin }) => isAuthHeader(origin));
}

/** `const { password, ...rest } = settings`: what `rest` does not hold. */
function keysLeftOut(node: TSESTree.Identifier, env: Env): ReadonlySet<string> {
  const rest = env.module.variableOf(node)?.definitions[0]?.name.parent;
  if (rest?.type !== 'RestElement' || rest.parent.type !== 'ObjectPattern') return new Set();
  return new Set(rest.parent.properties.flatMap(property => (property.type === 'Property' ? [writtenKey(property) ?? ''] : [])));
}

function ofProperty(property: TSESTree.ObjectExpression['properties'][number], env: Env, depth: number): readonly ExposedSecret[] {
  if (property.type === 'SpreadElement') return secretsIn(property.argument, env, depth - 1);
  const inside = secretsIn(property.value, env, depth - 1);
  const key = writtenKey(property);
  if (inside.length > 0) return key !== undefined && /^(?:authorization|cookie|x-api-key|proxy-authorization)$/i.test(key) ? inside.map(found => ({ ...found, strength: 'strong' as const })) : inside;
  const strength = key === undefined ? undefined : secretStrengthOf(key);
  // Under a secret's name, an unnamed value is one too: `password: form.values[1]`.
  const isRead = property.value.type === 'MemberExpression' && property.value.computed;
  return strength === 'strong' && isRead ? [{ node: property.value, name: key!, strength, kind: 'value' }] : [];
}

/** `{ ...req.headers, authorization: '[redacted]' }` */
function blotsOutHeader(property: TSESTree.ObjectExpression['properties'][number]): boolean {
  if (property.type !== 'Property' || !/^(?:cookie|x-api-key|api-key|x-auth-token|(?:proxy-)?authorization)$/i.test(writtenKey(property) ?? '')) return false;
  const { value } = property;
  return value.type === 'Literal' || (value.type === 'Identifier' && value.name === 'undefined') || isMasking(value) || (value.type === 'ConditionalExpression' && value.consequent.type === 'Literal');
}

/** Calls that keep the text as it is. */
const CARRIERS = new Set(['stringify', 'String', 'inspect', 'format', 'toString', 'trim', 'concat', 'join', 'assign', 'encodeURIComponent', 'entries', 'values', 'fromEntries']);

function ofCall(node: TSESTree.CallExpression, env: Env, depth: number): readonly ExposedSecret[] {
  const name = calleeName(node.callee);
  if (name === undefined || !CARRIERS.has(name)) return [];
  const parts: Node[] = node.arguments.map(arg => (arg.type === 'SpreadElement' ? arg.argument : arg));
  if (node.callee.type === 'MemberExpression' && /^(?:toString|trim|concat|join)$/.test(name)) parts.push(node.callee.object);
  return parts.flatMap(part => secretsIn(part, env, depth - 1));
}

function isMasking(node: Node): boolean {
  if (node.type === 'UnaryExpression') return true;
  if (node.type !== 'CallExpression') return false;
  return /mask|redact|hash|sanit|obfusc|censor|truncat|hide|digest|encrypt|^slice$|^substr|^replace|^padStart|^padEnd|Boolean|^test$|^includes$|preview|last4|fingerprint|summar/i.test(calleeName(node.callee) ?? '');
}

function isComposed(node: Node): boolean {
  return node.type === 'TemplateLiteral' || node.type === 'BinaryExpression' || node.type === 'ObjectExpression' || node.type === 'ArrayExpression' || node.type === 'CallExpression';
}

/** Written down in the code as a word: a label or a field's name, not the secret. */
function isPlainText(node: Node): boolean {
  return node.type === 'Literal' && (typeof node.value !== 'string' || /^[a-z][\w\s:.-]{0,30}$/i.test(node.value));
}

function holdsAuthorization(node: Node): boolean {
  return node.type === 'ObjectExpression' && node.properties.some(property => property.type === 'Property' && /^(?:authorization|x-api-key|cookie|api-key|x-auth-token)$/i.test(writtenKey(property) ?? '') && !blotsOutHeader(property));
}

export function rootName(node: Node): string {
  let at = node;
  for (;;) {
    if (at.type === 'MemberExpression') at = at.object;
    else if (at.type === 'ChainExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSAsExpression') at = at.expression;
    else return at.type === 'Identifier' ? at.name : at.type === 'ThisExpression' ? 'this' : '';
  }
}
