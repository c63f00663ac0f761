import { returnsOf } from '../values/functions.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { testsBefore } from '../outside/tests-before.js';
import type { Untrusted } from '../outside/untrusted.js';
import { type CallNode, enclosingFunction, type FunctionNode, isFunction, isInside, type Node, rangeOf } from '../syntax.js';

/**
 * Whether something looks at where an address leads before it is used. `exact`: its host or origin is compared, or the
 * whole of it with a start that no other host has. `checked`: a function is asked whose name says so.
 */
export function addressCheckOf({ trail, env }: Untrusted, use: Node, module: Module): 'exact' | 'checked' | undefined {
  const names = namesOn(trail, env.module);
  let found: 'checked' | undefined = trail.some(node => isElsewhere(node, module, env.module)) ? 'checked' : undefined;
  for (const place of placesOn(trail, use, module)) {
    for (const { test } of testsBefore(place)) {
      const verdict = ofTest(test, names, module);
      if (verdict === 'exact') return 'exact';
      found ??= verdict;
    }
  }
  return found ?? (isAskedAbout(use, trail, names, module) ? 'checked' : undefined);
}

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

const HOST = /\.(?:hostname|host|origin)\b|\b(?:hostname|host|origin|domain)\b/i;
const ASKING = /valid|check|assert|verif|ensure|guard|safe|allow|ssrf|private|public|internal|permit|trusted|local|same|relative|belongs|match/i;

function ofTest(test: Node, names: ReadonlySet<string>, module: Module): 'exact' | 'checked' | undefined {
  if (!mentions(test, names, module)) return undefined;
  const text = module.text.slice(...rangeOf(test));
  if (HOST.test(text) && /===|!==|==|!=|\.(?:includes|has|test|endsWith|some|find|get|indexOf)\(|\w\(/.test(text)) return 'exact';
  if (/\.startsWith\(\s*[^)]{1,200}\)/.test(text)) return startsFixed(text) ? 'exact' : undefined;
  return asks(test, module) ? 'checked' : undefined;
}

/** `startsWith('https://api.shop.example/')`; a variable or a constant may well be such a start. */
function startsFixed(text: string): boolean {
  const [, start = ''] = /\.startsWith\(\s*([^)]{1,200})\)/.exec(text) ?? [];
  const literal = /^(['"`])(.*)\1$/.exec(start.trim())?.[2];
  return literal === undefined || /^https?:\/\/[^/]+\/|^\/\w/.test(literal);
}

function asks(test: Node, module: Module): boolean {
  return module.index.calls.some(call => isInside(call, test) && ASKING.test(calleeName(call.callee) ?? ''));
}

/** `await assertPublicUrl(url);` before the use, in a function around it. */
function isAskedAbout(use: Node, trail: readonly Node[], names: ReadonlySet<string>, module: Module): boolean {
  const home = outermost(use);
  const earlier = new Set(trail.filter(node => !isElsewhere(node, module)).map(outermost).filter(fn => fn !== undefined && fn !== home));
  return module.index.calls.some(call => {
    const name = calleeName(call.callee);
    if (name === undefined || !ASKING.test(name) || isInside(use, call)) return false;
    const isBefore = (home === undefined || isInside(call, home)) && rangeOf(call)[0] < rangeOf(use)[0];
    if (!isBefore && ![...earlier].some(fn => isInside(call, fn!))) return false;
    return call.arguments.some(arg => arg.type !== 'SpreadElement' && !isFunction(arg) && mentions(arg, names, module)) && !isResponse(call, module);
  });
}

/** `res.json(valid)`: answers, and asks nothing. */
function isResponse({ callee }: CallNode, module: Module): boolean {
  return originsOf(callee, module.root).length === 0;
}

function outermost(node: Node): FunctionNode | undefined {
  let home: FunctionNode | undefined;
  for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) home = at;
  return home;
}
