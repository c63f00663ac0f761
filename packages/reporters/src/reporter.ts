import type { OwaspEdition, Report } from '@postern/catalogue';

/** A report is a pure function of what was found: it sorts nothing, filters nothing, reads no clock, and escapes everything. */
export type Reporter = (report: Report, options: ReporterOptions) => string;

/** Everything a reporter knows from outside the report. What is absent is left out of the output. */
export interface ReporterOptions {
  color: boolean;
  /** Columns of the terminal. */
  width: number;
  /** The terminal understands OSC 8 hyperlinks. */
  links: boolean;
  /** Box lines and signs beyond ASCII; false for old Windows code pages. Absent: yes. */
  unicode?: boolean | undefined;
  /** Say why and how at every finding, with the names of the categories. */
  explain?: boolean | undefined;
  /** List what was suppressed and what was skipped, each with its reason. */
  verbose?: boolean | undefined;
  /** At most ten lines, for a commit hook: nothing when nothing was found. */
  brief?: boolean | undefined;
  owasp: OwaspEdition;
  durationMs?: number | undefined;
  /** Absolute path of the scanned folder; only terminal links use it. */
  root?: string | undefined;
  /** Where the pages under `docs/` are published, without the last slash. */
  docsUrl?: string | undefined;
  project?: string | undefined;
  commit?: string | undefined;
  /** The repository's page, without the last slash: with it and `commit`, places become links in Markdown and HTML. */
  repositoryUrl?: string | undefined;
  /** ISO instants. GitLab asks for them, JUnit and the head of the HTML report show them; JSON and SARIF do not. */
  startedAt?: string | undefined;
  endedAt?: string | undefined;
  /** SARIF: list suppressed findings too, marked as such. Code scanning shows them as open. */
  keepSuppressed?: boolean | undefined;
  /** Text of a scanned file, for the line hashes of SARIF. */
  sourceOf?: ((file: string) => string | undefined) | undefined;
  /** HTML: an earlier report to compare with. */
  earlier?: Report | undefined;
}
