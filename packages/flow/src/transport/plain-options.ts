import type { TSESTree } from '@typescript-eslint/types';
import { type Constants, constantsOf } from '../values/constants.js';
import { reachOfHost } from '../injection/host-reach.js';
import type { PlainConnection } from './plain-connections.js';
import type { Env, Module } from '../module.js';
import { memberAt } from '../values/members.js';
import { calleeNames } from '../values/names.js';
import { originsOf } from '../values/origins.js';
import { creationsOf, requestsOf } from '../requests/requests.js';
import { textsOf } from '../values/parts.js';
import type { CallNode, Node } from '../syntax.js';

/** Connections whose host and port stand in options, not in an address. */
export function* plainOptionsOf(module: Module): Iterable<PlainConnection> {
  for (const { node, client, options } of requestsOf(module)) {
    if (client.id !== 'node-http' || !calleeNames(node, module.root).every(name => /(?:^|\.)http\.(?:request|get)$/.test(name))) continue;
    for (const given of options) {
      const host = remoteHost(given, ['hostname', 'host'], module.root);
      const { values } = constantsAt(given, 'port', module.root);
      if (host !== undefined && !values.includes(443)) yield { node: hostNode(given, ['hostname', 'host'], module.root) ?? node, kind: 'request', scheme: 'http', host: host.host, safe: 'https', confidence: host.isSure ? 'certain' : 'possible', ...useOf(node) };
    }
  }
  for (const { node, client, options, env } of creationsOf(module)) {
    const [given] = options;
    if (!given) continue;
    if (client.id === 'nodemailer') yield* mailIn(node, given, env);
    else if (client.id === 'ioredis') yield* databaseIn(node, given, '', env);
    else if (client.id === 'node-redis') yield* databaseIn(node, given, 'socket.', env);
    else if (client.id === 'mqtt') yield* brokerIn(node, given, env);
    else if (/^(?:pg|mysql2?)$/.test(client.id)) yield* switchedOffIn(node, given, client.id, env);
  }
  yield* transfersIn(module);
}

/** The use is the call, where the host stands in options that were made elsewhere. */
function useOf(node: CallNode): { use?: Node } {
  return { use: node };
}

function constantsAt(object: Node, path: string, env: Env): Constants {
  const { origins, presence } = memberAt(object, path, env);
  if (presence !== 'yes') return { values: [], complete: presence === 'no' };
  const all = origins.map(origin => constantsOf(origin.node, origin.env));
  return { values: all.flatMap(({ values }) => values), complete: all.every(({ complete }) => complete) };
}

function remoteHost(object: Node, keys: readonly string[], env: Env): { host: string; isSure: boolean } | undefined {
  for (const key of keys) {
    for (const { node, env: home } of memberAt(object, key, env).origins) {
      for (const text of textsOf(node, home)) {
        const reach = reachOfHost(text.replace(/:\d+$/, ''));
        if (reach === 'remote' || reach === 'sample' || reach === 'placeholder') return { host: text, isSure: reach !== 'placeholder' };
      }
    }
  }
  return undefined;
}

/** The text of the host, where it stands in this file. */
function hostNode(object: Node, keys: readonly string[], env: Env): Node | undefined {
  for (const key of keys) {
    const [origin] = memberAt(object, key, env).origins;
    if (origin && origin.env.module === env.module && (origin.node.type === 'Literal' || origin.node.type === 'TemplateLiteral')) return origin.node;
  }
  return undefined;
}

const isOn = ({ values }: Constants) => values.includes(true);

/** `createTransport({ host, port, secure, ignoreTLS, requireTLS })`. */
function* mailIn(node: CallNode, options: Node, env: Env): Iterable<PlainConnection> {
  const hosts = memberAt(options, 'host', env).origins.flatMap(origin => textsOf(origin.node, origin.env));
  const reaches = hosts.map(host => reachOfHost(host));
  if (reaches.length > 0 && reaches.every(reach => reach === 'near')) return;
  const isRemote = reaches.some(reach => reach === 'remote' || reach === 'sample');
  const found = (key: string, confidence: PlainConnection['confidence']): PlainConnection => ({ node: propertyOf(options, key, env) ?? node, kind: 'mail', scheme: 'smtp', host: hosts.find(host => reachOfHost(host) !== 'near' && host !== '*') ?? 'the mail server', safe: '`requireTLS: true`', confidence, use: node });
  // One that is set on a condition is somebody's choice.
  if (isOn(constantsAt(options, 'ignoreTLS', env))) yield found('ignoreTLS', memberAt(options, 'ignoreTLS', env).origins.length === 1 && propertyOf(options, 'ignoreTLS', env) ? 'likely' : 'possible');
  else if (isOn(constantsAt(options, 'opportunisticTLS', env)) && isRemote) yield found('opportunisticTLS', 'possible');
  else {
    const { values: ports } = constantsAt(options, 'port', env);
    const { values: secure } = constantsAt(options, 'secure', env);
    if (secure.includes(true) || isOn(constantsAt(options, 'requireTLS', env)) || memberAt(options, 'requireTLS', env).presence !== 'no') return;
    if (ports.some(port => Number(port) === 25) || (secure.includes(false) && ports.some(port => Number(port) === 465))) yield found(secure.includes(false) ? 'secure' : 'port', isRemote ? 'likely' : 'possible');
  }
}

