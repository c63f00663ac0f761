import type { TSESTree } from '@typescript-eslint/types';
import { type FunctionNode, isClass, isFunction, isInside, type Node, rangeOf } from '../syntax.js';

/** Part of a file whose names nobody outside of it sees. */
export interface Scope {
  node: Node;
  upper: Scope | undefined;
  /** The function whose code it is. */
  owner: FunctionNode | undefined;
  /** The scope that `var` declares in. */
  home: Scope;
}

/** What a name of the file stands for. */
export interface Variable {
  name: string;
  /** Where it is declared, in the order of the file. */
  definitions: readonly Definition[];
  /** Identifiers that read it, and those that write it beside a bare declaration; `x += 1` does both. */
  reads: readonly Node[];
  writes: readonly Node[];
}

export interface Definition {
  name: Node;
  /** The declarator, function, class or specifier. */
  node: Node;
  kind: 'parameter' | 'local';
}

/** The identifiers of a file that are outside of types, and beside each the scope it stands in. */
export interface Names {
  identifiers: readonly (TSESTree.Identifier | TSESTree.JSXIdentifier)[];
  identifierScopes: readonly Scope[];
}

/** Which variable an identifier means; undefined for a global. Names are resolved one by one: few of a file are asked for. */
export function variablesOf(names: Names): (identifier: Node) => Variable | undefined {
  const meaning = new Map<Node, Variable | undefined>();
  const declared = new Map<string, ReadonlyMap<Scope, Variable>>();
  const places = placesByName(names);
  return identifier => {
    if (identifier.type !== 'Identifier') return undefined;
    const { name } = identifier;
    let variables = declared.get(name);
    if (!variables) {
      variables = resolve(name, places.get(name) ?? [], names, meaning);
      declared.set(name, variables);
    }
    return meaning.has(identifier) ? meaning.get(identifier) : typeAround(identifier, variables);
  };
}

/** What a name in a type means: those are not walked. */
function typeAround(identifier: Node, variables: ReadonlyMap<Scope, Variable>): Variable | undefined {
  if (variables.size > MAX_SAME_TYPES) return undefined;
  let nearest: Scope | undefined;
  for (const [scope, { definitions }] of variables) {
    const holds = isInside(identifier, scope.node) && definitions.some(({ node: { type } }) => /^(?:Import|Class|TSEnum|TSModule|TSImport)/.test(type));
    if (holds && (!nearest || isInside(scope.node, nearest.node))) nearest = scope;
  }
  return nearest && variables.get(nearest);
}

const MAX_SAME_TYPES = 500; // minified code calls everything `e`, but has no types

function placesByName({ identifiers }: Names): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (let i = 0; i < identifiers.length; i += 1) {
    const { name } = identifiers[i]!;
    const same = places.get(name);
    if (same) same.push(i);
    else places.set(name, [i]);
  }
  return places;
}

interface Growing extends Variable {
  definitions: Definition[];
  reads: Node[];
  writes: Node[];
}

function resolve(name: string, places: readonly number[], { identifiers, identifierScopes }: Names, meaning: Map<Node, Variable | undefined>): ReadonlyMap<Scope, Variable> {
  const variables = new Map<Scope, Growing>();
  const uses = places.map(i => useOf(identifiers[i]!));
  // A name may be used above its declaration, so those come first.
  places.forEach((i, at) => {
    const use = uses[at];
    const node = identifiers[i]!;
    meaning.set(node, undefined);
    if (use?.declares) for (const scope of scopesOf(use, identifierScopes[i]!)) meaning.set(node, declare(scope, node, use));
  });
  places.forEach((i, at) => {
    const use = uses[at];
    const node = identifiers[i]!;
    const variable = use?.reads || use?.writes ? seenFrom(node, identifierScopes[i]!, variables) : undefined;
    if (!use || !variable) return;
    if (use.reads) variable.reads.push(node);
    if (use.writes) variable.writes.push(node);
    meaning.set(node, variable); // `catch (e) { var e = 1; }` writes what was caught
  });
  return variables;

  function declare(scope: Scope, node: Node, { declares, kind }: Use): Variable {
    const variable = variables.get(scope) ?? { name, definitions: [], reads: [], writes: [] };
    variables.set(scope, variable);
    variable.definitions.push({ name: node, node: declares!, kind: kind ?? 'local' });
    return variable;
  }
}

function scopesOf({ declares, where }: Use, scope: Scope): readonly Scope[] {
  if (where === 'home') return [scope.home];
  if (where !== 'above' || !scope.upper) return [scope];
  // A class knows itself by a name that nobody can take from it.
  if (isClass(declares)) return declares.type === 'ClassDeclaration' ? [scope.upper, scope] : [scope];
  return [scope.upper];
}

