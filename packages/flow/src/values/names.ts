import { builtinModules } from './builtin-modules.js';
import type { Env, Module } from '../module.js';
import type { Origin } from './origin.js';
import { originsOf } from './origins.js';
import { type CallNode, enclosingClass, type Node } from '../syntax.js';

/**
 * The names by which code outside of this project knows a value: `https.request`, `axios.create().get`,
 * `stripe().webhooks.constructEvent`, `globalThis.fetch`. A package or built-in stands for its default export, `()` for
 * what a call or `new` returns, `[]` for an item of a list. A value can have several; one that is not known has none.
 */
export function namesOf(node: Node, env: Env): readonly string[] {
  return distinct(originsOf(node, env).map(nameOf));
}

/** The names of what a call reaches. */
export function calleeNames(call: CallNode, env: Env): readonly string[] {
  return call.callee.type === 'Super' || (call.callee.type as string) === 'Import' ? [] : namesOf(call.callee, env);
}

const MAX_LENGTH = 160;

export function nameOf(origin: Origin): string | undefined {
  const name = named(origin);
  return name === undefined || name.length > MAX_LENGTH ? undefined : name;
}

function named(origin: Origin): string | undefined {
  switch (origin.kind) {
    case 'import': {
      const base = packageName(origin.from);
      return origin.name === '*' || origin.name === 'default' ? base : `${base}.${origin.name}`;
    }
    case 'global':
      return globalName(origin.name);
    case 'member': {
      const of = nameOf(origin.of);
      if (of === undefined || origin.key === undefined) return undefined;
      return origin.key === 'default' ? of : flattened(`${of}.${origin.key}`);
    }
    case 'element': {
      const of = nameOf(origin.of);
      return of === undefined ? undefined : `${of}[]`;
    }
    case 'expression': {
      const { node, env } = origin;
      if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return undefined;
      return nameOfCall(node, env);
    }
    case 'parameter':
    case 'unknown':
      return typeName(origin.node, origin.env.module);
    case 'this':
      return inheritedName(origin);
  }
}

const namesOfCalls = new WeakMap<Node, string | undefined>();

/** Kept by node: long chains ask for every link of theirs. In a frame the name can differ, so there it is worked out anew. */
function nameOfCall(node: CallNode, env: Env): string | undefined {
  if (namesOfCalls.has(node)) return namesOfCalls.get(node);
  namesOfCalls.set(node, undefined); // `x = x.next()`: what is named after itself has no name
  const [callee] = calleeNames(node, env);
  const name = callee === undefined ? undefined : madeBy(callee);
  if (env.frame) namesOfCalls.delete(node);
  else namesOfCalls.set(node, name);
  return name;
}

/** `promisify(f)`, `f.bind(x)` and the like hand out the function they were given. */
function madeBy(name: string): string {
  if (name === 'util.promisify') return `${name}()`;
  return name.endsWith('.bind') ? name.slice(0, -'.bind'.length) : `${name}()`;
}

/** `node:https` and `https` are one; a sub-path stays, a file extension does not. */
function packageName(from: string): string {
  const bare = from.startsWith('node:') ? from.slice('node:'.length) : from;
  return builtinModules.has(bare) ? bare.replaceAll('/', '.') : from;
}

const ALIASES = new Set(['window', 'self', 'global', 'globalThis']);

function globalName(name: string): string {
  if (ALIASES.has(name)) return 'globalThis';
  // Scripts and the REPL have the module as a global; its web part is the same object everywhere.
  if (name === 'process' || name === 'crypto') return name;
  if (name === 'Buffer') return 'buffer.Buffer';
  // From a script element of the page.
  if (name === 'axios') return name;
  return `globalThis.${name}`;
}

function flattened(name: string): string {
  if (!name.startsWith('globalThis.')) return name;
  const [, first = '', ...rest] = name.split('.');
  return [globalName(first), ...rest].join('.');
}

/** Injected and declared values: `constructor(private readonly http: HttpService)` is `@nestjs/axios.HttpService()`. */
function typeName(node: Node, module: Module): string | undefined {
  const annotation = 'typeAnnotation' in node ? node.typeAnnotation : undefined;
  const type = annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : undefined;
  if (type?.type !== 'TSTypeReference') return undefined;
  const name = type.typeName;
  if (name.type === 'Identifier') {
    const known = importName(name, module);
    return known === undefined ? undefined : `${known}()`;
  }
  if (name.type === 'TSQualifiedName' && name.left.type === 'Identifier') {
    const base = importName(name.left, module);
    return base === undefined ? undefined : `${base}.${name.right.name}()`;
  }
  return undefined;
}

function importName(identifier: Node, module: Module): string | undefined {
  const [origin] = originsOf(identifier, module.root);
  return origin?.kind === 'import' ? nameOf(origin) : undefined;
}

/** `this` in `class Client extends Base` is at least a Base. */
function inheritedName(origin: Origin): string | undefined {
  const parent = enclosingClass(origin.node)?.superClass;
  const [name] = parent ? namesOf(parent, origin.env.module.root) : [];
  return name === undefined ? undefined : `${name}()`;
}

function distinct(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.filter(name => name !== undefined))];
}
