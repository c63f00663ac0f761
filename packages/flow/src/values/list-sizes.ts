import type { TSESTree } from '@typescript-eslint/types';
import { sourceOf } from '../requests/call-bounds.js';
import { constantOf } from './constants.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from './origins.js';
import { enclosingFunction, type Node, writtenKey } from '../syntax.js';

/** `few`: no more than anyone minds. `fixed`: of a list that the program brings along, perhaps long. `any`: as long as it comes. */
export type ListSize = 'few' | 'fixed' | 'any';

const FEW = 20;
/** Methods whose result is no longer than what they are called on. */
const KEEPING = new Set(['map', 'filter', 'sort', 'toSorted', 'reverse', 'toReversed', 'flat', 'values', 'keys', 'entries', 'toArray']);
const PORTION = /chunk|batch|slice|portion|\bpage\b|window|(?:^|_)top|first\d|pair/i;
const CONSTANT = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;
const FIXED = /(?:provider|chain|network|region|locale|language|endpoint|source|platform|environment|mirror|package|section|tab|step|script|asset|font|service|feed|strateg(?:y|ie)|adapter|backend|replica|node|peer|server|module|plugin|topic|categor(?:y|ie)|type|kind)s?$/i;
const CAPPED = /\b(?:take|limit|first|top|pageSize|page_size|perPage|per_page|maxResults|max_results|count)\b['"]?\s{0,3}[:(=]/;

/** How long a list can be whose items each start something. */
export function sizeOfList(list: Node, module: Module): ListSize {
  let at = list;
  for (let steps = 0; steps < 12; steps++) {
    if (at.type === 'ChainExpression' || at.type === 'TSAsExpression' || at.type === 'TSNonNullExpression' || at.type === 'TSSatisfiesExpression') at = at.expression;
    else if (at.type === 'AwaitExpression') at = at.argument;
    else if (at.type === 'LogicalExpression') at = at.left;
    else if (at.type === 'CallExpression' && at.callee.type === 'MemberExpression' && KEEPING.has(writtenKey(at.callee) ?? '') && !isOf(at.callee.object, 'Object')) at = at.callee.object;
    else break;
  }
  const size = sizeOf(at, module);
  if (size !== 'any') return size;
  const name = nameOf(at);
  if (name !== undefined && PORTION.test(name)) return 'few';
  if (name !== undefined && isMeasured(name, list, module)) return 'few';
  const origins = originsOf(at, module.root);
  const sizes = origins.map(origin => {
    if (origin.kind === 'element') return PORTION.test(sourceOf(origin.of.node, origin.of.env.module)) ? 'few' : 'any';
    if (origin.kind !== 'expression' || origin.node === at) return 'any';
    return origin.env.module === module ? (sizeOf(origin.node, module) === 'any' && CAPPED.test(sourceOf(origin.node, module).slice(0, 1000)) ? 'few' : deeper(origin.node, module)) : sizeOf(origin.node, origin.env.module);
  });
  if (sizes.length > 0 && sizes.every(one => one === 'few')) return 'few';
  return name !== undefined && (CONSTANT.test(name) || FIXED.test(name)) ? 'fixed' : 'any';
}

/** `const batch = items.slice(i, i + 10).filter(…)`, reached by its name. */
function deeper(node: Node, module: Module): ListSize {
  const at = node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && KEEPING.has(writtenKey(node.callee) ?? '') && !isOf(node.callee.object, 'Object') ? node.callee.object : node;
  if (at === node) return sizeOf(node, module);
  return sizeOf(at, module) === 'few' || PORTION.test(nameOf(at) ?? '') ? 'few' : 'any';
}

function sizeOf(node: Node, module: Module): ListSize {
  if (node.type === 'ArrayExpression') return node.elements.length <= FEW && !node.elements.some(item => item?.type === 'SpreadElement' && sizeOf(item.argument, module) !== 'few') ? 'few' : node.elements.some(item => item?.type === 'SpreadElement') ? 'any' : 'fixed';
  if (node.type === 'ObjectExpression') return node.properties.some(property => property.type === 'SpreadElement') ? 'any' : 'few';
  if (node.type === 'NewExpression' && node.arguments[0] && node.arguments[0].type !== 'SpreadElement' && /^(?:Set|Map)$/.test(calleeName(node.callee) ?? '')) return sizeOf(node.arguments[0], module);
  if (node.type !== 'CallExpression' && node.type !== 'NewExpression') return 'any';
  return sizeOfCall(node, module);
}

function sizeOfCall(node: TSESTree.CallExpression | TSESTree.NewExpression, module: Module): ListSize {
  const name = calleeName(node.callee) ?? '';
  const [first, second] = node.arguments;
  if ((name === 'slice' || name === 'splice' || name === 'subarray') && first) {
    // `slice(0, n)` and `slice(-n)` say how many; `slice(1)` does not.
    return second || (first.type === 'UnaryExpression' && first.operator === '-') ? 'few' : 'any';
  }
  if (/^(?:take|takeRight|sampleSize|chunk|batch)$/.test(name)) return 'few';
  if (/^(?:keys|values|entries)$/.test(name) && first && first.type !== 'SpreadElement') {
    const origins = originsOf(first, module.root);
    return origins.length > 0 && origins.every(origin => origin.kind === 'expression' && (origin.node.type === 'TSEnumDeclaration' || sizeOf(origin.node, module) === 'few')) ? 'few' : /^[A-Z][A-Z\d_]+$/.test(nameOf(first) ?? '') ? 'fixed' : 'any';
  }
  const length = name === 'Array' ? first : name === 'from' && first?.type === 'ObjectExpression' ? first.properties.find(property => property.type === 'Property' && writtenKey(property) === 'length') : undefined;
  const count = length?.type === 'Property' ? length.value : length;
  if (count && count.type !== 'SpreadElement') {
    const known = constantOf(count as Node, module.root);
    return typeof known === 'number' && known > FEW ? 'any' : 'few';
  }
  if (name === 'from' && first && first.type !== 'SpreadElement') return sizeOf(first, module);
  return name === 'range' ? 'fixed' : 'any';
}

/** `if (ids.length > 50) throw …` in the function around. */
function isMeasured(name: string, at: Node, module: Module): boolean {
  const owner = enclosingFunction(at);
  if (!owner || !/^[\w$]+$/.test(name)) return false;
  const text = sourceOf(owner.body, module);
  return new RegExp(`\\b${name.replaceAll('$', '\\$')}\\.(?:length|size)\\s{0,5}(?:>=?|<=?)\\s{0,5}(?:[2-9]\\b|\\d{2,}|[A-Z][A-Z_]+|[\\w.]*(?:max|limit))`, 'i').test(text);
}

function nameOf(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  if (node.type === 'MemberExpression') return writtenKey(node);
  return node.type === 'CallExpression' ? calleeName(node.callee) : undefined;
}

function isOf(node: Node, name: string): boolean {
  return node.type === 'Identifier' && node.name === name;
}
