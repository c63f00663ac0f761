import type { TSESTree } from '@typescript-eslint/types';
import { customSignatureNamesOf } from '../requests/apis.js';
import { constantOf, constantsOf } from '../values/constants.js';
import { type Destination, destinationsOf } from '../values/destinations.js';
import { memberAt } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { type Parts, partsOf } from '../values/parts.js';
import { methodCallsOn } from '../values/receivers.js';
import { type CallNode, enclosingFunction, isClass, isFunction, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A computation that turns a text and perhaps a key into a signature or digest. */
export interface Signature {
  /** The call that starts it: `createHmac(…)`, `sign(…)`. */
  node: CallNode;
  kind: 'hmac' | 'hash' | 'asymmetric';
  /** Lower case without separators: `sha256`, `md5`; undefined where it is not written down. */
  algorithm: string | undefined;
  key: Node | undefined;
  /** What is signed: the arguments of `update`, in order. */
  inputs: readonly Node[];
  /** How the signed text can be put together; one entry a variant. */
  payloads: readonly Parts[];
  /** The expression that holds the finished signature: the `digest()` call where there is one. */
  result: Node;
}

/** All signatures and digests that a file computes. */
export const signaturesOf = fact((module: Module): readonly Signature[] => {
  const found: Signature[] = [];
  for (const node of candidatesOf(module)) {
    for (const name of calleeNames(node, module.root)) {
      const signature = read(name, node, module);
      if (!signature) continue;
      found.push(signature);
      break;
    }
  }
  return found;
});

const WORDS = /hmac|hash|sha\d|md5|sign|digest|detached|verify/i;

/** Calls whose name, or the name it was imported under, speaks of signing. */
function candidatesOf({ index }: Module): readonly CallNode[] {
  const aliases = new Set<string>();
  for (const { specifiers, source } of index.imports) {
    for (const specifier of specifiers) {
      const imported = specifier.type === 'ImportSpecifier' && specifier.imported.type === 'Identifier' ? specifier.imported.name : source.value;
      if (WORDS.test(imported)) aliases.add(specifier.local.name);
    }
  }
  return [...index.callsByName].flatMap(([name, calls]) => (WORDS.test(name) || aliases.has(name) || name === 'default' ? calls : []));
}

function read(name: string, node: CallNode, module: Module): Signature | undefined {
  const args = node.arguments;
  const algorithmAt = (position: number) => algorithmOf(args[position], module);
  switch (name) {
    case 'crypto.createHmac':
    case 'create-hmac':
      return chained('hmac', node, algorithmAt(0), args[1], module);
    case 'crypto.createHash':
    case 'create-hash':
    case 'globalThis.Bun.CryptoHasher':
      return chained(args[1] && name.endsWith('CryptoHasher') ? 'hmac' : 'hash', node, algorithmAt(0), name.endsWith('CryptoHasher') ? args[1] : undefined, module);
    case 'crypto.createSign':
      return chained('asymmetric', node, algorithmAt(0), undefined, module);
    case 'crypto.hash':
      return direct('hash', node, algorithmAt(0), undefined, args[1], module);
    case 'crypto.sign':
      return direct('asymmetric', node, algorithmAt(0), args[2], args[1], module);
    case 'crypto.createVerify':
      return chained('asymmetric', node, algorithmAt(0), undefined, module);
    case 'crypto.verify':
      return direct('asymmetric', node, algorithmAt(0), args[2], args[1], module);
    case 'crypto.webcrypto.subtle.verify':
    case 'crypto.subtle.verify':
      return subtle(node, 3, module);
    case 'tweetnacl.sign.detached.verify':
      return direct('asymmetric', node, 'ed25519', args[2], args[0], module);
    case 'crypto.webcrypto.subtle.sign':
    case 'crypto.subtle.sign':
      return subtle(node, 2, module);
    case 'crypto.webcrypto.subtle.digest':
    case 'crypto.subtle.digest':
      return direct('hash', node, algorithmAt(0), undefined, args[1], module);
    case '@noble/hashes/hmac.hmac':
    case '@noble/hashes/hmac.js.hmac':
      return direct('hmac', node, noble(args[0]), args[1], args[2], module);
    case 'tweetnacl.sign.detached':
      return direct('asymmetric', node, 'ed25519', args[1], args[0], module);
  }
  const cryptoJs = /^(?:crypto-js(?:\/[\w-]+)?|globalThis\.CryptoJS)(?:\.(Hmac)?(MD5|SHA1|SHA224|SHA256|SHA384|SHA512|SHA3|RIPEMD160))?$/.exec(name);
  if (cryptoJs?.[2]) return cryptoJs[1] ? direct('hmac', node, cryptoJs[2].toLowerCase(), args[1], args[0], module) : direct('hash', node, cryptoJs[2].toLowerCase(), undefined, args[0], module);
  const part = /^crypto-js\/(hmac-)?(md5|sha1|sha256|sha384|sha512)$/.exec(name);
  if (part) return part[1] ? direct('hmac', node, part[2], args[1], args[0], module) : direct('hash', node, part[2], undefined, args[0], module);
  const short = /^(?:js-sha256\.(sha256)|js-sha512\.(sha512)|js-md5(?:\.(md5))?|md5|sha1|blueimp-md5)(\.hmac)?$/.exec(name);
  if (short) {
    const algorithm = short[1] ?? short[2] ?? (name.includes('md5') ? 'md5' : 'sha1');
    return short[4] ? direct('hmac', node, algorithm, args[0], args[1], module) : direct('hash', node, algorithm, undefined, args[0], module);
  }
  return undefined;
}

/** `createHmac(…).update(a).update(b).digest(…)`, in one chain or through a variable. */
function chained(kind: Signature['kind'], node: CallNode, algorithm: string | undefined, key: Node | undefined, module: Module): Signature {
  const updates: CallNode[] = [...methodCallsOn(node, 'update', module)].sort((a, b) => endOfCallee(a) - endOfCallee(b));
  const writes = updates.length > 0 ? updates : [...methodCallsOn(node, 'write', module), ...methodCallsOn(node, 'end', module)];
  const inputs = writes.map(call => call.arguments[0]).filter(input => input !== undefined);
  const [finish] = kind === 'asymmetric' ? [...methodCallsOn(node, 'sign', module), ...methodCallsOn(node, 'verify', module)] : digestsOf(node, updates, module);
  return {
    node,
    kind,
    algorithm,
    key: key ?? (kind === 'asymmetric' ? finish?.arguments[0] : undefined),
    inputs,
    payloads: joined(inputs, module),
    result: finish ?? node,
  };
}

/** `mac.update(body).digest()` too, where `mac` is kept in a variable. */
function digestsOf(node: CallNode, updates: readonly CallNode[], module: Module): readonly CallNode[] {
  const own = methodCallsOn(node, 'digest', module);
  return own.length > 0 ? own : updates.flatMap(update => [...methodCallsOn(update, 'digest', module)]);
}

/** A chain's calls all start at one place; they run in the order in which their callees end. */
function endOfCallee(call: CallNode): number {
  return rangeOf(call.callee)[1];
}

function direct(kind: Signature['kind'], node: CallNode, algorithm: string | undefined, key: Node | undefined, input: Node | undefined, module: Module): Signature {
  const inputs = input ? [input] : [];
  return { node, kind, algorithm, key, inputs, payloads: joined(inputs, module), result: node };
}

/** `subtle.sign('HMAC', key, bytes)`; the hash stands where the key was imported. */
function subtle(node: CallNode, position: number, module: Module): Signature {
  const [name, key] = node.arguments;
  const input = node.arguments[position];
  const by = name ? (constantOf(name, module.root) ?? constantOf2(name, 'name', module)) : undefined;
  const kind = typeof by === 'string' && by.toUpperCase() !== 'HMAC' ? 'asymmetric' : 'hmac';
  return direct(kind, node, importedHash(key, module), key, input, module);
}

function importedHash(key: Node | undefined, module: Module): string | undefined {
  if (!key) return undefined;
  for (const { node, env } of originsOf(key, module.root)) {
    if (node.type !== 'CallExpression' || !calleeNames(node, env).some(name => name.endsWith('subtle.importKey'))) continue;
    const [, , algorithm] = node.arguments;
    if (!algorithm) continue;
    const { origins } = memberAt(algorithm, 'hash', env);
    const [hash] = origins;
    if (hash?.node.type === 'Literal') return normalised(String(hash.node.value));
    const nested = memberAt(algorithm, 'hash.name', env).origins[0]?.node;
    if (nested?.type === 'Literal') return normalised(String(nested.value));
  }
  return undefined;
}

function constantOf2(object: Node, path: string, module: Module): unknown {
  const node = memberAt(object, path, module.root).origins[0]?.node;
  return node?.type === 'Literal' ? node.value : undefined;
}

function noble(hash: Node | undefined): string | undefined {
  return hash?.type === 'Identifier' ? normalised(hash.name) : undefined;
}

function algorithmOf(node: Node | undefined, module: Module): string | undefined {
  if (!node) return undefined;
  const { values } = constantsOf(node, module.root);
  const [value] = values;
  return typeof value === 'string' && values.length === 1 ? normalised(value) : undefined;
}

function normalised(algorithm: string): string {
  return algorithm.toLowerCase().replace(/[^a-z\d]/g, '').replace(/^rsa/, '');
}

function joined(inputs: readonly Node[], module: Module): readonly Parts[] {
  let variants: Parts[] = [[]];
  for (const input of inputs) {
    const next: Parts[] = [];
    for (const head of variants) for (const tail of partsOf(input, module.root)) if (next.length < 8) next.push([...head, ...tail]);
    if (next.length > 0) variants = next;
  }
  return variants;
}

/** What a signature is for. */
export type Purpose = 'request' | 'verification' | 'token' | 'content' | 'unknown';

/**
 * What a signature is for, by where it goes and what its function is called: sent with a request, compared with one
 * that came in, part of a token, or a mere checksum.
 */
export function purposeOf(signature: Signature, module: Module): Purpose {
  const known = purposes(module);
  const answer = known.get(signature.node) ?? judged(signature, module);
  known.set(signature.node, answer);
  return answer;
}

const purposes = fact((_: Module) => new Map<Node, Purpose>());

function judged(signature: Signature, module: Module): Purpose {
  const destinations = destinationsOf(signature.result, module, { throughCall: isEncoder });
  if (isTokenText(signature) || destinations.some(destination => isBesideItsValue(destination, signature))) return 'token';
  if (isVerifying(signature) || destinations.some(isCheck)) return 'verification';
  const names = namesAround(signature.node);
  if (names.some(name => /verif|validat|isvalid|check|compare|authenticat.*webhook|constructevent/i.test(name))) return 'verification';
  if (names.some(name => /jwt|token|cookie|session|password|csrf|etag|cachekey|checksum|fingerprint|gravatar/i.test(name))) return names.some(name => /token/i.test(name)) ? 'token' : 'content';
  if (destinations.some(destination => isSending(destination) || isSentToPartner(destination, module))) return 'request';
  if (signature.kind !== 'hash' && names.some(name => /sign|auth|request|header|hmac/i.test(name) && !/signed?url|cookie/i.test(name))) return 'request';
  if (signature.kind === 'hash') return 'content';
  return 'unknown';
}

/** `${value}.${signature}`: the value is handed out with the signature on it, as a cookie is. */
function isBesideItsValue({ kind, node }: Destination, { inputs: [value, ...others] }: Signature): boolean {
  if (kind !== 'text' || node.type !== 'TemplateLiteral' || value?.type !== 'Identifier' || others.length > 0) return false;
  return node.expressions.some(part => part.type === 'Identifier' && part.name === value.name) && node.quasis.every(({ value: { raw } }) => /^[.:|~-]?$/.test(raw));
}

/** `crypto.verify(…)`, `createVerify(…)`, `subtle.verify(…)`: its answer is yes or no. */
export function isVerifying({ node, result }: Signature): boolean {
  return [node, result].some(call => (call.type === 'CallExpression' || call.type === 'NewExpression') && /^(?:createVerify|verify)$/.test(calleeName(call.callee) ?? ''));
}

/** `toHex(signature)`, `bytesToBase64(new Uint8Array(signature))`: one thing in, one thing out. */
export function isEncoder({ arguments: args, callee }: CallNode): boolean {
  return args.length === 1 && (callee.type === 'Identifier' || callee.type === 'MemberExpression');
}

/** `base64url(header).base64url(payload)`: the two halves of a JWT. */
function isTokenText({ payloads }: Signature): boolean {
  return payloads.some(parts => {
    const texts = parts.filter(part => 'text' in part).map(part => part.text);
    const encoded = parts.filter(part => !('text' in part) && isBase64Url(part.node));
    return texts.join('') === '.' && parts.length === 3 && encoded.length > 0;
  });
}

function isBase64Url(node: Node): boolean {
  if (node.type !== 'CallExpression') return false;
  const name = node.callee.type === 'MemberExpression' ? writtenKey(node.callee) : node.callee.type === 'Identifier' ? node.callee.name : '';
  return /base64|b64|encode|tostring|replace/i.test(name ?? '');
}

/** Compared with something, or handed to what compares. */
function isCheck(destination: Destination): boolean {
  if (destination.kind === 'comparison') return !isEmptyText(destination.other);
  if (destination.kind === 'argument') {
    const { callee } = destination.call;
    const name = callee.type === 'MemberExpression' ? writtenKey(callee) : callee.type === 'Identifier' ? callee.name : callee.type === 'SequenceExpression' ? lastName(callee) : undefined;
    return name !== undefined && /timingsafe|constant_?time|safecompare|compare|equal|^eq$|verify/i.test(name);
  }
  return destination.kind === 'receiver' && destination.method !== undefined && /^(?:equals|localeCompare|includes|startsWith|compare)$/.test(destination.method);
}

function lastName(sequence: TSESTree.SequenceExpression): string | undefined {
  const last = sequence.expressions.at(-1);
  return last?.type === 'MemberExpression' ? writtenKey(last) : undefined;
}

function isEmptyText(node: Node): boolean {
  return node.type === 'Literal' && (node.value === '' || node.value === null);
}

const SIGNATURE_KEY = /(?:^|[-_.\s])(?:sign|sig|signature|hmac|mac|authorization|auth)(?:$|[-_.\s])|signature$|[-_]sign$|^sign|Sign$|hmac/i;

/** Where a signature is put to be sent, and under which name. */
export function sendingOf(signature: Signature, module: Module): { node: Node; key: string } | undefined {
  for (const { node, ...destination } of destinationsOf(signature.result, module, { throughCall: isEncoder })) {
    if ((destination.kind === 'property' || destination.kind === 'member') && destination.key !== undefined) return { node, key: destination.key };
  }
  return undefined;
}

const SIGNATURE_PARAMETER = /sign(?:ature)?=|sig=|hmac/i;

/** Put under the header or parameter in which a profile of the project's own carries its signature. */
function isSentToPartner(destination: Destination, module: Module): boolean {
  const names = customSignatureNamesOf(module);
  if (names.size === 0) return false;
  if (destination.kind === 'property' || destination.kind === 'member') return names.has(destination.key?.toLowerCase() ?? '');
  const [first] = destination.kind === 'argument' ? destination.call.arguments : [];
  return first?.type === 'Literal' && names.has(String(first.value).toLowerCase());
}

/** Put under a key that carries signatures, or into a query. */
function isSending(destination: Destination): boolean {
  switch (destination.kind) {
    case 'property':
    case 'member':
      return destination.key !== undefined && SIGNATURE_KEY.test(destination.key);
    case 'argument': {
      const [first] = destination.call.arguments;
      const { callee } = destination.call;
      const method = callee.type === 'MemberExpression' ? writtenKey(callee) : undefined;
      return destination.position === 1 && /^(?:set|append|setHeader|header)$/.test(method ?? '') && first?.type === 'Literal' && SIGNATURE_KEY.test(String(first.value));
    }
    case 'text': {
      const { node } = destination;
      if (node.type === 'TemplateLiteral') return node.quasis.some(quasi => SIGNATURE_PARAMETER.test(quasi.value.raw));
      return node.type === 'BinaryExpression' && [node.left, node.left.type === 'BinaryExpression' ? node.left.right : undefined].some(before => before?.type === 'Literal' && SIGNATURE_PARAMETER.test(String(before.value)));
    }
    default:
      return false;
  }
}

/** What the functions, methods and classes around a node are called, innermost first. */
export function namesAround(node: Node): readonly string[] {
  const names: string[] = [];
  for (let at: Node | undefined = node; at; at = enclosingFunction(at)) {
    if (!isFunction(at)) continue;
    const name = ownName(at);
    if (name !== undefined) names.push(name);
  }
  for (let at = node.parent; at; at = at.parent) if (isClass(at) && at.id) names.push(at.id.name);
  return names;
}

function ownName(fn: Node): string | undefined {
  if ('id' in fn && fn.id?.type === 'Identifier') return fn.id.name;
  const parent = fn.parent;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (parent?.type === 'MethodDefinition' || parent?.type === 'Property' || parent?.type === 'PropertyDefinition') return writtenKey(parent);
  if (parent?.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression') return writtenKey(parent.left);
  if (parent?.type === 'CallExpression' && parent.parent?.type === 'VariableDeclarator' && parent.parent.id.type === 'Identifier') return parent.parent.id.name;
  return undefined;
}
