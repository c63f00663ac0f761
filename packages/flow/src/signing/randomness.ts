import { callsOf } from '../values/call-texts.js';
import { constantOf } from '../values/constants.js';
import { destinationsOf } from '../values/destinations.js';
import { calleesOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { plainName } from '../values/plain-name.js';
import { namesAround } from './signatures.js';
import { type CallNode, enclosingFunction, type FunctionNode, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A value that has to be secret or unique, made from something that can be guessed. */
export interface GuessableSecret {
  node: Node;
  source: string;
  /** What it is made for, as the code calls it. */
  name: string;
  /** Where it goes by that name, if that is another place. */
  use?: Node;
}

const SECRET = /(?:^|[^a-z])(?:(?:access|refresh|auth|api|csrf|xsrf|reset|verification|session|invite|bearer|secret|webhook|id)?_?(?:tokens?|secrets?)|nonce|passwords?|passwd|api_?key|session_?id|otp|pin|pin_?code|one_?time_?code|verification_?code|csrf|xsrf|idempotency(?:_?key)?|iv|signature|credentials?|challenge|invite_?code|coupon_?code|reset_?code|private_?key|encryption_?key|oauth_?state|code_?verifier|pkce)$/i;
const SALT = /^(?:password_?|hash_?)?salt$/;
const INNOCENT = /(?:^|_)(?:max|min|num|total|used|input|output|prompt|completion|remaining|estimated)_tokens$|mock|fake|dummy|sample|example|placeholder|color|colour|token_?(?:count|index|limit|type|s_?used)|design_?token|css/i;

/** `this.tokens = Math.random() * size`: a number of them. */
function isCount(name: string, node: Node): boolean {
  if (!/(?:^|_)tokens$/.test(name)) return false;
  let at = node;
  while (at.parent?.type === 'BinaryExpression' || (at.parent?.type === 'CallExpression' && /^(?:floor|round|ceil|trunc|min|max)$/.test(calleeName(at.parent.callee) ?? ''))) at = at.parent;
  return at.parent?.type === 'AssignmentExpression' || at.parent?.type === 'PropertyDefinition' || at.parent?.type === 'VariableDeclarator' || at.parent?.type === 'Property';
}

export const guessableSecretsOf = fact((module: Module): readonly GuessableSecret[] => {
  const found: GuessableSecret[] = [];
  for (const { node, source } of weakSources(module)) {
    const secret = secretNameOf(node, module);
    if (!secret || isCount(secret.name, node) || found.some(one => one.node === node)) continue;
    const { name, use } = secret;
    const isElsewhere = use && (rangeOf(use)[1] <= rangeOf(node)[0] || rangeOf(use)[0] >= rangeOf(node)[1]);
    found.push({ node, source, name, ...(isElsewhere && { use }) });
  }
  return found;
});

/** Whether `guessableSecretsOf` can find anything in a file of this text. */
export function mayGuess(text: string): boolean {
  return SOURCES.test(text) || HELPED.test(text) || /\bnow\b[^;]{0,60}?toString/.test(text) || (/idempotency[-_]?key/i.test(text) && /\bnow\b/.test(text));
}

/** A secret that a helper of another file makes. */
const HELPED = /(?:token|secret|nonce|otp|passw|pin|code|key|csrf|session_?id|challenge|state|iv|credential)\w{0,20}["']?\s{0,3}[:=]\s{0,3}(?:await\s{1,3})?(?:new\s)?[\w.$()]{0,40}?(?:rand|uid|unique|generate|nonce)\w{0,30}\s{0,3}\(/i;

const UNIQUE_NAMES = ['v1', 'uuidv1', 'uniqueId', 'shortid', 'generate'];
const SOURCES = new RegExp(callsOf('random', 'nanoid', ...UNIQUE_NAMES));

function weakSources(module: Module): readonly { node: Node; source: string }[] {
  return [...weakSourcesIn(module), ...madeElsewhere(module)];
}

function* ownSources(module: Module): Iterable<{ node: Node; source: string }> {
  const { callsByName } = module.index;
  for (const node of callsByName.get('random') ?? []) {
    const names = calleeNames(node, module.root);
    if (names.includes('globalThis.Math.random')) yield { node, source: 'Math.random' };
    if (names.some(name => /^(?:(?:lodash|lodash-es|globalThis\._)\.random|(?:lodash|lodash-es)[./]random(?:\.default)?)$/.test(name))) yield { node, source: '_.random' };
  }
  for (const node of callsByName.get('now') ?? []) {
    // A time alone is often meant to be one; as digits of another base it is meant to be a secret.
    const member = node.parent;
    const isText = member?.type === 'MemberExpression' && writtenKey(member) === 'toString' && member.parent?.type === 'CallExpression' && member.parent.arguments.length === 1;
    if ((isText || isIdempotencyKey(node)) && calleeNames(node, module.root).includes('globalThis.Date.now')) yield { node, source: 'Date.now' };
  }
  for (const name of UNIQUE_NAMES) {
    for (const node of callsByName.get(name) ?? []) {
      if (calleeNames(node, module.root).some(full => /^(?:uuid\.v1|uuid\/v1|lodash\.uniqueId|shortid\.generate|shortid)$/.test(full))) yield { node, source: calleeName(node.callee) ?? name };
    }
  }
  for (const node of callsByName.get('nanoid') ?? []) if (calleeNames(node, module.root).includes('nanoid/non-secure.nanoid')) yield { node, source: 'nanoid/non-secure' };
}

/** What a helper is called that makes something up: `randomString(32)`. */
const HELPER = /rand|uid|unique|generate|nonce/i;

/** Calls of helpers in other files, which answer with something that can be guessed and do not say what it is for. */
function* madeElsewhere(module: Module): Iterable<{ node: Node; source: string }> {
  if (!module.syntax.load) return;
  for (const [name, calls] of module.index.callsByName) {
    if (!HELPER.test(name)) continue;
    for (const node of calls) {
      for (const { callee, env } of calleesOf(node, module.root)) {
        if (env.module === module) continue;
        const made = answersWithGuessable(callee, env.module);
        if (made !== undefined) yield { node, source: `${made} in ${name}` };
      }
    }
  }
}

/** The source of what a function returns; undefined where it is safe, or told of where it stands. */
function answersWithGuessable(fn: FunctionNode, module: Module): string | undefined {
  if (guessableSecretsOf(module).some(({ node }) => isInside(node, fn))) return undefined;
  for (const { node, source } of weakSourcesIn(module)) {
    if (isInside(node, fn) && destinationsOf(node, module, { parts: true, throughIndex: from => isAlphabet(from, module), throughCall: call => isOfText(call, module) }).some(({ kind, node: at }) => kind === 'returned' && at === fn)) return source;
  }
  return undefined;
}

const weakSourcesIn = fact((module: Module): readonly { node: Node; source: string }[] => [...ownSources(module)]);

/** `'Idempotency-Key': `${Date.now()}``: two calls in one millisecond are taken for one. */
function isIdempotencyKey(clock: Node): boolean {
  let at = clock;
  while (at.parent && ((at.parent.type === 'TemplateLiteral' && at.parent.expressions.length === 1) || (at.parent.type === 'CallExpression' && /^(?:String|toString)$/.test(calleeName(at.parent.callee) ?? '')) || (at.parent.type === 'MemberExpression' && at.parent.object === at))) at = at.parent;
  return at.parent?.type === 'Property' && at.parent.value === at && /^(?:x-)?idempotency[-_]?key$/i.test(writtenKey(at.parent) ?? '');
}

/** The name under which a value ends up, where it is one of something secret. */
function secretNameOf(source: Node, module: Module): { name: string; use: Node | undefined } | undefined {
  const candidates: { name: string; use?: Node }[] = [];
  const reached = destinationsOf(source, module, { parts: true, throughIndex: from => isAlphabet(from, module), throughCall: call => isOfText(call, module) });
  // Put away under a plain name, it stays what that name says, whatever stands beside it.
  const end = reached.findIndex(one => one.kind === 'property' && !/^(?:value|code|id|str|string|text|result|data|key)$/i.test(one.key ?? ''));
  const destinations = end < 0 ? reached : reached.slice(0, end + 1);
  const isWrapped = destinations.some(({ kind }) => kind === 'property');
  for (const { kind, node, ...rest } of destinations) {
    if (kind === 'property' || kind === 'member') candidates.push({ name: (rest as { key?: string }).key ?? '', use: node });
    if (kind === 'variable') candidates.push({ name: (rest as { name: string }).name, use: node });
    // A function gives its name to what it returns, not to what it wraps in an object.
    if (kind === 'returned' && !isWrapped) candidates.push(...namesAround(node).slice(0, 1).map(name => ({ name })));
  }
  const holder = holderName(source, module);
  if (holder !== undefined) candidates.push({ name: holder });
  const owner = enclosingFunction(source);
  if (owner && !isWrapped && destinations.some(({ kind, node }) => kind === 'returned' && node === owner)) candidates.push(...namesAround(source).slice(0, 1).map(name => ({ name })));
  const isOfLogin = () => /authoriz|oauth|redirect_uri/i.test(module.text.slice(Math.max(0, rangeOf(source)[0] - 2000), rangeOf(source)[1] + 2000));
  return candidates.map(({ name, use }) => ({ name: plainName(name), use })).find(({ name }) => (SECRET.test(name) || SALT.test(name) || (name === 'state' && isOfLogin())) && !INNOCENT.test(name));
}

/** `Math.floor(…)`, `alphabet.charAt(…)`: what comes out is as good as what went in. */
function isOfText({ callee }: CallNode, module: Module): boolean {
  return callee.type === 'MemberExpression' && ((callee.object.type === 'Identifier' && callee.object.name === 'Math') || (/^(?:charAt|at|charCodeAt|fromCharCode|substr(?:ing)?)$/.test(writtenKey(callee) ?? '') && isAlphabet(callee.object, module)));
}

/** What characters or words of a secret are picked from; other lists hold things, not letters. */
function isAlphabet(from: Node, module: Module): boolean {
  const name = from.type === 'Identifier' ? from.name : from.type === 'MemberExpression' ? (writtenKey(from) ?? '') : '';
  return /char|alphabet|letter|digit|symbol|pool|possible|charset|words?|dict|hex|base|source|num/i.test(name) || typeof constantOf(from, module.root) === 'string';
}

/** The variable, property or assignment that an expression is part of. */
function holderName(node: Node, module: Module): string | undefined {
  for (let from = node, at: Node | undefined = node.parent; at; from = at, at = at.parent) {
    // One of a list is picked by chance; what it is was made elsewhere.
    if (at.type === 'MemberExpression' && at.computed && at.property === from && !isAlphabet(at.object, module)) return undefined;
    if (at.type === 'VariableDeclarator') return at.id.type === 'Identifier' ? at.id.name : undefined;
    if (at.type === 'Property' || at.type === 'PropertyDefinition') return writtenKey(at);
    if (at.type === 'AssignmentExpression') return at.left.type === 'Identifier' ? at.left.name : at.left.type === 'MemberExpression' ? writtenKey(at.left) : undefined;
    if (at.type.endsWith('Statement') && at.type !== 'ExpressionStatement') return undefined;
    if (at.type === 'ArrowFunctionExpression' && at.body.type === 'BlockStatement') return undefined;
  }
  return undefined;
}
