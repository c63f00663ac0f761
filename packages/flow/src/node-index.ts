import type { TSESTree } from '@typescript-eslint/types';
import { type CallNode, type FunctionNode, type Node, type Syntax, writtenKey } from './syntax.js';

/** What the one walk over a file collects. */
export interface NodeIndex {
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
  exports: readonly Node[];
  variables: readonly TSESTree.VariableDeclarator[];
  returns: ReadonlyMap<Node, readonly Node[]>;
  switches: readonly TSESTree.SwitchStatement[];
}

// Types cannot change a value; leaving them out saves a third of the walk on typed code.
const TYPES = new Set(['typeAnnotation', 'typeParameters', 'typeArguments', 'returnType', 'superTypeArguments', 'implements']);
const SKIPPED = new Set(['TSInterfaceDeclaration', 'TSTypeAliasDeclaration', 'TSDeclareFunction', 'TSAbstractMethodDefinition']);

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
    exports: [] as Node[],
    variables: [] as TSESTree.VariableDeclarator[],
    returns: new Map<Node, Node[]>(),
    switches: [] as TSESTree.SwitchStatement[],
  };
  const childKeys = new Map<string, readonly string[]>();
  const stack: Node[] = [ast];
  const owners: (Node | undefined)[] = [undefined];
  while (stack.length > 0) {
    const node = stack.pop()!;
    let owner = owners.pop();
    switch (node.type) {
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
      case 'MemberExpression':
        index.members.push(node);
        break;
      case 'BinaryExpression':
        if (node.operator.startsWith('==') || node.operator.startsWith('!=')) index.comparisons.push(node);
        else if (node.operator === '<' || node.operator === '>' || node.operator === '<=' || node.operator === '>=') index.orderings.push(node);
        break;
      case 'TemplateLiteral':
        index.templates.push(node);
        break;
      case 'Literal':
        index.literals.push(node);
        break;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
        index.functions.push(node);
        owner = node;
        if (node.type === 'ArrowFunctionExpression' && node.body.type !== 'BlockStatement') append(index.returns, node, node.body);
        break;
      case 'ReturnStatement':
        if (owner && node.argument) append(index.returns, owner, node.argument);
        break;
      case 'ClassDeclaration':
      case 'ClassExpression':
        index.classes.push(node);
        break;
      case 'JSXOpeningElement':
        index.jsx.push(node);
        break;
      case 'TryStatement':
        index.tries.push(node);
        break;
      case 'SwitchStatement':
        index.switches.push(node);
        break;
      case 'VariableDeclarator':
        index.variables.push(node);
        break;
      case 'ImportExpression':
        if (node.source.type === 'Literal' && typeof node.source.value === 'string') index.dynamicImports.push(node.source.value);
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
      if (Array.isArray(child)) for (let i = child.length - 1; i >= 0; i--) push(child[i], node, owner);
      else push(child, node, owner);
    }
  }
  return index;

  function push(child: unknown, parent: Node, owner: Node | undefined) {
    const node = child as Node | null | undefined;
    if (!node || typeof node.type !== 'string' || SKIPPED.has(node.type)) return;
    // Hosts that set parents may have made them read-only.
    if (!node.parent) (node as { parent: Node }).parent = parent;
    stack.push(node);
    owners.push(owner);
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

function append<K, V>(map: Map<K, V[]>, key: K, value: V) {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

function ownKeys(node: Node): string[] {
  return Object.keys(node).filter(key => key !== 'parent' && key !== 'loc' && key !== 'range');
}
