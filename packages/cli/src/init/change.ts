/** A file that `init` writes. */
export interface Change {
  file: string;
  /** Undefined where it is new. */
  before: string | undefined;
  after: string;
  isExecutable?: true;
}

/** What one step of `init` comes to: files to write, or advice where a person has to do it. */
export interface Step {
  changes: readonly Change[];
  advice: readonly string[];
}

export const nothingToDo: Step = { changes: [], advice: [] };

export function change(file: string, before: string | undefined, after: string, isExecutable = false): Step {
  if (before === after) return nothingToDo;
  return { changes: [{ file, before, after, ...(isExecutable && { isExecutable: true as const }) }], advice: [] };
}

export function advise(text: string): Step {
  return { changes: [], advice: [text] };
}
