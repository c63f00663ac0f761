import type { CookieFault } from './cookie-faults.js';
import { isSessionName } from './cookie-faults.js';
import type { Module } from '../module.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { type Node, writtenKey } from '../syntax.js';

/** Cookies written as text: `res.setHeader('Set-Cookie', 'session=…; Path=/')`, `headers: { 'Set-Cookie': … }`. */
export function* cookieHeadersIn(module: Module): Iterable<CookieFault> {
  for (const { node, value } of headersIn(module)) {
    for (const one of listed(value, module)) {
      if (hasOpenAttribute(one)) continue;
      const all = textsOf(one, module.root).map(judged);
      const [found] = all;
      if (found && all.every(fault => fault !== undefined)) yield { node: value === one ? node : one, kind: 'missing', ...found, confidence: 'likely', severity: found.missing.length === 1 && found.missing[0] === 'sameSite' ? 'low' : 'medium' };
    }
  }
}

const HEADER = /^set-cookie$/i;

function* headersIn({ index }: Module): Iterable<{ node: Node; value: Node }> {
  for (const method of ['setHeader', 'append', 'set', 'header', 'appendHeader', 'setResponseHeader', 'appendResponseHeader']) {
    for (const call of index.callsByName.get(method) ?? []) {
      const at = call.arguments.findIndex(arg => arg.type === 'Literal' && HEADER.test(String(arg.value)));
      const value = at >= 0 ? call.arguments[at + 1] : undefined;
      if (value && value.type !== 'SpreadElement') yield { node: call, value };
    }
  }
  for (const object of index.objects) {
    for (const property of object.properties) {
      if (property.type === 'Property' && HEADER.test(writtenKey(property) ?? '')) yield { node: property, value: property.value };
    }
  }
  for (const { left, right } of index.assignments) {
    if (left.type === 'MemberExpression' && HEADER.test(writtenKey(left) ?? '')) yield { node: left, value: right };
  }

}

function listed(value: Node, module: Module): readonly Node[] {
  const [origin] = originsOf(value, module.root);
  if (origin?.node.type !== 'ArrayExpression' || origin.env.module !== module) return [value];
  return origin.node.elements.filter(item => item !== null && item.type !== 'SpreadElement') as Node[];
}

/** `…; ${flags}`: a hole where an attribute stands. */
function hasOpenAttribute(node: Node): boolean {
  return node.type === 'TemplateLiteral' && node.expressions.some((hole, i) => /;\s*$/.test(node.quasis[i]!.value.cooked ?? '') && hole.type !== 'Literal');
}

/** What the text lacks, where all of its attributes are written down. */
function judged(text: string): Pick<CookieFault, 'name' | 'missing'> | undefined {
  const [pair = '', ...attributes] = text.split(';').map(part => part.trim());
  const name = pair.slice(0, Math.max(0, pair.indexOf('=')));
  const value = pair.slice(pair.indexOf('=') + 1);
  if (!isSessionName(name) || name.includes('*') || /^(?:|""|deleted|none)$/.test(value)) return undefined;
  // `token=${value}${flags}`, `…; ${secure}`
  if (attributes.some(one => /^[^=]*\*/.test(one)) || /\*[^;]*\*$/.test(value)) return undefined;
  if (attributes.some(one => /^max-age=(?:0|-\d+)$|^expires=.*1970/i.test(one))) return undefined;
  const has = (attribute: RegExp) => attributes.some(one => attribute.test(one));
  const missing = ([['httpOnly', /^httponly$/i], ['secure', /^secure$/i], ['sameSite', /^samesite=/i]] as const).filter(([, attribute]) => !has(attribute)).map(([guard]) => guard);
  return missing.length > 0 ? { name, missing } : undefined;
}
