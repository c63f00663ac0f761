import type { Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { type CallNode, isFunction, isInside, type Node, outermostFunction, rangeOf } from '../syntax.js';
import { isElsewhere, mentions } from './value-on-its-way.js';

interface Asking {
  /** The names of functions that ask. */
  asking: RegExp;
  /** Which of their calls count; all where absent. */
  counts?: (call: CallNode) => boolean;
}

/** Whether a function is asked about a value before its use: `await assertPublicUrl(url);`, `assertInside(root, file);`, in a function around it or on its way. */
export function isAskedAbout(use: Node, trail: readonly Node[], names: ReadonlySet<string>, module: Module, { asking, counts = () => true }: Asking): boolean {
  const home = outermostFunction(use);
  const earlier = new Set(trail.filter(node => !isElsewhere(node, module)).map(outermostFunction).filter(fn => fn !== undefined && fn !== home));
  return module.index.calls.some(call => {
    const name = calleeName(call.callee);
    if (name === undefined || !asking.test(name) || isInside(use, call)) return false;
    const isBefore = (home === undefined || isInside(call, home)) && rangeOf(call)[0] < rangeOf(use)[0];
    if (!isBefore && ![...earlier].some(fn => isInside(call, fn!))) return false;
    return call.arguments.some(arg => arg.type !== 'SpreadElement' && !isFunction(arg) && mentions(arg, names, module)) && counts(call);
  });
}
