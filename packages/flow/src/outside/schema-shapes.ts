import type { TSESTree } from '@typescript-eslint/types';
import type { Env } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import type { DeclaredShape } from '../handlers/request-schemas.js';
import { type Node, writtenKey } from '../syntax.js';

const EXACT = new Set(['number', 'int', 'bigint', 'boolean', 'date', 'enum', 'nativeEnum', 'literal', 'uuid', 'guid', 'cuid', 'cuid2', 'ulid', 'nanoid', 'regex', 'datetime', 'ip', 'ipv4', 'ipv6', 'integer', 'picklist', 'valid', 'oneOf', 'stringbool']);
const OBJECTS = new Set(['object', 'strictObject', 'looseObject', 'extend', 'safeExtend', 'merge']);
const TEXTS = new Set(['string', 'email', 'url']);

/** What a schema of zod and its like says about the value under a path of keys; undefined where it cannot be read. */
export function schemaShapeOf(schema: Node, path: readonly string[], env: Env, depth = 8): DeclaredShape | undefined {
  if (depth === 0) return undefined;
  for (const origin of originsOf(schema, env)) {
    if (origin.kind !== 'expression' || origin.node.type !== 'CallExpression') continue;
    const calls = chainTo(origin.node);
    const [key, ...rest] = path;
    if (key === undefined) return shapeOf(calls.map(({ callee }) => calleeName(callee) ?? ''));
    for (const call of calls) {
      if (!OBJECTS.has(calleeName(call.callee) ?? '')) continue;
      const [fields] = call.arguments;
      const field = fields?.type === 'ObjectExpression' ? fields.properties.find((one): one is TSESTree.Property => one.type === 'Property' && writtenKey(one) === key) : undefined;
      if (field) return schemaShapeOf(field.value, rest, origin.env, depth - 1);
    }
  }
  return undefined;
}

/** `z.string().trim().min(1)`: its calls, last first. */
function chainTo(node: TSESTree.CallExpression): readonly TSESTree.CallExpression[] {
  const calls: TSESTree.CallExpression[] = [];
  let at: Node = node;
  for (let steps = 0; steps < 24; steps++) {
    if (at.type === 'CallExpression') {
      calls.push(at);
      at = at.callee;
    } else if (at.type === 'MemberExpression') at = at.object;
    else break;
  }
  return calls;
}

function shapeOf(names: readonly string[]): DeclaredShape | undefined {
  if (names.some(name => EXACT.has(name))) return 'exact';
  if (names.some(name => name === 'transform' || name === 'refine' || name === 'superRefine' || name === 'pipe' || name === 'preprocess')) return 'unknown';
  return names.some(name => TEXTS.has(name)) ? 'text' : undefined;
}
