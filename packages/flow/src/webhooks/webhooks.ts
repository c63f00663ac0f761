import type { ApiProfile } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { apisAt, customSenderOf, evidenceOf } from '../requests/apis.js';
import { calleesOf } from '../values/functions.js';
import { type Handler, handlersOf } from '../handlers/handlers.js';
import { type Env, fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { namesAround } from '../signing/signatures.js';
import { type CallNode, type FunctionNode, isFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/** A handler that other services call to report events. */
export interface Webhook {
  handler: Handler;
  /** Whose events these are, where something says so. */
  sender: ApiProfile | undefined;
  /** What speaks for it: the address, a signature header, the shape of what it reads. */
  signs: readonly ('path' | 'name' | 'header' | 'event' | 'sender')[];
  /** The first place where it acts on what it was sent. */
  use: Node | undefined;
}

const PATH = /web-?hooks?|(?:^|[/_-])hooks?(?:[/._-]|$)|[/_-](?:ipn|itn)(?:[/._-]|$)|(?:payment|order|stripe|paypal|slack|github|shopify|twilio|event)s?[/_-](?:notify|notification|notifications|callback|events?)(?:[/._-]|$)/i;
const NAME = /web-?hook|\bipn\b|handle(?:Stripe|Paypal|Github|Slack|Shopify|Twilio|Payment)?Event/i;
/** Addresses where webhooks are managed, not received. */
const MANAGED = /(?:^|\/)(?:web-?hooks?)(?:\/(?::\w+|\[\w+\]|\$\w+|\{\w+\}|test|new|create|list|update|delete|logs?|settings|config(?:uration)?|endpoints?|subscriptions?|send|deliver\w*|trigger\w*))*\/?(?:\/?(?:route|index|\+server)\.[jt]sx?)?$/i;

export const webhooksOf = fact((module: Module): readonly Webhook[] =>
  handlersOf(module).flatMap(handler => {
    if (handler.method === 'GET' || handler.method === 'DELETE') return [];
    const webhook = webhookOf(handler, module);
    return webhook ? [webhook] : [];
  }),
);

function webhookOf(handler: Handler, module: Module): Webhook | undefined {
  const { fn, path, registration } = handler;
  const names = [...namesAround(fn), registration.type === 'Decorator' ? '' : ''].filter(name => name !== '');
  const signs: Webhook['signs'][number][] = [];
  if (PATH.test(path) || (handler.framework === 'http' && asksForPath(fn, module))) signs.push('path');
  if (names.some(name => NAME.test(name))) signs.push('name');
  const reach = reachOf(fn, module);
  const headers = reach.flatMap(part => signatureHeadersIn(part.fn, part.env.module));
  if (headers.length > 0) signs.push('header');
  if (reach.some(part => readsEvent(part.fn, part.env.module))) signs.push('event');
  if (signs.length === 0 || (signs.length === 1 && signs[0] === 'event')) return undefined;
  const sender = headers[0] ?? senderOf(handler, module);
  if (sender) signs.push('sender');
  const isManaged = MANAGED.test(path) && signs.every(sign => sign === 'path' || sign === 'name') && !sender;
  if (isManaged && managesWebhooks(fn, module)) return undefined;
  const use = reach.map(part => (part.env.module === module ? actsOn(part.fn, module) : undefined)).find(found => found !== undefined);
  return { handler, sender, signs, use };
}

/** `if (req.url !== '/webhook')`: a plain server tells its routes apart by itself. */
function asksForPath(fn: FunctionNode, module: Module): boolean {
  const isAddress = (node: Node) => node.type === 'MemberExpression' && /^(?:url|pathname|path)$/.test(writtenKey(node) ?? '');
  const isHook = (node: Node) => node.type === 'Literal' && typeof node.value === 'string' && PATH.test(node.value);
  return module.index.comparisons.some(comparison => isInside(comparison, fn) && ((isAddress(comparison.left as Node) && isHook(comparison.right)) || (isHook(comparison.left as Node) && isAddress(comparison.right))));
}

/** ` of Stripe`, for messages; empty where no sender, or more than one, is known. */
export function senderNameAt(node: Node, module: Module): string {
  const [sender, ...others] = apisAt(node, module).filter(({ webhook }) => webhook);
  return sender && others.length === 0 ? ` of ${sender.name}` : '';
}

/** The line that makes it a handler: the call's head, or the function's. */
export function headOfHandler({ registration, fn }: Handler): Node | readonly [number, number] {
  if (registration.type === 'CallExpression') return registration.callee;
  return registration.type === 'Decorator' ? registration : ('id' in registration && registration.id ? (registration.id as Node) : ([rangeOf(fn)[0], rangeOf(fn.body)[0]] as const));
}

const byHeader = new Map<string, ApiProfile>();
for (const profile of profiles) {
  const header = profile.webhook?.signatureHeader;
  if (typeof header === 'string' && header !== 'authorization' && !byHeader.has(header.toLowerCase())) byHeader.set(header.toLowerCase(), profile);
}

/** The profiles whose signature header is named in a function. */
function signatureHeadersIn(fn: FunctionNode, module: Module): readonly ApiProfile[] {
  const found: ApiProfile[] = [];
  for (const literal of module.index.literals) {
    const { value } = literal;
    if (typeof value !== 'string' || !isInside(literal, fn)) continue;
    const profile = customSenderOf(value, module) ?? byHeader.get(value.toLowerCase());
    if (profile) found.push(profile);
  }
  return found;
}

/** Whose events a handler takes, by its address and what the file imports. */
function senderOf({ path, fn }: Handler, module: Module): ApiProfile | undefined {
  const address = path.toLowerCase();
  const words = address.split(/[^a-z\d]+/);
  const named = [...(module.syntax.apis?.custom ?? []), ...profiles].find(({ id, webhook }) => webhook && id !== 'default' && words.includes(id));
  if (named) return named;
  const evidence = evidenceOf(module).filter(({ profile, kind }) => profile.webhook && kind !== 'name');
  const inside = evidence.filter(({ node }) => isInside(node, fn));
  const candidates = new Set((inside.length > 0 ? inside : evidence.filter(({ kind }) => kind === 'package')).map(({ profile }) => profile));
  const [only] = candidates;
  return candidates.size === 1 ? only : undefined;
}

const EVENT_KEYS = new Set(['type', 'event', 'event_type', 'eventType', 'event_name', 'eventName', 'action', 'topic', 'object_kind', 'notification_type']);

/** `switch (event.type)`, `if (body.event === 'payment.captured')`. */
function readsEvent(fn: FunctionNode, module: Module): boolean {
  const isEvent = (node: Node) => node.type === 'MemberExpression' && EVENT_KEYS.has(writtenKey(node) ?? '');
  const isDotted = (node: Node) => node.type === 'Literal' && typeof node.value === 'string' && /^[a-z]+(?:[._:-][a-z_]+)+$/i.test(node.value);
  return (
    module.index.switches.some(choice => isInside(choice, fn) && isEvent(choice.discriminant) && choice.cases.some(({ test }) => test && isDotted(test))) ||
    module.index.comparisons.some(comparison => isInside(comparison, fn) && ((isEvent(comparison.left) && isDotted(comparison.right)) || (isEvent(comparison.right) && isDotted(comparison.left))))
  );
}

const STORE = /^(?:create|insert|insertOne|update|updateOne|upsert|delete|deleteOne|save|findMany|findUnique|findAll|find|remove|destroy)/;

/** Stores or lists webhooks of its own users. */
function managesWebhooks(fn: FunctionNode, module: Module): boolean {
  for (const [name, calls] of module.index.callsByName) {
    if (!STORE.test(name)) continue;
    for (const call of calls) {
      const { callee } = call;
      if (isInside(call, fn) && callee.type === 'MemberExpression' && /web-?hook/i.test(module.text.slice(...rangeOf(callee.object)))) return true;
    }
  }
  return [...module.index.callsByName.keys()].some(name => /(?:create|list|get|update|delete|register|add|remove)\w*webhooks?$/i.test(name) && (module.index.callsByName.get(name) ?? []).some(call => isInside(call, fn)));
}

/** A function and the functions of this project that it calls, a few steps deep. */
export interface Reached {
  fn: FunctionNode;
  env: Env;
}

const MAX_REACH = 24;

export function reachOf(fn: FunctionNode, module: Module): readonly Reached[] {
  const reached: Reached[] = [{ fn, env: module.root }];
  const seen = new Set<Node>([fn]);
  for (let i = 0; i < reached.length && reached.length < MAX_REACH; i++) {
    const { fn: at, env } = reached[i]!;
    for (const call of callsIn(at, env.module)) {
      for (const { callee, env: home } of calleesOf(call, env.module.root)) {
        if (seen.has(callee) || reached.length >= MAX_REACH) continue;
        seen.add(callee);
        reached.push({ fn: callee, env: home.module.root });
      }
    }
  }
  return reached;
}

export function callsIn(fn: FunctionNode, module: Module): readonly CallNode[] {
  return module.index.calls.filter(call => isInside(call, fn));
}

/** The first call in a function that is given a part of the body, or a method called on it. */
export function actsOn(fn: FunctionNode, module: Module): Node | undefined {
  return callsIn(fn, module).find(call => {
    const name = calleeName(call.callee) ?? '';
    if (/^(?:log|info|debug|warn|error|trace|parse|json|text|status|stringify|from|String|digest)$|verif|valid|^construct/i.test(name)) return false;
    if (name === 'send' && /^(?:res|reply|response|ctx)\b/.test(module.text.slice(...rangeOf(call.callee)))) return false; // the answer
    if (name === 'update' && call.arguments[0]?.type !== 'ObjectExpression') return false; // of a hash
    return call.arguments.some(arg => arg.type !== 'SpreadElement' && !isFunction(arg) && holdsBody(arg, module));
  });
}

function holdsBody(node: Node, module: Module): boolean {
  if (node.type === 'ObjectExpression') return node.properties.some(property => property.type === 'Property' && holdsBody(property.value, module));
  const part = requestPartOf(node, module.root);
  return part?.part === 'body' || part?.part === 'raw-body' || isOfVerified(node, module);
}

/** `event.data.object`, where `event` is what an SDK read out of the body once it was verified. */
function isOfVerified(node: Node, module: Module): boolean {
  let at = node;
  while (at.type === 'MemberExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSAsExpression' || at.type === 'ChainExpression') at = at.type === 'MemberExpression' ? at.object : at.expression;
  if (at === node || at.type !== 'Identifier') return false;
  return originsOf(at, module.root).some(({ node: origin, env }) => {
    const call = origin.type === 'AwaitExpression' ? origin.argument : origin;
    return call.type === 'CallExpression' && env.module === module && /^(?:construct\w*|verify|unwrap|unmarshal|parse)$/.test(calleeName(call.callee) ?? '') && call.arguments.some(arg => isBody(arg, module));
  });
}

function isBody(node: Node, module: Module): boolean {
  const part = requestPartOf(node, module.root);
  return part?.part === 'body' || part?.part === 'raw-body';
}
