import { isPlaceholder } from '@postern/credentials';
import type { TSESTree } from '@typescript-eslint/types';
import { constantsOf } from '../values/constants.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { partsOf, textOf } from '../values/parts.js';
import { secretStrengthOf } from './secret-values.js';
import { type CallNode, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A credential that is written down where only the code around it says that it is one. */
export interface LiteralSecret {
  /** The literal itself, where there is one; else the expression that puts it together. */
  node: Node;
  value: string;
  kind: 'key' | 'client' | 'header' | 'basic' | 'joined';
  /** What it is for: `createHmac`, `Stripe`, `Authorization`. */
  use: string;
}

export const literalSecretsOf = fact((module: Module): readonly LiteralSecret[] => {
  const found: LiteralSecret[] = [];
  const seen = new Set<Node>();
  const all = [...keysIn(module), ...clientsIn(module), ...headersIn(module), ...joinedIn(module)];
  for (const secret of all) {
    if (seen.has(secret.node) || (secret.kind === 'basic' && isToldInside(secret, all))) continue;
    seen.add(secret.node);
    found.push(secret);
  }
  return found;
});

/** The header whose password is told where it is encoded. */
function isToldInside({ node, value }: LiteralSecret, all: readonly LiteralSecret[]): boolean {
  const plain = Buffer.from(value, 'base64').toString('utf8');
  return all.some(other => other.kind === 'basic' && other.node !== node && (plain.endsWith(`:${other.value}`) || value.endsWith(`:${other.value}`)));
}

/** Calls that take a secret, and where: by position, or under a key of an object. */
const KEY_CALLS: readonly (readonly [RegExp, number | string])[] = [
  [/^(?:crypto\.createHmac|create-hmac)$/, 1],
  [/^crypto\.create(?:Cipher|Decipher)(?:iv)?$/, 1],
  [/^crypto\.(?:scrypt|scryptSync|pbkdf2|pbkdf2Sync)$/, 0],
  [/^jsonwebtoken\.(?:sign|verify)$/, 1],
  [/^jwt-simple\.(?:encode|decode)$/, 1],
  [/^hono\/jwt\.(?:sign|verify)$/, 1],
  [/^(?:express-session|cookie-session|koa-session|fastify-session|@fastify\/session|iron-session\.getIronSession|iron-session\.withIronSessionApiRoute)$/, 'secret'],
  [/^(?:cookie-parser)$/, 0],
  [/^(?:express-jwt|express-jwt\.expressjwt|@fastify\/jwt|koa-jwt|hono\/jwt\.jwt)$/, 'secret'],
  [/^@nestjs\/jwt\.JwtModule\.register$/, 'secret'],
  [/^crypto-js(?:\.\w+)?\.(?:Hmac\w+|encrypt|decrypt)$|^crypto-js\.Hmac\w+$/, 1],
  [/^(?:passport-jwt\.Strategy)$/, 'secretOrKey'],
];

/** What such calls are named; some say something only in a file about tokens. */
export const KEY_CALL_NAMES = 'createHmac|createCipher|createDecipher|createCipheriv|createDecipheriv|scrypt|scryptSync|pbkdf2|pbkdf2Sync|sign|verify|encode|decode|session|expressSession|cookieSession|cookieParser|jwt|expressjwt|register|Strategy|encrypt|decrypt|default|Hmac\\w+|\\w*[sS]ession\\w*|\\w*[cC]ookie\\w*|\\w*[jJ][wW][tT]\\w*';
export const TOKEN_CALLS = /^(?:sign|verify|encode|decode|register|Strategy)$/;
export const TOKEN_PACKAGES = /jsonwebtoken|jwt/i;
export const KEY_PACKAGES = /crypto|jsonwebtoken|jwt|session|cookie-parser|passport/i;

function* keysIn(module: Module): Iterable<LiteralSecret> {
  if (!KEY_PACKAGES.test(module.text)) return;
  const hasTokens = TOKEN_PACKAGES.test(module.text);
  for (const call of callsNamed(module, new RegExp(`^(?:${KEY_CALL_NAMES})$`))) {
    if (!hasTokens && TOKEN_CALLS.test(calleeName(call.callee) ?? '')) continue;
    const names = calleeNames(call, module.root);
    const known = KEY_CALLS.find(([pattern]) => names.some(name => pattern.test(name)));
    if (!known) continue;
    const given = typeof known[1] === 'number' ? [call.arguments[known[1]]] : propertiesOf(call, known[1]);
    for (const node of given) if (node && node.type !== 'SpreadElement') yield* literalsOf(node, 'key', calleeName(call.callee) ?? names[0] ?? 'this call', module, 3);
  }
}

const SDKS = new Map<string, { use: string; position: number | readonly string[] }>([
  ['stripe', { use: 'Stripe', position: 0 }],
  ['stripe.Stripe', { use: 'Stripe', position: 0 }],
  ['twilio', { use: 'Twilio', position: 1 }],
  ['twilio.Twilio', { use: 'Twilio', position: 1 }],
  ['@sendgrid/mail.setApiKey', { use: 'SendGrid', position: 0 }],
  ['@slack/web-api.WebClient', { use: 'Slack', position: 0 }],
  ['resend.Resend', { use: 'Resend', position: 0 }],
  ['openai', { use: 'OpenAI', position: ['apiKey'] }],
  ['openai.OpenAI', { use: 'OpenAI', position: ['apiKey'] }],
  ['@anthropic-ai/sdk', { use: 'Anthropic', position: ['apiKey', 'authToken'] }],
  ['@octokit/rest.Octokit', { use: 'Octokit', position: ['auth'] }],
  ['@octokit/core.Octokit', { use: 'Octokit', position: ['auth'] }],
  ['telegraf.Telegraf', { use: 'Telegraf', position: 0 }],
  ['grammy.Bot', { use: 'grammY', position: 0 }],
  ['node-telegram-bot-api', { use: 'Telegram', position: 0 }],
  ['postmark.ServerClient', { use: 'Postmark', position: 0 }],
  ['pusher', { use: 'Pusher', position: ['secret'] }],
  ['razorpay', { use: 'Razorpay', position: ['key_secret'] }],
  ['@notionhq/client.Client', { use: 'Notion', position: ['auth'] }],
  ['svix.Webhook', { use: 'Svix', position: 0 }],
  ['standardwebhooks.Webhook', { use: 'webhooks', position: 0 }],
  ['@linear/sdk.LinearClient', { use: 'Linear', position: ['apiKey'] }],
  ['plaid.Configuration', { use: 'Plaid', position: ['baseOptions'] }],
]);

const SDK_PACKAGES = [...new Set([...SDKS.keys()].map(name => /^(?:@[\w-]+\/)?[\w-]+/.exec(name)![0]))];
export const SDK_IMPORT = new RegExp(`(?:\\bfrom|\\brequire\\s*\\(|\\bimport)(?:\\s|\\(|/\\*[^*\\n]{0,200}\\*/)*['"](?:${SDK_PACKAGES.join('|')})`);

/** Asked first: few files have the name of such a package behind a quote. */
export const SDK_NAMED = new RegExp(`['"](?:${SDK_PACKAGES.join('|')})`);

function* clientsIn(module: Module): Iterable<LiteralSecret> {
  if (!SDK_IMPORT.test(module.text)) return;
  for (const call of module.index.calls) {
    if (call.arguments.length === 0 || (call.type === 'CallExpression' && call.callee.type === 'MemberExpression' && !/^(?:setApiKey|login|default)$/.test(calleeName(call.callee) ?? ''))) continue;
    const sdk = calleeNames(call, module.root).map(name => SDKS.get(name)).find(one => one !== undefined);
    if (!sdk) continue;
    const given = typeof sdk.position === 'number' ? [call.arguments[sdk.position]] : sdk.position.flatMap(key => propertiesOf(call, key));
    for (const node of given) if (node && node.type !== 'SpreadElement') yield* literalsOf(node, 'client', sdk.use, module, 8);
  }
}

export const AUTH_HEADERS = 'authorization|x-api-key|api-key|x-auth-token|x-access-token|apikey|x-rapidapi-key|ocp-apim-subscription-key|private-token|x-api-token';
const AUTH_HEADER = new RegExp(`^(?:${AUTH_HEADERS})$`, 'i');

/** `Authorization: 'Bearer …'`, `headers.set('x-api-key', '…')`, Basic credentials put together from literals. */
function* headersIn(module: Module): Iterable<LiteralSecret> {
  const named: { key: string; value: Node }[] = [];
  for (const object of module.index.objects) {
    for (const property of object.properties) if (property.type === 'Property') named.push({ key: writtenKey(property) ?? '', value: property.value });
  }
  for (const { left, right } of module.index.assignments) if (left.type === 'MemberExpression') named.push({ key: writtenKey(left) ?? '', value: right });
  for (const name of ['set', 'setHeader', 'append', 'header']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const [key, value] = call.arguments;
      if (key?.type === 'Literal' && typeof key.value === 'string' && value && value.type !== 'SpreadElement') named.push({ key: key.value, value });
    }
  }
  for (const { key, value } of named) {
    // `apiKey` is an option of a client, which is read as text; the header is `apikey`.
    if (!AUTH_HEADER.test(key) || key === 'apiKey') continue;
    for (const text of wholeTexts(value, module)) {
      const held = heldIn(text);
      if (held) yield { node: literalIn(value, module), value: held.value, kind: held.isBasic ? 'basic' : 'header', use: key };
    }
  }
  // `Basic ${Buffer.from('user:password').toString('base64')}`
  for (const call of [...(module.index.callsByName.get('from') ?? []), ...(module.index.callsByName.get('btoa') ?? [])]) {
    const [arg] = call.arguments;
    if (!arg || arg.type === 'SpreadElement' || !calleeNames(call, module.root).some(name => name === 'buffer.Buffer.from' || name === 'globalThis.btoa')) continue;
    const around = module.text.slice(Math.max(0, rangeOf(call)[0] - 80), rangeOf(call)[0]);
    if (!/Basic|auth/i.test(around)) continue;
    for (const text of wholeTexts(arg, module)) {
      const [, user, password] = /^([^:\s]+):(\S+)$/.exec(text) ?? [];
      if (user !== undefined && password !== undefined && user !== password && isWorthTelling(password, 4)) yield { node: arg, value: password, kind: 'basic', use: 'Authorization' };
    }
  }
}

