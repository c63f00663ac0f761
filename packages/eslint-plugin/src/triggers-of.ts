import type { ApiProfile, Triggers } from '@postern/catalogue';
import { literalsOf } from '@postern/flow';
import type { Rule } from './define-rule.js';

/** What a rule wakes on: its own literals, and those of the project's partners where it is about what they expect. */
export function triggersOf({ check, triggers }: Rule, custom: readonly ApiProfile[]): Triggers {
  if (custom.length === 0 || triggers === 'always' || (check.family !== 'signing' && check.family !== 'webhooks')) return triggers;
  const known = made.get(custom)?.get(triggers);
  if (known) return known;
  const all = [...triggers, ...literalsOf(custom)];
  made.set(custom, new Map([...(made.get(custom) ?? []), [triggers, all]]));
  return all;
}

// The same list for the same question: matchers are compiled once a list.
const made = new WeakMap<readonly ApiProfile[], ReadonlyMap<Triggers, Triggers>>();
