import type { Triggers } from '@postern/catalogue';

/** Whether a text holds what a finder is triggered by. The scanner has a faster matcher for many finders at once. */
export function occursIn(text: string, triggers: Triggers): boolean {
  if (triggers === 'always') return true;
  const lower = text.toLowerCase();
  return triggers.some(entry => (typeof entry === 'string' ? lower.includes(entry.toLowerCase()) : entry.every(part => lower.includes(part.toLowerCase()))));
}
