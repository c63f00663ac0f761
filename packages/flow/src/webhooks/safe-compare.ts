import type { Edit } from '@postern/catalogue';
import type { LeakyComparison } from './comparisons.js';
import type { Module } from '../module.js';
import { type Node, rangeOf, writtenKey } from '../syntax.js';

/**
 * The edits that compare in constant time, with a look at the lengths first and the import where it is missing; only
 * where both sides are short enough to be written twice.
 */
export function safeComparisonOf({ kind, how, sides, node }: LeakyComparison, module: Module): readonly Edit[] | undefined {
  if (!sides || sides.some(side => (side.type !== 'Identifier' && side.type !== 'MemberExpression') || rangeOf(side)[1] - rangeOf(side)[0] > 60)) return undefined;
  const [left, right] = sides.map(side => module.text.slice(...rangeOf(side)));
  const [start, end] = rangeOf(node);
  if ((kind === 'unguarded' || kind === 'texts') && node.type === 'CallExpression') {
    const callee = module.text.slice(...rangeOf(node.callee));
    const call = kind === 'texts' ? `${callee}(Buffer.from(${left}), Buffer.from(${right}))` : module.text.slice(start, end);
    return [{ start, end, text: `(${left}.length === ${right}.length && ${call})` }];
  }
  const isOperator = kind === 'operator' && node.type === 'BinaryExpression';
  if (!isOperator && !(kind === 'method' && how === '`Buffer.equals`')) return undefined;
  const { name, edit } = timingSafeEqualIn(module);
  // What has `equals` is a buffer already.
  const [a, b] = isOperator ? [`Buffer.from(${left})`, `Buffer.from(${right})`] : [left, right];
  const equal = `${left}.length === ${right}.length && ${name}(${a}, ${b})`;
  const text = isOperator && node.operator.startsWith('!') ? `!(${equal})` : `(${equal})`;
  return [...edit, { start, end, text }];
}

/** How this file calls `timingSafeEqual`, and the line that makes it do so. Node's global `crypto` does not have it. */
function timingSafeEqualIn({ index, syntax: { ast }, path }: Module): { name: string; edit: readonly Edit[] } {
  for (const { source, specifiers } of index.imports) {
    if (!isCrypto(source)) continue;
    for (const { type, local, ...specifier } of specifiers) {
      if (type !== 'ImportSpecifier') return { name: `${local.name}.timingSafeEqual`, edit: [] };
      if ('imported' in specifier && specifier.imported.type === 'Identifier' && specifier.imported.name === 'timingSafeEqual') return { name: local.name, edit: [] };
    }
  }
  for (const call of index.callsByName.get('require') ?? []) {
    const holder = call.parent;
    if (!isCrypto(call.arguments[0]) || holder?.type !== 'VariableDeclarator') continue;
    if (holder.id.type === 'Identifier') return { name: `${holder.id.name}.timingSafeEqual`, edit: [] };
    const own = holder.id.type === 'ObjectPattern' ? holder.id.properties.find(property => property.type === 'Property' && writtenKey(property) === 'timingSafeEqual') : undefined;
    if (own?.type === 'Property' && own.value.type === 'Identifier') return { name: own.value.name, edit: [] };
  }
  const first = ast.body.find(statement => !('directive' in statement && statement.directive));
  const isModule = /\.(?:ts|tsx|mts|mjs)$/.test(path) || ast.body.some(({ type }) => type.startsWith('Import') || type.startsWith('Export'));
  const line = isModule ? `import { timingSafeEqual } from 'node:crypto';\n` : `const { timingSafeEqual } = require('node:crypto');\n`;
  const at = first ? rangeOf(first)[0] : 0;
  return { name: 'timingSafeEqual', edit: [{ start: at, end: at, text: line }] };
}

function isCrypto(node: Node | undefined): boolean {
  return node?.type === 'Literal' && (node.value === 'crypto' || node.value === 'node:crypto');
}
