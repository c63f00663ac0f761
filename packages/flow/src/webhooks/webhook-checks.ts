import type { TSESTree } from '@typescript-eslint/types';
import { profiles } from '@postern/catalogue/profiles';
import { customVerifiersOf } from '../requests/apis.js';
import { constantsOf, isEnvironment } from '../values/constants.js';
import { calleesOf, returnsOf } from '../values/functions.js';
import { fact, type Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { requestPartOf } from '../handlers/request-parts.js';
import { type CallNode, type FunctionNode, isFunction, isInside, type Node, rangeOf } from '../syntax.js';
import { actsOn, callsIn, reachOf, type Webhook, webhooksOf } from './webhooks.js';

/** What a webhook handler does to know who calls it. */
export type WebhookState =
  | { kind: 'verified' }
  | { kind: 'open' }
  /** The request goes whole to a function that cannot be looked into. */
  | { kind: 'elsewhere' }
  | { kind: 'ignored' | 'optional' | 'bypassed' | 'swallowed' | 'late'; at: Node };

export interface WebhookVerdict {
  webhook: Webhook;
  state: WebhookState;
}

export const webhookVerdictsOf = fact((module: Module): readonly WebhookVerdict[] => webhooksOf(module).map(webhook => ({ webhook, state: stateOf(webhook, module) })));

/** The last names of the functions with which SDKs verify, from the profiles. */
const sdkVerifiers = new Set(profiles.flatMap(({ webhook }) => (webhook?.verifyFunctions ?? []).map(name => name.slice(name.lastIndexOf('.') + 1))));
const VERIFIER = /verif(?:y|ied|ication|ies)|construct_?event|constructEvent|timing_?safe|safe_?compare|(?:validate|check|valid|authenticate|assert|ensure|is_?valid|compare)\w*(?:sign|hmac|webhook|request|token|secret|mac|auth|hook|origin|notification)|(?:sign|hmac|webhook|hook)\w*(?:valid|check|guard|auth|match)|^unwrap$|signature_?(?:is)?valid|webhookGuard|hmac_?auth|^is_?(?:properly_?)?(?:signed|authentic|genuine|trusted|legit\w*|from_?\w+)$/i;
/** Wrappers and middleware that let nobody in who is not known; a session or key check counts as one. */
const GUARD = /auth|guard|protect|verif|signature|hmac|secure|session|require_?(?:user|login|key|token|admin|role)|with_?(?:user|workspace|api_?key|permission)|ensure|jwt|bearer|api_?key|allow_?list|ip_?filter|secret|token|passport|validateRequest|webhookMiddleware/i;
/** Receivers of SDKs that verify by themselves. */
const RECEIVERS = /webhookCallback|twilio\w*\.webhook\(|createNodeMiddleware|receiver|ExpressReceiver|createEventAdapter|createMessageAdapter|inngest|serve$|Webhooks$|middleware$|lineMiddleware/i;

function stateOf({ handler }: Webhook, module: Module): WebhookState {
  if (handler.before.some(node => isGuard(node, module))) return { kind: 'verified' };
  if (routerGuards(handler.path, handler.registration, module)) return { kind: 'verified' };
  const reached = reachOf(handler.fn, module);
  for (const { fn, env } of reached) {
    const faults = [...checksIn(fn, env.module)].map(check => (env.module === module ? faultOf(check, fn, module) : undefined));
    // Nearest first: what a dropped check does inside is of no use.
    if (faults.includes(undefined)) {
      const early = fn === handler.fn ? actsBefore(fn, module) : undefined;
      return early ? { kind: 'late', at: early } : { kind: 'verified' };
    }
    if (faults[0]) return faults[0];
  }
  if (reached.some(({ fn, env }) => fetchesBack(fn, env.module))) return { kind: 'verified' };
  return reached.some(({ fn, env }) => handsRequestOn(fn, env.module)) ? { kind: 'elsewhere' } : { kind: 'open' };
}

const ACTS = /^(?:insert|create|save|update|upsert|add|delete|remove|fulfil|ship|send|charge|refund|grant|credit|activate|cancel|mark|publish)/i;

/** What is done with an event before the first look at its signature. To keep what came, in a log or an inbox, is none of it. */
function actsBefore(fn: FunctionNode, module: Module): Node | undefined {
  const [first] = [...checksIn(fn, module)].map(({ node }) => rangeOf(node)[0]).sort((a, b) => a - b);
  const use = actsOn(fn, module);
  if (first === undefined || use?.type !== 'CallExpression' || rangeOf(use)[1] > first || use.parent?.type !== 'AwaitExpression' || use.parent.parent?.type !== 'ExpressionStatement') return undefined;
  return ACTS.test(calleeName(use.callee) ?? '') && !/log|audit|raw|queue|inbox|received|event|hook|deliver/i.test(module.text.slice(...rangeOf(use.callee))) ? use : undefined;
}

function isGuard(node: Node, module: Module): boolean {
  const words = wordsOf(node, module);
  if (/^(?:express\.)?(?:raw|json|text|urlencoded)$|bodyParser|rawBody|cors|logger|morgan|helmet|asyncHandler|catchAsync|wrapAsync|upload|multer|compress/i.test(words) && !/verif|auth|sign/i.test(words)) return false;
  if (GUARD.test(words) || VERIFIER.test(words) || RECEIVERS.test(words)) return true;
  // A middleware of this project that verifies inside.
  for (const { node: origin, env } of originsOf(node, module.root)) {
    if (isFunction(origin) && reachOf(origin, env.module).some(({ fn, env: home }) => [...checksIn(fn, home.module)].length > 0)) return true;
  }
  return false;
}

function wordsOf(node: Node, module: Module): string {
  const [start, end] = rangeOf(node);
  return end - start > 400 ? (calleeName(node.type === 'CallExpression' ? node.callee : node) ?? '') : module.text.slice(start, end);
}

const MOUNTS = ['use', 'addHook', 'register', 'onBeforeHandle', 'guard'];

/** `app.use('/webhooks', verify)` and `router.use(verify)` before the route. */
function routerGuards(path: string, registration: Node, module: Module): boolean {
  return MOUNTS.flatMap(name => module.index.callsByName.get(name) ?? []).some(call => {
    if (call === registration || rangeOf(call)[0] > rangeOf(registration)[0]) return false;
    const [first] = call.arguments;
    const mount = first?.type === 'Literal' && typeof first.value === 'string' ? first.value.replace(/\/?\*+$/, '') : undefined;
    if (mount !== undefined && mount.startsWith('/') && !path.startsWith(mount)) return false;
    return call.arguments.some(arg => arg.type !== 'SpreadElement' && arg.type !== 'Literal' && isGuard(arg, module));
  });
}

type Check = { node: Node; call: CallNode | undefined };

/** Calls that verify, and comparisons of a signature or token that came in. */
function* checksIn(fn: FunctionNode, module: Module): Iterable<Check> {
  for (const call of callsIn(fn, module)) {
    const name = calleeName(call.callee) ?? '';
    if (ACCESS.test(name)) yield { node: call, call: undefined };
    const isVerifier = customVerifiersOf(module).has(name) || (sdkVerifiers.has(name) ? isSdkCall(call, name, module) : VERIFIER.test(name) && !/^(?:verified|isVerified|verifyEmail|verifyPhone|sendVerification\w*|validateRequestBody)$/.test(name));
    if (isVerifier || calleeNames(call, module.root).some(full => /webhookCallback|twilio\.validateRequest|standardwebhooks/.test(full))) yield { node: call, call };
    else if (isGivenSignature(call, module) || asksSender(call, module) || checksInside(call, module)) yield { node: call, call };
    else if (/^(?:equals|isEqual|compare)$/.test(name) && [call.callee, ...call.arguments].some(part => isSignatureText(module.text.slice(...rangeOf(part))))) yield { node: call, call };
  }
  for (const comparison of module.index.comparisons) {
    if (!isInside(comparison, fn)) continue;
    const sides = [comparison.left, comparison.right];
    if (sides.some(side => side.type === 'Literal' || (side.type === 'Identifier' && side.name === 'undefined') || (side.type === 'UnaryExpression' && side.operator === 'typeof'))) continue;
    if (sides.some(side => isSignatureText(module.text.slice(...rangeOf(side)))) || sides.some(side => isHeader(side, module))) yield { node: comparison, call: undefined };
  }
}

/** `validate` and `verify` alone are names of many things; an SDK's is called on the SDK, or given headers or a secret. */
function isSdkCall(call: CallNode, name: string, module: Module): boolean {
  if (!/^(?:verify|validate|parse|receive|unwrap|handle|middleware|test|process|on|get|check|auth\w*)$/.test(name)) return true;
  return call.arguments.length >= 2 || /webhook|hook|sign/i.test(module.text.slice(...rangeOf(call.callee)));
}

const insideKnown = fact((_: Module) => new Map<Node, boolean>());

/** A call of a function of this project that verifies, under whatever name. */
function checksInside(call: CallNode, module: Module): boolean {
  return calleesOf(call, module.root).some(({ callee, env }) => {
    const known = insideKnown(env.module);
    const before = known.get(callee);
    if (before !== undefined) return before;
    known.set(callee, false); // one that only calls itself verifies nothing
    const [check] = checksIn(callee, env.module);
    known.set(callee, check !== undefined);
    return check !== undefined;
  });
}

/** `stripe.parseThinEvent(body, signature, secret)`: whatever its name, it is told the signature and the secret. */
function isGivenSignature(call: CallNode, module: Module): boolean {
  if (call.arguments.length < 2) return false;
  const texts = call.arguments.map(arg => (rangeOf(arg)[1] - rangeOf(arg)[0] < 120 ? module.text.slice(...rangeOf(arg)) : ''));
  return texts.some(text => /sign|hmac|\bsig\b/i.test(text)) && texts.some(text => /secret|key/i.test(text)) && !/^(?:log|info|debug|error|warn|set|append|json|createHmac|update)$/.test(calleeName(call.callee) ?? '');
}

const VERIFY_ENDPOINTS = profiles.flatMap(({ webhook }) => webhook?.verifyEndpoint ?? []);

/** The sender is asked by a request whether the event is its own: PayPal's `/v1/notifications/verify-webhook-signature`. */
function asksSender(call: CallNode, module: Module): boolean {
  const [target] = call.arguments;
  if (!target || target.type === 'SpreadElement') return false;
  const texts = [wordsOf(target, module), ...constantsOf(target, module.root).values.map(String)];
  return texts.some(text => VERIFY_ENDPOINTS.some(endpoint => text.includes(String(endpoint))));
}

/** Somebody who is known calls: a session, a key or a role is asked for inside the handler. */
const ACCESS = /^(?:get(?:Server)?(?:Session|User)|(?:require|ensure|assert|check|throwIf\w*|validate|verify|get|with)_?\w*(?:Access|Allowed|Permission|Permissions|Auth|Authenticated|User|Session|ApiKey|Role|Login|Token)\w*|current_?User|authenticate\w*|authorize\w*|getToken|protectedProcedure|auth)$/;

function isSignatureText(text: string): boolean {
  return text.length < 200 && /sign|hmac|digest|secret|token|api_?key|hash|\bsig\b|verif|password/i.test(text);
}

function isHeader(node: Node, module: Module): boolean {
  const part = requestPartOf(node, module.root);
  return part?.part === 'header' && part.key !== undefined && /sign|token|auth|key|secret|hmac/.test(part.key);
}

/** What is wrong with a check that is there. */
function faultOf({ node, call }: Check, fn: FunctionNode, module: Module): WebhookState | undefined {
  const statement = statementOf(node);
  if (call && statement.type === 'ExpressionStatement' && (statement.expression === call || (statement.expression.type === 'AwaitExpression' && statement.expression.argument === call)) && answersWithBoolean(call, module)) {
    return { kind: 'ignored', at: call };
  }
  for (let at: Node = statement; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'IfStatement' || parent.consequent !== at || parent.alternate) continue;
    if (isEnvironmentTest(parent.test, module)) return { kind: 'bypassed', at: parent.test };
    if (isPresenceTest(parent.test, module) && !refusesBefore(parent, fn, module)) return { kind: 'optional', at: parent.test };
  }
  return undefined;
}

function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && !at.type.endsWith('Statement') && at.type !== 'VariableDeclaration' && !isFunction(at)) at = at.parent;
  return at;
}

