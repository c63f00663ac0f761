import { exactTests, type Treatment } from '@postern/catalogue';
import type { TSESTree } from '@typescript-eslint/types';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { casesAround, testsBefore } from './tests-before.js';
import { type Node, rangeOf, writtenKey } from '../syntax.js';
import type { Variable } from '../values/variables.js';

/** What is known of a value at a place. `exact`: one of a written list, a number, an id: nothing can be smuggled in. */
export type Assurance = 'exact' | Extract<Treatment, 'text' | 'pattern' | 'checked' | 'affix'>;

/** The names that a value has on its way: variables, and members as they are written. */
export interface Aliases {
  variables: ReadonlySet<Variable>;
  texts: ReadonlySet<string>;
}

const EXACT = new Set(exactTests);

/** What the conditions before a place say about a value. */
export function assurancesAt(place: Node, aliases: Aliases, module: Module): ReadonlySet<Assurance> {
  const found = new Set<Assurance>();
  const isValue = (node: Node) => isAlias(node, aliases, module);
  for (const { test, outcome } of testsBefore(place)) {
    const said = assuredBy(test, outcome, isValue, module);
    if (said) found.add(said);
  }
  const cases = casesAround(place);
  if (cases && isValue(cases.switched.discriminant) && cases.values.every(value => isWritten(value, module))) found.add('exact');
  return found;
}

/** How a member is written, without what does not matter. */
export function writtenAs(node: Node, module: Module): string {
  return module.text.slice(...rangeOf(node)).replace(/[\s?!]/g, '');
}

const SAME = new Set(['trim', 'toLowerCase', 'toUpperCase', 'toString']);

function isAlias(node: Node, aliases: Aliases, module: Module): boolean {
  let at = node;
  for (;;) {
    if (at.type === 'ChainExpression' || at.type === 'TSAsExpression' || at.type === 'TSNonNullExpression') at = at.expression;
    else if (at.type === 'CallExpression' && at.callee.type === 'Identifier' && at.callee.name === 'String' && at.arguments[0]) at = at.arguments[0];
    else if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && SAME.has(writtenKey(at.callee) ?? '')) at = at.callee.object;
    else if (at.type === 'AssignmentExpression') at = at.right;
    else break;
  }
  if (at.type === 'Identifier') {
    const variable = module.variableOf(at);
    return variable !== undefined && aliases.variables.has(variable);
  }
  return at.type === 'MemberExpression' && aliases.texts.has(writtenAs(at, module));
}

type IsValue = (node: Node) => boolean;

function assuredBy(test: Node, outcome: boolean, isValue: IsValue, module: Module, depth = 8): Assurance | undefined {
  if (depth === 0) return undefined;
  switch (test.type) {
    case 'UnaryExpression':
      return test.operator === '!' ? assuredBy(test.argument, !outcome, isValue, module, depth - 1) : undefined;
    case 'ChainExpression':
    case 'TSAsExpression':
    case 'TSNonNullExpression':
      return assuredBy(test.expression, outcome, isValue, module, depth - 1);
    case 'AwaitExpression':
      return assuredBy(test.argument, outcome, isValue, module, depth - 1);
    case 'LogicalExpression': {
      const left = assuredBy(test.left, outcome, isValue, module, depth - 1);
      const right = assuredBy(test.right, outcome, isValue, module, depth - 1);
      // Both sides hold where `&&` came out true, or `||` false; else it may have been either.
      if ((test.operator === '&&') === outcome) return strongest(left, right);
      return left && right ? (left === right ? left : left === 'affix' || right === 'affix' ? 'affix' : 'checked') : isAbsence(test.left, outcome, isValue) ? right : undefined;
    }
    case 'BinaryExpression':
      return byComparison(test, outcome, isValue, module);
    case 'CallExpression':
      return byCall(test, outcome, isValue, module);
    case 'MemberExpression':
      // `if (!COLUMNS[x]) return`
      return outcome && test.computed && isValue(test.property) && isTable(test.object, module) ? 'exact' : undefined;
    case 'Identifier':
      return byName(test, outcome, isValue, module, depth);
    default:
      return undefined;
  }
}

/** `x && !ALLOWED.includes(x)` came out false: then x is allowed, or there is none. */
function isAbsence(test: Node, outcome: boolean, isValue: IsValue): boolean {
  if (outcome) return test.type === 'UnaryExpression' && test.operator === '!' && isValue(test.argument);
  if (isValue(test)) return true;
  if (test.type !== 'BinaryExpression' || !test.operator.startsWith('!')) return false;
  return isValue(test.left) && ((test.right.type === 'Identifier' && test.right.name === 'undefined') || (test.right.type === 'Literal' && (test.right.value === null || test.right.value === '')));
}

