import { requireTimeout as check } from '@postern/catalogue/checks/require-timeout';
import { type Creation, creationsOf, hasLibraryLimit, hostsOf, isPageCode, isTestFile, mayRequest, memberAt, type Module, type Node, originsOf, reachOfRequest, type Request, requestsOf, timeLimitOf, timeLimitOfCreation } from '@postern/flow';
import { defineRule, type RuleProblem } from '../../define-rule.js';
import { clientTriggers } from '../../client-triggers.js';

type Message = 'request' | 'client' | 'disabled' | 'unaborted';

export const requireTimeout = defineRule<Message>(check, {
  triggers: clientTriggers,
  mayFind: mayRequest,
  messages: {
    request: 'This request{{to}} can wait {{wait}}. Set {{option}}.',
    client: 'Requests of this {{library}} client can wait {{wait}}. Set {{option}} where it is made.',
    disabled: 'This switches the time limit of {{library}} off. Set {{option}} to what the caller can wait.',
    unaborted: 'Nothing aborts this signal, so the request can wait {{wait}}. Use AbortSignal.timeout(ms).',
  },
  *find(module) {
    const confidence = isTestFile(module.path) ? 'possible' : undefined;
    for (const problem of problemsIn(module)) yield { ...problem, ...(confidence && { confidence }) };
  },
});

function* problemsIn(module: Module): Iterable<RuleProblem<Message>> {
  const limitedByRequests = new Set<Node>();
  const unlimited = new Map<Node, { creation: Creation; requests: Request[] }>();
  for (const request of requestsOf(module)) {
    const limit = timeLimitOf(request, module);
    if (limit.kind === 'limited' || limit.kind === 'unknown') {
      for (const { node } of request.creations) limitedByRequests.add(node);
      continue;
    }
    if (limit.kind === 'disabled' || limit.kind === 'unaborted') {
      yield { at: limit.at, message: limit.kind, data: wordsOf(request) };
      continue;
    }
    const [creation] = request.creations;
    if (creation) {
      // The client is the place to mend, and it is judged where it is made.
      if (creation.env.module === module) unlimited.set(creation.node, { creation, requests: [...(unlimited.get(creation.node)?.requests ?? []), request] });
      continue;
    }
    if (!waitsTooLong(request.client) || hasLibraryLimit(request.client, module)) continue;
    if (isPassedOn(request)) continue;
    const reach = reachOfRequest(request, module);
    if (reach === 'bundled') continue;
    yield { at: request.node, message: 'request', data: { ...wordsOf(request), to: destinationOf(request, module) }, ...((reach === 'own' || isOfPage(request, module)) && { confidence: 'possible' }) };
  }
  for (const creation of creationsOf(module)) {
    const problem = problemOfCreation(creation, unlimited.get(creation.node)?.requests ?? [], limitedByRequests.has(creation.node), module);
    if (problem) yield problem;
  }
}

/** `fetch(event.request)` of a service worker: the page's own request, with its own signal. */
function isPassedOn({ url }: Request): boolean {
  return url?.type === 'MemberExpression' && url.object.type === 'Identifier' && url.property.type === 'Identifier' && url.property.name === 'request' && /^(?:e|ev|evt|event|fetchEvent)$/.test(url.object.name);
}

/** A page fetches what its own server told it to, and whoever waits can leave. */
function isOfPage(request: Request, module: Module): boolean {
  return request.client.id === 'fetch' && hostsOf(request, module).length === 0 && isPageCode(module);
}

function problemOfCreation(creation: Creation, requests: readonly Request[], isLimitedElsewhere: boolean, module: Module): RuleProblem<Message> | undefined {
  const { node, client } = creation;
  const limit = timeLimitOfCreation(creation);
  if (limit.kind === 'none' && isMadeOfLimited(creation, module)) return undefined;
  if (limit.kind === 'disabled' || limit.kind === 'unaborted') return { at: limit.at, message: limit.kind, data: wordsOf(creation) };
  if (limit.kind !== 'none' || !waitsTooLong(client) || hasLibraryLimit(client, module)) return undefined;
  if (requests.length === 0 && isLimitedElsewhere) return undefined;
  // An agent has no limit of its own to set, and these libraries leave it to each call.
  if (client.id === 'node-http' || client.id === 'undici' || client.id === 'superagent' || client.id === 'fetch') {
    return requests[0] ? { at: requests[0].node, message: 'request', data: { ...wordsOf(creation), to: destinationOf(requests[0], module) } } : undefined;
  }
  return {
    at: node,
    message: 'client',
    data: wordsOf(creation),
    related: requests.slice(0, 5).map(({ node: use }) => ({ at: use, label: 'sent through it' })),
    ...((seldomSet.has(client.id) || isOfOwnServer(creation)) && { confidence: 'possible' as const }),
  };
}

/** `base.extend({ prefixUrl })`, where `base` has the limit. */
function isMadeOfLimited({ node }: Creation, module: Module): boolean {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return false;
  const bases = new Set(originsOf(node.callee.object, module.root).map(origin => origin.node));
  return creationsOf(module).some(other => other.node !== node && bases.has(other.node) && timeLimitOfCreation(other).kind === 'limited');
}

/** `axios.create({ baseURL: '/api' })`: what a page asks of the server it came from. */
function isOfOwnServer({ options, env }: Creation): boolean {
  return options.some(option => memberAt(option, 'baseURL', env).origins.some(({ node }) => node.type === 'Literal' && typeof node.value === 'string' && /^\/(?!\/)/.test(node.value)));
}

/** Clients whose users mostly rely on a limit of the server or the network: said only where asked for. */
const seldomSet = new Set(['aws-sdk-v3', 'aws-sdk-v2', 'elasticsearch', 'apollo-client', 'ws', 'http-proxy', 'ldapts']);

/** Without end, or so long that the callers have long gone: the 300 seconds of Node's fetch. */
function waitsTooLong({ timeout, kind }: Creation['client']): boolean {
  if (!timeout) return false;
  return timeout.default === null || timeout.default === 0 || (kind === 'http' && timeout.unit === 'ms' && timeout.default >= 300_000);
}

function destinationOf(request: Request, module: Module): string {
  const [host] = hostsOf(request, module);
  return host && !host.includes('*') ? ` to ${host}` : '';
}

function wordsOf({ client }: Pick<Request, 'client'>) {
  const { timeout } = client;
  const seconds = typeof timeout?.default === 'number' && timeout.default > 0 ? (timeout.unit === 's' ? timeout.default : timeout.default / 1000) : undefined;
  const [option = 'timeout'] = timeout?.options ?? [];
  return {
    library: client.id,
    wait: seconds === undefined ? 'for ever' : `${seconds} seconds`,
    option: client.id === 'fetch' || option === 'signal' ? '`signal: AbortSignal.timeout(ms)`' : `\`${option.replace(/^\./, '')}\``,
  };
}
