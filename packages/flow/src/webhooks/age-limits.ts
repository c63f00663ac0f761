import type { ApiProfile } from '@postern/catalogue';
import type { AgeFault } from './age-fault.js';
import { apisAt } from '../requests/apis.js';
import type { Module } from '../module.js';
import type { Node } from '../syntax.js';

/** How old, in seconds, a webhook may be at this place. */
export function allowedAt(node: Node, module: Module): number {
  return allowedBy(apisAt(node, module), module);
}

/** Five minutes, or more where the sender's profile says so; the project's own profiles may say less. */
export function allowedBy(apis: readonly ApiProfile[], module: Module): number {
  return ownLimit(apis, module) ?? Math.max(300, ...apis.map(({ webhook }) => webhook?.toleranceSeconds ?? 0));
}

function ownLimit(apis: readonly ApiProfile[], module: Module): number | undefined {
  const limits = apis.flatMap(api => (module.syntax.apis?.custom.includes(api) ? (api.webhook?.toleranceSeconds ?? []) : []));
  return limits.length > 0 ? Math.max(...limits) : undefined;
}

/** What is said of a limit of so many seconds, which is too wide. */
export function wide(seconds: number, node: Node, module: Module): Pick<AgeFault, 'kind' | 'detail' | 'allowed'> {
  const limit = ownLimit(apisAt(node, module), module);
  return { kind: 'wide', detail: wordsOf(seconds), ...(limit !== undefined && { allowed: wordsOf(limit) }) };
}

function wordsOf(seconds: number): string {
  if (seconds >= Number.MAX_SAFE_INTEGER) return 'any age';
  if (seconds < 120) return `${seconds} seconds`;
  if (seconds >= 86_400) return `${Math.round(seconds / 86_400)} days`;
  return seconds >= 7200 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 60)} minutes`;
}
