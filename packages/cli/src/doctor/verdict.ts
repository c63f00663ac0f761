/** `fail` makes the command fail, `unknown` could not be asked. */
export type Status = 'ok' | 'warn' | 'fail' | 'unknown';

/** One answer of the doctor. */
export interface Verdict {
  /** A host, `ntp …` or `this machine`. */
  subject: string;
  /** `clock`, `certificate` … */
  part: string;
  status: Status;
  says: string;
  /** What to do; empty where all is well. */
  advice: string;
}

export function verdict(subject: string, part: string, status: Status, says: string, advice = ''): Verdict {
  return { subject, part, status, says, advice };
}
