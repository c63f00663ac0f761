import { amountFields, payeeFields, paymentCalls, paymentPackages } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import { apiCallsOf } from './api-calls.js';
import { fact, type Module } from '../module.js';
import { calleeNames } from '../values/names.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { type CallNode, type Node, writtenKey } from '../syntax.js';

/** A call that leaves for an API, with the objects that it sends. */
export interface SendingCall {
  node: CallNode;
  /** `payment`: of a library that moves money. `named`: called as if it did. `request`: any other. */
  kind: 'payment' | 'named' | 'request';
  reach: 'own' | 'foreign';
  /** What is sent: arguments, or what `JSON.stringify` makes a body of. */
  sent: readonly Node[];
}

const packages = new Set(paymentPackages);

export const sendingCallsOf = fact((module: Module): readonly SendingCall[] => {
  const found = new Map<Node, SendingCall>();
  for (const { node, request, through, reach } of apiCallsOf(module)) {
    const sent = request ? bodiesOf(node, request.options, module) : argumentsOf(node);
    found.set(node, { node, kind: packages.has(through) ? 'payment' : 'request', reach, sent });
  }
  for (const name of paymentCalls) {
    for (const node of module.index.callsByName.get(name) ?? []) {
      if (found.has(node) || node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') continue;
      const isKnown = calleeNames(node, module.root).some(full => packages.has(full.split(/[.(]/)[0]!) || [...packages].some(pack => full.startsWith(`${pack}.`) || full.startsWith(`${pack}(`)));
      found.set(node, { node, kind: isKnown ? 'payment' : 'named', reach: 'foreign', sent: argumentsOf(node) });
    }
  }
  return [...found.values()];
});

function argumentsOf(node: CallNode): readonly Node[] {
  return node.arguments.filter(arg => arg.type !== 'SpreadElement' && arg.type !== 'Literal');
}

/** The body of a request: the second argument of `axios.post`, `body`, `json` and `data` of options. */
function bodiesOf(node: CallNode, options: readonly Node[], module: Module): readonly Node[] {
  const bodies: Node[] = [];
  const method = calleeName(node.callee) ?? '';
  if (/^(?:post|put|patch|send)$/.test(method) && node.arguments.length > 1 && node.arguments[1]!.type !== 'SpreadElement' && !options.includes(node.arguments[1]!)) bodies.push(unwrapped(node.arguments[1]!));
  for (const option of options) {
    for (const { node: object, env } of originsOf(option, module.root)) {
      if (object.type !== 'ObjectExpression' || env.module !== module) continue;
      for (const property of object.properties) {
        if (property.type === 'Property' && /^(?:body|json|data|form|variables)$/.test(writtenKey(property) ?? '')) bodies.push(unwrapped(property.value));
      }
    }
  }
  return bodies;
}

/** `JSON.stringify(x)`, `new URLSearchParams(x)`. */
function unwrapped(node: Node): Node {
  const isWrapper = (node.type === 'CallExpression' || node.type === 'NewExpression') && /^(?:stringify|URLSearchParams|serialize|FormData)$/.test(calleeName(node.callee) ?? '');
  const [first] = isWrapper ? node.arguments : [];
  return first && first.type !== 'SpreadElement' ? first : node;
}

export type MoneyField = 'amount' | 'payee';

/** A field that is sent, with what it says. */
export interface SentField {
  call: SendingCall;
  property: TSESTree.Property;
  key: string;
  money: MoneyField | undefined;
}

const amounts = new Set(amountFields);
const payees = new Set(payeeFields);
const MAX_FIELDS = 200;

/** All fields of what a file sends, nested ones too. */
export const sentFieldsOf = fact((module: Module): readonly SentField[] => {
  const found: SentField[] = [];
  for (const call of sendingCallsOf(module)) {
    const queue = [...call.sent];
    const seen = new Set<Node>();
    for (let steps = 0; queue.length > 0 && steps < MAX_FIELDS; steps++) {
      const at = queue.shift()!;
      for (const { node, env } of at.type === 'ObjectExpression' || at.type === 'ArrayExpression' ? [{ node: at, env: module.root }] : originsOf(at, module.root)) {
        if (seen.has(node) || env.module !== module) continue;
        seen.add(node);
        if (node.type === 'ArrayExpression') for (const item of node.elements) if (item?.type === 'ObjectExpression') queue.push(item);
        if (node.type !== 'ObjectExpression') continue;
        for (const property of node.properties) {
          if (property.type !== 'Property') continue;
          const key = writtenKey(property);
          if (key === undefined) continue;
          found.push({ call, property, key, money: amounts.has(key) ? 'amount' : payees.has(key) ? 'payee' : undefined });
          if (property.value.type === 'ObjectExpression' || property.value.type === 'ArrayExpression') queue.push(property.value);
        }
      }
    }
  }
  return found;
});
