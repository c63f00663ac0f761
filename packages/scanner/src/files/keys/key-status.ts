import type { RegisteredKey } from './key-register.js';

/** How a key stands on a day. `halfway`: the new one is out, the old one still works. */
export type KeyState = 'current' | 'due' | 'overdue' | 'compromised' | 'halfway' | 'revoked';

export interface KeyStatus {
  state: KeyState;
  /** The day on which it has to be rotated. */
  due: string;
  /** Days from today; negative once it is over. */
  daysLeft: number;
  /** Days since it was issued. */
  age: number;
}

/** `due` from two weeks before the end on. */
export function statusOn(today: string, key: RegisteredKey, policyDays: number): KeyStatus {
  const issued = key.rotated ?? key.created;
  const due = dayAfter(issued, key.policyDays ?? policyDays);
  const daysLeft = daysBetween(today, due);
  return { state: stateOf(key, daysLeft), due, daysLeft, age: daysBetween(issued, today) };
}

function stateOf(key: RegisteredKey, daysLeft: number): KeyState {
  if (key.revoked !== undefined) return 'revoked';
  if (key.compromised !== undefined && (key.rotated === undefined || key.rotated < key.compromised)) return 'compromised';
  if (key.previous && key.previous.revoked === undefined) return 'halfway';
  return daysLeft < 0 ? 'overdue' : daysLeft <= 14 ? 'due' : 'current';
}

const DAY = 86_400_000;

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
