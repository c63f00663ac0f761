import type { Module } from '../module.js';
import { enclosingFunction, isInside, type Node, rangeOf } from '../syntax.js';
import { returnsOf } from '../values/functions.js';

/** Where a value is on its way in this file: what it was read by, the use, and what helpers on the way return. */
export function placesOn(trail: readonly Node[], use: Node, module: Module): readonly Node[] {
  const places = new Set<Node>([use]);
  for (const node of trail) {
    if (programOf(node) !== module.syntax.ast) continue;
    if (rangeOf(node)[0] < rangeOf(use)[1]) places.add(node);
    const helper = enclosingFunction(node);
    if (helper && !isInside(use, helper)) for (const answer of returnsOf(helper, module)) places.add(answer);
  }
  return [...places].slice(0, 60);
}

/** In a third file, whose conditions are not read here. */
export function isElsewhere(node: Node, ...known: readonly Module[]): boolean {
  const program = programOf(node);
  return known.every(({ syntax }) => syntax.ast !== program);
}

function programOf(node: Node): Node {
  let at = node;
  while (at.parent) at = at.parent;
  return at;
}

/** The last names of a value on its way, and of what an address was taken apart into. */
export function namesOn(trail: readonly Node[], module: Module): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of trail) names.add(lastName(node, module));
  for (const { id, init } of module.index.variables) {
    if (init && id.type === 'Identifier' && mentions(init, names, module)) names.add(id.name);
    if (init && id.type === 'ObjectPattern' && mentions(init, names, module)) {
      for (const property of id.properties) if (property.type === 'Property' && property.value.type === 'Identifier') names.add(property.value.name);
    }
  }
  for (const { left, right } of module.index.assignments) if (left.type === 'Identifier' && mentions(right, names, module)) names.add(left.name);
  names.delete('');
  return names;
}

function lastName(node: Node, module: Module): string {
  return node.type === 'Identifier' ? node.name : node.type === 'MemberExpression' ? module.text.slice(...rangeOf(node)).replace(/[\s?!]/g, '') : '';
}

export function mentions(node: Node, names: ReadonlySet<string>, module: Module): boolean {
  const text = module.text.slice(...rangeOf(node)).slice(0, 600).replace(/[\s?!]/g, '');
  for (const name of names) if (name !== '' && hasWord(text, name)) return true;
  return false;
}

function hasWord(text: string, name: string): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!/[\w$]/.test(text.charAt(at - 1)) && !/[\w$]/.test(text.charAt(at + name.length))) return true;
  }
  return false;
}
