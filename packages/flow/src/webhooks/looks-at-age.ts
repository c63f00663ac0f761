import { calleesOf, namesOf } from '../values/functions.js';
import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { enclosingFunction, type FunctionNode, isFunction, outermostFunction, rangeOf } from '../syntax.js';
import { callsIn, reachOf, webhooksOf } from './webhooks.js';

/** Words of an age and its limit. */
export const AGE = /toleran|max_?age|too_?old|expired?\b|stale|skew|drift|replay|MAX_[A-Z_]*(?:AGE|DIFF|DELAY)|\bage\b|_age\b|within|recent|fresh/i;
/** Helpers of other files that say what they do: `assertWithinTolerance(timestamp)`. */
const AGE_CHECK = /toleran|fresh|recent|stale|too_?old|expired|within|max_?age|replay|(?:check|verify|validate|assert|ensure|is_?valid)_?(?:request_?)?(?:time|age|date)/i;

/** Whether a function, what it calls, or what calls it compares a time with now. */
export function looksAtAge(fn: FunctionNode, module: Module): boolean {
  const outer = outermostFunction(fn) ?? fn;
  return [...reachOf(outer, module), ...callersOf(fn, module).flatMap(caller => reachOf(caller, module)), ...passedBefore(outer, module)].some(({ fn: at, env }) => {
    const text = env.module.text.slice(...rangeOf(at));
    if (/Date\.now|new Date\(|performance\.|dayjs|moment|DateTime|getTime|now\(/.test(text)) return hasClockComparison(at, env.module) || AGE.test(text);
    return (AGE.test(text) && hasClockComparison(at, env.module)) || callsIn(at, env.module).some(call => AGE_CHECK.test(calleeName(call.callee) ?? ''));
  });
}

/** What runs on the route before the handler: `router.post(path, maxAge(300), handler)`. */
function passedBefore(fn: FunctionNode, module: Module): ReturnType<typeof reachOf> {
  return webhooksOf(module).filter(({ handler }) => handler.fn === fn).flatMap(({ handler }) => handler.before.flatMap(node => {
    const made = node.type === 'CallExpression' ? calleesOf(node, module.root) : [];
    const written = originsOf(node, module.root).flatMap(({ node: origin, env }) => (isFunction(origin) ? [{ callee: origin, env }] : []));
    return [...made, ...written].flatMap(({ callee, env }) => reachOf(callee, env.module));
  }));
}

/** The functions of a file that call this one by its name. */
export function callersOf(fn: FunctionNode, module: Module): readonly FunctionNode[] {
  return namesOf(fn).flatMap(name => (module.index.callsByName.get(name) ?? []).map(call => enclosingFunction(call)).filter(caller => caller !== undefined));
}

function hasClockComparison(fn: FunctionNode, module: Module): boolean {
  return /[<>]=?\s*[\w(]/.test(module.text.slice(...rangeOf(fn.body)).replace(/=>/g, ''));
}
