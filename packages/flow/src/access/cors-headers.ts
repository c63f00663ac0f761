import type { CorsFault } from './cors-faults.js';
import { isRequestOrigin } from './cors-faults.js';
import { constantsOf } from '../values/constants.js';
import type { Module } from '../module.js';
import { originTestsIn } from './origin-tests.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { enclosingFunction, isInside, type Node, rangeOf, writtenKey } from '../syntax.js';

const ALLOW_ORIGIN = /^access-control-allow-origin$/i;
const ALLOW_CREDENTIALS = /['"`]access-control-allow-credentials['"`]/i;

/** Headers set by hand: `res.setHeader('Access-Control-Allow-Origin', req.headers.origin)`. */
export function* corsHeadersIn(module: Module): Iterable<CorsFault> {
  for (const { node, value, area } of headersIn(module)) {
    const credentials = ALLOW_CREDENTIALS.test(module.text.slice(...rangeOf(area))) && !/access-control-allow-credentials['"`]?\s*[,:]\s*['"`]?false/i.test(module.text.slice(...rangeOf(area)));
    const home = enclosingFunction(node) ?? area;
    if (reflects(value, module)) {
      const isOrigin = (one: Node): boolean => isRequestOrigin(one, module) || (one.type === 'MemberExpression' && isOrigin(one.object)) || originsOf(one, module.root).some(({ node: made }) => made.type === 'NewExpression' && made.arguments.some(arg => arg.type !== 'SpreadElement' && isRequestOrigin(arg, module)));
      const tests = originTestsIn(home, isOrigin, module);
      const weak = tests.find(({ kind }) => kind === 'weak');
      if (weak) yield { node: weak.node, kind: weak.by === 'regex' ? 'pattern' : 'part', name: weak.by, confidence: credentials ? 'likely' : 'possible' };
      else if (tests.length === 0) yield { node, kind: 'reflected', name: 'Access-Control-Allow-Origin', confidence: credentials && !isGuarded(node, home, module) ? 'likely' : 'possible' };
      continue;
    }
    const { values, complete } = constantsOf(value, module.root);
    if (values.includes('*') && credentials && isAllowed(area, module)) yield { node, kind: 'any', name: '*', confidence: complete ? 'likely' : 'possible' };
    if (values.includes('null')) yield { node, kind: 'null', name: 'null', confidence: 'likely' };
  }
}

/** Whether credentials are set to true there, and are not only named. */
function isAllowed(area: Node, module: Module): boolean {
  return /access-control-allow-credentials['"`]\s*(?:\]\s*=|[,:])\s*(?:value\s*:\s*)?(?:['"`]true|true)|access-control-allow-credentials['"`]\s*,\s*value\s*:\s*['"`]true/i.test(module.text.slice(...rangeOf(area)));
}

function* headersIn({ index, syntax }: Module): Iterable<{ node: Node; value: Node; area: Node }> {
  for (const method of ['setHeader', 'set', 'header', 'append', 'setResponseHeader', 'appendHeader', 'appendResponseHeader', 'setHeaders']) {
    for (const call of index.callsByName.get(method) ?? []) {
      const at = call.arguments.findIndex(arg => arg.type === 'Literal' && ALLOW_ORIGIN.test(String(arg.value)));
      const value = at >= 0 ? call.arguments[at + 1] : undefined;
      if (value && value.type !== 'SpreadElement') yield { node: call, value, area: enclosingFunction(call) ?? syntax.ast };
    }
  }
  for (const object of index.objects) {
    for (const property of object.properties) {
      if (property.type !== 'Property') continue;
      const key = writtenKey(property) ?? '';
      if (ALLOW_ORIGIN.test(key)) yield { node: property, value: property.value, area: object };
      // `{ key: 'Access-Control-Allow-Origin', value: '*' }` of Next.
      if (key === 'key' && property.value.type === 'Literal' && ALLOW_ORIGIN.test(String(property.value.value))) {
        const value = object.properties.find(other => other.type === 'Property' && writtenKey(other) === 'value');
        if (value?.type === 'Property') yield { node: value, value: value.value, area: object.parent };
      }
    }
  }
  for (const assignment of index.assignments) {
    const { left, right } = assignment;
    if (left.type === 'MemberExpression' && ALLOW_ORIGIN.test(writtenKey(left) ?? '')) yield { node: assignment, value: right, area: enclosingFunction(assignment) ?? syntax.ast };
  }
}

/** The request's own origin, also as `origin || '*'` or in a template. */
function reflects(value: Node, module: Module): boolean {
  if (isRequestOrigin(value, module)) return true;
  return value.type === 'TemplateLiteral' && value.expressions.length === 1 && textsOf(value, module.root).every(text => text === '*') && isRequestOrigin(value.expressions[0]!, module);
}

/** Inside of a condition that is about more than whether there is an origin. */
function isGuarded(node: Node, home: Node, module: Module): boolean {
  for (let at: Node = node; at.parent && at !== home; at = at.parent) {
    const { parent } = at;
    const test = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' ? parent.test : parent.type === 'LogicalExpression' && parent.right === at ? parent.left : parent.type === 'SwitchCase' ? parent : undefined;
    if (!test || isInside(node, test)) continue;
    if (!isRequestOrigin(test, module) && !/\bmethod\b/.test(module.text.slice(...rangeOf(test)))) return true;
  }
  return false;
}
