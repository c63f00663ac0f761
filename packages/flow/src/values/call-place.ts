import { type CallNode, type Node, rangeOf } from '../syntax.js';

/** What to underline of a call: all of it, or its name where a chain over several lines leads to it. */
export function callPlace(call: CallNode, text: string): Node {
  const { callee } = call;
  if (callee.type !== 'MemberExpression') return call;
  return text.slice(rangeOf(call)[0], rangeOf(callee.property)[0]).includes('\n') ? callee.property : call;
}