const ORDER: readonly Assurance[] = ['exact', 'pattern', 'text', 'checked', 'affix'];

function strongest(...given: readonly (Assurance | undefined)[]): Assurance | undefined {
  return ORDER.find(one => given.includes(one));
}

/** `const isAllowed = ALLOWED.includes(x); if (!isAllowed) return` */
function byName(test: TSESTree.Identifier, outcome: boolean, isValue: IsValue, module: Module, depth: number): Assurance | undefined {
  const [origin, ...others] = originsOf(test, module.root);
  if (!origin || others.length > 0 || origin.kind !== 'expression' || origin.node === test || origin.env.module !== module) return undefined;
  return assuredBy(origin.node, outcome, isValue, module, depth - 1);
}

function byComparison({ operator, left, right }: TSESTree.BinaryExpression, outcome: boolean, isValue: IsValue, module: Module): Assurance | undefined {
  if (operator === 'in') return outcome && isValue(left) && isTable(right, module) ? 'exact' : undefined;
  const isEqual = operator === '===' || operator === '==';
  if (isEqual || operator === '!==' || operator === '!=') {
    if (isEqual !== outcome) return byIndex(left, right, operator, outcome, isValue, module);
    for (const [side, other] of [[left, right], [right, left]] as const) {
      if (isValue(side) && isWritten(other, module)) return 'exact';
      if (side.type === 'UnaryExpression' && side.operator === 'typeof' && isValue(side.argument) && other.type === 'Literal') return other.value === 'string' ? 'text' : other.value === 'number' || other.value === 'boolean' ? 'exact' : undefined;
    }
    return undefined;
  }
  return byIndex(left, right, operator, outcome, isValue, module);
}

/** `ALLOWED.indexOf(x) === -1` came out false, `… >= 0` true. */
function byIndex(left: Node, right: Node, operator: string, outcome: boolean, isValue: IsValue, module: Module): Assurance | undefined {
  if (left.type !== 'CallExpression' || calleeName(left.callee) !== 'indexOf' || left.callee.type !== 'MemberExpression' || !left.arguments[0] || !isValue(left.arguments[0])) return undefined;
  const isFound = /^(?:!==?|>|>=)$/.test(operator) === outcome;
  return isFound && isList(left.callee.object, module) && (right.type === 'UnaryExpression' || right.type === 'Literal') ? 'exact' : undefined;
}

function isWritten(node: Node, module: Module): boolean {
  if (node.type === 'Literal') return node.value !== null && node.value !== '' && !('regex' in node);
  if (node.type === 'MemberExpression' && !node.computed) return originsOf(node, module.root).every(({ kind, node: of }) => kind === 'expression' && of.type === 'Literal') || /^[A-Z][A-Za-z]*\.[A-Z]/.test(writtenAs(node, module));
  return node.type === 'Identifier' && node.name !== 'undefined' && /^[A-Z][A-Z0-9_]+$/.test(node.name);
}

/** Not a text: `x.includes('..')` says something else than `LIST.includes(x)`. */
function isList(node: Node, module: Module): boolean {
  const origins = originsOf(node, module.root);
  return origins.every(({ kind, node: of }) => kind !== 'expression' || (of.type !== 'Literal' && of.type !== 'TemplateLiteral'));
}

function isTable(node: Node, module: Module): boolean {
  return originsOf(node, module.root).every(({ kind, node: of }) => kind === 'import' || kind === 'this' || kind === 'member' || (kind === 'expression' && (of.type === 'ObjectExpression' || of.type === 'TSEnumDeclaration' || of.type === 'NewExpression' || of.type === 'CallExpression')));
}

