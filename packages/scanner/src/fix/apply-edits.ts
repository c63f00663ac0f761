import type { Edit } from '@postern/catalogue';

/** The text with the edits in it; they may come in any order, and do not overlap. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let done = text;
  for (const { start, end, text: piece } of [...edits].sort((a, b) => b.start - a.start || b.end - a.end)) done = done.slice(0, start) + piece + done.slice(end);
  return done;
}

/** Two edits at one place have no order: the second waits for the next run. */
export function overlap(a: Edit, b: Edit): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}