function seenFrom(node: Node, scope: Scope, variables: ReadonlyMap<Scope, Growing>): Growing | undefined {
  for (let at: Scope | undefined = scope; at; at = at.upper) {
    const variable = variables.get(at);
    if (variable && !(isFunction(at.node) && isBeforeBody(node, at.node) && !variable.definitions.some(({ kind }) => kind === 'parameter'))) return variable;
  }
  return undefined;
}

/** The default of a parameter does not see what the body declares. */
function isBeforeBody(node: Node, fn: FunctionNode): boolean {
  return rangeOf(node)[0] < rangeOf(fn.body)[0];
}

interface Use {
  reads?: boolean;
  writes?: boolean;
  declares?: Node;
  /** In which scope, seen from the identifier's own. */
  where?: 'here' | 'home' | 'above';
  kind?: Definition['kind'];
}

const READS: Use = { reads: true };
const WRITES: Use = { writes: true };
const UPDATES: Use = { reads: true, writes: true };

/** What an identifier does to the variable it names; undefined for a key, a label and the like. */
function useOf(identifier: Node): Use | undefined {
  let at = identifier;
  for (let parent = at.parent; parent; at = parent, parent = at.parent) {
    switch (parent.type) {
      case 'ArrayPattern':
      case 'ObjectPattern':
      case 'RestElement':
      case 'TSParameterProperty':
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSNonNullExpression':
      case 'TSSatisfiesExpression':
        continue; // perhaps a part of what is written
      case 'Property':
        if (parent.value !== at) return parent.computed ? READS : undefined;
        if (parent.parent.type === 'ObjectPattern') continue;
        return READS;
      case 'AssignmentPattern':
        if (parent.left === at) continue;
        return READS;
      case 'TSQualifiedName': // `import a = b.c`
        if (parent.left === at) continue;
        return undefined;
      case 'VariableDeclarator':
        return parent.id === at ? declaratorUse(parent) : READS;
      case 'AssignmentExpression':
        return parent.left !== at ? READS : parent.operator === '=' ? WRITES : UPDATES;
      case 'UpdateExpression':
        return UPDATES;
      case 'ForInStatement':
      case 'ForOfStatement':
        return parent.left === at ? WRITES : READS;
      case 'FunctionDeclaration':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'TSEmptyBodyFunctionExpression':
        if (parent.id === at) return { declares: parent, where: 'above' };
        return parent.body === at ? READS : { declares: parent, where: 'here', kind: 'parameter' };
      case 'ClassDeclaration':
      case 'ClassExpression':
        return parent.id === at ? { declares: parent, where: 'above' } : READS;
      case 'TSEnumDeclaration':
        return { declares: parent, where: 'above' };
      case 'TSModuleDeclaration':
        return parent.id === identifier && parent.kind !== 'global' ? { declares: parent, where: 'above' } : undefined;
      case 'CatchClause':
      case 'TSDeclareFunction':
        return { declares: parent, where: 'here' };
      case 'TSEnumMember':
        return parent.id === at ? { declares: parent, where: 'here' } : READS;
      case 'ImportSpecifier':
      case 'ImportDefaultSpecifier':
      case 'ImportNamespaceSpecifier':
        return parent.local === at ? { declares: parent, where: 'here' } : undefined;
      case 'TSImportEqualsDeclaration':
        return parent.id === at ? { declares: parent, where: 'here' } : READS;
      case 'ExportSpecifier':
        return parent.local === at && !(parent.parent as TSESTree.ExportNamedDeclaration).source ? READS : undefined;
      default:
        return isName(at, parent) ? undefined : READS;
    }
  }
  return undefined;
}

function declaratorUse(declarator: TSESTree.VariableDeclarator): Use {
  const { parent: declaration, init } = declarator;
  const loop = declaration.parent;
  const isOfLoop = (loop.type === 'ForInStatement' || loop.type === 'ForOfStatement') && loop.left === declaration;
  return { declares: declarator, where: declaration.kind === 'var' ? 'home' : 'here', writes: isOfLoop || init !== null };
}

/** A name that is written down for itself. */
function isName(at: Node, parent: Node): boolean {
  switch (parent.type) {
    case 'MemberExpression':
      return parent.property === at && !parent.computed;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty':
      return parent.key === at && !parent.computed;
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
    case 'MetaProperty':
    case 'ImportAttribute':
    case 'ExportAllDeclaration':
    case 'TSNamespaceExportDeclaration':
    case 'TSIndexSignature':
    case 'JSXAttribute':
    case 'JSXNamespacedName':
      return true;
    case 'JSXMemberExpression':
      return parent.property === at;
    case 'JSXOpeningElement':
    case 'JSXClosingElement':
      return at.type === 'JSXIdentifier' && /^[a-z]/.test(at.name); // `<div>`
    default:
      return false;
  }
}
