import { sourceOf } from './call-bounds.js';
import { handlerAround } from '../handlers/handlers.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { type SendingCall, type SentField, sendingCallsOf, sentFieldsOf } from './payment-calls.js';
import { isTreated, type Untrusted, untrustedIn } from '../outside/untrusted.js';
import { type CallNode, functionPastCallbacks, type Node, rangeOf, writtenKey } from '../syntax.js';

/** Outside data that an API is sent as it came, or money that is counted in floats. */
export interface UnvalidatedInput {
  node: Node;
  /** `money`: how much, or to whom. `field`: another field. `whole`: all that came in. `number`: made a number that may be none. `float`: an amount in the smallest unit that was never rounded. */
  kind: 'money' | 'field' | 'whole' | 'number' | 'float';
  key: string;
  piece: Untrusted | undefined;
  confidence: 'likely' | 'possible';
}

const ACCEPTED = ['schema', 'pattern', 'encoded'] as const;

export const unvalidatedInputsOf = fact((module: Module): readonly UnvalidatedInput[] => {
  const found = new Map<Node, UnvalidatedInput>();
  const add = (input: UnvalidatedInput) => found.has(input.node) || found.set(input.node, input);
  for (const field of sentFieldsOf(module)) {
    const float = floatIn(field, module);
    if (float) add(float);
    const number = numberIn(field, module);
    if (number) add(number);
    const input = inputIn(field, module);
    if (input) add(input);
  }
  for (const call of sendingCallsOf(module)) for (const input of wholesIn(call, module)) add(input);
  return [...found.values()];
});

/** `amount: req.body.amount`. */
function inputIn({ call, property, key, money }: SentField, module: Module): UnvalidatedInput | undefined {
  const { value } = property;
  if (value.type === 'ObjectExpression' || value.type === 'ArrayExpression') return undefined;
  const piece = openPieceIn(value, module);
  if (!piece || piece.part === 'header' || isLookedAt(piece, call.node, module)) return undefined;
  if (money === undefined && (piece.part === 'location' || piece.part === 'file')) return undefined;
  // A text around it: a description, a label.
  if (money === undefined && (piece.before !== '' || piece.after !== '')) return undefined;
  const isSure = money !== undefined && call.reach === 'foreign' && piece.confidence !== 'possible' && (call.kind === 'payment' || (call.kind === 'request' && money === 'amount' && key !== 'value' && key !== 'total') || (call.kind === 'named' && money === 'amount'));
  return { node: property, kind: money === undefined ? 'field' : 'money', key, piece, confidence: isSure ? 'likely' : 'possible' };
}

/** `stripe.charges.create(req.body)`, `axios.post(url, req.body)`. */
function* wholesIn(call: SendingCall, module: Module): Iterable<UnvalidatedInput> {
  for (const sent of call.sent) {
    const values = sent.type === 'ObjectExpression' ? sent.properties.filter(property => property.type === 'SpreadElement').map(({ argument }) => argument) : [sent];
    for (const value of values) {
      if (value.type !== 'Identifier' && value.type !== 'MemberExpression' && value.type !== 'TSAsExpression' && value.type !== 'AwaitExpression') continue;
      const piece = openPieceIn(value, module);
      if (!piece || (piece.part !== 'body' && piece.part !== 'query' && piece.part !== 'message') || isLookedAt(piece, call.node, module)) continue;
      const isSdk = call.kind === 'payment';
      if (piece.key !== undefined && !WHOLE.test(piece.key)) {
        // An argument of its own: `wallet.transfer(req.body.to, req.body.amount)`.
        if (call.kind !== 'request' && piece.before === '') yield { node: value, kind: 'money', key: piece.key, piece, confidence: isSdk && piece.confidence !== 'possible' ? 'likely' : 'possible' };
      } else if (piece.before === '' || piece.before === '*') yield { node: value, kind: 'whole', key: 'body', piece, confidence: isSdk && piece.confidence !== 'possible' ? 'likely' : 'possible' };
    }
  }
}

/** What holds all that came in. */
const WHOLE = /^(?:body|rawBody|query|payload|data|json|message|input)$/;

function openPieceIn(value: Node, module: Module): Untrusted | undefined {
  const pieces = untrustedIn(value, module.root).filter(piece => !isTreated(piece, ACCEPTED));
  return pieces.find(({ confidence }) => confidence !== 'possible') ?? pieces[0];
}

