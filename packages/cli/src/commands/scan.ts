import { resolve } from 'node:path';
import { type Report, severities } from '@postern/catalogue';
import { type Format, formats, type ReporterOptions, reporters } from '@postern/reporters';
import { type BaselineEntry, changedProject, type FailLevel, formatBaseline, loadConfig, narrowed, openProject, parseBaseline, type Project, readText, scan, stagedProject, UsageError, writeWhole } from '@postern/scanner';
import { EXIT } from '../exit-codes.js';
import type { Io } from '../io.js';
import { choice, parseOptions } from '../parse-options.js';
import { progressOf } from '../progress.js';
import type { Command } from '../run.js';
import { scanSettings, settingsOf } from '../settings.js';
import { hasColor, hasLinks, hasUnicode } from '../terminal.js';

export const scanCommand: Command = async (argv, io) => {
  const start = io.now();
  const { values, positionals } = parseOptions(argv, { ...scanSettings, ...display });
  const format = choice('format', values.format, formats) ?? 'pretty';
  // A hook says nothing when there is nothing to say.
  const isQuiet = values.quiet === true || (values.staged === true && !values.explain && !values.verbose);
  const outputs = (values.output ?? []).map(given => outputOf(given, io));

  const opened = await openProject(io.cwd, positionals);
  const config = await loadConfig(opened.root, values.config === undefined ? undefined : resolve(io.cwd, values.config));
  const baselineFile = values.baseline === undefined ? config.baseline : resolve(io.cwd, values.baseline);
  if (values['update-baseline'] && baselineFile === undefined) throw new UsageError('--update-baseline has no file to write to.', 'Name one: --baseline postern.baseline.json.');
  const baseline = await baselineOf(baselineFile, values['update-baseline'] === true);
  const { options, failOn } = settingsOf(values, config, baseline, io);

  const whole = await partOf(opened, positionals.length > 0, values, options.maxFileSize);
  const progress = progressOf(io, isQuiet);
  const report = await scan(narrowed(whole, config), { ...options, onProgress: progress.show });
  progress.clear();

  if (values['update-baseline']) await writeWhole(baselineFile!, formatBaseline(report.findings));
  const looks: ReporterOptions = {
    color: false,
    width: 100,
    links: false,
    owasp: '2025',
    explain: values.explain === true,
    brief: isQuiet,
    durationMs: io.now() - start,
    root: whole.root,
  };
  for (const { format: wanted, file } of outputs) await writeWhole(file, textOf(await reporters[wanted](), report, looks));
  const onScreen: ReporterOptions = format === 'pretty' ? { ...looks, color: hasColor(io), width: io.columns ?? 100, links: hasLinks(io), unicode: hasUnicode(io) } : looks;
  if (!isQuiet || format !== 'pretty' || exitCodeOf(report, failOn) !== EXIT.clean) io.out(textOf(await reporters[format](), report, onScreen));
  if (values['update-baseline']) io.err(`${baselineFile} now lets ${report.findings.length} ${report.findings.length === 1 ? 'finding' : 'findings'} through.\n`);
  return values['update-baseline'] ? exitCodeOf({ ...report, findings: [] }, failOn) : exitCodeOf(report, failOn);
};

const display = {
  format: { type: 'string' },
  output: { type: 'string', multiple: true },
  explain: { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean' },
  'update-baseline': { type: 'boolean' },
  staged: { type: 'boolean' },
  'changed-since': { type: 'string' },
} as const;

/** All of the project, or what a commit or a branch changes of it. */
async function partOf(project: Project, isNarrow: boolean, { staged, 'changed-since': ref }: { staged?: boolean | undefined; 'changed-since'?: string | undefined }, maxBytes: number): Promise<Project> {
  if (staged && ref !== undefined) throw new UsageError('--staged and --changed-since ask for different files.', 'Use one of them.');
  if (ref !== undefined) return changedProject(project, ref);
  if (!staged) return project;
  const part = await stagedProject(project.root, maxBytes);
  if (!isNarrow) return part;
  const named = new Set(await project.list());
  return { ...part, list: async () => (await part.list()).filter(file => named.has(file)) };
}

/** Incomplete outranks findings: a clean part says nothing about the part that was not looked at. */
function exitCodeOf({ findings, failures }: Report, failOn: FailLevel): number {
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

async function baselineOf(file: string | undefined, isUpdate: boolean): Promise<readonly BaselineEntry[]> {
  if (file === undefined || isUpdate) return [];
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`There is no baseline "${file}".`, 'Make one with --update-baseline.');
  return parseBaseline(file, text);
}

/** Every report ends with one line break. */
function textOf(reporter: (report: Report, options: ReporterOptions) => string, report: Report, options: ReporterOptions): string {
  const text = reporter(report, options);
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}
