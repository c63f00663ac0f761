import type { ApiProfile, Triggers } from '@postern/catalogue';
import { literalsOf } from '@postern/flow';
import type { Rule } from './define-rule.js';
import { occursIn } from './occurs-in.js';

/** What a rule wakes on: its own literals, and those of the project's partners where it is about what they expect. */
export function triggersOf(rule: Rule, custom: readonly ApiProfile[]): Triggers {
  const { triggers } = rule;
  if (triggers === 'always' || !isAboutPartners(rule, custom)) return triggers;
  const known = made.get(custom)?.get(triggers);
  if (known) return known;
  const all = [...triggers, ...literalsOf(custom)];
  made.set(custom, new Map([...(made.get(custom) ?? []), [triggers, all]]));
  return all;
}

/** Whether a rule that the triggers woke has anything to find here, as far as a look at the text can tell. */
export function mayFindIn(rule: Rule, text: string, path: string, custom: readonly ApiProfile[]): boolean {
  if (!rule.mayFind || rule.mayFind(text, path)) return true;
  // A rule knows the names of the built-in profiles only.
  return isAboutPartners(rule, custom) && occursIn(text, namesOf(custom), path);
}

function isAboutPartners({ check: { family } }: Rule, custom: readonly ApiProfile[]): boolean {
  return custom.length > 0 && (family === 'signing' || family === 'webhooks');
}

function namesOf(custom: readonly ApiProfile[]): readonly string[] {
  const known = names.get(custom) ?? literalsOf(custom, 1);
  names.set(custom, known);
  return known;
}

const names = new WeakMap<readonly ApiProfile[], readonly string[]>();
// The same list for the same question: matchers are compiled once a list.
const made = new WeakMap<readonly ApiProfile[], ReadonlyMap<Triggers, Triggers>>();
