import type { TSESTree } from '@typescript-eslint/types';
import { type CallNode, type FunctionNode, isFunction, type Node, type Syntax, writtenKey } from './syntax.js';
import type { Names, Scope } from './values/variables.js';

/** What the one walk over a file collects. */
export interface NodeIndex extends Names {
  calls: readonly CallNode[];
  /** By the last name of the callee: `get` for `api.get(…)` and `get(…)`. */
  callsByName: ReadonlyMap<string, readonly CallNode[]>;
  assignments: readonly TSESTree.AssignmentExpression[];
  objects: readonly TSESTree.ObjectExpression[];
  members: readonly TSESTree.MemberExpression[];
  functions: readonly FunctionNode[];
  classes: readonly (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[];
  comparisons: readonly TSESTree.BinaryExpression[];
  /** `<`, `<=`, `>`, `>=`. */
  orderings: readonly TSESTree.BinaryExpression[];
  templates: readonly TSESTree.TemplateLiteral[];
  literals: readonly TSESTree.Literal[];
  jsx: readonly TSESTree.JSXOpeningElement[];
  tries: readonly TSESTree.TryStatement[];
  imports: readonly TSESTree.ImportDeclaration[];
  /** Specifiers of `import('…')` and `import x = require('…')`. */
  dynamicImports: readonly string[];
  /** `import(…)` of what is not written down. */
  loadings: readonly TSESTree.ImportExpression[];
  exports: readonly Node[];
  variables: readonly TSESTree.VariableDeclarator[];
  returns: ReadonlyMap<Node, readonly Node[]>;
  switches: readonly TSESTree.SwitchStatement[];
}

// Types cannot change a value; leaving them out saves a third of the walk on typed code.
const TYPES = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'superTypeArguments', 'implements']);

