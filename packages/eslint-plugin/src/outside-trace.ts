import type { Reach } from '@postern/flow';
import type { RulePlace } from './define-rule.js';

/** From where data comes in to where it does harm, worded. */
export function outsideTrace(trace: Reach['trace'], use = 'used here'): readonly RulePlace[] {
  return trace.map(({ at, path }, i) => ({ at, label: i === 0 ? 'comes in here' : i === trace.length - 1 ? use : 'goes on here', ...(path !== undefined && { path }) }));
}
