import type { Confidence } from '@postern/catalogue';
import { apisAt } from '../requests/apis.js';
import { callsOf } from '../values/call-texts.js';
import { constantOf, constantsOf } from '../values/constants.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { originsOf } from '../values/origins.js';
import { mayHash, maySign } from './signing-texts.js';
import { signPiecesOf } from './sign-strings.js';
import { namesAround, purposeOf, type Signature, signaturesOf } from './signatures.js';
import { type CallNode, type Node, rangeOf } from '../syntax.js';

/** An algorithm that is broken, or one that is used for what it is not made for. */
export interface CryptoFault {
  node: Node;
  kind: 'mac' | 'signature' | 'plain-hash' | 'cipher' | 'mode' | 'derived-key' | 'fixed-iv' | 'short-key' | 'password' | 'iterations';
  algorithm: string;
  confidence: Confidence;
  /** Where the algorithm is named, if that is another place. */
  from?: Node;
}

export const cryptoFaultsOf = fact((module: Module): readonly CryptoFault[] => [...signatureFaults(module), ...callFaults(module)]);

const BROKEN = /^(?:md[245]|sha1|sha|ripemd160|rmd160|none)$/;
/** Schemes that prescribe SHA-1 or MD5: one-time passwords, OAuth 1, old gateways that say so. */
const PRESCRIBED = /otp|oauth_?1?|hotp|totp|2fa|gravatar|etag|checksum|cache|dedup|fingerprint|websocket|sec-websocket|git|alipay|wechat|weixin|payfast|robokassa|freekassa|digest_?auth|ntlm|cram|apop/i;

function* signatureFaults(module: Module): Iterable<CryptoFault> {
  for (const signature of signaturesOf(module)) {
    const { algorithm, node, kind } = signature;
    if (kind === 'hash') {
      const fault = hashFault(signature, module);
      if (fault) yield fault;
      continue;
    }
    if (algorithm === undefined || !BROKEN.test(algorithm) || isPrescribed(signature, module)) continue;
    yield { node, kind: kind === 'hmac' ? 'mac' : 'signature', algorithm: algorithm.toUpperCase(), confidence: apisAt(node, module).length > 0 ? 'certain' : 'likely', ...namedElsewhere(node, module) };
  }
}

/** `createHmac(ALGORITHM, …)`: where `'sha1'` is written. */
function namedElsewhere(call: CallNode, module: Module): { from?: Node } {
  const [first] = call.arguments;
  const range = rangeOf(call);
  if (!first || first.type === 'SpreadElement') return {};
  const [origin] = originsOf(first, module.root);
  const isElsewhere = origin?.node.type === 'Literal' && origin.env.module === module && (rangeOf(origin.node)[1] <= range[0] || rangeOf(origin.node)[0] >= range[1]);
  return isElsewhere ? { from: origin.node } : {};
}

function isPrescribed({ algorithm, node }: Signature, module: Module): boolean {
  const apis = apisAt(node, module);
  if (apis.some(({ signing, webhook, legacySigning }) => [signing?.algorithm, webhook?.algorithm, legacySigning?.algorithm, signing?.bodyHash?.algorithm].some(name => name?.replace(/[^a-z\d]/gi, '').toLowerCase().includes(algorithm!)))) return true;
  return [...namesAround(node), module.path].some(name => PRESCRIBED.test(name)) || /oauth_signature|HMAC-SHA1|hotp|totp/i.test(module.text);
}

/** A hash of a secret and a message is no MAC; a hash of a password is no protection of it. */
function hashFault(signature: Signature, module: Module): CryptoFault | undefined {
  const { node, payloads, algorithm = 'hash' } = signature;
  const names = namesAround(node);
  const inputs = payloads.flatMap(payload => payload.flatMap(part => ('text' in part ? [] : [part])));
  const words = inputs.flatMap(({ node: piece, origin }) => [nameOf(piece), ...origin.trail.map(nameOf)]).filter(name => name !== undefined);
  // The digest of HTTP and SIP, which is MD5 in every client: `user:realm:password`.
  if (words.some(name => /^(?:realm|ha[12]|cnonce)$/i.test(name))) return undefined;
  if (inputs.length > 0 && words.some(name => /^(?:user|plain|raw|new|old|current|input|hashed)?_?(?:password|passwd|passphrase|pwd)$/i.test(name)) && !names.some(name => /hibp|pwned|breach|strength|cache/i.test(name)) && !/pwnedpasswords/i.test(module.text)) {
    return { node, kind: 'password', algorithm: algorithm.toUpperCase(), confidence: 'likely' };
  }
  if (apisAt(node, module).length > 0 || names.some(name => PRESCRIBED.test(name) || /cache|etag|id$|fingerprint|^hash(?:ed)?_?(?:api)?_?(?:token|key|code|otp)/i.test(name))) return undefined;
  const hasSecret = payloads.some(payload => {
    const pieces = signPiecesOf(payload, module);
    return pieces.length > 1 && pieces.some(({ role, node: piece }) => role === 'secret' || (role === undefined && piece?.type === 'Identifier' && /^(?:secret_?|app_?|merchant_?|partner_?)?key$/i.test(piece.name) && names.some(name => /sign/i.test(name))));
  });
  if (!hasSecret) return undefined;
  const purpose = purposeOf(signature, module);
  return purpose === 'request' || purpose === 'verification' || names.some(name => /sign|hmac|mac|auth|token|verif/i.test(name)) ? { node, kind: 'plain-hash', algorithm: algorithm.toUpperCase(), confidence: 'likely' } : undefined;
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression' && node.property.type === 'Identifier') return node.property.name;
  return undefined;
}

