import { type Confidence, identityClaims, technicalClaims } from '@postern/catalogue';
import { clientReasonOf } from '../secrets/client-code.js';
import { type Destination, destinationsOf } from '../values/destinations.js';
import { handlerAround } from '../handlers/handlers.js';
import { jwtUsesOf } from './jwt-calls.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { namesOf as namesOfFunction } from '../values/functions.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { type CallNode, enclosingFunction, isInside, type Node, outermostFunction, rangeOf, writtenKey } from '../syntax.js';

/** A token that is read without proof, and what then trusts it. */
export interface UnverifiedJwt {
  node: CallNode;
  /** As called: `decode`, `jwtDecode`. */
  by: string;
  use: Node;
  confidence: Confidence;
}

export const unverifiedJwtsOf = fact((module: Module): readonly UnverifiedJwt[] => {
  if (clientReasonOf(module) !== undefined) return [];
  return readsOf(module).flatMap(read => judged(read, module) ?? []);
});

interface TokenRead {
  call: CallNode;
  token: Node | undefined;
  by: string;
}

function readsOf(module: Module): readonly TokenRead[] {
  const library = jwtUsesOf(module)
    .filter(({ does }) => does === 'decode')
    .map(({ call, token }) => ({ call, token, by: calleeName(call.callee) ?? 'decode' }));
  return [...library, ...byHandIn(module)];
}

/** `JSON.parse(atob(token.split('.')[1]))`. */
function byHandIn(module: Module): readonly TokenRead[] {
  const found: TokenRead[] = [];
  if (!/createHmac|createVerify|timingSafeEqual|subtle/.test(module.text)) {
    for (const call of module.index.callsByName.get('split') ?? []) {
      const [separator] = call.arguments;
      if (separator?.type !== 'Literal' || separator.value !== '.' || call.callee.type !== 'MemberExpression') continue;
      const token = call.callee.object;
      if (!/token|jwt|bearer|auth/i.test(module.text.slice(...rangeOf(token)))) continue;
      for (const { kind, ...to } of destinationsOf(call, module, { parts: true, throughCall: ({ callee }) => DECODERS.test(calleeName(callee) ?? '') })) {
        const parse = kind === 'argument' ? (to as Extract<Destination, { kind: 'argument' }>).call : undefined;
        if (parse && calleeName(parse.callee) === 'parse' && !found.some(one => one.call === parse)) found.push({ call: parse, token, by: 'JSON.parse' });
      }
    }
  }
  return found;
}

const DECODERS = /^(?:atob|from|decode\w*|toString|\w*[bB]ase64\w*|escape|decodeURIComponent)$/;

function judged({ call, token, by }: TokenRead, module: Module): UnverifiedJwt | undefined {
  const source = token ? sourceOf(token, module) : 'unknown';
  if (source === 'answer') return undefined;
  const uses = destinationsOf(call, module, { parts: true });
  const trusted = uses.find(use => isTrusted(use, module)) ?? uses.find(use => isClaimed(use));
  const proof = token ? proofOf(call, token, module) : 'none';
  if (!trusted || proof === 'same') return undefined;
  const isWeak = proof === 'near' || source === 'unknown' || !isTrusted(trusted, module) || isGuarded(call, module);
  return { node: call, by, use: trusted.node, confidence: isWeak ? 'possible' : 'likely' };
}

/** Where the token comes from: out of a request, as a parameter, or in the answer of an API that was asked for it. */
function sourceOf(token: Node, module: Module): 'request' | 'parameter' | 'answer' | 'unknown' {
  const text = module.text.slice(...rangeOf(token));
  if (requestPartOf(token, module.root) || /\b(?:headers|cookies|authorization|handshake)\b/i.test(text)) return 'request';
  const origins = originsOf(token, module.root);
  if (namesOf(token, module.root).some(name => /^next\/headers\.(?:cookies|headers)\(\)/.test(name))) return 'request';
  if (origins.some(({ node }) => node.type === 'CallExpression' && [...node.arguments, ...(node.callee.type === 'MemberExpression' ? [node.callee.object] : [])].some(arg => arg.type !== 'SpreadElement' && (requestPartOf(arg, module.root) || /\b(?:headers|cookies|cookieStore|authorization|handshake)\b/i.test(module.text.slice(...rangeOf(arg))))))) return 'request';
  if (/id_?token/i.test(text)) return 'answer';
  if (origins.some(({ kind, node }) => (kind === 'parameter' || (kind === 'unknown' && node.type === 'Identifier')) && (node.type !== 'Identifier' || /token|jwt|bearer|auth|credential/i.test(node.name)))) return 'parameter';
  return origins.some(({ kind, node }) => (kind === 'expression' && node.type === 'CallExpression') || kind === 'member') ? 'answer' : 'unknown';
}

