import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../node-index.js';
import { isFunction, isInside, type Node, rangeOf } from '../syntax.js';

/** A condition that has come out one way whenever a place is reached. */
export interface TestBefore {
  test: Node;
  /** How it came out. */
  outcome: boolean;
}

const MAX_ANCESTORS = 80;
const MAX_TESTS = 60;

/**
 * The conditions that are known at a place: of the `if`s, conditionals and `&&` it stands in, and of those before it that
 * leave otherwise (`if (!allowed.includes(x)) return`). Closures see those around them.
 */
export function testsBefore(place: Node): readonly TestBefore[] {
  const before = known.get(place);
  if (before) return before;
  const found = [...testsOf(place)].slice(0, MAX_TESTS);
  known.set(place, found);
  return found;
}

const known = new WeakMap<Node, readonly TestBefore[]>();

function* testsOf(place: Node): Iterable<TestBefore> {
  let at = place;
  for (let steps = 0; at.parent && steps < MAX_ANCESTORS; steps++, at = at.parent) {
    const { parent } = at;
    switch (parent.type) {
      case 'IfStatement':
      case 'ConditionalExpression':
        if (at === parent.consequent) yield { test: parent.test, outcome: true };
        else if (at === parent.alternate) yield { test: parent.test, outcome: false };
        break;
      case 'LogicalExpression':
        if (at === parent.right && parent.operator !== '??') yield { test: parent.left, outcome: parent.operator === '&&' };
        break;
      case 'WhileStatement':
        if (at === parent.body) yield { test: parent.test, outcome: true };
        break;
      case 'BlockStatement':
      case 'Program':
      case 'SwitchCase':
      case 'StaticBlock': {
        const statements: readonly Node[] = parent.type === 'SwitchCase' ? parent.consequent : parent.body;
        for (const statement of statements) {
          if (statement === at || rangeOf(statement)[0] > rangeOf(at)[0]) break;
          if (statement.type === 'IfStatement') {
            if (leaves(statement.consequent)) yield { test: statement.test, outcome: false };
            else if (statement.alternate && leaves(statement.alternate)) yield { test: statement.test, outcome: true };
          } else if (statement.type === 'ExpressionStatement') {
            const expression = statement.expression.type === 'AwaitExpression' ? statement.expression.argument : statement.expression;
            if (expression.type !== 'CallExpression' || !expression.arguments[0]) continue;
            const name = calleeName(expression.callee) ?? '';
            if (ASSERTIONS.test(name)) yield { test: expression.arguments[0], outcome: true };
            // `assertColumn(column)` throws where it is none.
            else if (CHECKS.test(name)) yield { test: expression, outcome: true };
          }
        }
        break;
      }
    }
  }
}

const ASSERTIONS = /^(?:assert|invariant|ok|strictAssert|tiny_?invariant)$/;
const CHECKS = /^(?:assert|check|validat|ensure|verify|guard|must|require[A-Z])/;
const EXITS = /^(?:exit|redirect|notFound|throw|fail|abort|panic|forbidden|unauthorized|permanentRedirect)$/;

/** Whether control never runs past a statement. */
export function leaves(statement: Node | undefined): boolean {
  switch (statement?.type) {
    case 'ReturnStatement':
    case 'ThrowStatement':
    case 'ContinueStatement':
    case 'BreakStatement':
      return true;
    case 'BlockStatement':
      return leaves(statement.body.at(-1));
    case 'IfStatement':
      return statement.alternate !== null && leaves(statement.consequent) && leaves(statement.alternate ?? undefined);
    case 'ExpressionStatement': {
      const call = statement.expression.type === 'AwaitExpression' ? statement.expression.argument : statement.expression;
      return call.type === 'CallExpression' && EXITS.test(calleeName(call.callee) ?? '');
    }
    default:
      return false;
  }
}

/** The cases of a `switch` that a place stands under; undefined where it stands in none, or under `default`. */
export function casesAround(place: Node): { switched: TSESTree.SwitchStatement; values: readonly Node[] } | undefined {
  for (let at: Node = place; at.parent && !isFunction(at); at = at.parent) {
    if (at.type !== 'SwitchCase' || at.parent.type !== 'SwitchStatement' || isInside(place, at.test ?? at.parent.discriminant)) continue;
    return at.test ? { switched: at.parent, values: [at.test] } : undefined;
  }
  return undefined;
}
