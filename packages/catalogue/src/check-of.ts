import type { Check } from './check.js';
import { checks } from './checks/index.js';

const byId = new Map(checks.map(check => [check.id, check]));

export function checkOf(id: string): Check {
  const check = byId.get(id);
  if (!check) throw new Error(`"${id}" is no check of the catalogue.`);
  return check;
}
