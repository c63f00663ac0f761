import type { Confidence } from '@postern/catalogue';
import { constantOf, constantsOf } from '../values/constants.js';
import { destinationsOf } from '../values/destinations.js';
import { calleesOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { plainName } from '../values/plain-name.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { isVerifying, purposeOf, signaturesOf } from '../signing/signatures.js';
import { type CallNode, enclosingFunction, type FunctionNode, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A comparison of something secret whose duration tells how much was right, or a safe one that is used wrongly. */
export interface LeakyComparison {
  node: Node;
  kind: 'operator' | 'method' | 'switch' | 'unguarded' | 'texts';
  /** What is compared: `signature`, `token`. */
  what: string;
  how: string;
  confidence: Confidence;
  /** Both sides, where one edit can make it safe. */
  sides?: readonly [Node, Node];
  /** Where the MAC that is compared was computed. */
  mac?: Node;
  /** In another file, where a helper does it. */
  inside?: { node: Node; path: string };
}

export const leakyComparisonsOf = fact((module: Module): readonly LeakyComparison[] => [...operatorsIn(module), ...methodsIn(module), ...switchesIn(module), ...helpersIn(module), ...safeOnesIn(module)]);

const SECRET = /(?:^|_)(?:signatures?|sig|hmac|mac|digest|hash|tokens?|secrets?|api_?keys?|otp|passcode|passwords?|pin_?code|csrf|credentials?|auth(?:orization)?|bearer)$/;
/** One of these stands in a side of a comparison that is reported, except where a MAC is compared. */
export const COMPARED_WORDS = /sig|mac|digest|hash|token|secret|key|otp|pass|pin|csrf|cred|auth|bearer/i;
/** Hashes of what everybody may see. */
const OPEN = /(?:^|_)(?:query|content|file|commit|block|tx|transaction|build|bundle|git|route|url|location|image|asset|cache|script|module|chunk|config|schema|page|media|etag|source|code|style|css|template|state|prop|props|args|options|input|output|row|object|tree|node|data_?set|migration|lock_?file)_(?:hash|digest)$/;
const MAC = /(?:^|_)(?:signature|sig|hmac|mac|digest)$/;

function* operatorsIn(module: Module): Iterable<LeakyComparison> {
  for (const comparison of module.index.comparisons) {
    const { left, right, operator } = comparison;
    if (left.type === 'PrivateIdentifier' as string) continue;
    // `Buffer.compare(a, b) === 0` and `a.localeCompare(b) === 0` are told of as methods.
    const found = judged(left as Node, right, module);
    if (found) yield { node: comparison, kind: 'operator', how: `\`${operator}\``, sides: [left as Node, right], ...found };
  }
}

function judged(left: Node, right: Node, module: Module): { what: string; confidence: Confidence; mac?: Node } | undefined {
  // Most comparisons of a file are of other things, and to follow a value costs.
  const isNamed = COMPARED_WORDS.test(module.text.slice(...rangeOf(left))) || COMPARED_WORDS.test(module.text.slice(...rangeOf(right)));
  if (!isNamed && macResults(module).size === 0) return undefined;
  if (isHarmless(left, module) || isHarmless(right, module)) return undefined;
  const mac = macOf(left, module) ?? macOf(right, module);
  if (mac) return { what: 'signature', confidence: 'certain', mac };
  const [a, b] = [roleOf(left, module), roleOf(right, module)];
  const name = [a, b].map(({ names }) => names.find(one => SECRET.test(one) && !OPEN.test(one))).find(one => one !== undefined);
  if (name === undefined) return undefined;
  const what = wordOf(name);
  // One side of our own, the other from outside: that is a check of who is calling.
  const isOutside = a.isIncoming || b.isIncoming;
  const isOwn = a.isConfigured || b.isConfigured;
  if (isOutside && isOwn) return { what, confidence: 'likely' };
  if (!isOutside && !isOwn) return bothNamed(a.names, b.names) || isOneTimeCode(a.names, b.names) ? { what, confidence: 'likely' } : undefined;
  if (a.isIncoming && b.isIncoming) return undefined; // password and its repetition
  // What is stored for this caller, held against what the caller says.
  if (isOutside && [a, b].every(({ names }) => names.some(one => SECRET.test(one) && !/(?:hash|digest)$/.test(one)))) return { what, confidence: 'likely' };
  const isStrong = [a, b].some(({ names }) => names.some(one => MAC.test(one)));
  return isStrong || (a.names.some(one => SECRET.test(one)) && b.names.some(one => SECRET.test(one))) || isOwn ? { what, confidence: isOwn || isStrong ? 'likely' : 'possible' } : undefined;
}

/** `signature !== expectedSignature` between a parameter and a computed value whose computing cannot be seen. */
function bothNamed(a: readonly string[], b: readonly string[]): boolean {
  const isComputed = (names: readonly string[]) => names.some(name => /expected|computed|calculated|generated|^own_|^our_|^my_/.test(name));
  return (a.some(name => MAC.test(name)) && isComputed(b)) || (b.some(name => MAC.test(name)) && isComputed(a));
}

/** `storedOtp !== code`: a code that was sent out, and what somebody typed. */
function isOneTimeCode(a: readonly string[], b: readonly string[]): boolean {
  const isSent = (names: readonly string[]) => names.some(name => /(?:^|_)(?:otp|totp|passcode)$|(?:^|_)(?:otp|totp|pass)_code$/.test(name));
  const isTyped = (names: readonly string[]) => names.some(name => /(?:^|_)(?:otp|totp|passcode|code|pin)$|^(?:given|entered|provided|submitted|typed|input)/.test(name));
  return (isSent(a) && isTyped(b)) || (isSent(b) && isTyped(a));
}

/** Literals, types, lengths, nothing: no secret is measured there. */
function isHarmless(node: Node, module: Module): boolean {
  if (node.type === 'UnaryExpression' || node.type === 'Literal' || (node.type === 'BinaryExpression' && node.operator !== '+')) return true;
  if (node.type === 'Identifier' && node.name === 'undefined') return true;
  if (/^(?:is|has|should|can|was|needs?|use)[A-Z_]/.test(nameOf(node) ?? '')) return true; // a flag
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0;
  if (node.type === 'MemberExpression') {
    const key = writtenKey(node);
    // A member of an enumeration: `FieldType.SIGNATURE`.
    if (key !== undefined && /^[A-Z\d_]+$/.test(key) && node.object.type === 'Identifier' && /^[A-Z]/.test(node.object.name)) return true;
    if (key === 'length' || key === 'aud' || key === 'iss' || key === 'sub' || key === 'azp' || key === 'kid' || key === 'type' || key === 'kind' || key === 'name' || key === 'size' || key === 'byteLength') return true;
  }
  if (node.type === 'ChainExpression') return isHarmless(node.expression, module);
  const { values, complete } = constantsOf(node, module.root);
  return complete && values.length > 0;
}

/** The MAC that a value is, where this code computes it to check one that came in. */
function macOf(node: Node, module: Module): Node | undefined {
  const signatures = macResults(module);
  if (signatures.size === 0) return undefined;
  const amongOrigins = (part: Node) => originsOf(part, module.root).find(({ node: inner }) => signatures.has(inner))?.node;
  for (const { node: origin } of originsOf(node, module.root)) {
    for (let at: Node = origin; ; ) {
      if (signatures.has(at)) return at;
      const parts: readonly Node[] | undefined = at.type === 'TemplateLiteral' ? at.expressions : at.type === 'BinaryExpression' ? [at.left as Node, at.right] : undefined;
      if (parts) {
        const found = parts.map(amongOrigins).find(one => one !== undefined);
        if (found) return found;
        break;
      }
      const next = insideOf(at);
      if (!next) break;
      at = originsOf(next, module.root)[0]?.node ?? next;
    }
  }
  return undefined;
}

/** `[...new Uint8Array(mac)].map(toHex).join('')`, `toHex(mac)`: what bytes are written out from. */
function insideOf(node: Node): Node | undefined {
  if (node.type === 'ArrayExpression') return node.elements.length === 1 && node.elements[0]?.type === 'SpreadElement' ? node.elements[0].argument : undefined;
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
  if (node.callee.type === 'MemberExpression' && /^(?:toString|toLowerCase|toUpperCase|trim|slice|replace|replaceAll|substring|map|join|reduce)$/.test(writtenKey(node.callee) ?? '')) return node.callee.object;
  const [first] = node.arguments;
  const isOfArray = calleeName(node.callee) === 'from';
  return first && first.type !== 'SpreadElement' && (node.arguments.length === 1 || isOfArray) ? first : undefined;
}

const macResults = fact((module: Module): ReadonlySet<Node> => new Set(signaturesOf(module).filter(signature => !isVerifying(signature) && (signature.kind === 'hmac' && purposeOf(signature, module) !== 'token' || (signature.kind === 'hash' && purposeOf(signature, module) === 'verification' && hasSecretInput(signature.inputs, module)))).map(({ result }) => result)));

/** A secret hashed together with something else. The hash of a key alone may be compared in any way. */
function hasSecretInput(inputs: readonly Node[], module: Module): boolean {
  return inputs.some(input => input.type !== 'Identifier' && input.type !== 'MemberExpression' && /secret|key|salt|token/i.test(module.text.slice(...rangeOf(input))));
}

interface Role {
  names: readonly string[];
  /** Comes with a request. */
  isIncoming: boolean;
  /** Comes from the environment or a configuration. */
  isConfigured: boolean;
}

function roleOf(node: Node, module: Module): Role {
  // `Bearer ${env.API_TOKEN}` is the token, with a word before it.
  if (node.type === 'TemplateLiteral' && node.expressions.length === 1) return roleOf(node.expressions[0]!, module);
  if (node.type === 'BinaryExpression' && node.operator === '+' && node.left.type === 'Literal') return roleOf(node.right, module);
  const part = requestPartOf(node, module.root);
  const names = [nameOf(node), part?.key].filter(name => name !== undefined).map(plainName);
  const full = namesOf(node, module.root);
  const isConfigured = full.some(name => /^(?:process\.env|import\.meta\.env|globalThis\.Deno\.env)\b/.test(name)) || /(?:^|\.)(?:env|config|settings|options|configService|secrets)\b|^(?:this\.[#_]?)?secret$/i.test(shortText(node, module)) || /^[A-Z][A-Z\d_]*(?:SECRET|TOKEN|KEY|PASSWORD)[A-Z\d_]*$/.test(shortText(node, module));
  if (isConfigured) names.push(...full.map(name => plainName(name.slice(name.lastIndexOf('.') + 1))));
  const isIncoming = (part !== undefined && part.part !== 'request') || /^(?:req|request)\??\.(?:body|headers|query|params)\b/.test(shortText(node, module));
  return { names, isIncoming, isConfigured };
}

function shortText(node: Node, module: Module): string {
  const [start, end] = rangeOf(node);
  return end - start > 120 ? '' : module.text.slice(start, end);
}

function nameOf(node: Node): string | undefined {
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'MemberExpression':
      return writtenKey(node);
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return nameOf(node.expression);
    case 'CallExpression': {
      const [first] = node.arguments;
      if (first?.type === 'Literal' && typeof first.value === 'string') return first.value;
      return node.callee.type === 'MemberExpression' && /^(?:toString|trim|toLowerCase|toUpperCase)$/.test(writtenKey(node.callee) ?? '') ? nameOf(node.callee.object) : calleeName(node.callee);
    }
    default:
      return undefined;
  }
}

function wordOf(name: string): string {
  return (/(?:signature|sig|hmac|mac|digest|hash|token|secret|api_?key|otp|passcode|password|pin_?code|csrf|credential|auth\w*|bearer)s?$/.exec(name)?.[0] ?? 'secret').replace(/_/g, ' ');
}

export const COMPARING_METHODS = new Map([['equals', 'Buffer.equals'], ['localeCompare', 'localeCompare'], ['compare', 'Buffer.compare'], ['isEqual', 'isEqual'], ['includes', 'includes'], ['indexOf', 'indexOf'], ['startsWith', 'startsWith'], ['endsWith', 'endsWith']]);

function* methodsIn(module: Module): Iterable<LeakyComparison> {
  for (const [name, how] of COMPARING_METHODS) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      const { callee } = call;
      const args = call.arguments.filter(arg => arg.type !== 'SpreadElement');
      const isStatic = callee.type !== 'MemberExpression' || (callee.object.type === 'Identifier' && /^(?:Buffer|_|lodash|R)$/.test(callee.object.name));
      if (name === 'compare' && !calleeNames(call, module.root).includes('buffer.Buffer.compare')) continue;
      const [left, right] = isStatic ? [args[0], args[1]] : [callee.object, args[0]];
      if (!left || !right) continue;
      // What this code put into a list of its own is looked up by identity.
      if (!isStatic && originsOf(left, module.root).some(({ node: list }) => list.type === 'ArrayExpression' && list.elements.length === 0)) continue;
      const found = judged(left, right, module);
      // Finding a word in a header is no comparison of secrets.
      if (found && !(/^(?:includes|indexOf|startsWith|endsWith)$/.test(name) && found.confidence !== 'certain')) yield { node: call, kind: 'method', how: `\`${how}\``, sides: [left as Node, right], ...found };
    }
  }
}

function* switchesIn(module: Module): Iterable<LeakyComparison> {
  for (const { discriminant, cases } of module.index.switches) {
    for (const { test } of cases) {
      const found = test ? judged(discriminant, test, module) : undefined;
      if (found && test) yield { node: test, kind: 'switch', how: 'switch', ...found };
    }
  }
}

/** What a helper is called that compares: `isEqual(given, expected)`. */
export const COMPARING_HELPER = /(?:equal|same|match|compare|identical)/i;

/** Calls of helpers in other files, which compare two of their parameters as any text. */
function* helpersIn(module: Module): Iterable<LeakyComparison> {
  if (!module.syntax.load) return;
  for (const [name, calls] of module.index.callsByName) {
    if (!COMPARING_HELPER.test(name) || COMPARING_METHODS.has(name) || name === 'timingSafeEqual') continue;
    for (const call of calls) {
      const inside = plainComparisonOf(call, module);
      const found = inside && judged(inside.left, inside.right, module);
      if (found) yield { node: call, kind: 'operator', how: `\`${inside.comparison.operator}\` in ${name}`, inside: { node: inside.comparison, path: inside.path }, ...found };
    }
  }
}

/** The comparison of two arguments in the function of another file that is called with them. */
function plainComparisonOf(call: CallNode, module: Module) {
  for (const { callee, env } of calleesOf(call, module.root)) {
    if (env.module === module) continue;
    for (const comparison of env.module.index.comparisons) {
      if (!isInside(comparison, callee)) continue;
      const [left, right] = [comparison.left as Node, comparison.right].map(side => givenFor(side, callee, call, env.module));
      if (left && right) return { comparison, path: env.module.path, left, right };
    }
  }
  return undefined;
}

/** The argument that a side of a comparison stands for. */
function givenFor(side: Node, callee: FunctionNode, call: CallNode, home: Module): Node | undefined {
  const variable = side.type === 'Identifier' ? home.variableOf(side) : undefined;
  const position = callee.params.findIndex(param => param.type === 'Identifier' && variable !== undefined && home.variableOf(param) === variable);
  const given = position < 0 ? undefined : call.arguments[position];
  return given?.type === 'SpreadElement' ? undefined : given;
}

/** `timingSafeEqual` throws on buffers of unequal length, and on texts. */
function* safeOnesIn(module: Module): Iterable<LeakyComparison> {
  for (const call of module.index.callsByName.get('timingSafeEqual') ?? []) {
    if (!calleeNames(call, module.root).includes('crypto.timingSafeEqual')) continue;
    const [left, right] = call.arguments;
    if (!left || !right || left.type === 'SpreadElement' || right.type === 'SpreadElement') continue;
    if (isText(left, module) || isText(right, module)) {
      yield { node: call, kind: 'texts', what: 'signature', how: 'timingSafeEqual', confidence: 'likely', sides: [left, right] };
      continue;
    }
    if (hasEqualLengths(left, right, module) || isGuarded(call, module)) continue;
    yield { node: call, kind: 'unguarded', what: 'signature', how: 'timingSafeEqual', confidence: 'likely', sides: [left, right] };
  }
}

function isText(node: Node, module: Module): boolean {
  return originsOf(node, module.root).some(({ node: origin, env }) => {
    if (origin.type === 'TemplateLiteral' || (origin.type === 'Literal' && typeof origin.value === 'string')) return true;
    if (origin.type !== 'CallExpression') return false;
    const name = calleeName(origin.callee);
    return (name === 'digest' && origin.arguments.length > 0) || (name === 'toString' && calleeNames(origin, env).length === 0);
  });
}

/** Two digests are as long as each other, whatever went in; so are two buffers of one given size. */
function hasEqualLengths(left: Node, right: Node, module: Module): boolean {
  const [a, b] = [left, right].map(side => sizeOf(side, module));
  if (a !== undefined && a === b) return true;
  return [left, right].every(side => originsOf(side, module.root).every(({ node }) => node.type === 'CallExpression' && (calleeName(node.callee) === 'digest' || /hash|sha|hmac|digest/i.test(calleeName(node.callee) ?? ''))));
}

/** Of `Buffer.alloc(64)` and `new Uint8Array(64)`. */
function sizeOf(buffer: Node, module: Module): number | undefined {
  const sizes = originsOf(buffer, module.root).map(({ node, env }) => {
    if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
    const [size] = node.arguments;
    if (!size || size.type === 'SpreadElement' || !calleeNames(node, env).some(name => /^(?:buffer\.Buffer\.alloc(?:Unsafe)?|globalThis\.Uint8Array)$/.test(name))) return undefined;
    return constantOf(size, env);
  });
  const [size] = sizes;
  return sizes.length === 1 && typeof size === 'number' ? size : undefined;
}

const LENGTHS = /\.(?:length|byteLength)\b[^;\n]*(?:===?|!==?|<|>)|(?:===?|!==?)[^;\n]*\.(?:length|byteLength)\b/;

/** A look at the length, or a `try`, in the function that compares. */
function isGuarded(call: Node, module: Module): boolean {
  const owner = enclosingFunction(call);
  for (let at: Node | undefined = call.parent; at && at !== owner; at = at.parent) if (at.type === 'TryStatement' && at.handler) return true;
  const [start] = owner ? rangeOf(owner) : [0];
  const text = module.text.slice(start, rangeOf(call)[1]);
  if (LENGTHS.test(text)) return true;
  // `if (!sameLength(a, b)) return false`.
  const isAsked = module.index.calls.some(other => owner !== undefined && isInside(other, owner) && rangeOf(other)[1] <= rangeOf(call)[0] && calleesOf(other, module.root).some(({ callee, env }) => LENGTHS.test(env.module.text.slice(...rangeOf(callee)))));
  if (isAsked) return true;
  // The caller catches.
  return owner !== undefined && destinationsOf(owner, module).length === 0 && isCaughtByCallers(owner, module);
}

function isCaughtByCallers(owner: Node, module: Module): boolean {
  const name = 'id' in owner && owner.id?.type === 'Identifier' ? owner.id.name : undefined;
  const calls = name === undefined ? [] : (module.index.callsByName.get(name) ?? []);
  return calls.length > 0 && calls.every(call => {
    for (let at: Node | undefined = call.parent; at; at = at.parent) if (at.type === 'TryStatement' && at.handler) return true;
    return false;
  });
}
