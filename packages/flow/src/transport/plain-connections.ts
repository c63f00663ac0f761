import type { TSESTree } from '@typescript-eslint/types';
import type { Confidence } from '@postern/catalogue';
import { useOfAddress } from '../addresses/address-uses.js';
import { fact, type Module } from '../module.js';
import { textsOf } from '../values/parts.js';
import { type PlainAddress, plainAddressOf } from './plain-address.js';
import { plainOptionsOf } from './plain-options.js';
import { type Node, rangeOf, writtenKey } from '../syntax.js';

/** A place from which something goes over the network in the clear. */
export interface PlainConnection {
  node: Node;
  kind: 'request' | 'setting' | 'redirect' | 'webhook' | 'element' | 'mail' | 'login';
  scheme: string;
  host: string;
  safe: string;
  confidence: Confidence;
  /** Where the address is used, if that is another place. */
  use?: Node;
  /** What to write in place of the scheme, where that is all. */
  edit?: { start: number; end: number; text: string };
}

export const plainConnectionsOf = fact((module: Module): readonly PlainConnection[] => [...addressesIn(module), ...plainOptionsOf(module)]);

const START = /^\s*(?:http|ws|ftp|telnet|redis|amqp|mqtt|stomp|ldap|mongodb|smtp|postgres(?:ql)?|mysql|mariadb):\/\//i;

function* addressesIn(module: Module): Iterable<PlainConnection> {
  for (const node of module.index.literals) {
    if (typeof node.value !== 'string' || !START.test(node.value) || isKey(node)) continue;
    const address = plainAddressOf(node.value) ?? startedBy(node, module);
    const found = address && connectionAt(node, address, module);
    if (found) yield found;
  }
  for (const node of module.index.templates) {
    if (!(START.test(node.quasis[0]!.value.raw) || isSchemeFirst(node)) || node.parent?.type === 'TaggedTemplateExpression') continue;
    const texts = textsOf(node, module.root);
    // `${isSecure ? 'https' : 'http'}://…`: somebody has thought of it.
    const address = texts.some(text => /^(?:https|wss):/.test(text)) ? undefined : firstAddress(texts);
    const found = address && connectionAt(node, address, module);
    if (found) yield found;
  }
}

/** `${SCHEME}://api.acme.com`. */
function isSchemeFirst({ quasis }: TSESTree.TemplateLiteral): boolean {
  return quasis[0]!.value.raw === '' && quasis[1]?.value.raw.startsWith('://') === true;
}

function isKey({ parent, ...node }: TSESTree.Literal): boolean {
  return parent?.type === 'Property' && parent.key.type === 'Literal' && rangeOf(parent.key)[0] === rangeOf(node as TSESTree.Literal)[0];
}

/** `'http://' + HOST + '/orders'`. */
function startedBy(node: TSESTree.Literal, module: Module): PlainAddress | undefined {
  let at: Node = node;
  while (at.parent?.type === 'BinaryExpression' && at.parent.operator === '+' && at.parent.left === at) at = at.parent;
  return at === node ? undefined : firstAddress(textsOf(at, module.root));
}

function firstAddress(texts: readonly string[]): PlainAddress | undefined {
  for (const text of texts) {
    const address = plainAddressOf(text);
    if (address) return address;
  }
  return undefined;
}

function connectionAt(node: Node, { scheme, host, reach, safe }: PlainAddress, module: Module): PlainConnection | undefined {
  const isHttp = scheme === 'http' || scheme === 'ws';
  const use = useOfAddress(node, isHttp, module);
  if (!use || isUpgraded(scheme, module)) return undefined;
  const [start, end] = rangeOf(node);
  const isElsewhere = rangeOf(use.at)[0] > end || rangeOf(use.at)[1] < start;
  const isHook = use.kind === 'setting' && use.confidence === 'possible' && /^\w+:\/\/[^/]+\/(?:[\w-]+\/){0,4}(?:webhooks?|hooks?|callbacks?|ipn|notify)(?:[/?]|$)/i.test(textOfAddress(node, module));
  const offset = module.text.indexOf(scheme, start);
  return {
    node,
    kind: isHook ? 'webhook' : use.kind,
    scheme,
    host,
    safe,
    confidence: reach === 'placeholder' ? 'possible' : isHook ? 'likely' : use.confidence,
    ...(isElsewhere && use.at !== node && { use: use.at }),
    ...(/^\w+$/.test(safe) && offset >= start && offset < end && { edit: { start: offset, end: offset + scheme.length, text: safe } }),
  };
}

function textOfAddress(node: Node, module: Module): string {
  return module.text.slice(rangeOf(node)[0] + 1, rangeOf(node)[1] - 1);
}

/** A directory that is asked to go over to TLS before anything is sent. */
function isUpgraded(scheme: string, module: Module): boolean {
  return scheme === 'ldap' && (module.index.callsByName.has('starttls') || module.index.callsByName.has('startTLS') || module.index.objects.some(object => object.properties.some(property => property.type === 'Property' && /^start_?tls$/i.test(writtenKey(property) ?? ''))));
}
