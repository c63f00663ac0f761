import type { Confidence } from '@postern/catalogue';
import type { Module } from '../module.js';
import { originsOf } from '../values/origins.js';
import { isInside, type Node, rangeOf } from '../syntax.js';

/** A webhook's age that is not looked at, or looked at in a way that lets old ones in. */
export interface AgeFault {
  node: Node;
  kind: 'none' | 'sdk' | 'off' | 'wide' | 'one-sided' | 'unit';
  /** In words, for messages. */
  detail: string;
  /** What may be said to be wide enough; five minutes where absent. */
  allowed?: string;
  confidence: Confidence;
  /** Where the timestamp comes in, or the limit is set, if that is another place. */
  from?: Node;
}

/** The one place of this file that a value comes from. */
export function originOf(node: Node, module: Module): Node | undefined {
  const [origin, ...others] = originsOf(node, module.root);
  return others.length === 0 && origin?.env.module === module ? origin.node : undefined;
}

/** A place of this file that is not the finding's own. */
export function elsewhere(from: Node | undefined, use: Node, module: Module): { from?: Node } {
  const isHere = from !== undefined && rangeOf(from)[1] <= module.text.length && !isInside(from, use);
  return isHere ? { from } : {};
}