/** Functions that say the result instead of throwing. */
function answersWithBoolean(call: CallNode, module: Module): boolean {
  const names = calleeNames(call, module.root);
  if (names.some(name => /^(?:crypto\.timingSafeEqual|twilio\.validateRequest|twilio\.webhook|@octokit\/webhooks(?:-methods)?\.verify|@octokit\/webhooks\.Webhooks\(\)\.verify|discord-interactions\.verifyKey|@sanity\/webhook\.isValidSignature|razorpay\.validateWebhookSignature|@line\/bot-sdk\.validateSignature)$/.test(name))) return true;
  const name = calleeName(call.callee) ?? '';
  const callees = calleesOf(call, module.root);
  if (callees.length === 0) return /^is_?valid/i.test(name);
  return callees.every(({ callee, env }) => {
    const answers = returnsOf(callee, env.module);
    const throws = module.text.slice(...rangeOf(callee)).includes('throw ');
    return !throws && answers.length > 0 && answers.every(answer => isBoolean(answer, env.module));
  });
}

function isBoolean(node: Node, module: Module): boolean {
  if (node.type === 'BinaryExpression') return /^[!=<>]/.test(node.operator);
  if (node.type === 'LogicalExpression') return isBoolean(node.right, module);
  if (node.type === 'UnaryExpression') return node.operator === '!';
  if (node.type === 'Literal') return typeof node.value === 'boolean';
  return node.type === 'CallExpression' && /timingSafeEqual|equals|verify|valid/i.test(calleeName(node.callee) ?? '');
}

