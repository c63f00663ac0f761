import type { TSESTree } from '@typescript-eslint/types';
import { type Env, fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from './origins.js';
import { type CallNode, type FunctionNode, isClass, isFunction, type Node, writtenKey } from '../syntax.js';

/** The expressions a function may return. */
export function returnsOf(fn: FunctionNode, module: Module): readonly Node[] {
  const values = module.index.returns.get(fn) ?? [];
  // `return __awaiter(this, …, function* () { … })` and `return _ref.apply(this, arguments)` stand for their body.
  const [only] = values;
  const runner = values.length === 1 && only ? isAsyncRunner(only) : undefined;
  return runner ? returnsOf(runner, module) : values;
}

/** The body that compiled output hands to its async runner, where `node` is such a call. */
export function isAsyncRunner(node: Node): FunctionNode | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const name = calleeName(node.callee);
  if (name !== '__awaiter' && name !== '_asyncToGenerator' && name !== 'asyncToGenerator') return undefined;
  const body = node.arguments.at(-1);
  return body && isFunction(body) ? body : undefined;
}

/** The functions of this project that a call may reach. */
export function calleesOf(call: CallNode, env: Env): readonly { callee: FunctionNode; env: Env }[] {
  const { callee } = call;
  if (callee.type === 'Super' || callee.type === 'Import' as string) return [];
  return originsOf(callee, env).flatMap(origin => {
    if (origin.kind !== 'expression') return [];
    if (isFunction(origin.node)) return [{ callee: origin.node, env: origin.env }];
    if (call.type === 'NewExpression' && isClass(origin.node)) {
      const constructor = origin.node.body.body.find(member => member.type === 'MethodDefinition' && member.kind === 'constructor');
      return constructor ? [{ callee: (constructor as TSESTree.MethodDefinition).value as FunctionNode, env: origin.env }] : [];
    }
    const runner = isAsyncRunner(origin.node);
    return runner ? [{ callee: runner, env: origin.env }] : [];
  });
}

const sitesByFunction = new WeakMap<FunctionNode, readonly CallNode[]>();

/** The calls in this file that reach a function. */
export function callSitesOf(fn: FunctionNode, module: Module): readonly CallNode[] {
  const known = sitesByFunction.get(fn);
  if (known) return known;
  sitesByFunction.set(fn, []); // a function that is reached only through itself has no other site
  const names = namesOf(fn);
  const sites: CallNode[] = [];
  if (fn.parent?.type === 'CallExpression' && fn.parent.callee === fn) sites.push(fn.parent); // called where it stands
  for (const name of names) {
    for (const call of module.index.callsByName.get(name) ?? []) {
      if (sites.length >= 40) break;
      if (!sites.includes(call) && calleesOf(call, module.root).some(({ callee }) => callee === fn)) sites.push(call);
    }
  }
  sitesByFunction.set(fn, sites);
  return sites;
}

/** What a function is called by: its own name, its variable's, its key's. */
export function namesOf(fn: FunctionNode): readonly string[] {
  const names = new Set<string>();
  if (fn.id) names.add(fn.id.name);
  for (let at: Node = fn, parent = fn.parent as Node | undefined; parent; at = parent, parent = parent.parent) {
    if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') names.add(parent.id.name);
    else if (parent.type === 'AssignmentExpression' && parent.right === at) {
      const { left } = parent;
      const name = left.type === 'Identifier' ? left.name : left.type === 'MemberExpression' ? writtenKey(left) : undefined;
      if (name !== undefined) names.add(name);
    } else if (parent.type === 'Property' || parent.type === 'PropertyDefinition' || parent.type === 'MethodDefinition') {
      const name = writtenKey(parent);
      if (name === 'constructor' && parent.type === 'MethodDefinition') {
        const owner = parent.parent.parent;
        if (owner.id) names.add(owner.id.name);
        if (owner.parent?.type === 'VariableDeclarator' && owner.parent.id.type === 'Identifier') names.add(owner.parent.id.name);
      } else if (name !== undefined) names.add(name);
      break;
    } else if (parent.type === 'CallExpression' && !isWrapper(parent)) break;
    else if (isFunction(parent) || parent.type === 'BlockStatement' || parent.type === 'Program') break;
  }
  return [...names];
}

/** Wrappers through which a function keeps its name: `const f = useCallback(() => …)`, `asyncToGenerator(…)`. */
function isWrapper(call: TSESTree.CallExpression): boolean {
  const name = calleeName(call.callee);
  return name === 'useCallback' || name === 'memo' || isAsyncRunner(call) !== undefined;
}

/** Whether a function may also be called by code this file does not show. */
export function isKnownToEscape(fn: FunctionNode, module: Module): boolean {
  const names = namesOf(fn);
  const exported = exportedNames(module);
  if (names.some(name => exported.has(name))) return true;
  const { parent } = fn;
  // A method is reached through its object, wherever that goes; a private one is not.
  if (parent?.type === 'MethodDefinition') {
    const isPrivate = parent.accessibility === 'private' || parent.key.type === 'PrivateIdentifier';
    if (isPrivate) return false;
    const owner = parent.parent.parent;
    return owner.id ? exported.has(owner.id.name) || owner.parent?.type.startsWith('Export') === true : true;
  }
  return parent?.type === 'Property' || parent?.type === 'PropertyDefinition';
}

/** Local names that this file exports, by any syntax. */
const exportedNames = fact((module: Module): ReadonlySet<string> => {
  const names = new Set<string>();
  for (const node of module.index.exports) {
    if (node.type === 'ExportNamedDeclaration') {
      for (const specifier of node.specifiers) if (specifier.local.type === 'Identifier') names.add(specifier.local.name);
      const { declaration } = node;
      if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') names.add(declaration.id.name);
      if (declaration?.type === 'VariableDeclaration') {
        for (const { id } of declaration.declarations) if (id.type === 'Identifier') names.add(id.name);
      }
    }
    if (node.type === 'ExportDefaultDeclaration') {
      const { declaration } = node;
      if (declaration.type === 'Identifier') names.add(declaration.name);
      else if ('id' in declaration && declaration.id?.type === 'Identifier') names.add(declaration.id.name);
    }
  }
  for (const { left, right } of module.index.assignments) {
    if (left.type !== 'MemberExpression') continue;
    const key = writtenKey(left);
    const isExports = left.object.type === 'Identifier' && left.object.name === 'exports';
    const isModuleExports =
      (left.object.type === 'Identifier' && left.object.name === 'module' && key === 'exports') ||
      (left.object.type === 'MemberExpression' && writtenKey(left.object) === 'exports');
    if (!isExports && !isModuleExports) continue;
    if (key !== undefined) names.add(key);
    if (right.type === 'Identifier') names.add(right.name);
    if (right.type === 'ObjectExpression') {
      for (const property of right.properties) {
        if (property.type !== 'Property') continue;
        const name = writtenKey(property);
        if (name !== undefined) names.add(name);
        if (property.value.type === 'Identifier') names.add(property.value.name);
      }
    }
  }
  return names;
});