const VALIDATORS = /validat|schema|\bz\.|zod|\bjoi\b|yup|ajv|superstruct|celebrate|checkSchema|sanitiz|\b(?:check|body|param|query)\(|safeParse|\bassert|class-validator|typebox|arktype|valibot|dto|guard|isValid|parseBody|pipe\(/i;

/** Whether something before the call looks at what came in: middleware, a function it is given to, a condition. */
function isLookedAt(piece: Untrusted, call: CallNode, module: Module): boolean {
  const handler = handlerAround(call, module);
  if (handler?.before.some(node => VALIDATORS.test(sourceOf(node, module)))) return true;
  const outer = handler?.fn ?? functionPastCallbacks(call);
  if (!outer) return false;
  const [start] = rangeOf(outer.body);
  const before = module.text.slice(start, rangeOf(call)[0]);
  if (/\b(?:validat|assert|verif|check|sanitiz|ensure|parse[A-Z]|isValid|safeParse|\w*[sS]chema\b)\w*\s{0,3}[.(]/.test(before.replace(/JSON\.parse|parseInt|parseFloat|verif\w*(?:Signature|Token|Webhook|Jwt)\w*|constructEvent/g, ''))) return true;
  const name = piece.key;
  if (name === undefined || !/^[\w$]+$/.test(name)) return false;
  // `if (amount > LIMIT)`, `if (!CURRENCIES.has(currency))`, `typeof amount !== 'number'`; that it is there says nothing.
  const escaped = name.replaceAll('$', '\\$');
  return new RegExp(`\\b${escaped}\\)?\\s{0,5}(?:[<>]|===?\\s{0,3}['"\\d]|!==?\\s{0,3}['"\\d])|[<>]=?\\s{0,5}[\\w.]*\\b${escaped}\\b|typeof\\s[\\w.]*\\b${escaped}\\b|(?:isFinite|isInteger|isSafeInteger|isNaN|isAddress|includes|has|test|isUUID|is[A-Z]\\w*)\\s{0,3}\\([^)]{0,60}\\b${escaped}\\b|\\b${escaped}\\.(?:match|length)`).test(before);
}

const ROUNDING = /^(?:round|floor|ceil|trunc|toFixed|toMinor\w*|toCents|parseInt|BigInt|toInteger|toNumber|times|mul|multiply|multipliedBy|toUnit|toBaseUnit|parseUnits|parseEther)$/;
const MONEY = /amount|price|total|cost|fee|subtotal|balance|sum|dollars|euros|charge|tip|tax|discount|payment/i;
const SMALLEST = /^(?:amount|unit_?[aA]mount|amount_?(?:in_?)?[cC]ents|amountInCents|cents|price_?[iI]n_?[cC]ents|amount_total|total_amount|totalAmount|application_fee_amount|transfer_amount|value|price)$/;

/** `amount: price * 100`, which is 1998.9999999999998 for 19.99. */
function floatIn({ call, property, key, money }: SentField, module: Module): UnvalidatedInput | undefined {
  if (money !== 'amount' || !SMALLEST.test(key)) return undefined;
  for (const { node, env } of originsOf(property.value, module.root)) {
    if (env.module !== module || node.type !== 'BinaryExpression' || node.operator !== '*') continue;
    const [factor, other] = isHundred(node.right) ? [node.right, node.left] : isHundred(node.left) ? [node.left, node.right] : [];
    if (!factor || !other || isWhole(other, module)) continue;
    const named = sourceOf(other, module).slice(0, 200);
    const isMoney = MONEY.test(named) || /parseFloat|Number\(/.test(named);
    const isSure = (isMoney || call.kind === 'payment') && call.kind !== 'named' && call.reach === 'foreign';
    if (isMoney || call.kind === 'payment') return { node, kind: 'float', key, piece: undefined, confidence: isSure ? 'likely' : 'possible' };
  }
  return undefined;
}

function isHundred(node: Node): boolean {
  return node.type === 'Literal' && (node.value === 100 || node.value === 1000);
}

/** A whole number, or one of a library that counts exactly. */
function isWhole(node: Node, module: Module): boolean {
  if (node.type === 'Literal') return typeof node.value === 'number' && Number.isInteger(node.value);
  return originsOf(node, module.root).every(origin => {
    const { node: at } = origin;
    if (at.type === 'Literal') return typeof at.value === 'number' && Number.isInteger(at.value);
    return at.type === 'CallExpression' && ROUNDING.test(calleeName(at.callee) ?? '');
  });
}

const CONVERSIONS = new Set(['Number', 'parseInt', 'parseFloat']);

/** `amount: Number(req.body.amount)`: NaN, a minus or a billion go through. */
function numberIn({ call, property, key, money }: SentField, module: Module): UnvalidatedInput | undefined {
  for (const { node, env } of originsOf(property.value, module.root)) {
    if (env.module !== module) continue;
    const conversion = conversionIn(node);
    const [given] = conversion?.arguments ?? [];
    if (!conversion || !given || given.type === 'SpreadElement') continue;
    const piece = openPieceIn(given, module);
    if (!piece || piece.part === 'header' || isLookedAt(piece, call.node, module) || isMeasured(property.value, call.node, module)) continue;
    const isSure = money === 'amount' && piece.confidence !== 'possible' && call.reach === 'foreign' && call.kind !== 'named';
    return { node: conversion, kind: 'number', key, piece, confidence: isSure ? 'likely' : 'possible' };
  }
  return undefined;
}

/** The conversion in `Math.round(Number(x) * 100)`. */
function conversionIn(node: Node): CallNode | undefined {
  const queue: Node[] = [node];
  for (let steps = 0; queue.length > 0 && steps < 12; steps++) {
    const at = queue.shift()!;
    if (at.type === 'CallExpression') {
      const name = calleeName(at.callee) ?? '';
      if (CONVERSIONS.has(name) && (at.callee.type === 'Identifier' || (at.callee.type === 'MemberExpression' && writtenKey(at.callee) === name))) return at;
      if (ROUNDING.test(name) && at.arguments[0] && at.arguments[0].type !== 'SpreadElement') queue.push(at.arguments[0]);
    } else if (at.type === 'BinaryExpression' && at.operator !== 'in' && at.operator !== 'instanceof') queue.push(at.left as Node, at.right);
    else if (at.type === 'LogicalExpression') queue.push(at.left);
  }
  return undefined;
}

/** `const amount = Number(…); if (!(amount > 0)) …`. */
function isMeasured(value: Node, call: Node, module: Module): boolean {
  if (value.type !== 'Identifier') return false;
  const outer = functionPastCallbacks(call);
  const before = outer ? module.text.slice(rangeOf(outer)[0], rangeOf(call)[0]) : '';
  const name = value.name.replaceAll('$', '\\$');
  return new RegExp(`(?:isFinite|isNaN|isInteger|isSafeInteger)\\([^)]{0,40}\\b${name}\\b|\\b${name}\\b\\s{0,4}[<>]|[<>]=?\\s{0,4}${name}\\b|!\\s{0,2}${name}\\b`).test(before);
}
