import type { Severity } from '@postern/catalogue';

/** One known flaw of one package, whatever source it was read from. */
export interface Advisory {
  /** GHSA, CVE or MAL id; the registry's own number where it gives no other. */
  id: string;
  /** Other ids of the same event. */
  aliases: readonly string[];
  package: string;
  /** A version inside any of them is affected. */
  ranges: readonly AffectedRange[];
  /** Exact versions that are affected, besides the ranges. */
  versions: readonly string[];
  severity: Severity;
  /** CVSS vector, v3 where there is one. */
  cvss: string | null;
  /** Numbers, primary first. */
  cwe: readonly number[];
  /** ISO date. */
  published: string | null;
  /** The release itself is hostile: it is not to be updated but removed. */
  malicious: boolean;
  /** Known to be used in attacks; only some sources tell. */
  exploited: boolean;
  /** Chance of use within 30 days, 0 to 1; only some sources tell. */
  epss: number | null;
}

/** Bounds by SemVer precedence, prereleases included. No lower bound: from the first release. No upper bound: no end known. */
export interface AffectedRange {
  introduced?: string;
  /** Exclusive lower bound, where a source writes `>`. */
  after?: string;
  /** Exclusive: the first version outside. */
  fixed?: string;
  /** Inclusive. */
  lastAffected?: string;
}
