import { type Check, checks } from '@postern/catalogue';
import { byCodeUnit } from '../by-code-unit.js';

/** The checks that run: all that are not opt-in, as the configuration turns them on and off; or the ones named alone. */
export function enabledChecks(switches: Readonly<Record<string, boolean>>, only: readonly string[] = []): Check[] {
  return checks
    .filter(({ id, optIn }) => (only.length > 0 ? only.includes(id) : (switches[id] ?? !optIn)))
    .sort((a, b) => byCodeUnit(a.id, b.id));
}
