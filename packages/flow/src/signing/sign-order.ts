import type { ApiProfile, Confidence, Edit, ProfileSigning } from '@postern/catalogue';
import { apisAt, genericProfile, isCertainAt } from '../requests/apis.js';
import { destinationsOf } from '../values/destinations.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { rearranged } from './sign-arrangement.js';
import { type SignPiece, signPiecesOf, type SignRole } from './sign-strings.js';
import { purposeOf, type Signature, signaturesOf } from './signatures.js';
import { enclosingFunction, isInside, type Node, writtenKey } from '../syntax.js';
import { requestSignaturesOf } from './timestamps.js';

/** A sign string that is not put together as the API reads it. */
export interface OrderFault {
  signature: Signature;
  kind: 'order' | 'separator' | 'default' | 'serialisation' | 'event-order' | 'event-separator';
  api: string;
  /** Both in words, for messages. */
  expected: string;
  found: string;
  confidence: Confidence;
  at?: Node;
  /** Brings the parts into order, where swapping them is enough. */
  edits?: readonly Edit[];
}

export const orderFaultsOf = fact((module: Module): readonly OrderFault[] =>
  requestSignaturesOf(module).flatMap(signature => {
    if (signature.kind === 'hash') return [];
    const fault = orderFaultOf(signature, module) ?? serialisationFaultOf(signature, module);
    return fault ? [fault] : [];
  }).concat(webhookFaultsIn(module)),
);

/** Sign strings of events that are put together otherwise than their sender does it. */
function webhookFaultsIn(module: Module): OrderFault[] {
  return signaturesOf(module).flatMap((signature): OrderFault[] => {
    if (signature.kind === 'hash' || purposeOf(signature, module) !== 'verification') return [];
    const senders = apisAt(signature.node, module).filter(({ webhook }) => webhook);
    const [scheme, ...others] = senders.map(schemeOfEvents);
    if (!scheme || others.some(other => other?.order.join() !== scheme.order.join() || other.separator !== scheme.separator)) return [];
    const faults = signature.payloads.map(payload => faultOfScheme(signature, signPiecesOf(payload, module), senders.map(({ name }) => name).slice(0, 2).join(' or '), scheme));
    const fault = spokenFor(faults, signature, module);
    if (!fault) return [];
    return [{ ...fault, ...(fault.kind === 'order' && editsOf(signature, slotsOf(scheme), module)), kind: fault.kind === 'order' ? 'event-order' : 'event-separator', confidence: 'likely' }];
  });
}

/** `v0:{timestamp}:{body}`: as far as the profile says it in parts that can be told apart. */
function schemeOfEvents({ webhook }: ApiProfile): Scheme | undefined {
  const match = /^(?:[\w]+(?=[:.]))?[:.|]?(\{\w+\}(?:[.:|]?\{\w+\})+)$/.exec(webhook?.payload ?? '');
  const order = Array.from(match?.[1]?.matchAll(/\{(\w+)\}/g) ?? [], ([, word]) => EVENT_ROLES[word!] ?? word!);
  const separators = new Set(match?.[1]?.slice(1, -1).split(/\w+/).map(text => text.replace(/[{}]/g, '')).slice(1, -1));
  const [separator = ''] = separators;
  return order.length >= 2 && separators.size <= 1 && order.includes('timestamp') && order.includes('body') ? { order, separator } : undefined;
}

const EVENT_ROLES: Record<string, string> = { id: 'nonce', url: 'path' };

function orderFaultOf(signature: Signature, module: Module): OrderFault | undefined {
  const apis = apisAt(signature.node, module);
  const signing = apis.map(profile => profile.signing).filter(scheme => scheme !== undefined);
  if (apis.length > 0 && signing.length !== apis.length) return undefined;
  const faults = signature.payloads.map(payload => {
    const pieces = signPiecesOf(payload, module);
    if (apis.length === 0) return faultOfDefault(signature, pieces);
    const found = apis.flatMap((profile): OrderFault[] => {
      const fault = faultOfProfile(signature, pieces, profile);
      return fault ? [fault] : [];
    });
    // Where several APIs may be meant, the order of any of them will do.
    return found.length === apis.length ? found[0] : undefined;
  });
  const fault = spokenFor(faults, signature, module);
  if (!fault) return undefined;
  if (fault.kind === 'default') return { ...fault, ...editsOf(signature, DEFAULT_PARTS.map(role => [role]), module), confidence: 'possible' };
  const edits = fault.kind === 'order' ? signing.map(scheme => editsOf(signature, slotsOf(scheme), module)) : [];
  const [one] = edits;
  return { ...fault, ...(edits.every(other => JSON.stringify(other) === JSON.stringify(one)) && one), confidence: isCertainAt(signature.node, module) && isWhole(signature, module) ? 'certain' : 'likely' };
}