function isEnvironmentTest(test: Node, module: Module): boolean {
  if (test.type === 'BinaryExpression') return isEnvironment(test.left, module.root) || isEnvironment(test.right, module.root);
  if (test.type === 'LogicalExpression') return isEnvironmentTest(test.left, module) || isEnvironmentTest(test.right, module);
  if (test.type === 'UnaryExpression') return isEnvironmentTest(test.argument, module) || isSkipSwitch(test.argument, module);
  const { values, complete } = constantsOf(test, module.root);
  return complete && values.length === 2 && /prod|dev|local/i.test(module.text.slice(...rangeOf(test)));
}

function isSkipSwitch(node: Node, module: Module): boolean {
  return namesOf(node, module.root).some(name => /^process\.env\..*(?:SKIP|DISABLE|BYPASS)/.test(name));
}

/** `if (secret)`, `if (process.env.WEBHOOK_SECRET)`, `if (signature && secret)`. */
function isPresenceTest(test: Node, module: Module): boolean {
  if (test.type === 'LogicalExpression' && test.operator === '&&') return isPresenceTest(test.left, module) && isPresenceTest(test.right, module);
  if (test.type !== 'Identifier' && test.type !== 'MemberExpression') return false;
  const text = module.text.slice(...rangeOf(test));
  return /secret|key|token|sign|sig$/i.test(text) || namesOf(test, module.root).some(name => name.startsWith('process.env.') && /SECRET|KEY|TOKEN/.test(name)) || isHeader(test, module);
}