const VERIFYING = /verif|introspect|validate\w*(?:token|jwt|signature)|check\w*(?:token|jwt|signature)|isValid\w*(?:token|jwt)|authenticate/i;

/** Whether the signature is checked too: of this token, or near it. */
function proofOf(call: CallNode, token: Node, module: Module): 'same' | 'near' | 'none' {
  const home = outermostFunction(call);
  const made = new Set(originsOf(token, module.root).map(({ node }) => node));
  const isSame = (node: Node | undefined) => node !== undefined && (module.text.slice(...rangeOf(node)) === module.text.slice(...rangeOf(token)) || originsOf(node, module.root).some(origin => made.has(origin.node)));
  let proof: 'near' | 'none' = 'none';
  for (const use of jwtUsesOf(module)) {
    // Where the proof has failed, it proves nothing.
    if (use.does !== 'verify' || isInCatchOf(call, use.call)) continue;
    if ((home && isInside(use.call, home)) || (outermostFunction(use.call) === home && isSame(use.token))) return 'same';
    proof = 'near';
  }
  for (const other of module.index.calls) {
    const name = calleeName(other.callee);
    if (other === call || name === undefined || !VERIFYING.test(name)) continue;
    if (home && isInside(other, home) && other.arguments.some(arg => isSame(arg)) && !isInCatchOf(call, other) && !isWayTo(other, call, module)) return 'same';
  }
  return proof;
}

/** A call that only leads to the reading itself: `verifyToken(token)` whose body is the decode. */
function isWayTo(other: CallNode, call: CallNode, module: Module): boolean {
  return originsOf(other.callee, module.root).some(({ node }) => isInside(call, node));
}

/** `try { verify(…) } catch { decode(…) }`. */
function isInCatchOf(call: Node, verify: Node): boolean {
  for (let at: Node | undefined = call.parent; at; at = at.parent) {
    if (at.type === 'CatchClause' && at.parent.type === 'TryStatement' && isInside(verify, at.parent.block)) return true;
  }
  return false;
}

/** Behind a guard or a middleware that proves the token, reading it again is right. */
function isGuarded(call: Node, module: Module): boolean {
  const handler = handlerAround(call, module);
  return handler?.before.some(node => /auth|guard|jwt|protect|passport|session|login|require|verif/i.test(module.text.slice(...rangeOf(node)))) === true;
}

const HOLDS_USER = /\b(?:user\w*|auth\w*|account\w*|principal|identity|claims|roles?|isAdmin|uid|tenant\w*|jwt\w*|payload|session|decoded\w*|token(?:Payload|Data|Claims)?)$/i;
const REQUESTS = /^_?(?:req|request|ctx|context|c|res|response|socket|client|ws|event|connection|locals|session|state|this)\b/;
const LOOK_UPS = /^(?:find\w*|get\w*(?:user|account|by|member|customer|profile|role)\w*|load\w*|fetch\w*(?:user|account|profile)\w*|lookup\w*|query|where|eq|select|update\w*|delete\w*|remove\w*|create\w*|save\w*|insert\w*|upsert\w*|login|logIn|signIn\w*|authori[sz]e\w*|has\w*(?:role|permission|access|scope)\w*|can|canAccess|isAdmin|retrieve|transfer\w*|grant\w*|findOrCreate\w*)$/i;
const AUTH_NAME = /auth|verif|valid|guard|current_?user|principal|identi|permission|is_?admin|has_?role|protect|getUser/i;

