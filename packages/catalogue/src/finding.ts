import type { Check, Confidence, Severity } from './check.js';

/** Line and column from 1; columns count UTF-16 units. */
export interface Position {
  line: number;
  column: number;
}

/** `end` is one past the last character. */
export interface Range {
  start: Position;
  end: Position;
}

/** A place that explains a finding: a step of a trace, or something that belongs to it. */
export interface Place {
  file: string;
  range: Range;
  label: string;
}

/** Replaces a range of the finding's file. Offsets are UTF-16 units from 0, `end` exclusive. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

export interface Suggestion {
  title: string;
  edits: readonly Edit[];
}

/** Lines of source around a finding, secrets masked. */
export interface Frame {
  /** Number of the first line. */
  start: number;
  lines: readonly string[];
  /** Where the finding's range begins and ends in these lines; absent where no mask has moved it. Columns as in `Position`. */
  columns?: { start: number; end: number };
}

export type Datum = string | number | boolean | readonly string[];

/** Plain data, whole from birth: it survives `JSON.stringify`. It never holds a secret, only its mask. */
export interface Finding {
  check: string;
  message: string;
  /** From the root of the scan, with forward slashes. */
  file: string;
  range: Range;
  severity: Severity;
  confidence: Confidence;
  /** Origin first, use last. Empty where the place says it all. */
  trace: readonly Place[];
  related: readonly Place[];
  remediation: string;
  /** Safe to apply unseen. */
  fix: Suggestion | null;
  /** To be chosen by a person. */
  suggestions: readonly Suggestion[];
  /** Stable under moved lines, renames and formatting; distinct for two equal faults in one file. */
  fingerprint: string;
  frame: Frame | null;
  data: Readonly<Record<string, Datum>>;
}

/** Why something was not looked at; any entry makes the scan incomplete. */
export interface Failure {
  /** The file, or the name of the check that failed. */
  subject: string;
  reason: string;
}

/** Something passed over on purpose (binary, over the size limit): counted and listed, not a failure. */
export interface Skipped {
  file: string;
  reason: string;
}

export interface Suppressed {
  finding: Finding;
  by: 'comment' | 'config' | 'baseline';
  reason: string;
  /** ISO date, or null where it has no end. */
  until: string | null;
}

/** Where the dependency facts came from. */
export interface AdvisorySource {
  source: 'snapshot' | 'osv' | 'registry';
  /** ISO date of the newest fact. */
  date: string;
  /** Age in days on the day of the scan. */
  ageDays: number;
  packages: number;
}

/** A practice that code cannot prove, as the project's register has it. */
export interface Attestation {
  check: string;
  status: 'attested' | 'overdue' | 'missing';
  /** Who vouches for it; empty where it is missing. */
  by: string;
  /** ISO dates, or null where there is none. */
  on: string | null;
  due: string | null;
  /** A link or the name of a document. */
  evidence: string;
}

/** All a reporter may know. Reporters sort nothing, filter nothing and read no clock. */
export interface Report {
  tool: { name: string; version: string };
  /** Sorted by file, range, check. */
  findings: readonly Finding[];
  suppressed: readonly Suppressed[];
  failures: readonly Failure[];
  skipped: readonly Skipped[];
  /** Advice on the configuration itself: unused suppressions, stale baseline entries, old advisories. */
  notices: readonly string[];
  filesScanned: number;
  advisories: AdvisorySource | null;
  /** In the order of the checks; absent where no register was asked about. */
  attestations?: readonly Attestation[];
  /** The checks that ran, sorted by id. */
  checks: readonly Check[];
}