/** An earlier `if (!secret) throw` makes the presence certain. */
function refusesBefore(branch: TSESTree.IfStatement, fn: FunctionNode, module: Module): boolean {
  const before = module.text.slice(rangeOf(fn)[0], rangeOf(branch)[0]);
  const [name] = /\w+$/.exec(module.text.slice(...rangeOf(branch.test))) ?? [];
  return name !== undefined && new RegExp(`!\\s*[\\w.]*\\b${name}\\b[^{;]*\\)\\s*(?:\\{[^}]*)?(?:throw|return)`).test(before);
}

/** `handleWebhook(req, res)`, `processStripe(body, signature)`: what is behind the import decides. */
function handsRequestOn(fn: FunctionNode, module: Module): boolean {
  return callsIn(fn, module).some(call => {
    if (call.callee.type === 'Super' || /^(?:log|info|debug|warn|error|json|send|end|next|status|parse|stringify|clone)$/.test(calleeName(call.callee) ?? '')) return false;
    const parts = call.arguments.map(arg => (arg.type === 'SpreadElement' ? undefined : requestPartOf(arg, module.root)));
    const isWhole = parts.some(part => part?.part === 'request');
    const isSigned = parts.some(part => part?.part === 'header' && /sign|hmac|token/.test(part.key ?? '')) && parts.some(part => part?.part === 'body' || part?.part === 'raw-body');
    return (isWhole || isSigned) && calleesOf(call, module.root).length === 0 && !isMethodOfRequest(call) && !requestPartOf(call, module.root);
  });
}

function isMethodOfRequest({ callee }: CallNode): boolean {
  return callee.type === 'MemberExpression' && callee.object.type === 'Identifier' && /^(?:req|request|res|response|ctx|c|event|reply|headers)$/.test(callee.object.name);
}

/** Mollie and its like send an id only; asking the API for it is the check. */
function fetchesBack(fn: FunctionNode, module: Module): boolean {
  return callsIn(fn, module).some(({ callee, arguments: args }) => {
    if (callee.type !== 'MemberExpression' || !/^(?:get|retrieve|fetch|show)$/.test(calleeName(callee) ?? '') || !args[0]) return false;
    const asks = /(?:payments?|orders?|events?|charges?|transactions?|paymentIntents|invoices?|subscriptions?|checkouts?)$/i.test(module.text.slice(...rangeOf(callee.object)));
    return asks && requestPartOf(args[0], module.root)?.part === 'body';
  });
}
