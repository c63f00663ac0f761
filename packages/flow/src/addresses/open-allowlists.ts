import type { TSESTree } from '@typescript-eslint/types';
import { allowListName, type Confidence, denyListName, openRange } from '@postern/catalogue';
import { constantOf } from '../values/constants.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { type CallNode, isFunction, type Node, writtenKey } from '../syntax.js';

/** A list of addresses that keeps nobody out. */
export interface OpenAllowlist {
  node: Node;
  /** The range, as written. */
  range: string;
  /** What the list is called. */
  name: string;
  confidence: Confidence;
}

export const openAllowlistsOf = fact((module: Module): readonly OpenAllowlist[] => {
  const found = [...literalsIn(module), ...peersIn(module), ...spansIn(module)];
  // Both families of one list are one fault.
  return found.filter((one, i) => !found.slice(0, i).some(other => holderOf(other.node) === holderOf(one.node)));
});

function holderOf(node: Node): Node {
  return node.parent?.type === 'ArrayExpression' ? node.parent : node;
}

function* literalsIn(module: Module): Iterable<OpenAllowlist> {
  for (const node of module.index.literals) {
    if (typeof node.value !== 'string' || node.value.length > 400) continue;
    const range = openRangeIn(node.value);
    const found = range === undefined ? undefined : judged(node, range, module);
    if (found) yield found;
  }
}

/** Of a range alone, or of a list that is written as one text. */
function openRangeIn(text: string): string | undefined {
  if (text === '*' || text === '0.0.0.0' || text === 'any') return text;
  return text.split(/[\s,;]+/).find(item => openRange.test(item));
}

/** The names that a value stands under, innermost first: of properties, variables, fields, parameters, and what is called with it. */
function namesAround(node: Node): { names: readonly string[]; properties: readonly TSESTree.ObjectExpression[]; calls: readonly string[] } {
  const names: string[] = [];
  const properties: TSESTree.ObjectExpression[] = [];
  const calls: string[] = [];
  for (let at: Node = node, left = 24; at.parent && left > 0; at = at.parent, left--) {
    const { parent } = at;
    if (parent.type === 'Property' && parent.value === at) {
      names.push(writtenKey(parent) ?? '');
      if (parent.parent.type === 'ObjectExpression') properties.push(parent.parent);
    } else if (parent.type === 'PropertyDefinition' && parent.value === at) names.push(writtenKey(parent) ?? '');
    else if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.push(parent.id.name);
    else if (parent.type === 'AssignmentExpression' && parent.right === at) {
      if (parent.left.type === 'Identifier') names.push(parent.left.name);
      else if (parent.left.type === 'MemberExpression') names.push(writtenKey(parent.left) ?? '');
    } else if (parent.type === 'AssignmentPattern' && parent.left.type === 'Identifier') names.push(parent.left.name);
    else if (parent.type === 'LogicalExpression' && parent.right === at && parent.left.type === 'MemberExpression') names.push(writtenKey(parent.left) ?? '');
    else if ((parent.type === 'CallExpression' || parent.type === 'NewExpression') && parent.callee !== at) {
      calls.push(calleeName(parent.callee) ?? '');
      const [first] = parent.arguments;
      // `config.get('ALLOWED_IPS', '0.0.0.0/0')`
      if (first !== at && first?.type === 'Literal' && typeof first.value === 'string') names.push(first.value);
    } else if (parent.type === 'ConditionalExpression' && parent.test === at) break;
    else if (parent.type === 'BinaryExpression' || isFunction(parent) || parent.type === 'BlockStatement') break;
  }
  return { names, properties, calls };
}

const plainOf = (name: string) => name.toLowerCase().replace(/[_\-.\s]/g, '');
const ABOUT_ADDRESSES = /ip|cidr|addr|range|subnet|network|source/i;

function judged(node: Node, range: string, module: Module): OpenAllowlist | undefined {
  const { names, properties, calls } = namesAround(node);
  if (names.some(name => denyListName.test(name) && !/cidr_?blocks?$/i.test(name)) || /NotIpAddress/.test(names.join(' '))) return undefined;
  if (calls.some(name => /egress|deny|block(?!s)|^(?:equal|strictEqual|deepEqual|toEqual|toBe|expect|includes|indexOf|has|startsWith|listen|bind|test|it|describe|createServer|resolve|lookup|log|info|warn|Error)$/i.test(name))) return undefined;
  // `allowed: { ips: […] }` says it in two words.
  const name = names.find((one, i) => allowListName.test(plainOf(one)) || (i === 0 && allowListName.test(plainOf(`${names[1] ?? ''}${one}`))));
  const isRange = openRange.test(range);
  if (name !== undefined && (isRange || ABOUT_ADDRESSES.test(name))) {
    if (!isRange && range === '0.0.0.0' && !/list|allow|white|trusted|permit/i.test(name)) return undefined;
    return { node, range, name, confidence: 'likely' };
  }
  return isRange ? judgedRule(node, range, names, properties, calls, module) : undefined;
}

