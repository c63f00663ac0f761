import { isAskedAbout } from '../outside/asked-about.js';
import { isElsewhere, mentions, namesOn, placesOn } from '../outside/value-on-its-way.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { testsBefore } from '../outside/tests-before.js';
import { enclosingFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

/**
 * Whether something looks at where a path leads before it is used. `exact`: it has to begin with the folder, or to have
 * no way out of it. `checked`: a function is asked whose name says so.
 */
export function pathCheckOf(trail: readonly Node[], home: Module, use: Node, module: Module): 'exact' | 'checked' | undefined {
  if (trail.some(node => isBaseOf(node, home))) return 'exact';
  const names = namesOn(trail, home);
  let found: 'checked' | undefined = trail.some(node => isElsewhere(node, module, home)) ? 'checked' : undefined;
  for (const place of placesOn(trail, use, module)) {
    for (const { test } of testsBefore(place)) {
      if (!mentions(test, names, module)) continue;
      const text = module.text.slice(...rangeOf(test));
      if (STAYS.test(text)) return 'exact';
      if (module.index.calls.some(call => isInside(call, test) && ASKING.test(calleeName(call.callee) ?? ''))) found ??= 'checked';
    }
    if (isNormalized(place, module)) return 'exact';
  }
  return found ?? (isAskedAbout(use, trail, names, module, { asking: ASKING }) ? 'checked' : undefined);
}

/** `path.parse(x).base`, and `const { name } = path.parse(x)`. */
function isBaseOf(node: Node, module: Module): boolean {
  if (node.type === 'MemberExpression') return /^(?:base|name|ext)$/.test(writtenKey(node) ?? '') && /\bparse\(/.test(module.text.slice(...rangeOf(node.object)));
  const pattern = node.parent?.parent;
  if (node.type !== 'Identifier' || pattern?.type !== 'ObjectPattern' || pattern.parent?.type !== 'VariableDeclarator' || !pattern.parent.init) return false;
  return /^(?:base|name|ext)$/.test(node.parent?.type === 'Property' ? (writtenKey(node.parent) ?? '') : '') && /\bpath\w*(?:\.default)?\.parse\(/.test(module.text.slice(...rangeOf(pattern.parent.init)));
}

const STAYS = /\.startsWith\(|\.(?:includes|indexOf)\(\s*['\"`][/\\]{1,2}['\"`]|\[[^\]\n]{0,20}\\?\/[^\]\n]{0,20}\]|\brelative\(|['"`]\.\.(?:[/\\]{1,2})?['"`]|\\\.\\\.|\bisPathInside\b|\bisAbsolute\(|\.indexOf\(|\bcontains\w*\(|\bisInside\w*\(|\bisWithin\w*\(|\bisSub\w*\(/i;
const ASKING = /valid|check|assert|verif|ensure|guard|safe|allow|permit|trusted|inside|within|exists?In|belongs|sanit/i;

/** `path.normalize(x).replace(/^(\.\.[/\\])+/, '')`: what climbs is cut off. */
function isNormalized(place: Node, module: Module): boolean {
  const around = enclosingFunction(place);
  return around !== undefined && /normalize\([^)]{1,80}\)\s{0,20}\.replace\(\s{0,9}\/\^/.test(module.text.slice(...rangeOf(around)).slice(0, 6_000));
}
