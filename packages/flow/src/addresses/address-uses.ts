import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '@postern/catalogue';
import { isPartnerVariable, roleOfName } from './address-names.js';
import { constantOf } from '../values/constants.js';
import { type Destination, destinationsOf } from '../values/destinations.js';
import type { Module } from '../module.js';
import { calleeNames, namesOf } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { creationsOf, requestsOf } from '../requests/requests.js';
import { type CallNode, type Node, writtenKey } from '../syntax.js';

/** What an address that is written down is used for. */
export interface AddressUse {
  kind: 'request' | 'setting' | 'redirect' | 'webhook' | 'element';
  confidence: Confidence;
  /** Where it is used, if that is another place. */
  at: Node;
}

/** The plainest use of an address; undefined where nothing shows that something is sent there. */
export function useOfAddress(node: Node, isHttp: boolean, module: Module): AddressUse | undefined {
  let best = directUse(node, module);
  if (best?.confidence === 'certain') return best;
  for (const destination of destinationsOf(node, module, { throughCall: isCarrier })) {
    if (!isStart(destination, node) || isMended(destination)) continue;
    const use = useAt(destination, isHttp, module);
    if (use && (!best || RANK[use.confidence] > RANK[best.confidence])) best = use;
    if (best?.confidence === 'certain') break;
  }
  return best;
}

const RANK = { certain: 3, likely: 2, possible: 1 } as const;

function isCarrier(call: CallNode): boolean {
  return call.type === 'NewExpression' && /^(?:URL|Request)$/.test(calleeName(call.callee) ?? '');
}

/** Told by what stands around it, without a way to follow. */
function directUse(node: Node, module: Module): AddressUse | undefined {
  const { parent } = node;
  switch (parent?.type) {
    case 'ImportDeclaration':
    case 'ImportExpression':
    case 'ExportAllDeclaration':
    case 'ExportNamedDeclaration':
      return { kind: 'request', confidence: 'certain', at: node };
    case 'JSXAttribute':
      return elementUse(parent, node);
    case 'TSEnumMember': {
      const name = parent.id.type === 'Identifier' ? parent.id.name : String((parent.id as TSESTree.Literal).value);
      return namedUse(name, node);
    }
    case 'LogicalExpression': {
      // `process.env.API_URL ?? 'http://…'`
      if (parent.right !== node) return undefined;
      const name = namesOf(parent.left, module.root)[0] ?? (parent.left.type === 'MemberExpression' ? writtenKey(parent.left) : parent.left.type === 'Identifier' ? parent.left.name : undefined);
      if (name === undefined) return undefined;
      const own = name.slice(name.lastIndexOf('.') + 1);
      return isPartnerVariable(own) ? { kind: 'setting', confidence: 'likely', at: node } : namedUse(own, node);
    }
    case 'CallExpression': {
      // `config.get('API_URL', 'http://…')`, `z.string().default('http://…')`
      const method = calleeName(parent.callee);
      if (method === 'default' || method === 'catch' || method === 'prefault') return namedUse(keyAround(parent) ?? '', node);
      const position = parent.arguments.indexOf(node as never);
      const [first] = parent.arguments;
      const name = position === 1 && first && first.type !== 'SpreadElement' && /^(?:get|getOrThrow|env|config|str|url|optional|getEnv|string)$/i.test(method ?? '') ? constantOf(first, module.root) : undefined;
      return typeof name === 'string' ? (isPartnerVariable(name) ? { kind: 'setting', confidence: 'likely', at: node } : namedUse(name.slice(name.lastIndexOf('.') + 1), node)) : undefined;
    }
    default:
      return undefined;
  }
}

/** The key that a chain of calls is the value of. */
function keyAround(node: Node): string | undefined {
  let at: Node = node;
  while (at.parent && (at.parent.type === 'MemberExpression' || at.parent.type === 'CallExpression')) at = at.parent;
  if (at.parent?.type === 'Property') return writtenKey(at.parent);
  return at.parent?.type === 'VariableDeclarator' && at.parent.id.type === 'Identifier' ? at.parent.id.name : undefined;
}