/** Rules of firewalls that code writes: security groups, network policies, access lists of databases. */
function judgedRule(node: Node, range: string, names: readonly string[], objects: readonly TSESTree.ObjectExpression[], calls: readonly string[], module: Module): OpenAllowlist | undefined {
  const around = [...names, ...calls].join(' ');
  if (/AccessList|AccessEntr|Whitelist|AllowList|FirewallRule/i.test(calls.join(' '))) return { node, range, name: names[0] ?? calls.at(-1)!, confidence: 'likely' };
  const isIngress = /ingress|inbound|securitygroup|firewall|\bfrom\b|authorizedNetworks/i.test(around) || objects.some(object => valueOf(object, 'type', module) === 'ingress' || /^in(?:bound|gress)$/i.test(String(valueOf(object, 'direction', module))));
  if (!isIngress || objects.some(object => valueOf(object, 'type', module) === 'egress' || /^(?:out(?:bound)?|egress)$/i.test(String(valueOf(object, 'direction', module))))) return undefined;
  return { node, range, name: names[0] ?? 'ingress', confidence: confidenceOfPorts(objects, module) };
}

function valueOf(object: TSESTree.ObjectExpression, key: string, module: Module): unknown {
  const property = object.properties.find(one => one.type === 'Property' && writtenKey(one)?.toLowerCase() === key.toLowerCase());
  return property?.type === 'Property' ? constantOf(property.value, module.root) : undefined;
}

/** The web is there for everyone; a database is not. */
function confidenceOfPorts(objects: readonly TSESTree.ObjectExpression[], module: Module): Confidence {
  for (const object of objects) {
    if (/icmp/i.test(String(valueOf(object, 'protocol', module) ?? valueOf(object, 'ipProtocol', module) ?? ''))) return 'possible';
    const from = valueOf(object, 'fromPort', module) ?? valueOf(object, 'port', module);
    const to = valueOf(object, 'toPort', module) ?? from;
    if (from === undefined) continue;
    return isWeb(from) && isWeb(to) ? 'possible' : 'likely';
  }
  return 'possible';
}

function isWeb(port: unknown): boolean {
  return /^(?:80|443|8080|8443)$/.test(String(port));
}

/** `securityGroup.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22))` of aws-cdk-lib. */
function* peersIn(module: Module): Iterable<OpenAllowlist> {
  for (const name of ['anyIpv4', 'anyIpv6', 'ipv4', 'ipv6']) {
    for (const peer of module.index.callsByName.get(name) ?? []) {
      const [given] = peer.arguments;
      if (name.startsWith('ip') && !(given?.type === 'Literal' && openRange.test(String(given.value)))) continue;
      const rule = peer.parent;
      if (rule?.type !== 'CallExpression' || !/^(?:addIngressRule|allowFrom|allowDefaultPortFrom)$/.test(calleeName(rule.callee) ?? '')) continue;
      yield { node: rule, range: name.endsWith('6') ? '::/0' : '0.0.0.0/0', name: calleeName(rule.callee)!, confidence: isWebRule(rule, module) ? 'possible' : 'likely' };
    }
  }
  for (const name of ['allowFromAnyIpv4', 'allowFromAnyIpv6', 'allowDefaultPortFromAnyIpv4', 'allowDefaultPortFromAnyIpv6']) {
    for (const rule of module.index.callsByName.get(name) ?? []) yield { node: rule, range: name.endsWith('6') ? '::/0' : '0.0.0.0/0', name, confidence: name.startsWith('allowDefault') || isWebRule(rule, module) ? 'possible' : 'likely' };
  }
}

/** `Port.tcp(443)`, `Port.HTTPS`; an unknown port may be anything. */
function isWebRule(rule: CallNode, module: Module): boolean {
  const port = rule.arguments.find(arg => arg.type !== 'SpreadElement' && /Port\b/.test(module.text.slice(...spanOf(arg))));
  const text = port ? module.text.slice(...spanOf(port)) : '';
  if (/\bHTTPS?\b/.test(text)) return true;
  if (/allTraffic|allTcp|allUdp|ALL|tcpRange/.test(text)) return false;
  const number = /\(\s*(\d+)\s*\)/.exec(text)?.[1];
  if (number !== undefined) return isWeb(number);
  return !/\.(?:SSH|RDP|POSTGRES|MYSQL_AURORA|MSSQL|REDSHIFT|ORACLE|DNS_TCP|NFS)\b/.test(text);
}

function spanOf(node: Node): [number, number] {
  const { range, start, end } = node as unknown as { range?: [number, number]; start: number; end: number };
  return range ?? [start, end];
}

/** `startIpAddress: '0.0.0.0', endIpAddress: '255.255.255.255'` of Azure's databases. */
function* spansIn(module: Module): Iterable<OpenAllowlist> {
  for (const object of module.index.objects) {
    if (valueOf(object, 'startIpAddress', module) !== '0.0.0.0' || valueOf(object, 'endIpAddress', module) !== '255.255.255.255') continue;
    const property = object.properties.find(one => one.type === 'Property' && writtenKey(one) === 'startIpAddress');
    yield { node: property ?? object, range: '0.0.0.0–255.255.255.255', name: 'startIpAddress', confidence: 'likely' };
  }
}
