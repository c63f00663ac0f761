import type { TSESTree } from '@typescript-eslint/types';
import { type ApiProfile, timeFields, type TimestampUnit } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { agreed, apisAt, genericProfile, isCertainAt } from '../requests/apis.js';
import { callsOf } from '../values/call-texts.js';
import { constantOf } from '../values/constants.js';
import { type Destination, destinationsOf } from '../values/destinations.js';
import { isProse } from '../values/is-prose.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { mayHash, maySign } from './signing-texts.js';
import { isEncoder, purposeOf, type Signature, signaturesOf } from './signatures.js';
import { type CallNode, enclosingFunction, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';
import { type Moment, momentsOf } from './time-units.js';

/** A moment that is signed, or sent where an API reads the time. */
export interface Timestamp {
  moment: Moment;
  /** Where it is signed or sent. */
  use: Node;
  /** The header or field; undefined for a signed text. */
  field: string | undefined;
  /** What reads it, for messages. */
  reader: string;
  expected: TimestampUnit;
  decimalsAllowed: boolean;
  /** `known`: the API is recognised by what it alone has; `named`: by a name; `assumed`: the default profile. */
  basis: 'known' | 'named' | 'assumed';
}

export const timestampsOf = fact((module: Module): readonly Timestamp[] => [...signedIn(module), ...sentIn(module), ...fieldsIn(module)]);

/** Moments that are part of the text a request is signed over. */
function* signedIn(module: Module): Iterable<Timestamp> {
  for (const signature of requestSignaturesOf(module)) {
    for (const payload of signature.payloads) {
      for (const part of payload) {
        if ('text' in part || isNonce(part.node)) continue;
        for (const moment of momentsOf(part.node, part.env)) {
          const expectation = expectationAt(signature.node, moment, payload.some(other => 'text' in other && other.text.includes('/users/self/verify')), module);
          if (expectation && payload.length > 1) yield { moment, use: part.env.module === module && part.node !== moment.clock ? part.node : (signature.inputs[0] ?? signature.node), field: undefined, ...expectation };
        }
      }
    }
  }
}

/** Signatures that are sent with a request. */
export function requestSignaturesOf(module: Module): readonly Signature[] {
  return signaturesOf(module).filter(signature => purposeOf(signature, module) === 'request');
}

type Expectation = Pick<Timestamp, 'reader' | 'expected' | 'decimalsAllowed' | 'basis'>;

function expectationAt(node: Node, moment: Moment, isSocketLogin: boolean, module: Module): Expectation | undefined {
  const named = apisAt(node, module);
  const apis = named.filter(profile => profile.timestamp?.unit !== undefined || profile.signing);
  // An event that is made up for a test counts as its sender does.
  if (named.some(({ signing, timestamp, webhook }) => !signing && !timestamp && webhook?.payload?.includes('{timestamp}'))) return undefined;
  if (apis.length > 0) {
    // Signing in over a socket has units of its own.
    const expected = isSocketLogin ? undefined : agreed(apis, profile => profile.timestamp?.unit);
    if (expected === undefined) return undefined;
    return { reader: nameOf(apis), expected, decimalsAllowed: apis.some(profile => profile.timestamp?.decimalsAllowed === true), basis: isCertainAt(node, module) ? 'known' : 'named' };
  }
  if (named.length > 0 || contradictsDefault(node, module) || isNonce(moment.clock)) return undefined;
  return { reader: 'the default profile', expected: genericProfile.timestamp!.unit, decimalsAllowed: false, basis: 'assumed' };
}

function nameOf(apis: readonly ApiProfile[]): string {
  return apis.length === 1 ? apis[0]!.name : apis.map(({ name }) => name).slice(0, 2).join(' or ');
}

/** Words of APIs that count in milliseconds, where none of them is named. */
function contradictsDefault(node: Node, module: Module): boolean {
  const owner = enclosingFunction(node);
  const [start, end] = owner ? rangeOf(owner) : [0, module.text.length];
  return /recv_?window|api-?expires|x-mbx|milli|\bms\b|nonce/i.test(module.text.slice(start, end));
}

/** A number that only has to grow is no timestamp, though a clock makes it. */
function isNonce(node: Node): boolean {
  for (let at: Node | undefined = node; at && rangeOf(at)[1] - rangeOf(at)[0] < 200; at = at.parent) {
    const name = at.type === 'Identifier' ? at.name : at.type === 'VariableDeclarator' && at.id.type === 'Identifier' ? at.id.name : at.type === 'MemberExpression' || at.type === 'Property' ? writtenKey(at) : undefined;
    if (name !== undefined) return /nonce|^id$|request_?id|client_?(?:order_?)?id/i.test(name);
  }
  return false;
}

const TIME_HEADER = /^(?:x-)?(?:[a-z\d]+-)*time-?stamp$/i;

/** Moments in a header or parameter whose name says that it is the time of the request. */
function* sentIn(module: Module): Iterable<Timestamp> {
  for (const { key, value, node } of namedValuesOf(module)) {
    const apis = apisAt(node, module);
    const readers = apis.filter(({ timestamp }) => timestamp?.name?.toLowerCase() === key.toLowerCase());
    if (readers.length === 0 && !(apis.length === 0 && TIME_HEADER.test(key) && key.includes('-') && signsAround(node, module))) continue;
    for (const moment of momentsOf(value, module.root)) {
      const expectation = expectationAt(node, moment, false, module);
      if (expectation) yield { moment, use: node, field: key, ...expectation };
    }
  }
}

function signsAround(node: Node, module: Module): boolean {
  const owner = enclosingFunction(node);
  return requestSignaturesOf(module).some(signature => owner === undefined || enclosingFunction(signature.node) === owner || isCalledIn(signature, owner, module));
}

/** The signature is made in a helper whose result comes back into this function. */
function isCalledIn(signature: Signature, owner: Node, module: Module): boolean {
  return destinationsOf(signature.result, module).some(({ node }) => isInside(node, owner));
}

interface NamedValue {
  key: string;
  value: Node;
  node: Node;
}

const SETTERS = ['set', 'append', 'setHeader', 'header'];

/** Values under a name: in objects, by assignment, through `set`, `append` and `setHeader`. */
const namedValuesOf = fact((module: Module): readonly NamedValue[] => {
  const found: NamedValue[] = [];
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property);
      if (key !== undefined) found.push({ key, value: property.value, node: property });
    }
  }
  for (const assignment of module.index.assignments) {
    if (assignment.left.type !== 'MemberExpression') continue;
    const key = writtenKey(assignment.left);
    if (key !== undefined) found.push({ key, value: assignment.right, node: assignment });
  }
  for (const method of SETTERS) {
    for (const call of module.index.callsByName.get(method) ?? []) {
      const [name, value] = call.arguments;
      if (!name || !value) continue;
      const key = constantOf(name, module.root);
      if (typeof key === 'string') found.push({ key, value, node: call });
    }
  }
  return found;
});