/**
 * The fault, unless another way in which the text can come out has none. One that only leaves parts out of the faulty
 * one (`data ? JSON.stringify(data) : ''`) says nothing for it.
 */
function spokenFor(faults: readonly (OrderFault | undefined)[], signature: Signature, module: Module): OrderFault | undefined {
  const roles = signature.payloads.map(payload => signPiecesOf(payload, module).flatMap(({ role }) => role ?? []));
  const place = faults.findIndex(fault => fault !== undefined);
  const isLess = (some: readonly SignRole[], all: readonly SignRole[]) => some.length < all.length && all.filter(role => some.includes(role)).join() === some.join();
  return place >= 0 && faults.every((fault, i) => fault !== undefined || isLess(roles[i]!, roles[place]!)) ? faults[place] : undefined;
}

function editsOf(signature: Signature, slots: readonly (readonly string[])[], module: Module): { edits: readonly Edit[] } | undefined {
  const edits = rearranged(signature, role => placeOf(role, slots), module);
  return edits && edits.length > 0 ? { edits } : undefined;
}

/** Whether every piece is understood. */
function isWhole(signature: Signature, module: Module): boolean {
  return signature.payloads.every(payload => signPiecesOf(payload, module).every(({ role, text }) => role !== undefined || text !== undefined));
}

function faultOfProfile(signature: Signature, pieces: readonly SignPiece[], { name, signing }: ApiProfile): OrderFault | undefined {
  return faultOfScheme(signature, pieces, name, signing!);
}

/** Two branches that each add the same part: what stands there is not one text. */
function hasRepeats(roles: readonly SignRole[]): boolean {
  return roles.filter(role => role === 'body' || role === 'timestamp').length > new Set(roles.filter(role => role === 'body' || role === 'timestamp')).size;
}

type Scheme = Pick<ProfileSigning, 'order' | 'separator'>;

function faultOfScheme(signature: Signature, pieces: readonly SignPiece[], api: string, signing: Scheme): OrderFault | undefined {
  const slots = slotsOf(signing);
  if (slots.length < 2) return undefined;
  const known = pieces.filter(({ role }) => role !== undefined && role !== 'secret').map(({ role }) => role!);
  const places = known.map(role => placeOf(role, slots, known));
  // A role that the scheme does not have may be misread; two that it has are enough to see an order.
  const inScheme = places.filter(place => place >= 0);
  if (new Set(inScheme).size < 2 || hasRepeats(known)) return undefined;
  const words = { api, expected: wordsOf(signing.order, signing.separator), found: wordsOf(known, '') };
  if (!isOrdered(inScheme)) return { signature, kind: 'order', ...words, confidence: 'certain' };
  const separator = separatorOf(pieces);
  if (separator !== undefined && separator !== signing.separator && places.every(place => place >= 0)) {
    return { signature, kind: 'separator', api, expected: quoted(signing.separator), found: quoted(separator), confidence: 'certain' };
  }
  return undefined;
}

/** Roles that may stand at each place; parts in a function form hide what is in them. */
function slotsOf({ order }: Scheme): readonly (readonly string[])[] {
  return order.map(token => {
    const slot = token.split('|');
    // `query` joined after `path` is often written as one with it.
    return slot.includes('body') ? [...slot, 'bodyHash'] : slot;
  });
}

/** A clock that is called a nonce, and a nonce that is made of a clock, stand for each other where there is one place only. */
function placeOf(role: SignRole, slots: readonly (readonly string[])[], known: readonly SignRole[] = []): number {
  const place = slots.findIndex(slot => slot.includes(role));
  if (place >= 0 || (role !== 'nonce' && role !== 'timestamp')) return place;
  const other = role === 'nonce' ? 'timestamp' : 'nonce';
  return known.includes(other) ? -1 : slots.findIndex(slot => slot.includes(other));
}

function isOrdered(places: readonly number[]): boolean {
  return places.every((place, i) => i === 0 || place >= places[i - 1]!);
}

/** The text between the pieces, where it is the same everywhere. */
function separatorOf(pieces: readonly SignPiece[]): string | undefined {
  const between = new Set<string>();
  for (let i = 1; i < pieces.length; i++) {
    const [before, here] = [pieces[i - 1]!, pieces[i]!];
    if (here.role !== undefined && before.role !== undefined) {
      // A query follows its path with a `?` of its own.
      if (before.role !== 'path' || here.role !== 'query') between.add('');
    } else if (here.role === undefined && here.text !== undefined && before.role !== undefined && i + 1 < pieces.length) {
      if (here.text !== '?') between.add(here.text);
    } else if (here.role === undefined && here.text === undefined) return undefined;
  }
  const [separator] = between;
  return between.size === 1 ? separator : undefined;
}

