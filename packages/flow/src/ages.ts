import type { ApiProfile, Confidence } from '@postern/catalogue';
import { profiles } from '@postern/catalogue/profiles';
import { apisAt, customVerifiersOf } from './apis.js';
import { callsOf } from './call-texts.js';
import { constantOf, constantsOf } from './constants.js';
import { calleesOf, namesOf } from './functions.js';
import { mayReceive } from './handler-texts.js';
import { fact, type Module } from './module.js';
import { calleeNames } from './names.js';
import { calleeName } from './node-index.js';
import { originsOf } from './origins.js';
import { requestPartOf } from './request-parts.js';
import { signPiecesOf } from './sign-strings.js';
import { mayHash, maySign } from './signing-texts.js';
import { purposeOf, signaturesOf } from './signatures.js';
import { type CallNode, enclosingFunction, type FunctionNode, isFunction, isInside, type Node, rangeOf } from './syntax.js';
import { momentsOf } from './time-units.js';
import { callsIn, reachOf, webhooksOf } from './webhooks.js';

/** A webhook's age that is not looked at, or looked at in a way that lets old ones in. */
export interface AgeFault {
  node: Node;
  kind: 'none' | 'sdk' | 'off' | 'wide' | 'one-sided' | 'unit';
  /** In words, for messages. */
  detail: string;
  /** What may be said to be wide enough; five minutes where absent. */
  allowed?: string;
  confidence: Confidence;
  /** Where the timestamp comes in, or the limit is set, if that is another place. */
  from?: Node;
}

export const ageFaultsOf = fact((module: Module): readonly AgeFault[] => [...uncheckedIn(module), ...sdkCallsIn(module), ...comparisonsIn(module)]);

/** What runs on the route before the handler: `router.post(path, maxAge(300), handler)`. */
function passedBefore(fn: FunctionNode, module: Module): ReturnType<typeof reachOf> {
  return webhooksOf(module).filter(({ handler }) => handler.fn === fn).flatMap(({ handler }) => handler.before.flatMap(node => {
    const made = node.type === 'CallExpression' ? calleesOf(node, module.root) : [];
    const written = originsOf(node, module.root).flatMap(({ node: origin, env }) => (isFunction(origin) ? [{ callee: origin, env }] : []));
    return [...made, ...written].flatMap(({ callee, env }) => reachOf(callee, env.module));
  }));
}

/** Own verifiers that sign a timestamp and never look how old it is. */
function* uncheckedIn(module: Module): Iterable<AgeFault> {
  for (const signature of signaturesOf(module)) {
    if (signature.kind === 'hash' || purposeOf(signature, module) !== 'verification') continue;
    const owner = enclosingFunction(signature.node);
    const time = signature.payloads.flatMap(payload => signPiecesOf(payload, module)).find(({ role, node }) => role === 'timestamp' && (!node || momentsOf(node, module.root).length === 0));
    const apis = apisAt(signature.node, module).filter(({ webhook }) => webhook?.payload?.includes('{timestamp}'));
    if (!time || !owner || looksAtAge(owner, module)) continue;
    // A callback of a verifier that cannot be looked into: it may do the rest.
    const isPartOfAnother = isFunction(owner) && owner.parent?.type === 'Property';
    yield { node: signature.node, kind: 'none', detail: apis[0]?.name ?? 'this webhook', confidence: isPartOfAnother ? 'possible' : 'likely', ...elsewhere(time.node, signature.result, module) };
  }
}

const AGE = /toleran|max_?age|too_?old|expired?\b|stale|skew|drift|replay|MAX_[A-Z_]*(?:AGE|DIFF|DELAY)|\bage\b|_age\b|within|recent|fresh/i;
/** Helpers of other files that say what they do: `assertWithinTolerance(timestamp)`. */
const AGE_CHECK = /toleran|fresh|recent|stale|too_?old|expired|within|max_?age|replay|(?:check|verify|validate|assert|ensure|is_?valid)_?(?:request_?)?(?:time|age|date)/i;