/** Fields of calls that are known to hold a moment: claims of a token, dates of an SDK. */
function* fieldsIn(module: Module): Iterable<Timestamp> {
  for (const { key, value, node } of namedValuesOf(module)) {
    if (node.type !== 'Property' || !FIELDS.has(key)) continue;
    const moments = momentsOf(value, module.root);
    if (moments.length === 0) continue;
    const names = callsGiven(node.parent as TSESTree.ObjectExpression, module).flatMap(call => calleeNames(call, module.root));
    const known = timeFields.find(({ calls, fields }) => fields.includes(key) && names.some(name => calls.some(start => name.startsWith(start))));
    if (!known) continue;
    for (const moment of moments) {
      yield { moment, use: node, field: key, reader: known.api, expected: known.unit, decimalsAllowed: known.api.startsWith('JWT'), basis: 'known' };
    }
  }
}

const FIELDS = new Set(timeFields.flatMap(({ fields }) => fields));

/** Whether `timestampsOf` can find anything in a file of this text, but for the names that profiles of the project's own give. */
export function mayHoldTime(text: string): boolean {
  return maySign(text) || mayHash(text) || hasTimeField(text) || (SETS.test(text) && (TIME_NAME.test(text) || /time_?stamp/i.test(text)));
}

const TIME_NAMES = profiles.flatMap(({ timestamp }) => timestamp?.name ?? []).join('|');
/** What stands alone as the value of a field and is no moment. */
const LITERAL = String.raw`\s{0,60}(?:'[^'\n\\]*'|"[^"\n\\]*"|\d[\w.]*|true|false|null)\s{0,60}[,;})]`;
const TIME_FIELD = new RegExp(String.raw`\b(?:${[...FIELDS].join('|')}|${TIME_NAMES})(['"${'`'}]\]?)?\s{0,60}(?:[,}]|/[/*]|[?|&+*-]{0,2}[:=](?!${LITERAL}|\s{0,60}\{))`, 'gi');

function hasTimeField(text: string): boolean {
  for (const { 0: found, 1: quote, index } of text.matchAll(TIME_FIELD)) {
    const before = text.slice(Math.max(0, index - 80), index);
    // In `real-time` it is none; in quotes it is a key, or the first of a call or list: `headers.set('x-time', now)`.
    if (quote === undefined ? !before.endsWith('-') && !isProse(text, index) : new RegExp(found.endsWith(',') && !quote.endsWith(']') ? String.raw`[([/]\s*${quote}[\w.-]*$` : `${quote[0]}[\\w.-]*$`).test(before) && !found.endsWith('}')) return true;
  }
  return false;
}

const TIME_NAME = new RegExp(String.raw`['"${'`'}](?:${TIME_NAMES})['"${'`'}]`, 'i');
const SETS = new RegExp(callsOf(...SETTERS));

/** The calls that an object is handed to, directly, inside another object, or through a variable. */
function callsGiven(object: TSESTree.ObjectExpression, module: Module): readonly CallNode[] {
  const calls = destinationsOf(object, module).flatMap(destination => (destination.kind === 'argument' ? [destination.call] : []));
  for (let at: Node | undefined = object.parent; at && !isFunction(at); at = at.parent) {
    if (at.type === 'CallExpression' || at.type === 'NewExpression') calls.push(at);
  }
  return calls;
}

/** The place where a moment is sent under a header's or field's name in the function that makes or uses a signature. */
export function timestampSentBeside(signature: Signature, module: Module): Node | undefined {
  const owners = new Set<Node | undefined>([enclosingFunction(signature.node)]);
  const destinations = destinationsOf(signature.result, module, { throughCall: isEncoder });
  for (const { kind, node } of destinations) if (kind === 'property' || kind === 'member' || kind === 'argument') owners.add(enclosingFunction(node));
  return namedValuesOf(module).find(
    ({ key, value, node }) => /time-?stamp|^(?:x-)?(?:[a-z]+-)*(?:ts|time|date|expires|expiry)$/i.test(key) && owners.has(enclosingFunction(node)) && momentsOf(value, module.root).length > 0 && sharesObject(node, destinations, module) && !isSignedWhole(node, signature, module),
  )?.node;
}

/** The moment stands in the object that also carries the signature. */
function sharesObject(node: Node, destinations: readonly Destination[], module: Module): boolean {
  const holder = holderOfValue(node);
  if (!holder) return false;
  const holders = destinations.flatMap(holderOf);
  if (holders.includes(holder)) return true;
  // `config.headers['x-a'] = …; config.headers['x-b'] = …`, or first an object, then more in it.
  const name = nameOfHolder(holder, module);
  return name !== undefined && holders.some(other => nameOfHolder(other, module) === name);
}

/** `params.timestamp = …` where all of `params` is signed. */
function isSignedWhole(node: Node, { payloads }: Signature, module: Module): boolean {
  const holder = holderOfValue(node);
  const name = holder && nameOfHolder(holder, module);
  if (name === undefined) return false;
  const word = new RegExp(`(?<![\\w$.])${name.replace(/[^\w]/g, '\\$&')}(?![\\w$]|\\??\\.(?!toString))`);
  return payloads.some(payload => payload.some(part => !('text' in part) && part.env.module === module && word.test(module.text.slice(...rangeOf(part.node)))));
}

function holderOfValue(node: Node): Node | undefined {
  if (node.type === 'Property') return node.parent;
  if (node.type === 'AssignmentExpression') return node.left.type === 'MemberExpression' ? node.left.object : undefined;
  return node.type === 'CallExpression' && node.callee.type === 'MemberExpression' ? node.callee.object : undefined;
}

function holderOf(destination: Destination): Node[] {
  if (destination.kind === 'property') return [destination.object];
  if (destination.kind === 'member') return [destination.target.object];
  const { callee } = destination.kind === 'argument' ? destination.call : {};
  return callee?.type === 'MemberExpression' && /^(?:set|append|setHeader|header)$/.test(writtenKey(callee) ?? '') ? [callee.object] : [];
}

/** How the object is written, or the variable that it is given to. */
function nameOfHolder(holder: Node, module: Module): string | undefined {
  if (holder.type === 'ObjectExpression') return holder.parent.type === 'VariableDeclarator' && holder.parent.id.type === 'Identifier' ? holder.parent.id.name : undefined;
  const [start, end] = rangeOf(holder);
  return end - start < 100 ? module.text.slice(start, end) : undefined;
}