/** The credential in the text of a header, if it is worth telling. */
export function heldIn(text: string): { value: string; isBasic: boolean } | undefined {
  const [, scheme = '', rest = text] = /^(Bearer|Token|Basic|ApiKey|token|Key)\s+(.*)$/.exec(text) ?? [];
  const isBasic = /^basic$/i.test(scheme);
  const secret = isBasic ? Buffer.from(rest, 'base64').toString('utf8') : rest;
  // `AUTHORIZATION: 'authorization'` names the header, `authorization: 'https://…'` a page of OAuth.
  // Whether a key of Google belongs into a page is known where formats are.
  if (/^AIza[\w-]{35}$/.test(rest)) return undefined;
  if (scheme === '' && (!/\d/.test(rest) || /^[a-z]+:\/\/|^[/*]/i.test(rest))) return undefined;
  return isWorthTelling(secret, 8) && !/^(?:Bearer|Basic|Token)$/i.test(rest) ? { value: rest, isBasic } : undefined;
}

/** `const apiKey = 'abc' + 'def'`: pieces that make a key when they are joined. */
function* joinedIn(module: Module): Iterable<LiteralSecret> {
  for (const { id, init } of module.index.variables) {
    if (id.type !== 'Identifier' || !init || secretStrengthOf(id.name) !== 'strong') continue;
    const isJoined = init.type === 'BinaryExpression' || (init.type === 'CallExpression' && /^(?:join|concat|toString|atob)$/.test(calleeName(init.callee) ?? ''));
    if (!isJoined) continue;
    for (const text of wholeTexts(init, module)) if (text.length >= 16 && !/\s/.test(text) && /\d/.test(text) && isWorthTelling(text, 16)) yield { node: init, value: text, kind: 'joined', use: id.name };
  }
}

function* literalsOf(node: Node, kind: LiteralSecret['kind'], use: string, module: Module, least: number): Iterable<LiteralSecret> {
  for (const text of wholeTexts(node, module)) {
    if (isWorthTelling(text, least) && !text.includes('BEGIN PUBLIC KEY') && !/^(?:https?:|\.{0,2}\/)/.test(text)) yield { node: literalIn(node, module), value: text, kind, use };
  }
}

/** Texts that are wholly written down, also as bytes: `Buffer.from('…')`, `new TextEncoder().encode('…')`. */
function wholeTexts(node: Node, module: Module): readonly string[] {
  const { values } = constantsOf(node, module.root);
  const direct = values.filter(value => typeof value === 'string');
  if (direct.length > 0) return direct;
  return partsOf(node, module.root)
    .filter(parts => parts.length > 0 && parts.every(part => 'text' in part))
    .map(parts => textOf(parts));
}

/** The literal that a value comes from, in this file; the value itself where there is none. */
function literalIn(node: Node, module: Module): Node {
  const origin = originsOf(node, module.root).find(({ node: made, env }) => env.module === module && (made.type === 'Literal' || made.type === 'TemplateLiteral'));
  if (origin) return origin.node;
  // The bytes of a literal: the literal inside.
  for (const { node: made, env } of originsOf(node, module.root)) {
    const [arg] = made.type === 'CallExpression' && env.module === module ? made.arguments : [];
    if (arg?.type === 'Literal') return arg;
  }
  return node;
}

/** Keys that a protocol fixes for everybody: Telegram derives the secret of mini apps from this word. */
const PROTOCOL_KEYS = new Set(['WebAppData']);

function isWorthTelling(value: string, least: number): boolean {
  return !PROTOCOL_KEYS.has(value) && value.length >= least && value.length < 2000 && !isPlaceholder(value) && !/^(?:<.*>|\$\{.*\}|\{\{.*\}\}|\*+|\.{3}|x{3,}|undefined|null|false|true)$/i.test(value);
}

function propertiesOf(call: CallNode, key: string): readonly Node[] {
  return call.arguments
    .flatMap(arg => (arg.type === 'ObjectExpression' ? arg.properties : []))
    .filter((property): property is TSESTree.Property => property.type === 'Property' && writtenKey(property) === key)
    .map(({ value }) => value);
}

function callsNamed({ index }: Module, pattern: RegExp): readonly CallNode[] {
  // `require('express-session')({ … })` is called without a name.
  const nameless = index.calls.filter(({ callee }) => callee.type === 'CallExpression');
  return [...index.callsByName].flatMap(([name, calls]) => (pattern.test(name) ? calls : [])).concat(nameless);
}