/** Walks the tree once, without recursion (minified code nests deep), and gives every node its parent. */
export function indexNodes({ ast, visitorKeys }: Pick<Syntax, 'ast' | 'visitorKeys'>): NodeIndex {
  const index = {
    calls: [] as CallNode[],
    callsByName: new Map<string, CallNode[]>(),
    assignments: [] as TSESTree.AssignmentExpression[],
    objects: [] as TSESTree.ObjectExpression[],
    members: [] as TSESTree.MemberExpression[],
    functions: [] as FunctionNode[],
    classes: [] as (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[],
    comparisons: [] as TSESTree.BinaryExpression[],
    orderings: [] as TSESTree.BinaryExpression[],
    templates: [] as TSESTree.TemplateLiteral[],
    literals: [] as TSESTree.Literal[],
    jsx: [] as TSESTree.JSXOpeningElement[],
    tries: [] as TSESTree.TryStatement[],
    imports: [] as TSESTree.ImportDeclaration[],
    dynamicImports: [] as string[],
    loadings: [] as TSESTree.ImportExpression[],
    exports: [] as Node[],
    variables: [] as TSESTree.VariableDeclarator[],
    returns: new Map<Node, Node[]>(),
    switches: [] as TSESTree.SwitchStatement[],
    identifiers: [] as Names['identifiers'][number][],
    identifierScopes: [] as Scope[],
  };
  const childKeys = childKeysOf(visitorKeys);
  const stack: Node[] = [ast];
  const scopes: Scope[] = [homeScope(ast, undefined, undefined)];
  while (stack.length > 0) {
    const node = stack.pop()!;
    const outer = scopes.pop()!;
    let scope = outer;
    // The first few are most of all nodes, so they take the short way.
    switch (node.type) {
      case 'Identifier':
      case 'JSXIdentifier':
        index.identifiers.push(node);
        index.identifierScopes.push(scope);
        if (node.type === 'Identifier' && node.decorators?.length > 0) break;
        continue;
      case 'MemberExpression':
        index.members.push(node);
        push(node.property, node, scope);
        push(node.object, node, scope);
        continue;
      case 'Literal':
        index.literals.push(node);
        continue;
      case 'CallExpression':
      case 'NewExpression': {
        index.calls.push(node);
        const name = calleeName(node.callee);
        if (name !== undefined) append(index.callsByName, name, node);
        break;
      }
      case 'AssignmentExpression':
        index.assignments.push(node);
        break;
      case 'ObjectExpression':
        index.objects.push(node);
        break;
      case 'BinaryExpression':
        if (node.operator.startsWith('==') || node.operator.startsWith('!=')) index.comparisons.push(node);
        else if (node.operator === '<' || node.operator === '>' || node.operator === '<=' || node.operator === '>=') index.orderings.push(node);
        break;
      case 'TemplateLiteral':
        index.templates.push(node);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        index.functions.push(node);
        scope = functionScope(node, scope);
        if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') append(index.returns, node, node.body);
        break;
      case 'ReturnStatement':
        if (scope.owner && node.argument) append(index.returns, scope.owner, node.argument);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        index.classes.push(node);
        scope = scopeOf(node, scope);
        break;
      case 'JSXOpeningElement':
        index.jsx.push(node);
        break;
      case 'TryStatement':
        index.tries.push(node);
        break;
      case 'SwitchStatement':
        index.switches.push(node);
        scope = scopeOf(node, scope);
        break;
      case 'VariableDeclarator':
        index.variables.push(node);
        break;
      case 'BlockStatement':
        if (!isFunction(node.parent)) scope = scopeOf(node, scope);
        break;
      case 'StaticBlock':
      case 'TSModuleDeclaration':
      case 'TSEmptyBodyFunctionExpression':
        scope = homeScope(node, scope, scope.owner);
        break;
      case 'CatchClause':
      case 'TSEnumDeclaration':
        scope = scopeOf(node, scope);
        break;
      case 'ForStatement':
        if (isLexical(node.init)) scope = scopeOf(node, scope);
        break;
      case 'ForInStatement':
      case 'ForOfStatement':
        if (isLexical(node.left)) scope = scopeOf(node, scope);
        break;
      case 'TSDeclareFunction':
        if (node.id) push(node.id, node, scope);
        continue;
      case 'TSInterfaceDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSAbstractMethodDefinition':
        continue;
      case 'ImportExpression':
        if (node.source.type === 'Literal' && typeof node.source.value === 'string') index.dynamicImports.push(node.source.value);
        else index.loadings.push(node);
        break;
      case 'TSExternalModuleReference':
        if (node.expression.type === 'Literal' && typeof node.expression.value === 'string') index.dynamicImports.push(node.expression.value);
        break;
      case 'ImportDeclaration':
        index.imports.push(node);
        break;
      case 'ExportNamedDeclaration':
      case 'ExportDefaultDeclaration':
      case 'ExportAllDeclaration':
        index.exports.push(node);
        break;
    }
    let keys = childKeys.get(node.type);
    if (!keys) {
      keys = (visitorKeys[node.type] ?? ownKeys(node)).filter(key => !TYPES.has(key)).reverse();
      childKeys.set(node.type, keys);
    }
    for (const key of keys) {
      const child = (node as unknown as Record<string, unknown>)[key];
      if (!Array.isArray(child)) push(child, node, scope);
      else if (child.length > 0) {
        // What decorates a class or a parameter stands outside of it.
        const around = key !== 'decorators' ? scope : isFunction(outer.node) && isPattern(node) ? outer.upper! : outer;
        for (let i = child.length - 1; i >= 0; i--) push(child[i], node, around);
      }
    }
  }
  return index;

  function push(child: unknown, parent: Node, scope: Scope) {
    const node = child as Node | null | undefined;
    if (!node || typeof node.type !== 'string') return;
    // Hosts that set parents may have made them read-only.
    if (!node.parent) (node as { parent: Node }).parent = parent;
    stack.push(node);
    scopes.push(scope);
  }
}

export function calleeName(callee: Node): string | undefined {
  switch (callee.type) {
    case 'Identifier':
      return callee.name;
    case 'MemberExpression':
      return writtenKey(callee);
    case 'SequenceExpression': // compiled output: (0, crypto_1.createHmac)(…)
      return calleeName(callee.expressions.at(-1)!);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSAsExpression':
    case 'TSInstantiationExpression':
      return calleeName(callee.expression);
    case 'CallExpression': // import('x'), require('x')(…), promisify(f)(…)
      return undefined;
    default:
      return undefined;
  }
}

function scopeOf(node: Node, upper: Scope): Scope {
  return { node, upper, owner: upper.owner, home: upper.home };
}

function functionScope(node: FunctionNode, upper: Scope): Scope {
  // The name of a function expression is known inside of it only.
  return homeScope(node, node.type === 'FunctionExpression' && node.id ? scopeOf(node.id, upper) : upper, node);
}

function homeScope(node: Node, upper: Scope | undefined, owner: FunctionNode | undefined): Scope {
  const scope = { node, upper, owner } as Scope;
  scope.home = scope;
  return scope;
}

function isLexical(node: Node | null): boolean {
  return node?.type === 'VariableDeclaration' && node.kind !== 'var';
}

function isPattern({ type }: Node): boolean {
  return type === 'Identifier' || type.endsWith('Pattern') || type === 'RestElement' || type === 'TSParameterProperty';
}

const keysByHost = new WeakMap<Syntax['visitorKeys'], Map<string, readonly string[]>>();

function childKeysOf(visitorKeys: Syntax['visitorKeys']): Map<string, readonly string[]> {
  const keys = keysByHost.get(visitorKeys) ?? new Map<string, readonly string[]>();
  keysByHost.set(visitorKeys, keys);
  return keys;
}

function append<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function ownKeys(node: Node): string[] {
  return Object.keys(node).filter(key => key !== 'parent' && key !== 'loc' && key !== 'range' && key !== 'start' && key !== 'end');
}
