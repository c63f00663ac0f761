import type { TSESTree } from '@typescript-eslint/types';
import { type Confidence, legacyNumber, legacyPolicy, legacyPolicyMembers, legacyVersion, versionSetting } from '@postern/catalogue';
import { constantsOf, isEnvironment } from '../values/constants.js';
import { fact, type Module } from '../module.js';
import { namesOf } from '../values/names.js';
import { originsOf } from '../values/origins.js';
import { type Node, rangeOf, writtenKey } from '../syntax.js';
import { weakCipherIn } from './weak-ciphers.js';

/** A place that lets a connection use TLS below 1.2, or a cipher that is broken. */
export interface LegacyTls {
  node: Node;
  kind: 'version' | 'method' | 'options' | 'cipher' | 'flag' | 'policy';
  /** The option, as written. */
  name: string;
  /** What it allows. */
  value: string;
  confidence: Confidence;
  /** Where a literal is to be changed, and what into. */
  literal?: { node: Node; safe: string };
}

export const legacyTlsOf = fact((module: Module): readonly LegacyTls[] => [...optionsIn(module), ...flagsIn(module), ...switchesIn(module)]);

function* optionsIn(module: Module): Iterable<LegacyTls> {
  for (const object of module.index.objects) {
    for (const property of object.properties) {
      const name = property.type === 'Property' ? writtenKey(property) : undefined;
      const found = name === undefined ? undefined : judged(name, (property as TSESTree.Property).value, property, module);
      if (found) yield found;
    }
  }
  for (const assignment of module.index.assignments) {
    const { left, right } = assignment;
    const name = left.type === 'MemberExpression' ? writtenKey(left) : undefined;
    const found = name === undefined ? undefined : judged(name, right, assignment, module);
    if (found) yield found;
  }
  // Defaults of parameters and fields: `class Mailer { minVersion = 'TLSv1' }`.
  for (const owner of module.index.classes) {
    for (const member of owner.body.body) {
      const name = member.type === 'PropertyDefinition' ? writtenKey(member) : undefined;
      const value = member.type === 'PropertyDefinition' ? member.value : undefined;
      const found = name === undefined || !value ? undefined : judged(name, value, member, module);
      if (found) yield found;
    }
  }
}

const CIPHERS = /^(?:default_?)?(?:ssl|tls)?_?ciphers?(?:_?(?:suites?|list))?$/i;

function judged(name: string, value: Node, node: Node, module: Module): LegacyTls | undefined {
  if (name === 'secureOptions') return judgedOptions(value, node, module);
  if (CIPHERS.test(name)) return judgedCiphers(name, value, node, module);
  if (name === 'NODE_OPTIONS') return textsIn(value, module).flatMap(text => flagIn(text) ?? []).map(flag => ({ node, kind: 'flag' as const, name: flag, value: versionOfFlag(flag), confidence: 'certain' as const }))[0];
  const plain = name.toLowerCase().replace(/[^a-z0-9]/g, '');
  return versionSetting.test(plain) ? judgedVersion(name, plain, value, node, module) : undefined;
}

function judgedVersion(name: string, plain: string, value: Node, node: Node, module: Module): LegacyTls | undefined {
  const isNamed = /tls|ssl/.test(plain);
  const { values, complete } = constantsOf(value, module.root);
  const texts = [...values.flatMap(one => (typeof one === 'string' || typeof one === 'number' ? [String(one)] : [])), ...itemsOf(value, module), ...memberTexts(value, module)];
  const old = texts.find(text => legacyVersion.test(text) || legacyPolicy.test(text) || (isNamed && isNumberOf(text, plain)));
  if (old !== undefined) {
    const isList = plain.endsWith('s') && texts.length > 1 && values.length === 0;
    const rest = texts.filter(text => text !== old);
    const confidence = rest.length === 0 ? (complete || values.length === 0 ? 'certain' : 'likely') : isList ? 'likely' : turnsOnEnvironment(value, module) ? 'likely' : 'possible';
    return {
      node,
      kind: legacyPolicy.test(old) || /policy/.test(plain) ? 'policy' : 'version',
      name,
      value: nameOfVersion(old),
      confidence,
      ...(value.type === 'Literal' && /^TLSv1(?:\.1)?$/.test(old) && { literal: { node: value, safe: `${module.text[rangeOf(value)[0]]}TLSv1.2${module.text[rangeOf(value)[0]]}` } }),
    };
  }
  // What it negotiates is up to the build of OpenSSL: any version from 1.0 on.
  const any = plain === 'secureprotocol' ? texts.find(text => /^(?:SSLv23|TLS)(?:_client|_server)?_method$/.test(text)) : undefined;
  if (any !== undefined && !limitsVersions(node)) return { node, kind: 'method', name, value: any, confidence: 'possible' };
  return undefined;
}

