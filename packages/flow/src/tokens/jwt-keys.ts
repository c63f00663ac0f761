import { isPlaceholder } from '@postern/credentials';
import { jwtSetups } from '@postern/catalogue';
import { constantsOf } from '../values/constants.js';
import { algorithmsIn, type JwtFault } from './jwt-faults.js';
import { jwtUsesOf } from './jwt-calls.js';
import { literalSecretsOf } from '../secrets/literal-secrets.js';
import { memberAt } from '../values/members.js';
import type { Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { argumentAt } from '../requests/requests.js';
import { isFunction, type Node, rangeOf } from '../syntax.js';

/** Algorithms that nobody pinned, keys of the wrong kind, and keys that everybody knows. */
export function* jwtKeyFaultsIn(module: Module): Iterable<JwtFault> {
  for (const { call, does, known, key, options } of jwtUsesOf(module)) {
    const name = calleeName(call.callee) ?? 'verify';
    const isPublic = key !== undefined && isPublicKey(key, module);
    if (does === 'verify' && known.takesAnyAlgorithm && key) {
      const presence = options ? memberAt(options, 'algorithms', module.root).presence : 'no';
      if (presence === 'no') yield { node: call, kind: 'unpinned', name, confidence: isPublic ? 'likely' : 'possible' };
    }
    if (known.name === 'jwt-simple.decode' && !argumentAt(call, 3)) yield { node: call, kind: 'unpinned', name, confidence: isPublic ? 'likely' : 'possible' };
    if (does !== 'decode') {
      const at = options && (algorithmNodesIn(options, module)[0] ?? undefined);
      const given = at ? algorithmsIn(at, module) : [];
      const symmetric = given.some(one => /^HS\d/.test(one));
      if (symmetric && (isPublic || given.some(one => /^[REP]S\d/.test(one)))) yield { node: at!.parent?.type === 'Property' ? at!.parent : call, kind: 'confused', name: given.join(', '), confidence: 'likely', severity: 'critical' };
    }
    if (key && does !== 'decode') yield* knownKeyIn(key, name, module);
  }
  yield* setupsIn(module);
}

function algorithmNodesIn(options: Node, module: Module): readonly Node[] {
  return ['algorithms', 'algorithm'].flatMap(name => memberAt(options, name, module.root).origins.map(({ node }) => node));
}

const PUBLIC = /public_?key|pub_?key|\.pub\b|jwks|jwk(?!\w)|\bcert|certificate|x509|x5c|\bpem\b|getPublic|signing_?key|getKey\b/i;

/** By its name, its text, or because it is looked up by the id in the token. */
function isPublicKey(key: Node, module: Module): boolean {
  const text = module.text.slice(...rangeOf(key));
  if (/secret|private/i.test(text)) return false;
  if (PUBLIC.test(text)) return true;
  return originsOf(key, module.root).some(({ node, env }) => {
    if (isFunction(node) && env.module === module) return PUBLIC.test(module.text.slice(...rangeOf(node)));
    if (node.type === 'CallExpression' && env.module === module) return PUBLIC.test(module.text.slice(...rangeOf(node)));
    return textsOf(node, env).some(known => known.includes('BEGIN PUBLIC KEY') || known.includes('BEGIN CERTIFICATE'));
  });
}

function* setupsIn(module: Module): Iterable<JwtFault> {
  if (!/jwt/i.test(module.text)) return;
  for (const call of module.index.calls) {
    const names = calleeNames(call, module.root);
    const setup = jwtSetups.find(({ name, verifier }) => verifier && names.includes(name));
    const options = setup ? argumentAt(call, setup.options) : undefined;
    if (!setup || !options) continue;
    const given = ['algorithms', 'jsonWebTokenOptions.algorithms'].map(path => memberAt(options, path, module.root));
    const keys = [setup.key!, `${setup.key!}Provider`].flatMap(path => memberAt(options, path, module.root).origins.map(({ node }) => node));
    const isPublic = keys.some(node => isPublicKey(node, module)) || /passportJwtSecret|koaJwtSecret|expressJwtSecret|\bsecret(?:OrKey)?\s{0,9}:\s{0,9}[\w.]{0,60}(?:public_?key|jwks)/i.test(module.text.slice(...rangeOf(options)));
    if (given.every(({ presence }) => presence === 'no')) yield { node: call, kind: 'unpinned', name: calleeName(call.callee) ?? setup.name, confidence: isPublic ? 'likely' : 'possible' };
    for (const key of keys) yield* knownKeyIn(key, calleeName(call.callee) ?? setup.name, module);
  }
}

/** A word that stands in every tutorial. What looks like a key of its own is told by `no-hardcoded-credentials`. */
function* knownKeyIn(key: Node, name: string, module: Module): Iterable<JwtFault> {
  const told = new Set(literalSecretsOf(module).map(({ node }) => node));
  for (const { node, env } of originsOf(key, module.root)) {
    if (env.module !== module || node.type !== 'Literal' || typeof node.value !== 'string' || told.has(node) || /public/i.test(node.value)) continue;
    const { values } = constantsOf(node, module.root);
    if (values.some(value => typeof value === 'string' && value.length > 0 && value.length < 64 && !/^<|^\$\{|BEGIN|^\.{0,2}\//.test(value) && isWord(value))) {
      yield { node, kind: 'literal', name, confidence: 'likely' };
    }
  }
}

function isWord(value: string): boolean {
  return isPlaceholder(value) || value.length < 8;
}
