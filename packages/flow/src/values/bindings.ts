import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, isFunction, isInside, type Node, rangeOf } from '../syntax.js';
import type { Variable } from './variables.js';

/** One write to a variable: what is written, and how the pattern takes it apart. */
export interface Write {
  /** The identifier that is written. */
  target: TSESTree.Identifier;
  /** `init`: the value itself. `element`: an item of it. `parameter`, `import`, `caught`: as they say. `opaque`: cannot be followed. */
  kind: 'init' | 'element' | 'parameter' | 'import' | 'function' | 'class' | 'enum' | 'caught' | 'update' | 'opaque';
  /** The expression, function, class or specifier. */
  source: Node;
  /** Keys from the source to the target: `{ a: [, b] }` is `['a', 1]`. `null` stands for a rest. */
  path: readonly (string | number | null | undefined)[];
  /** Values that stand in where a part is missing, each with the keys from it to the target. */
  defaults: readonly Default[];
  /** Position of the parameter. */
  parameter: number;
  /** Where the write takes effect, as an offset. */
  at: number;
}

export interface Default {
  node: Node;
  path: Write['path'];
}

export function writesOf(variable: Variable): readonly Write[] {
  const known = writesCache.get(variable);
  if (known) return known;
  const targets = new Set<Node>();
  for (const { name } of variable.definitions) targets.add(name);
  for (const target of variable.writes) targets.add(target);
  const writes: Write[] = [];
  for (const target of targets) {
    if (target.type !== 'Identifier') continue;
    const write = writeAt(target);
    if (write) writes.push(write);
  }
  writes.sort((a, b) => a.at - b.at);
  writesCache.set(variable, writes);
  return writes;
}
const writesCache = new WeakMap<Variable, readonly Write[]>();

function writeAt(target: TSESTree.Identifier): Write | undefined {
  const path: (string | number | null | undefined)[] = [];
  const defaults: Default[] = [];
  const write = (kind: Write['kind'], source: Node, at: Node = source, parameter = -1): Write => ({
    target,
    kind,
    source,
    path,
    defaults,
    parameter,
    at: rangeOf(at)[1],
  });
  let at: Node = target;
  for (let parent: Node | undefined = target.parent; parent; at = parent, parent = parent.parent) {
    switch (parent.type) {
      case 'Property':
        path.unshift(keyOf(parent));
        break;
      case 'ArrayPattern':
        path.unshift(parent.elements.indexOf(at as never));
        break;
      case 'RestElement':
        if (isParameter(parent)) return write('opaque', parent);
        path.unshift(null);
        break;
      case 'AssignmentPattern':
        defaults.push({ node: parent.right, path: [...path] });
        if (isParameter(parent)) return write('parameter', enclosingFunction(parent)!, target, parameterIndex(parent));
        break;
      case 'ObjectPattern':
        break;
      case 'TSParameterProperty':
        return write('parameter', enclosingFunction(parent)!, target, parameterIndex(parent));
      case 'VariableDeclarator': {
        const loop = parent.parent.parent;
        if (loop?.type === 'ForOfStatement' && loop.left === parent.parent) return write('element', loop.right, parent);
        if (loop?.type === 'ForInStatement' && loop.left === parent.parent) return write('opaque', parent);
        // `var x;` and `declare const x` write nothing.
        return parent.init ? write('init', parent.init, parent) : undefined;
      }
      case 'AssignmentExpression':
        return parent.operator === '=' || parent.operator === '??=' || parent.operator === '||='
          ? write('init', parent.right, parent)
          : write('update', parent, parent);
      case 'UpdateExpression':
        return write('opaque', parent);
      case 'ForOfStatement':
        return write('element', parent.right, parent.left);
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression': {
        if (parent.id === at) return write('function', parent, target);
        const parameter = parent.params.indexOf(at as never);
        return write('parameter', parent, target, parameter);
      }
      case 'ClassDeclaration':
      case 'ClassExpression':
        return write('class', parent, target);
      case 'TSEnumDeclaration':
        return write('enum', parent, target);
      case 'TSDeclareFunction': // a signature; the function itself follows
        return undefined;
      case 'CatchClause':
        return write('caught', parent, target);
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
      case 'TSImportEqualsDeclaration':
        return write('import', parent, target);
      default:
        return write('opaque', parent);
    }
  }
  return undefined;
}

function isParameter(node: Node): boolean {
  return parameterIndex(node) >= 0;
}

function parameterIndex(node: Node): number {
  const owner = node.parent;
  if (owner?.type === 'TSParameterProperty') return parameterIndex(owner);
  if (!owner || !isFunction(owner) || !('params' in owner) || !Array.isArray(owner.params)) return -1;
  return owner.params.indexOf(node as never);
}

function keyOf(property: TSESTree.Property): string | undefined {
  if (property.key.type === 'Literal') return String(property.key.value);
  return property.key.type === 'Identifier' && !property.computed ? property.key.name : undefined;
}

/**
 * The writes that can reach a use. Straight-line code is followed exactly: a later write in the same function that
 * always runs before the use hides the earlier ones. Loops and closures keep all that can come round.
 */
export function writesReaching(variable: Variable, use: Node): readonly Write[] {
  const writes = writesOf(variable);
  if (writes.length < 2) return writes;
  let reaching = known.get(use);
  if (!reaching) known.set(use, (reaching = thoseReaching(use, writes)));
  return reaching;
}

/** Asked anew for every call that is followed. */
const known = new WeakMap<Node, readonly Write[]>();

function thoseReaching(use: Node, writes: readonly Write[]): readonly Write[] {
  const home = enclosingFunction(use);
  const sameFunction = (write: Write) => enclosingFunction(write.target) === home || write.kind === 'parameter';
  if (!writes.every(sameFunction)) return writes;
  const loop = enclosingLoop(use);
  const canComeRound = (write: Write) => loop !== undefined && write.at <= rangeOf(loop)[1] && rangeOf(write.target)[0] >= rangeOf(loop)[0];
  const before = writes.filter(write => write.at <= rangeOf(use)[0]);
  const hiding = before.findLastIndex(write => alwaysRunsBefore(write, use));
  const seen = hiding > 0 ? before.slice(hiding) : before;
  const later = writes.filter(write => write.at > rangeOf(use)[0] && canComeRound(write));
  return seen.length + later.length > 0 ? [...seen, ...later] : writes;
}

/** Whether the statement of the write stands in a block that also holds the use. */
function alwaysRunsBefore(write: Write, use: Node): boolean {
  for (let at: Node | undefined = write.target; at; at = at.parent) {
    const parent: Node | undefined = at.parent;
    if (!parent) return true;
    if (parent.type === 'BlockStatement' || parent.type === 'Program' || parent.type === 'StaticBlock') {
      return isInside(use, parent);
    }
    if (parent.type === 'LogicalExpression' || parent.type === 'ConditionalExpression' || parent.type === 'SwitchCase') return false;
    if (parent.type === 'IfStatement' && at !== parent.test) return false;
  }
  return false;
}

function enclosingLoop(node: Node): Node | undefined {
  let loop: Node | undefined;
  for (let at = node.parent as Node | undefined; at; at = at.parent) {
    if (at.type.startsWith('For') || at.type === 'WhileStatement' || at.type === 'DoWhileStatement') loop = at;
    if (at.type === 'FunctionDeclaration' || at.type === 'FunctionExpression' || at.type === 'ArrowFunctionExpression') return loop;
  }
  return loop;
}