function isNumberOf(text: string, plain: string): boolean {
  return legacyNumber.test(text) && /version|min|max/.test(plain) ? text !== '1' : false;
}

/** `1.0` of a setting for TLS is what people call TLS 1.0. */
function nameOfVersion(text: string): string {
  return legacyNumber.test(text) ? `TLS ${text}` : text;
}

/** `[…]`, whose items are texts or members of an enumeration. */
function itemsOf(value: Node, module: Module): string[] {
  return originsOf(value, module.root).flatMap(({ node, env }) => {
    if (node.type !== 'ArrayExpression') return [];
    return node.elements.flatMap(item => (item && item.type !== 'SpreadElement' ? [...constantsOf(item, env).values.filter(one => typeof one === 'string'), ...memberTexts(item, module)] : []));
  });
}

const ENUMERATION = /(?:tls|ssl|security|protocol|policy|version)/i;

/** `SecurityPolicyProtocol.TLS_V1_2016`, `SslPolicy.LEGACY`: the member's own name, or what the member stands for. */
function memberTexts(value: Node, module: Module): string[] {
  return [value, ...originsOf(value, module.root).map(({ node }) => node)].flatMap(node => {
    if (node.type === 'ConditionalExpression') return [...memberTexts(node.consequent, module), ...memberTexts(node.alternate, module)];
    if (node.type !== 'MemberExpression') return [];
    const key = writtenKey(node);
    const owner = node.object.type === 'Identifier' ? node.object.name : node.object.type === 'MemberExpression' ? writtenKey(node.object) : undefined;
    if (key === undefined || owner === undefined || !ENUMERATION.test(owner)) return [];
    const isOld = legacyPolicyMembers.get(owner)?.includes(key);
    return legacyVersion.test(key) ? [key] : isOld ? [`TLSv1`] : /^[A-Z]/.test(key) ? [`${owner}.${key}`] : [];
  });
}

function turnsOnEnvironment(value: Node, module: Module): boolean {
  return value.type === 'ConditionalExpression' && value.test.type === 'BinaryExpression' && (isEnvironment(value.test.left, module.root) || isEnvironment(value.test.right, module.root));
}

/** Beside `minVersion`, or with the old versions switched off by `secureOptions`. */
function limitsVersions(node: Node): boolean {
  const siblings = node.parent?.type === 'ObjectExpression' ? node.parent.properties : [];
  return siblings.some(property => property.type === 'Property' && /^(?:minVersion|secureOptions)$/.test(writtenKey(property) ?? ''));
}

const OP = /(?:^|\.)SSL_OP_(\w+)$/;

/** What of `SSL_OP_NO_…` an expression joins by `|`. */
function flagsOf(value: Node, module: Module, depth = 12): string[] {
  if (depth === 0) return [];
  if (value.type === 'BinaryExpression' && value.operator === '|') return [...flagsOf(value.left, module, depth - 1), ...flagsOf(value.right, module, depth - 1)];
  const written = value.type === 'MemberExpression' ? `.${writtenKey(value)}` : value.type === 'Identifier' ? value.name : '';
  const named = [written, ...namesOf(value, module.root)].flatMap(name => OP.exec(name)?.[1] ?? []);
  if (named.length > 0) return [named[0]!];
  return originsOf(value, module.root).flatMap(({ node }) => (node !== value && (node.type === 'BinaryExpression' || node.type === 'MemberExpression') ? flagsOf(node, module, depth - 1) : []));
}

function judgedOptions(value: Node, node: Node, module: Module): LegacyTls | undefined {
  const flags = flagsOf(value, module);
  const found = (kept: string, confidence: Confidence): LegacyTls => ({ node, kind: 'options', name: 'secureOptions', value: kept, confidence });
  if (flags.includes('NO_TLSv1_2') && !(flags.includes('NO_TLSv1_1') && flags.includes('NO_TLSv1'))) return found('SSL_OP_NO_TLSv1_2', 'certain');
  const loose = flags.find(flag => /^(?:LEGACY_SERVER_CONNECT|ALLOW_UNSAFE_LEGACY_RENEGOTIATION)$/.test(flag));
  if (loose !== undefined) return found(`SSL_OP_${loose}`, 'possible');
  return constantsOf(value, module.root).values.includes(4) ? found('SSL_OP_LEGACY_SERVER_CONNECT', 'possible') : undefined;
}