/** Something is decided or looked up by a claim. */
function isTrusted(use: Destination, module: Module): boolean {
  const last = lastOf(use);
  const way = [...use.trail, ...(last ? [last] : [])];
  if (way.some(isTechnical)) return false;
  const claim = way.some(node => isIdentity(node));
  switch (use.kind) {
    case 'member': {
      const text = module.text.slice(...rangeOf(use.target)).slice(0, 80);
      return REQUESTS.test(text) && HOLDS_USER.test(text) && !/^this\./.test(text);
    }
    case 'argument': {
      const name = calleeName(use.call.callee);
      if (name === undefined) return false;
      if (name === 'set' && use.position === 1) return isContext(use.call, module) && HOLDS_USER.test(textOfKey(use.call));
      if (/^create(?:Hash|Hmac|Logger)|^createElement$/.test(name)) return false;
      return LOOK_UPS.test(name) && claim && !calleeNames(use.call, module.root).some(full => /^globalThis\.(?:Object|JSON|Array|Map|Set|Reflect|Promise)\b/.test(full));
    }
    case 'comparison':
      return claim && !isEmptiness(use.other);
    case 'receiver':
      return /^(?:includes|some|every|has|indexOf|find)$/.test(use.method ?? '') && way.some(node => /^(?:roles?|permissions?|scopes?|groups?|perms)$/i.test(keyOf(node) ?? ''));
    case 'test':
      // `if (!decoded) return res.status(401)`: that it can be read is all that a middleware asks.
      if (way.every(node => node.type !== 'MemberExpression') && isGate(use.node, module)) return true;
      return way.some(node => /^is_?(?:super_?)?admin$|^admin$|^super_?user$/i.test(keyOf(node) ?? ''));
    case 'returned':
      return namesOfFunction(use.owner).some(name => /^(?:verify|authenticate|authori[sz]e|validate|check|is)\w*(?:token|jwt|user|auth|admin|request|session)\w*$|^(?:verify|authenticate|authori[sz]e|validate|requireAuth|requireUser)$|^(?:create|get|make|build)?_?(?:graphql|apollo|trpc)?_?context$/i.test(name) && !/expir/i.test(name));
    default:
      return false;
  }
}

/** A middleware that goes on to the next one. */
function isGate(test: Node, module: Module): boolean {
  const fn = enclosingFunction(test);
  const next = fn?.params[2];
  if (!fn || next?.type !== 'Identifier' || fn.params.length !== 3) return false;
  return (module.index.callsByName.get(next.name) ?? []).some(call => isInside(call, fn) && call.arguments.length === 0);
}

/** A claim is handed to code that this file does not show. */
function isClaimed(use: Destination): boolean {
  const last = lastOf(use);
  const way = [...use.trail, ...(last ? [last] : [])];
  if (way.some(isTechnical)) return false;
  return use.kind === 'returned' && (way.some(isIdentity) || (use.owner.parent?.type === 'CallExpression' && calleeName(use.owner.parent.callee) === 'createParamDecorator') || namesOfFunction(use.owner).some(name => AUTH_NAME.test(name)));
}

function lastOf(use: Destination): Node | undefined {
  switch (use.kind) {
    case 'argument':
      return use.call.arguments[use.position];
    case 'comparison':
      return use.comparison.left === use.other ? use.comparison.right : use.comparison.left;
    case 'receiver':
      return use.call.callee.type === 'MemberExpression' ? use.call.callee.object : undefined;
    case 'test':
      return use.node.type === 'IfStatement' || use.node.type === 'ConditionalExpression' ? use.node.test : undefined;
    default:
      return undefined;
  }
}

function keyOf(node: Node): string | undefined {
  if (node.type === 'MemberExpression') return writtenKey(node);
  return node.type === 'Identifier' ? node.name : undefined;
}

function isTechnical(node: Node): boolean {
  return technicalClaims.test(keyOf(node) ?? '');
}

function isIdentity(node: Node): boolean {
  return identityClaims.test(keyOf(node) ?? '');
}

function isEmptiness(node: Node): boolean {
  return (node.type === 'Literal' && (node.value === null || node.value === '' || typeof node.value === 'boolean')) || (node.type === 'Identifier' && node.name === 'undefined') || (node.type === 'Literal' && /^(?:string|number|object|undefined)$/.test(String(node.value)));
}

function isContext(call: CallNode, module: Module): boolean {
  return call.callee.type === 'MemberExpression' && REQUESTS.test(module.text.slice(...rangeOf(call.callee.object)));
}

function textOfKey(call: CallNode): string {
  const [key] = call.arguments;
  return key?.type === 'Literal' ? String(key.value) : '';
}
