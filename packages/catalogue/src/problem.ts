import type { Confidence, Severity } from './check.js';
import type { Datum, Edit } from './finding.js';

/** Offsets in UTF-16 units from 0, end exclusive. */
export type Span = readonly [start: number, end: number];

/** What a finder yields; the scanner turns it into a `Finding`. */
export interface Problem {
  check: string;
  message: string;
  /** In the file under scan; `[0, 0]` where the file as a whole is meant. */
  span: Span;
  /** The check's own where absent. */
  severity?: Severity;
  confidence?: Confidence;
  remediation?: string;
  /** Origin first. `file` is absent for the file under scan. */
  trace?: readonly ProblemPlace[];
  related?: readonly ProblemPlace[];
  fix?: { title: string; edits: readonly Edit[] };
  suggestions?: readonly { title: string; edits: readonly Edit[] }[];
  data?: Readonly<Record<string, Datum>>;
  /** What tells it apart from others of its check, where the source around it does not: a package with its advisory. */
  identity?: string;
  /** Masked wherever it appears in the frame, and keyed into the fingerprint. It goes no further than the judge. */
  secret?: string;
}

export interface ProblemPlace {
  file?: string;
  span: Span;
  label: string;
}
