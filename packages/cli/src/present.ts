import { resolve } from 'node:path';
import { type Report, severities } from '@postern/catalogue';
import { type Format, formats, readReport, type Reporter, type ReporterOptions, reporters, surroundingsOf } from '@postern/reporters';
import { decode, type FailLevel, readFile, readText, UsageError, writeWhole } from '@postern/scanner';
import { EXIT } from './exit-codes.js';
import type { Io } from './io.js';
import { choice } from './parse-options.js';
import { hasColor, hasLinks, hasUnicode } from './terminal.js';

/** How results are shown; the same for every command that has some. */
export const displayOptions = {
  format: { type: 'string' },
  output: { type: 'string', multiple: true },
  owasp: { type: 'string' },
  compare: { type: 'string' },
  'keep-suppressed': { type: 'boolean' },
  explain: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean' },
} as const;

export interface GivenDisplay {
  format?: string | undefined;
  output?: string[] | undefined;
  owasp?: string | undefined;
  compare?: string | undefined;
  'keep-suppressed'?: boolean | undefined;
  explain?: boolean | undefined;
  quiet?: boolean | undefined;
  verbose?: boolean | undefined;
}

/** Where the pages that `docs` names are published. */
const DOCS = 'https://github.com/postern/postern/blob/main';

/** Shows one report as it was asked for; made before the scan, so that a wrong wish costs no scan. */
export type Presenter = (report: Report, about: { failOn: FailLevel; root: string | undefined; start: number }) => Promise<number>;

export async function presenterOf(given: GivenDisplay, isQuiet: boolean, io: Io): Promise<Presenter> {
  const format = choice('format', given.format, formats) ?? 'pretty';
  const outputs = (given.output ?? []).map(wanted => outputOf(wanted, io));
  const owasp = choice('owasp', given.owasp, ['2021', '2025', 'api2023'] as const) ?? '2025';
  const earlier = given.compare === undefined ? undefined : await earlierReport(given.compare, io);

  return async (report, { failOn, root, start }) => {
    const end = io.now();
    const looks: ReporterOptions = {
      ...surroundingsOf(io.env),
      color: false,
      width: 100,
      links: false,
      docsUrl: DOCS,
      owasp,
      explain: given.explain === true,
      verbose: given.verbose === true,
      brief: isQuiet,
      keepSuppressed: given['keep-suppressed'] === true,
      earlier,
      root,
      durationMs: end - start,
      startedAt: new Date(start).toISOString(),
      endedAt: new Date(end).toISOString(),
      sourceOf: root === undefined ? undefined : sourceReader(root),
    };
    for (const { format: wanted, file } of outputs) await writeWhole(file, textOf(await reporters[wanted](), report, looks));
    const code = exitCodeOf(report, failOn);
    const onScreen = format === 'pretty' ? { ...looks, color: hasColor(io), width: io.columns ?? 100, links: hasLinks(io), unicode: hasUnicode(io) } : looks;
    // A hook says nothing when there is nothing to say.
    if (!isQuiet || format !== 'pretty' || code !== EXIT.clean) io.out(textOf(await reporters[format](), report, onScreen));
    return code;
  };
}

/** Incomplete outranks findings: a clean part says nothing about the part that was not looked at. */
export function exitCodeOf({ findings, failures }: Report, failOn: FailLevel): number {
  if (failures.length > 0) return EXIT.incomplete;
  if (failOn === 'never') return EXIT.clean;
  const least = severities.indexOf(failOn);
  return findings.some(({ severity }) => severities.indexOf(severity) <= least) ? EXIT.findings : EXIT.clean;
}

function outputOf(given: string, io: Io): { format: Format; file: string } {
  const at = given.indexOf('=');
  if (at <= 0 || at === given.length - 1) throw new UsageError(`--output "${given}" names no file.`, 'Write it as --output <format>=<file>, for example --output sarif=postern.sarif.');
  return { format: choice('output', given.slice(0, at), formats)!, file: resolve(io.cwd, given.slice(at + 1)) };
}

async function earlierReport(given: string, io: Io): Promise<Report> {
  const text = await readText(resolve(io.cwd, given));
  if (text === undefined) throw new UsageError(`There is no report "${given}" to compare with.`, 'Make one with --output json=<file>.');
  const report = await readReport(text);
  if ('problem' in report) throw new UsageError(`${given}: ${report.problem}`, 'Name a report that was made with --output json=<file>.');
  return report;
}

const LARGEST_SOURCE = 5 * 1024 * 1024;

function sourceReader(root: string): (file: string) => string | undefined {
  return file => {
    const read = readFile(root, file, LARGEST_SOURCE);
    return 'bytes' in read ? decode(read.bytes) : undefined;
  };
}

/** Every report ends with one line break. */
function textOf(reporter: Reporter, report: Report, options: ReporterOptions): string {
  const text = reporter(report, options);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