/** Whether a function, what it calls, or what calls it compares a time with now. */
function looksAtAge(fn: FunctionNode, module: Module): boolean {
  const outer = outermost(fn);
  return [...reachOf(outer, module), ...callersOf(fn, module).flatMap(caller => reachOf(caller, module)), ...passedBefore(outer, module)].some(({ fn: at, env }) => {
    const text = env.module.text.slice(...rangeOf(at));
    if (/Date\.now|new Date\(|performance\.|dayjs|moment|DateTime|getTime|now\(/.test(text)) return hasClockComparison(at, env.module) || AGE.test(text);
    return (AGE.test(text) && hasClockComparison(at, env.module)) || callsIn(at, env.module).some(call => AGE_CHECK.test(calleeName(call.callee) ?? ''));
  });
}

function originOf(node: Node, module: Module): Node | undefined {
  const [origin, ...others] = originsOf(node, module.root);
  return others.length === 0 && origin?.env.module === module ? origin.node : undefined;
}

/** A place of this file that is not the finding's own. */
function elsewhere(from: Node | undefined, use: Node, module: Module): { from?: Node } {
  const isHere = from !== undefined && rangeOf(from)[1] <= module.text.length && !isInside(from, use);
  return isHere ? { from } : {};
}

function outermost(fn: FunctionNode): FunctionNode {
  let at = fn;
  for (let outer = enclosingFunction(at); outer; outer = enclosingFunction(at)) at = outer;
  return at;
}

function callersOf(fn: FunctionNode, module: Module): readonly FunctionNode[] {
  return namesOf(fn).flatMap(name => (module.index.callsByName.get(name) ?? []).map(call => enclosingFunction(call)).filter(caller => caller !== undefined));
}

function hasClockComparison(fn: FunctionNode, module: Module): boolean {
  return /[<>]=?\s*[\w(]/.test(module.text.slice(...rangeOf(fn.body)).replace(/=>/g, ''));
}

/** Whether `ageFaultsOf` can find anything in a file of this text. */
export function mayJudgeAge(text: string, path: string): boolean {
  if (maySign(text) || AGELESS_CALLS.test(text) || (/tolerance|constructEvent|verifyHeader/i.test(text) && SDK_CALLS.test(text))) return true;
  return text.includes('-') && /[<>]/.test(text) && CLOCK.test(text) && ((/timestamp/i.test(text) && READS_HEADER.test(text)) || mayHash(text) || mayReceive(text, path));
}

/** What reads the time is called, or is a member of something, under a name that says so; also in another file. */
const CLOCK = /(?:now|date|time|stamp|seconds|secs|millis|epoch|clock|unix|moment|dayjs|age|performance)\w*['"`\])!?]*\s*(?:\(|\.\s*\w|\[|\/[/*])/i;

/** `req.get('x-timestamp')`, `getHeader(event, 'x-timestamp')`. */
const READS_HEADER = /\.\s*get\b|\[\s*['"`]get\b|[hH]eader/;

interface SdkVerifier {
  profile: ApiProfile;
  last: string;
}

const sdkVerifiers = new Map<string, SdkVerifier[]>();
for (const profile of profiles) {
  for (const name of profile.webhook?.verifyFunctions ?? []) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    sdkVerifiers.set(last, [...(sdkVerifiers.get(last) ?? []), { profile, last }]);
  }
}

/** Whether its sender says when it sent something, and its SDK never looks. */
function isAgeless({ webhook }: ApiProfile): boolean {
  return webhook?.toleranceSeconds === null && (typeof webhook.timestampHeader === 'string' || webhook.payload?.includes('{timestamp}') === true);
}

const SDK_CALLS = new RegExp(callsOf(...sdkVerifiers.keys()));
const AGELESS_CALLS = new RegExp(callsOf(...[...sdkVerifiers].flatMap(([name, verifiers]) => (verifiers.some(({ profile }) => isAgeless(profile)) ? [name] : []))));

/** SDK calls that check no age by themselves, and those whose check is switched off or widened. */
function* sdkCallsIn(module: Module): Iterable<AgeFault> {
  const own = Array.from(customVerifiersOf(module), ([last, profile]) => [last, [{ profile, last }, ...(sdkVerifiers.get(last) ?? [])]] as const);
  for (const [last, verifiers] of own.length === 0 ? sdkVerifiers : new Map<string, readonly SdkVerifier[]>([...sdkVerifiers, ...own])) {
    for (const call of module.index.callsByName.get(last) ?? []) {
      const apis = apisAt(call, module);
      const verifier = verifiers.find(({ profile }) => apis.includes(profile) || calleeNames(call, module.root).some(name => profile.packages.some(pack => name.startsWith(`${pack}.`) || name.startsWith(`${pack}(`))));
      if (!verifier) continue;
      const { name } = verifier.profile;
      const tolerance = toleranceOf(call, last, module);
      if (tolerance && tolerance.seconds === 0) yield { node: tolerance.node, kind: 'off', detail: name, confidence: 'certain' };
      else if (tolerance && tolerance.seconds > allowedBy([verifier.profile], module)) yield { node: tolerance.node, ...wide(tolerance.seconds, call, module), confidence: 'certain', ...elsewhere(originOf(tolerance.node, module), tolerance.node, module) };
      const owner = enclosingFunction(call);
      if (!tolerance && isAgeless(verifier.profile) && owner && !looksAtAge(owner, module)) yield { node: call, kind: 'sdk', detail: name, confidence: 'likely' };
    }
  }
}

/** `constructEvent(body, header, secret, tolerance)`, `{ tolerance: 0 }`. */
function toleranceOf(call: CallNode, last: string, module: Module): { node: Node; seconds: number } | undefined {
  const direct = /^(?:constructEvent|constructEventAsync|verifyHeader|verifyHeaderAsync)$/.test(last) ? call.arguments[3] : undefined;
  const named = call.arguments.flatMap(arg => (arg.type === 'ObjectExpression' ? arg.properties : [])).find(property => property.type === 'Property' && property.key.type === 'Identifier' && /tolerance/i.test(property.key.name));
  const node = direct ?? (named?.type === 'Property' ? named.value : undefined);
  if (!node || node.type === 'SpreadElement') return undefined;
  const value = constantOf(node, module.root);
  return typeof value === 'number' ? { node, seconds: value === Number.POSITIVE_INFINITY ? Number.MAX_SAFE_INTEGER : value } : undefined;
}

/** Comparisons of an age: its unit, its width, its direction. */
function* comparisonsIn(module: Module): Iterable<AgeFault> {
  for (const { node, left, right, operator } of orderings(module)) {
    const [difference, limit] = operator.startsWith('<') || operator.startsWith('>') ? [left, right] : [];
    if (!difference || !limit) continue;
    const past = pastBoundOf(operator.startsWith('<') ? right : left, module);
    if (past && !/expir|\bexp\b|until/i.test(module.text.slice(...rangeOf(node))) && isAboutWebhook(node, module)) {
      if (past.seconds !== undefined && past.seconds > allowedAt(node, module)) yield { node, ...wide(past.seconds, node, module), confidence: 'likely' };
      else if (!checksFuture(node, module)) yield { node, kind: 'one-sided', detail: '', confidence: 'likely' };
      continue;
    }
    const found = differenceOf(difference, module);
    if (!found || !isAboutWebhook(node, module)) continue;
    const { values, complete } = constantsOf(limit, module.root);
    // A parameter's default is what most callers get.
    const bound = (complete || limit.type === 'Identifier') && values.length === 1 && typeof values[0] === 'number' ? values[0] : undefined;
    if (found.isMixed) {
      yield { node, kind: 'unit', detail: found.unit === 'ms' ? 'milliseconds less seconds' : 'seconds less milliseconds', confidence: 'likely' };
      continue;
    }
    if (bound !== undefined) {
      const seconds = found.unit === 'ms' ? bound / 1000 : bound;
      if (seconds > allowedAt(node, module)) {
        yield { node, ...wide(seconds, node, module), confidence: 'likely', ...elsewhere(originOf(limit, module), node, module) };
        continue;
      }
    }
    if (!found.isAbsolute && operator.startsWith('>') && !checksFuture(node, module)) yield { node, kind: 'one-sided', detail: '', confidence: 'likely' };
  }
}

function allowedAt(node: Node, module: Module): number {
  return allowedBy(apisAt(node, module), module);
}

/** Five minutes, or more where the sender's profile says so; the project's own profiles may say less. */
function allowedBy(apis: readonly ApiProfile[], module: Module): number {
  return ownLimit(apis, module) ?? Math.max(300, ...apis.map(({ webhook }) => webhook?.toleranceSeconds ?? 0));
}

function ownLimit(apis: readonly ApiProfile[], module: Module): number | undefined {
  const limits = apis.flatMap(api => (module.syntax.apis?.custom.includes(api) ? (api.webhook?.toleranceSeconds ?? []) : []));
  return limits.length > 0 ? Math.max(...limits) : undefined;
}

function wide(seconds: number, node: Node, module: Module): Pick<AgeFault, 'kind' | 'detail' | 'allowed'> {
  const limit = ownLimit(apisAt(node, module), module);
  return { kind: 'wide', detail: wordsOf(seconds), ...(limit !== undefined && { allowed: wordsOf(limit) }) };
}

/** `now - 300`, also through a variable: what is older than that is refused. */
function pastBoundOf(node: Node, module: Module): { seconds: number | undefined } | undefined {
  const at = initialised(node, module) ?? node;
  if (at.type !== 'BinaryExpression' || at.operator !== '-') return undefined;
  const [now] = momentsOf(at.left as Node, module.root);
  if (!now || momentsOf(at.right, module.root).length > 0) return undefined;
  const by = constantOf(at.right, module.root);
  // Less a time that came in it is an age, not a bound.
  if (typeof by !== 'number' && !AGE.test(module.text.slice(...rangeOf(at.right)))) return undefined;
  return { seconds: typeof by === 'number' ? (now.unit === 'ms' ? by / 1000 : by) : undefined };
}

function initialised(node: Node, module: Module): Node | undefined {
  if (node.type !== 'Identifier') return undefined;
  const declared = module.variableOf(node)?.definitions[0]?.node;
  return (declared?.type === 'VariableDeclarator' && declared.init) || undefined;
}

interface Ordering {
  node: Node;
  left: Node;
  right: Node;
  operator: string;
}

function orderings(module: Module): readonly Ordering[] {
  return module.index.orderings.map(node => ({ node, left: node.left as Node, right: node.right, operator: node.operator }));
}

/** `now - timestamp`, `Math.abs(now - timestamp)`, also through a variable. */
function differenceOf(node: Node, module: Module): { unit: 'ms' | 's'; isMixed: boolean; isAbsolute: boolean } | undefined {
  let at: Node = node;
  let isAbsolute = false;
  for (let i = 0; i < 4; i++) {
    if (at.type === 'Identifier') {
      const made = initialised(at, module);
      if (!made) return undefined;
      at = made;
    } else if (at.type === 'CallExpression' && calleeName(at.callee) === 'abs' && at.arguments[0] && at.arguments[0].type !== 'SpreadElement') {
      isAbsolute = true;
      at = at.arguments[0];
    } else if (at.type === 'BinaryExpression' && at.operator === '/' && constantOf(at.right, module.root) === 1000) {
      const inner = differenceOf(at.left as Node, module);
      return inner ? { ...inner, unit: 's', isAbsolute: inner.isAbsolute || isAbsolute } : undefined;
    } else break;
  }
  if (at.type !== 'BinaryExpression' || at.operator !== '-') return undefined;
  const [now] = momentsOf(at.left as Node, module.root);
  const [reversed] = momentsOf(at.right, module.root);
  const moment = now ?? reversed;
  const other = now ? at.right : (at.left as Node);
  if (!moment || (now && reversed)) return undefined;
  const unit = moment.unit === 'ms' ? 'ms' : 's';
  return { unit, isMixed: isMixed(other, unit, module), isAbsolute };
}

/** Whether a time that came in is in another unit than the clock it is held against, by what its sender's profile says. */
function isMixed(received: Node, unit: 'ms' | 's', module: Module): boolean {
  const text = module.text.slice(...rangeOf(received));
  if (/\*\s*1000|1e3|\/\s*1000|Date\.parse|new Date|getTime|ms\b/i.test(text) || isScaled(received, module)) return false;
  const apis = apisAt(received, module);
  const units = new Set(apis.map(({ webhook }) => webhook?.timestampUnit).filter(found => found === 's' || found === 'ms'));
  const [theirs] = units;
  return units.size === 1 && theirs !== unit;
}

function isScaled(node: Node, module: Module): boolean {
  const made = initialised(node, module);
  return made !== undefined && /\*\s*(?:1000|1e3|1_000)|\/\s*(?:1000|1e3|1_000)|new Date|Date\.parse|getTime/.test(module.text.slice(...rangeOf(made)));
}

/** In a verifier or a webhook handler, or about a header that says when something was sent. */
function isAboutWebhook(node: Node, module: Module): boolean {
  const owner = enclosingFunction(node);
  if (!owner) return false;
  if (webhooksOf(module).some(({ handler }) => reachOf(handler.fn, module).some(({ fn }) => isInside(node, fn)))) return true;
  if (isAboutToken(owner, module)) return false;
  const isVerifier = (fn: FunctionNode) => signaturesOf(module).some(signature => isInside(signature.node, fn) && purposeOf(signature, module) === 'verification');
  if (isVerifier(owner) || callersOf(owner, module).some(isVerifier)) return true;
  return callsIn(owner, module).some(call => requestPartOf(call, module.root)?.part === 'header' && /timestamp/.test(requestPartOf(call, module.root)?.key ?? ''));
}

/** What this code hands out itself and takes back lives as long as it likes: sessions, cookies, links. */
function isAboutToken(fn: FunctionNode, module: Module): boolean {
  const words = [...namesOf(fn), ...fn.params.map(param => module.text.slice(...rangeOf(param)))].join(' ');
  return /cookie|session|csrf|captcha|invit|link|reset|signed_?url|share|unsubscribe|download/i.test(words) && !/webhook|header|request|\breq\b|body|payload/i.test(words);
}

function checksFuture(node: Node, module: Module): boolean {
  const owner = enclosingFunction(node);
  if (!owner || !isFunction(owner)) return true;
  const others = module.index.orderings.filter(other => other !== node && isInside(other, owner));
  return others.some(other => /now|Date|age|diff|time|ts\b|skew|future/i.test(module.text.slice(...rangeOf(other))));
}

function wordsOf(seconds: number): string {
  if (seconds >= Number.MAX_SAFE_INTEGER) return 'any age';
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds >= 86_400) return `${Math.round(seconds / 86_400)} days`;
  return seconds >= 7200 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 60)} minutes`;
}