function namedUse(name: string, at: Node): AddressUse | undefined {
  const role = roleOfName(name);
  if (role === 'endpoint') return { kind: 'setting', confidence: 'likely', at };
  if (role === 'webhook') return { kind: 'webhook', confidence: 'likely', at };
  return role === 'address' ? { kind: 'setting', confidence: 'possible', at } : undefined;
}

const LOADED: Readonly<Record<string, RegExp>> = { script: /^src$/i, iframe: /^src$/i, frame: /^src$/i, embed: /^src$/i, object: /^data$/i, form: /^action$/i };

function elementUse(attribute: TSESTree.JSXAttribute, at: Node): AddressUse | undefined {
  const name = attribute.name.type === 'JSXIdentifier' ? attribute.name.name : '';
  const element = attribute.parent.name.type === 'JSXIdentifier' ? attribute.parent.name.name.toLowerCase() : '';
  return Object.hasOwn(LOADED, element) && LOADED[element]!.test(name) ? { kind: 'element', confidence: 'likely', at } : undefined;
}

/** The address has to be what the text begins with: behind `?next=` it is a value like any other. */
function isStart({ trail }: Destination, start: Node): boolean {
  for (const at of [start, ...trail]) {
    const { parent } = at;
    if (parent?.type === 'BinaryExpression' && parent.operator === '+' && parent.left !== at) return false;
    if (parent?.type === 'TemplateLiteral' && !(parent.expressions[0] === at && parent.quasis[0]!.value.raw === '')) return false;
  }
  return true;
}

/** `url.replace('http:', 'https:')`. */
function isMended({ trail }: Destination): boolean {
  return trail.some(({ type, parent }) => {
    const call = parent?.parent;
    if (type === 'ObjectExpression' || parent?.type !== 'MemberExpression' || call?.type !== 'CallExpression' || !/^replace(?:All)?$/.test(writtenKey(parent) ?? '')) return false;
    const [, put] = call.arguments;
    return put?.type === 'Literal' && String(put.value).startsWith('https');
  });
}

function useAt(destination: Destination, isHttp: boolean, module: Module): AddressUse | undefined {
  const keys = keysOn(destination.trail);
  if (keys.some(key => roleOfName(key) === 'shown' || NOT_AN_ADDRESS.test(key))) return undefined;
  switch (destination.kind) {
    case 'argument':
      return useInCall(destination.call, destination.position, keys, isHttp, module);
    case 'variable':
      return keys.length === 0 ? settingUse(destination.name, destination.node, isHttp) : undefined;
    case 'property':
      return keys.length === 0 || keys.length === 1 ? propertyUse(destination, isHttp) : undefined;
    case 'member': {
      const { key = '', target } = destination;
      const owner = ownName(target.object);
      if (key === 'src' && /script|i?frame/i.test(owner)) return { kind: 'element', confidence: 'likely', at: destination.node };
      if (key === 'action' && /form/i.test(owner)) return { kind: 'element', confidence: 'likely', at: destination.node };
      if ((key === 'href' && /location$/i.test(owner)) || key === 'location') return { kind: 'redirect', confidence: 'possible', at: destination.node };
      return settingUse(key, destination.node, isHttp);
    }
    case 'returned': {
      const name = destination.owner.id?.name ?? (destination.owner.parent && 'key' in destination.owner.parent ? writtenKey(destination.owner.parent as TSESTree.Property) : undefined);
      return name === undefined || keys.length > 0 ? undefined : settingUse(name.replace(/^(?:get|build|make|resolve)(?=[A-Z_])/, ''), destination.node, isHttp);
    }
    case 'jsx': {
      const attribute = destination.node.parent;
      return attribute?.type === 'JSXAttribute' ? elementUse(attribute, destination.node) : undefined;
    }
    default:
      return undefined;
  }
}