function propertyOf(given: Node, key: string, env: Env): Node | undefined {
  const object = given.type === 'ObjectExpression' ? given : originsOf(given, env).find(({ node, env: home }) => node.type === 'ObjectExpression' && home.module === env.module)?.node;
  if (object?.type !== 'ObjectExpression') return undefined;
  return object.properties.find(property => property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key);
}

/** `new Redis({ host: 'cache.acme.com', password })` without `tls`. */
function* databaseIn(node: CallNode, options: Node, under: string, env: Env): Iterable<PlainConnection> {
  const key = `${under}host`;
  const host = remoteHost(options, [key], env);
  if (host === undefined || isSecured(options, `${under}tls`, env)) return;
  yield { node: hostNode(options, [key], env) ?? node, kind: 'request', scheme: 'redis', host: host.host, safe: under === '' ? '`tls: {}`' : '`tls: true`', confidence: host.isSure ? 'likely' : 'possible', use: node };
}

/** Set, to anything but `false`, or not known. */
function isSecured(options: Node, key: string, env: Env): boolean {
  const { presence } = memberAt(options, key, env);
  if (presence !== 'yes') return presence !== 'no';
  const { values, complete } = constantsAt(options, key, env);
  return !(complete && values.length > 0 && values.every(value => !value));
}

/** `mqtt.connect({ host, port: 1883, protocol: 'mqtt' })`. */
function* brokerIn(node: CallNode, options: Node, env: Env): Iterable<PlainConnection> {
  const host = remoteHost(options, ['host', 'hostname'], env);
  if (host === undefined) return;
  const protocols = constantsAt(options, 'protocol', env).values;
  const isPlain = protocols.some(value => /^(?:mqtt|ws|tcp)$/.test(String(value))) || (memberAt(options, 'protocol', env).presence === 'no' && constantsAt(options, 'port', env).values.includes(1883));
  if (isPlain) yield { node: hostNode(options, ['host', 'hostname'], env) ?? node, kind: 'request', scheme: 'mqtt', host: host.host, safe: 'mqtts', confidence: host.isSure ? 'likely' : 'possible', use: node };
}

/** `new Pool({ host: 'db.acme.com', ssl: false })`. */
function* switchedOffIn(node: CallNode, options: Node, scheme: string, env: Env): Iterable<PlainConnection> {
  const host = remoteHost(options, ['host'], env);
  const { values, complete } = constantsAt(options, 'ssl', env);
  if (host === undefined || !complete || values.length === 0 || !values.every(value => value === false)) return;
  yield { node: propertyOf(options, 'ssl', env) ?? node, kind: 'request', scheme, host: host.host, safe: '`ssl: true`', confidence: host.isSure ? 'likely' : 'possible', use: node };
}

const FILE_TRANSFER = /^(?:basic-ftp\.Client\(\)\.access|ftp\(\)\.connect|promise-ftp\(\)\.connect|jsftp|ssh2-promise-ftp)$/;
const TELNET = /^(?:telnet-client(?:\.Telnet)?\(\)\.connect|telnet-stream\(\)\.connect)$/;

/** FTP and Telnet send the password as it is. */
function* transfersIn(module: Module): Iterable<PlainConnection> {
  if (!/ftp|telnet/i.test(module.text)) return;
  for (const name of ['access', 'connect', 'JSFtp', 'jsftp', 'Ftp']) {
    for (const node of module.index.callsByName.get(name) ?? []) {
      const [options] = node.arguments;
      if (!options || options.type === 'SpreadElement') continue;
      const names = calleeNames(node, module.root);
      const isTelnet = names.some(one => TELNET.test(one));
      if (!isTelnet && !names.some(one => FILE_TRANSFER.test(one))) continue;
      const found = transferAt(node, options, isTelnet, module.root);
      if (found) yield found;
    }
  }
}

function transferAt(node: CallNode, options: TSESTree.Expression, isTelnet: boolean, env: Env): PlainConnection | undefined {
  const hosts = memberAt(options, 'host', env).origins.flatMap(origin => textsOf(origin.node, origin.env));
  if (hosts.length > 0 && hosts.every(host => reachOfHost(host) === 'near')) return undefined;
  const secure = memberAt(options, 'secure', env);
  const { values } = constantsAt(options, 'secure', env);
  if (!isTelnet && (secure.presence === 'maybe' || (secure.presence === 'yes' && !values.every(value => value === false)))) return undefined;
  const isKnown = hosts.some(host => ['remote', 'sample'].includes(reachOfHost(host)));
  const isOff = values.includes(false);
  return { node, kind: 'login', scheme: isTelnet ? 'telnet' : 'ftp', host: hosts.find(host => host !== '*') ?? 'the server', safe: isTelnet ? 'ssh' : '`secure: true`', confidence: isKnown || isOff || isTelnet ? 'likely' : 'possible' };
}