function byCall(call: TSESTree.CallExpression, outcome: boolean, isValue: IsValue, module: Module): Assurance | undefined {
  const { callee } = call;
  const name = calleeName(callee);
  if (name === undefined) return undefined;
  const args = call.arguments;
  const takesValue = args.some(arg => arg.type !== 'SpreadElement' && isValue(arg));
  if (callee.type === 'MemberExpression') {
    if (name === 'test' && takesValue) return byPattern(callee.object, outcome, module);
    if ((name === 'match' || name === 'search') && isValue(callee.object) && args[0] && args[0].type !== 'SpreadElement') return byPattern(args[0], outcome, module);
    if ((name === 'includes' || name === 'has' || name === 'hasOwnProperty' || name === 'hasOwn' || name === 'contains') && takesValue) {
      return outcome && isList(name === 'hasOwn' && args[0] && args[0].type !== 'SpreadElement' ? args[0] : callee.object, module) ? 'exact' : undefined;
    }
    if (name === 'call' && takesValue && calleeName(callee.object) === 'hasOwnProperty') return outcome ? 'exact' : undefined;
    if ((name === 'startsWith' || name === 'endsWith') && isValue(callee.object)) return 'affix';
    if (name === 'some' && outcome) return namesValue(args[0], isValue) ? 'exact' : undefined;
  }
  const asNumber = takesValue ? undefined : numberOf(args[0], isValue);
  if (asNumber && (name === 'isNaN' ? !outcome : EXACT.has(name) && outcome)) return asNumber;
  if (!takesValue) return undefined;
  if (name === 'isNaN') return outcome ? undefined : 'exact';
  if (EXACT.has(name)) return outcome ? 'exact' : undefined;
  // ObjectId.isValid(id), uuid.validate(id)
  if ((name === 'isValid' || name === 'validate') && /ObjectId|uuid|Types/i.test(writtenAs(callee, module))) return outcome ? 'exact' : undefined;
  if (/string/i.test(name)) return outcome ? 'text' : undefined;
  if (SHAPES.test(name) || (CHECKS.test(name) && !RIGHTS.test(name))) return 'checked';
  // A refusal: `if (looksMalicious(x)) return`
  return !outcome && /invalid|malicious|unsafe|danger|forbid|contains|reject|inject/i.test(name) ? 'checked' : undefined;
}

/** Names of tests of what a value looks like, and of tests of who may have it, which say nothing of that. */
const SHAPES = /valid|safe|allow|legal|supported|permitted|white|sanit|accept/i;
const CHECKS = /^(?:is|check|verify|match|assert|ensure|guard|must|require[A-Z])/;
const RIGHTS = /auth|log(?:ged)?_?in|login|admin|owner|access|permission|role|exist|empty|member|session|token|banned|blocked|array|object|user$|challenge|limit|rate|solve/i;

/** `isNaN(Number(x))` looks at all of x, `isNaN(parseInt(x))` at how it begins. */
function numberOf(node: Node | undefined, isValue: IsValue): Assurance | undefined {
  if (node?.type === 'UnaryExpression' && node.operator === '+' && isValue(node.argument)) return 'exact';
  if (node?.type !== 'CallExpression' || !node.arguments[0] || !isValue(node.arguments[0])) return undefined;
  const name = calleeName(node.callee);
  return name === 'Number' ? 'exact' : name === 'parseInt' || name === 'parseFloat' ? 'checked' : undefined;
}

/** `ALLOWED.some(one => one === x)` */
function namesValue(callback: Node | undefined, isValue: IsValue): boolean {
  if (callback?.type !== 'ArrowFunctionExpression' || callback.body.type !== 'BinaryExpression') return false;
  const { operator, left, right } = callback.body;
  return operator.startsWith('==') && (isValue(left) || isValue(right));
}

function byPattern(node: Node, outcome: boolean, module: Module): Assurance | undefined {
  const source = patternOf(node, module);
  if (source === undefined) return 'checked';
  // Anything fits somewhere into `(http.*)`.
  if (outcome && /(?:^|[^\\])\.[*+]/.test(source) && !isTight(source)) return undefined;
  return outcome ? (isTight(source) ? 'pattern' : 'checked') : /^\[\^/.test(source) ? 'pattern' : 'checked';
}

/** The source of a regular expression that is written down. */
export function patternOf(node: Node, module: Module): string | undefined {
  for (const origin of originsOf(node, module.root)) {
    if (origin.kind !== 'expression') continue;
    if (origin.node.type === 'Literal' && 'regex' in origin.node) return origin.node.regex.pattern;
  }
  return undefined;
}

/** From the first character to the last, of characters that are named: no dot, no negated class, no quote or blank. */
function isTight(source: string): boolean {
  if (!source.startsWith('^') || !source.endsWith('$')) return false;
  const bare = source.slice(1, -1).replace(/\\\./g, '');
  const outside = bare.replace(/\[(?:[^\]\\]|\\.)*\]/g, '');
  return !outside.includes('.') && !/\[\^|\\[SDWs]|['"`;]/.test(bare);
}
