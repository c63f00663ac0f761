import type { TSESTree } from '@typescript-eslint/types';
import { namesOf as namesOfFunction } from '../values/functions.js';
import type { JwtFault } from './jwt-faults.js';
import { type JwtUse, jwtUsesOf } from './jwt-calls.js';
import { memberAt } from '../values/members.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { calleeNames } from '../values/names.js';
import { originsOf } from '../values/origins.js';
import { chainOf, methodCallsOn } from '../values/receivers.js';
import { argumentAt } from '../requests/requests.js';
import { enclosingFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** What is put into tokens, and tokens that never end. */
export function* jwtExpiryFaultsIn(module: Module): Iterable<JwtFault> {
  for (const use of jwtUsesOf(module)) {
    if (use.does !== 'sign') continue;
    const name = calleeName(use.call.callee) ?? 'sign';
    for (const { node, claim, confidence } of openSecretsIn(use.payload, module)) yield { node, kind: 'payload', name: claim, confidence, severity: 'medium' };
    const confidence = endless(use, module);
    if (confidence) yield { node: use.call, kind: 'no-expiry', name, confidence, severity: 'medium' };
  }
  yield* registeredIn(module);
}

const OPEN_SECRETS = /^(?:(?:user|hashed|encrypted|plain|current|new|old)_?)?(?:pass(?:word|wd|phrase)|pwd)(?:_?(?:hash|digest|salt))?$|^(?:client|api|app|webhook|totp|otp|mfa|two_?factor)_?secret$|^secret$|^(?:credit_?)?card_?(?:number|cvc|cvv)$|^cvv$|^(?:private|api)_?key$|^ssn$/i;

function* openSecretsIn(payload: Node | undefined, module: Module): Iterable<{ node: Node; claim: string; confidence: 'likely' | 'possible' }> {
  if (!payload) return;
  for (const { node, env } of originsOf(payload, module.root)) {
    if (node.type !== 'ObjectExpression' || env.module !== module) continue;
    for (const property of [...node.properties, ...nestedIn(node)]) {
      if (property.type !== 'Property') continue;
      const claim = writtenKey(property);
      if (claim === undefined || !OPEN_SECRETS.test(claim) || isFlag(property.value)) continue;
      yield { node: property, claim, confidence: 'likely' };
    }
  }
}

/** `{ user: { password } }`. */
function nestedIn(object: TSESTree.ObjectExpression): readonly TSESTree.ObjectExpression['properties'][number][] {
  return object.properties.flatMap(property => (property.type === 'Property' && property.value.type === 'ObjectExpression' ? property.value.properties : []));
}

function isFlag(node: Node): boolean {
  return (node.type === 'Literal' && (typeof node.value === 'boolean' || node.value === null)) || node.type === 'UnaryExpression' || (node.type === 'Identifier' && node.name === 'undefined') || node.type === 'BinaryExpression';
}

/** Tokens that are to last: keys of an API, links to leave a list. */
const LASTING = /api_?key|unsubscribe|opt_?out|permanent|long_?lived|service_?token|widget|embed|share|invite_?link|anon_?key|service_?role|vapid|license|mock|fake|state\b/i;

function endless(use: JwtUse, module: Module): JwtFault['confidence'] | undefined {
  const { known, options, payload, call } = use;
  if (!known.expiry) return undefined;
  if (known.expiry !== 'payload') {
    if ('method' in known.expiry) {
      if (setsExpiry(call, known.expiry.method, module)) return undefined;
    } else if (call.arguments.some(arg => arg.type === 'SpreadElement')) return undefined;
    else if (options && memberAt(options, known.expiry.option, module.root).presence !== 'no') return undefined;
  }
  if (!payload) return known.name === 'jose.SignJWT' && call.arguments.length === 0 ? 'likely' : undefined;
  const { presence } = memberAt(payload, 'exp', module.root);
  if (presence === 'yes' || OWN_EXPIRIES.some(key => memberAt(payload, key, module.root).presence === 'yes')) return undefined;
  // A payload from elsewhere may bring it; few do where nothing here speaks of an end.
  if (presence === 'maybe' && (/\bexp\b|expires|expiration/i.test(module.text) || !isHandedIn(payload, module))) return 'possible';
  // Who writes down when it was made looks at its age.
  if (['createdAt', 'issuedAt', 'timestamp', 'iat'].some(key => memberAt(payload, key, module.root).presence === 'yes')) return 'possible';
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) if (namesOfFunction(fn).some(name => LASTING.test(name))) return 'possible';
  return LASTING.test(module.text.slice(...rangeOf(call))) ? 'possible' : 'likely';
}

/** Ends of their own, which the application looks at. */
const OWN_EXPIRIES = ['expiresAt', 'expires', 'expiry', 'expires_at', 'expiration', 'validUntil'];

function isHandedIn(payload: Node, module: Module): boolean {
  return originsOf(payload, module.root).every(({ kind, node }) => kind === 'parameter' || node.type === 'ObjectExpression');
}

/** In the chain, or on the builder that is kept. */
function setsExpiry(call: Node, method: string, module: Module): boolean {
  if (chainOf(call).includes(method)) return true;
  return methodCallsOn(call, method, module).length > 0 || methodCallsOn(call, 'setExpiration', module).length > 0;
}

/** Options that hold for all tokens of an application: `JwtModule.register({ secret })`, `createSigner({ key })`. */
function* registeredIn(module: Module): Iterable<JwtFault> {
  for (const name of ['register', 'createSigner', 'JwtService']) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const names = calleeNames(call, module.root);
      if (names.includes('fast-jwt.createSigner')) {
        const options = argumentAt(call, 0);
        if (options && memberAt(options, 'expiresIn', module.root).presence === 'no' && !/\bexp\b/.test(module.text)) yield { node: call, kind: 'no-expiry', name, confidence: 'likely', severity: 'medium' };
        continue;
      }
      const isNest = names.some(one => /^@nestjs\/jwt\.Jwt(?:Module\.register|Service)$/.test(one));
      const plugin = argumentAt(call, 0);
      const isFastify = plugin !== undefined && originsOf(plugin, module.root).some(origin => origin.kind === 'import' && /^(?:@fastify\/jwt|fastify-jwt)$/.test(origin.from));
      const options = argumentAt(call, isFastify ? 1 : 0);
      if ((!isNest && !isFastify) || options?.type !== 'ObjectExpression') continue;
      const hasSecret = ['secret', 'privateKey'].some(key => memberAt(options, key, module.root).presence !== 'no');
      const expires = memberAt(options, isFastify ? 'sign.expiresIn' : 'signOptions.expiresIn', module.root).presence;
      // Who calls `sign` may say it each time.
      if (hasSecret && expires === 'no' && !/expiresIn/.test(module.text)) yield { node: call, kind: 'no-expiry', name, confidence: /\bjwt\.sign\(|jwtSign\(|jwtService\.sign/.test(module.text) ? 'likely' : 'possible', severity: 'medium' };
    }
  }
}