const NOT_AN_ADDRESS = /^(?:headers?|data|body|json|params|query|searchParams|form|state|meta|metadata|tags|labels|properties|attributes|\$?id|@?context|@id|@type|key|value|name|default|defaultValue)$/i;

/** The keys under which it was put into objects on its way, innermost first. */
function keysOn(trail: readonly Node[]): string[] {
  return trail.flatMap(at => (at.parent?.type === 'Property' && at.parent.value === at && at.parent.parent.type === 'ObjectExpression' ? [writtenKey(at.parent) ?? ''] : []));
}

function ownName(node: Node): string {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? (writtenKey(node) ?? '') : node.type === 'CallExpression' ? (calleeName(node.callee) ?? '') : '';
}

/** The names of drivers' settings need no more than an address: nobody links to `redis://`. */
function settingUse(name: string, at: Node, isHttp: boolean): AddressUse | undefined {
  const use = namedUse(name, at);
  return use && !isHttp ? { ...use, confidence: 'likely' } : use;
}

function propertyUse({ key = '', object, node }: Extract<Destination, { kind: 'property' }>, isHttp: boolean): AddressUse | undefined {
  const has = (...names: string[]) => object.properties.some(property => property.type === 'Property' && names.includes(writtenKey(property) ?? ''));
  if (/^ur[il]$/i.test(key) && has('method') && !has('name', 'title', 'description')) return { kind: 'request', confidence: 'likely', at: node };
  if (/^(?:ur[il]|endpoint|target(?:_?url)?|address)$/i.test(key) && has('events', 'enabled_events', 'event_types', 'eventTypes', 'topic', 'topics', 'enabledEvents')) return { kind: 'webhook', confidence: 'likely', at: node };
  if (/^location$/i.test(key) && (has('statusCode', 'status') || isHead(object))) return { kind: 'redirect', confidence: 'likely', at: node };
  if (key === 'target' && has('changeOrigin', 'pathRewrite', 'ws', 'rewrite')) return { kind: 'request', confidence: 'likely', at: node };
  const use = settingUse(key, node, isHttp);
  if (use?.confidence !== 'possible') return use;
  // `api: { url }`, `webhooks: [{ url }]`: by what it stands in.
  const around = object.parent?.type === 'ArrayExpression' ? object.parent.parent : object.parent;
  const outer = around?.type === 'Property' ? writtenKey(around) : around?.type === 'VariableDeclarator' && around.id.type === 'Identifier' ? around.id.name : undefined;
  if (outer === undefined) return use;
  return roleOfName(outer) === 'shown' ? undefined : (namedUse(`${outer}_${key}`, node) ?? use);
}

/** `writeHead(302, { Location })`, `headers: { Location }` beside a status. */
function isHead(object: TSESTree.ObjectExpression): boolean {
  const { parent } = object;
  if (parent?.type === 'CallExpression') return calleeName(parent.callee) === 'writeHead';
  return parent?.type === 'Property' && writtenKey(parent) === 'headers' && parent.parent.type === 'ObjectExpression' && parent.parent.properties.some(property => property.type === 'Property' && /^status(?:Code)?$/.test(writtenKey(property) ?? ''));
}

const IGNORED = /^(?:startsWith|endsWith|includes|indexOf|lastIndexOf|replace|replaceAll|match|matchAll|test|exec|split|search|has|equals?|strictEqual|deepEqual|notEqual|toBe|toEqual|toContain|toMatch|expect|it|describe|log|info|warn|error|debug|trace|write|Error|TypeError|RegExp|createElementNS|createAttributeNS|setAttributeNS|getAttributeNS|getElementsByTagNameNS|createDocument|isURL|isUrl|isValidUrl|add|set|append|push|setHeader|header|window\.open|openExternal|openURL|navigate|encodeURIComponent|t|i18n|namedNode|Namespace|Proxy|HttpProxyAgent|HttpsProxyAgent|ProxyAgent|SocksProxyAgent)$/;
const SENDERS = /^(?:\$?fetch\w*|ofetch|got|axios|request|ky|needle|superagent|ajax|getJSON|getScript|sendBeacon|importScripts|loadScript|setWebhook|setWebHook|createClient|createConnection|makeRequest|sendRequest|httpGet|httpPost|apiCall|callApi|download(?:File)?|upload(?:File)?|setBaseUrl|baseUrl|withUrl|useSWR|postJSON|fetchJson|get_?json|forwardTo|connect)$/i;
const VERBS = /^(?:get|post|put|patch|delete|del|head|options|request)$/i;
const CONNECTORS = /(?:WebSocket|EventSource|SockJS|^io$|RpcProvider|HttpProvider|SocketProvider|(?:Client|Api|API|SDK|Sdk)$)/;
const RECEIVERS = /http|api|client|axios|got|request|superagent|needle|rest|fetch|^\$$|jquery|agent|instance|session|unirest|wretch|\bky\b/i;

