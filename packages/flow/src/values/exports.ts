import type { TSESTree } from '@typescript-eslint/types';
import { type Env, fact, type Module, moduleOf } from '../module.js';
import { memberOrigins } from './member-origins.js';
import type { Origin } from './origin.js';
import { originsOf } from './origins.js';
import { type Node, writtenKey } from '../syntax.js';

const MAX_HOPS = 4; // files followed into files

/** What another file exports under a name, where the host can load it; empty where it cannot. */
export function exportOrigins(from: string, name: string, env: Env): readonly Origin[] {
  if (!env.module.syntax.load || env.depth > MAX_HOPS) return [];
  const syntax = env.module.syntax.load(from);
  if (!syntax) return [];
  const target = moduleOf(syntax);
  if (target === env.module) return [];
  return exportedFrom(target, name, env.depth + 1);
}

function exportedFrom(module: Module, name: string, depth: number): readonly Origin[] {
  if (depth > MAX_HOPS) return [];
  const env: Env = { module, depth };
  const { named, stars, whole } = exportsOf(module);
  const direct = named.get(name);
  if (direct) return direct.flatMap(entry => entryOrigins(entry, env));
  // CommonJS hands out one object: its default is the object itself.
  if (whole.length > 0) {
    const origins = whole.flatMap(node => originsOf(node, module.root));
    return name === '*' || name === 'default' ? origins : memberOrigins(origins, name, module.syntax.ast).filter(origin => origin.kind !== 'member');
  }
  if (name === '*') return [];
  return stars.flatMap(from => exportOrigins(from, name, env));
}

interface Entry {
  node: Node;
  /** A re-export: the module and the name there. */
  from?: string;
  name?: string;
}

function entryOrigins({ node, from, name }: Entry, env: Env): readonly Origin[] {
  if (from !== undefined && name !== undefined) return exportOrigins(from, name, env);
  return originsOf(node, env.module.root);
}

const exportsOf = fact((module: Module) => {
  const named = new Map<string, Entry[]>();
  const stars: string[] = [];
  const whole: Node[] = [];
  const add = (name: string, entry: Entry) => named.set(name, [...(named.get(name) ?? []), entry]);
  for (const node of module.index.exports) {
    if (node.type === 'ExportAllDeclaration') {
      if (node.exported) add(nameOf(node.exported), { node, from: node.source.value, name: '*' });
      else stars.push(node.source.value);
    } else if (node.type === 'ExportDefaultDeclaration') add('default', { node: node.declaration });
    else if (node.type === 'ExportNamedDeclaration') {
      for (const { local, exported } of node.specifiers) {
        const name = nameOf(exported);
        const source = nameOf(local as Node);
        add(name, node.source ? { node, from: node.source.value, name: source } : { node: local });
      }
      const { declaration } = node;
      if (declaration?.type === 'VariableDeclaration') {
        for (const { id } of declaration.declarations) {
          if (id.type === 'Identifier') add(id.name, { node: id });
          else if (id.type === 'ObjectPattern') {
            for (const property of id.properties) {
              if (property.type === 'Property' && property.value.type === 'Identifier') add(property.value.name, { node: property.value });
            }
          }
        }
      } else if (declaration && 'id' in declaration && declaration.id?.type === 'Identifier') add(declaration.id.name, { node: declaration });
    }
  }
  for (const assignment of module.index.assignments) {
    const { left, right } = assignment;
    if (left.type !== 'MemberExpression') continue;
    const key = writtenKey(left);
    if (isModuleExports(left)) whole.push(right);
    else if (key !== undefined && (isModuleExports(left.object) || (left.object.type === 'Identifier' && left.object.name === 'exports'))) {
      // `exports.a = exports.b = void 0` only announces.
      if (!isVoid(right)) add(key, { node: right });
    }
  }
  return { named, stars, whole };
});

/** `export { a as 'b-c' }`: a name may be a string. */
function nameOf(node: Node): string {
  return node.type === 'Identifier' ? node.name : String((node as TSESTree.StringLiteral).value);
}

function isModuleExports(node: Node): boolean {
  return node.type === 'MemberExpression' && node.object.type === 'Identifier' && node.object.name === 'module' && writtenKey(node) === 'exports';
}

function isVoid(node: Node): boolean {
  if (node.type === 'AssignmentExpression') return isVoid(node.right);
  return node.type === 'UnaryExpression' && node.operator === 'void';
}