function judgedCiphers(name: string, value: Node, node: Node, module: Module): LegacyTls | undefined {
  const texts = textsIn(value, module);
  const items = itemsOf(value, module);
  const lists = [...texts, ...(items.length > 0 ? [items.join(':')] : [])];
  const weak = lists.flatMap(list => (looksLikeCiphers(list) ? (weakCipherIn(list) ?? []) : []))[0];
  if (weak === undefined) return undefined;
  return { node, kind: 'cipher', name, value: weak, confidence: lists.length === 1 ? 'likely' : 'possible' };
}

/** Of OpenSSL or IANA; the ciphers of SSH (`3des-cbc`) and of WebCrypto are another matter. */
function looksLikeCiphers(list: string): boolean {
  return /^[\w:!+@=,.\s-]{2,4000}$/.test(list) && /[A-Z]{3}/.test(list);
}

function textsIn(value: Node, module: Module): string[] {
  return constantsOf(value, module.root).values.filter(one => typeof one === 'string');
}

const FLAG = /(?<![\w-])(?:--tls-min-v1\.[01]|--tls-max-v1\.[01]|--ssl-version-(?:min|max)=(?:tls1|tls1\.1|ssl3)|--(?:tlsv1\.[01]|sslv[23])|--tls-max[ =]1\.[01])(?![\w.])/;

/** The flag, in a text that is a command or a list of flags and no sentence about one. */
function flagIn(text: string): string | undefined {
  const flag = FLAG.exec(text)?.[0];
  if (flag === undefined) return undefined;
  const isCurl = /^--(?:tlsv1|sslv|tls-max[ =])/.test(flag);
  if (isCurl) return text === flag || /(?:^|[\s;&|('"])curl\s/.test(text) ? flag : undefined;
  return /^\s*-|^\s*(?:\w+=\S*\s+)*(?:\S*\/)?(?:node|electron|chromium|google-chrome)\s|NODE_OPTIONS=/.test(text) ? flag : undefined;
}

function versionOfFlag(flag: string): string {
  const version = /1\.[01]|ssl-?v?[23]|tls1/i.exec(flag)?.[0] ?? '';
  return version.startsWith('1') ? `TLS ${version}` : version === 'tls1' ? 'TLS 1.0' : `SSL ${version.at(-1)}`;
}

/** Flags of Node.js, of browsers and of curl, in the arguments of what code starts. */
function* flagsIn(module: Module): Iterable<LegacyTls> {
  if (!FLAG.test(module.text)) return;
  const seen = (node: Node, text: string): LegacyTls | undefined => {
    const flag = isStarted(node) ? flagIn(text) : undefined;
    return flag === undefined ? undefined : { node, kind: 'flag', name: flag, value: versionOfFlag(flag), confidence: 'likely' };
  };
  for (const node of module.index.literals) {
    const found = typeof node.value === 'string' && FLAG.test(node.value) ? seen(node, node.value) : undefined;
    if (found) yield found;
  }
  for (const node of module.index.templates) {
    const text = node.quasis.map(quasi => quasi.value.cooked ?? '').join('x');
    const found = FLAG.test(text) ? seen(node, text) : undefined;
    if (found) yield found;
  }
}

/** An item of a list of arguments, or the command of a call; not a comparison, and not under NODE_OPTIONS, which is judged by name. */
function isStarted({ parent }: Node): boolean {
  if (!parent) return false;
  if (parent.type === 'ArrayExpression' || parent.type === 'TaggedTemplateExpression' || parent.type === 'VariableDeclarator') return true;
  if (parent.type !== 'CallExpression' && parent.type !== 'NewExpression') return false;
  const name = parent.callee.type === 'MemberExpression' ? writtenKey(parent.callee) : parent.callee.type === 'Identifier' ? parent.callee.name : '';
  return !/^(?:log|info|warn|error|debug|includes|indexOf|startsWith|test|match|replace(?:All)?|has|it|describe|Error)$/.test(name ?? '');
}

/** `app.commandLine.appendSwitch('ssl-version-min', 'tls1')` of Electron. */
function* switchesIn(module: Module): Iterable<LegacyTls> {
  for (const node of module.index.callsByName.get('appendSwitch') ?? []) {
    const [name, value] = node.arguments;
    if (!name || !value || !textsIn(name, module).some(text => /^ssl-version-(?:min|max)$/.test(text))) continue;
    const old = textsIn(value, module).find(text => /^(?:tls1|tls1\.1|ssl3)$/.test(text));
    if (old !== undefined) yield { node, kind: 'flag', name: `ssl-version-min=${old}`, value: old, confidence: 'certain' };
  }
}