function useInCall(call: CallNode, position: number, keys: readonly string[], isHttp: boolean, module: Module): AddressUse | undefined {
  const name = calleeName(call.callee) ?? '';
  const [header] = call.arguments;
  if (position === 1 && /^(?:setHeader|set|header|append)$/.test(name) && header?.type === 'Literal' && /^location$/i.test(String(header.value))) return { kind: 'redirect', confidence: 'likely', at: call };
  if (IGNORED.test(name) || /Proxy/.test(name)) return undefined;
  const given = call.arguments[position];
  const use = (kind: AddressUse['kind'], confidence: Confidence): AddressUse => ({ kind, confidence, at: call });
  const [key] = keys;
  const request = requestsOf(module).find(one => one.node === call);
  const creation = creationsOf(module).find(one => one.node === call);
  if (key === undefined) {
    if (request && request.url === given) return use('request', 'certain');
    if (/^(?:redirect|temporaryRedirect|permanentRedirect|sendRedirect)$/.test(name) && position <= 2) return use('redirect', 'certain');
    if (creation && position === 0) return use('request', 'certain');
    if (/webhook/i.test(name)) return use('webhook', 'likely');
    if (CONNECTORS.test(name) && position === 0 && (call.type === 'NewExpression' || name === 'io')) return use('request', 'likely');
    if (name === 'open' && position === 1 && isMethod(call.arguments[0])) return use('request', 'likely');
    if (name === 'goto') return use('request', 'possible');
    if (position === 0 && SENDERS.test(name)) return use('request', 'likely');
    if (position === 0 && VERBS.test(name) && call.callee.type === 'MemberExpression') return use('request', RECEIVERS.test(ownName(call.callee.object)) ? 'likely' : 'possible');
    return isHttp || calleeNames(call, module.root).some(one => one.startsWith('globalThis.console')) ? undefined : use('request', 'likely');
  }
  const isAddress = /^(?:base_?ur[il]|prefix_?url|ur[il]|endpoint|host|hostname|origin|node|nodes|server|servers|brokers?|connectionString)$/i.test(key);
  if ((request?.options.includes(given as Node) || creation?.options.includes(given as Node)) && isAddress && keys.length === 1) return use('request', 'certain');
  if (/webhook|callback|subscri|notif/i.test(`${name} ${chainName(call.callee)}`) && /^(?:ur[il]|endpoint|target|address|webhook\w*|callback\w*|hook\w*)$/i.test(key)) return use('webhook', 'likely');
  if (isAddress && position === 0 && (SENDERS.test(name) || CONNECTORS.test(name))) return use('request', 'likely');
  return undefined;
}

function isMethod(node: Node | undefined): boolean {
  return node?.type === 'Literal' && /^(?:GET|POST|PUT|PATCH|DELETE|HEAD)$/i.test(String(node.value));
}

function chainName(node: Node): string {
  const names: string[] = [];
  for (let at: Node = node, left = 8; left > 0; left--) {
    if (at.type === 'MemberExpression') {
      names.push(writtenKey(at) ?? '');
      at = at.object;
    } else if (at.type === 'CallExpression') at = at.callee;
    else break;
  }
  return names.join(' ');
}