/** Whether `cryptoFaultsOf` can find anything in a file of this text. */
export function mayUseCrypto(text: string): boolean {
  return maySign(text) || mayHash(text) || CALLS.test(text);
}

const CALLS = new RegExp(callsOf(String.raw`create(?:Cipher|Decipher)(?:iv)?|generateKeyPair(?:Sync)?|pbkdf2(?:Sync)?`));

const OLD_CIPHER = /^(?:des(?!k)|des3|3des|tripledes|rc[245]|bf|blowfish|cast5?|seed|idea)\b/i;

function* callFaults(module: Module): Iterable<CryptoFault> {
  const { callsByName } = module.index;
  const isOfProtocol = /ntlm/i.test(module.path);
  for (const name of isOfProtocol ? [] : ['createCipheriv', 'createDecipheriv']) {
    for (const node of callsByName.get(name) ?? []) {
      if (!calleeNames(node, module.root).includes(`crypto.${name}`)) continue;
      const [algorithm, , iv] = node.arguments;
      const names = algorithm ? constantsOf(algorithm, module.root).values.filter(value => typeof value === 'string') : [];
      const [cipher] = names;
      if (cipher !== undefined && OLD_CIPHER.test(cipher)) yield { node, kind: 'cipher', algorithm: cipher, confidence: 'certain' };
      else if (cipher !== undefined && /-ecb$/i.test(cipher)) yield { node, kind: 'mode', algorithm: cipher, confidence: 'certain' };
      if (name === 'createCipheriv' && iv && !/-ecb$/i.test(cipher ?? '') && isFixed(iv, module)) yield { node: iv, kind: 'fixed-iv', algorithm: cipher ?? 'cipher', confidence: 'likely' };
    }
  }
  for (const name of ['createCipher', 'createDecipher']) {
    for (const node of callsByName.get(name) ?? []) {
      if (calleeNames(node, module.root).includes(`crypto.${name}`)) yield { node, kind: 'derived-key', algorithm: name, confidence: 'certain' };
    }
  }
  yield* cryptoJsFaults(module);
  for (const name of ['generateKeyPair', 'generateKeyPairSync']) {
    for (const node of callsByName.get(name) ?? []) {
      const [kind, options] = node.arguments;
      if (!options || !calleeNames(node, module.root).includes(`crypto.${name}`) || constantOf(kind!, module.root) !== 'rsa') continue;
      const { origins } = memberAt(options, 'modulusLength', module.root);
      const bits = origins.length === 1 ? constantOf(origins[0]!.node, module.root) : undefined;
      if (typeof bits === 'number' && bits < 2048) yield { node, kind: 'short-key', algorithm: `RSA ${bits}`, confidence: 'certain' };
    }
  }
  for (const name of ['pbkdf2', 'pbkdf2Sync']) {
    for (const node of callsByName.get(name) ?? []) {
      const rounds = node.arguments[2];
      const value = rounds && calleeNames(node, module.root).includes(`crypto.${name}`) ? constantOf(rounds, module.root) : undefined;
      if (typeof value === 'number' && value < 10_000) yield { node, kind: 'iterations', algorithm: `${value} rounds`, confidence: 'likely' };
    }
  }
}

function* cryptoJsFaults(module: Module): Iterable<CryptoFault> {
  if (!/crypto-?js/i.test(module.text)) return;
  for (const name of ['encrypt', 'decrypt']) {
    for (const node of module.index.callsByName.get(name) ?? []) {
      const cipher = calleeNames(node, module.root).map(full => /^(?:crypto-js(?:\/\w+)?|globalThis\.CryptoJS)\.(DES|TripleDES|RC4|RC4Drop|Rabbit|AES)\./.exec(`${full}.`)?.[1]).find(found => found !== undefined);
      if (cipher === undefined) continue;
      if (cipher !== 'AES') yield { node, kind: 'cipher', algorithm: cipher, confidence: 'certain' };
      else if (isEcb(node)) yield { node, kind: 'mode', algorithm: 'AES-ECB', confidence: 'certain' };
    }
  }
}

function isEcb(call: CallNode): boolean {
  const options = call.arguments[2];
  return options?.type === 'ObjectExpression' && options.properties.some(property => property.type === 'Property' && property.value.type === 'MemberExpression' && nameOf(property.value) === 'ECB');
}

/** A literal, zeros, or bytes of a literal: the same for every message. */
function isFixed(iv: Node, module: Module): boolean {
  const origins = originsOf(iv, module.root);
  return origins.length > 0 && origins.every(({ node, env, kind }) => {
    if (kind !== 'expression') return false;
    if (node.type === 'Literal') return node.value !== null;
    if (node.type === 'ArrayExpression') return node.elements.length > 0 && node.elements.every(element => element?.type === 'Literal');
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return false;
    const names = calleeNames(node, env);
    const [first] = node.arguments;
    if (names.includes('buffer.Buffer.alloc')) return module.index.callsByName.get('randomFillSync') === undefined && module.index.callsByName.get('copy') === undefined;
    if (names.includes('globalThis.Uint8Array')) return first?.type === 'Literal' && !/getRandomValues|randomFill/.test(module.text);
    return names.includes('buffer.Buffer.from') && first !== undefined && typeof constantOf(first, env) === 'string';
  });
}