const DEFAULT_PARTS: readonly SignRole[] = ['method', 'path', 'body', 'timestamp'];

/** With no API recognised, only an order of all four parts says that another scheme than the default is meant. */
function faultOfDefault(signature: Signature, pieces: readonly SignPiece[]): OrderFault | undefined {
  const roles = pieces.map(({ role }) => role).filter(role => role !== undefined);
  const four = roles.filter(role => DEFAULT_PARTS.includes(role));
  if (four.length !== 4 || new Set(four).size !== 4) return undefined;
  if (four.every((role, i) => role === DEFAULT_PARTS[i])) return undefined;
  const signing = genericProfile.signing!;
  return { signature, kind: 'default', api: genericProfile.name, expected: wordsOf(signing.order, ''), found: wordsOf(four, ''), confidence: 'possible' };
}

/** `JSON.stringify(x)` signed and `new URLSearchParams(x)` sent, or the other way round. */
function serialisationFaultOf(signature: Signature, module: Module): OrderFault | undefined {
  for (const payload of signature.payloads) {
    for (const part of payload) {
      if ('text' in part) continue;
      const signed = serialised(part.node, module);
      if (!signed || isSignedInside(signature, signed.subject, module)) continue;
      const owner = enclosingFunction(signature.node);
      // Signed in this form too, in another branch: a query for GET, a body for POST.
      const isSignedToo = (call: Node) => signature.payloads.some(other => other.some(piece => !('text' in piece) && (piece.node === call || isInside(call, piece.node) || isInside(piece.node, call))));
      const other = module.index.calls.find(call => {
        const sent = isSignedToo(call) || enclosingFunction(call) !== owner ? undefined : serialised(call, module);
        return sent !== undefined && sent.form !== signed.form && sent.subject === signed.subject && isSentAsBody(call, module);
      });
      if (other) return { signature, kind: 'serialisation', api: '', expected: signed.form, found: '', confidence: 'likely', at: other };
    }
  }
  return undefined;
}

/** `params.sign = …`: the parameters are signed in a form of their own, whatever form they are sent in. */
function isSignedInside(signature: Signature, subject: unknown, module: Module): boolean {
  return destinationsOf(signature.result, module).some(destination => destination.kind === 'member' && destination.target.object.type === 'Identifier' && (module.variableOf(destination.target.object) ?? destination.target.object.name) === subject);
}

/** What is serialised, by the variable or text that names it, and into which form. */
function serialised(node: Node, module: Module): { form: string; subject: unknown } | undefined {
  const call = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.object.type === 'NewExpression' ? node.callee.object : node;
  if (call.type !== 'CallExpression' && call.type !== 'NewExpression') return undefined;
  const [subject, picked, indent] = call.arguments;
  if (subject?.type !== 'Identifier') return undefined;
  const names = calleeNames(call, module.root);
  const variable = module.variableOf(subject) ?? subject.name;
  if (names.includes('globalThis.JSON.stringify')) return { form: indent ? 'indented JSON' : isPicked(picked) ? 'JSON of chosen keys' : 'JSON', subject: variable };
  if (names.some(name => /^(?:globalThis\.URLSearchParams|url\.URLSearchParams|querystring\.stringify|qs\.stringify|query-string\.stringify)$/.test(name))) return { form: 'a query string', subject: variable };
  return undefined;
}

/** `JSON.stringify(order, Object.keys(order).sort())`. */
function isPicked(replacer: Node | undefined): boolean {
  return replacer !== undefined && replacer.type !== 'Literal' && !(replacer.type === 'Identifier' && replacer.name === 'undefined');
}

function isSentAsBody(call: Node, module: Module): boolean {
  const { parent } = call;
  if (parent?.type === 'CallExpression' && parent.arguments[1] === call && parent.callee.type === 'MemberExpression' && /^(?:post|put|patch)$/.test(writtenKey(parent.callee) ?? '')) return true;
  return destinationsOf(call, module).some(destination => destination.kind === 'property' && (destination.key === 'body' || destination.key === 'data'));
}

function wordsOf(order: readonly string[], separator: string): string {
  return order.join(separator === '' ? ' + ' : ` + ${quoted(separator)} + `);
}

function quoted(text: string): string {
  return text === '' ? 'nothing' : `\`${text.replace(/\n/g, '\\n')}\``;
}

