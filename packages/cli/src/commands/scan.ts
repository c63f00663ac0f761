import { join, resolve } from 'node:path';
import { type BaselineEntry, changedProject, CONFIG_FILE, formatBaseline, formatPart, gather, loadConfig, narrowed, openProject, parseBaseline, type Project, readText, scan, type Shard, stagedProject, UsageError, writeWhole } from '@postern/scanner';
import { EXIT } from '../exit-codes.js';
import { parseOptions } from '../parse-options.js';
import { displayOptions, exitCodeOf, presenterOf } from '../present.js';
import { progressOf } from '../progress.js';
import { fixFindings, type FixWishes, stampsOf } from '../fix-findings.js';
import type { Command } from '../run.js';
import { scanSettings, settingsOf } from '../settings.js';
import { settingsText } from '../settings-text.js';

export const scanCommand: Command = async (argv, io) => {
  const start = io.now();
  const { values, positionals } = parseOptions(argv, { ...scanSettings, ...displayOptions, ...part });
  const wishes = fixWishesOf(values);
  const isQuiet = values.quiet === true || (values.staged === true && !values.explain && !values.verbose);
  const present = await presenterOf(values, isQuiet, io);
  const shard = values.shard === undefined ? undefined : shardOf(values.shard);

  const openAgain = async () => partOf(await openProject(io.cwd, positionals), positionals.length > 0, values, Infinity);
  const opened = await openProject(io.cwd, positionals);
  const config = await loadConfig(opened.root, values.config === undefined ? undefined : resolve(io.cwd, values.config));
  const baselineFile = values.baseline === undefined ? config.baseline : resolve(io.cwd, values.baseline);
  const isUpdate = values['update-baseline'] === true;
  if (isUpdate && baselineFile === undefined) throw new UsageError('--update-baseline has no file to write to.', 'Name one: --baseline postern.baseline.json.');
  const { options, failOn } = settingsOf(values, config, await baselineOf(baselineFile, isUpdate), io);
  if (values.verbose) io.err(`${settingsText(options, failOn, await configFileOf(opened.root, values.config))}\n`);
  const project = narrowed(await partOf(opened, positionals.length > 0, values, options.maxFileSize), config);

  const progress = progressOf(io, isQuiet);
  const wanted = { ...options, isPartial: options.isPartial || values.staged === true || values['changed-since'] !== undefined || positionals.length > 1 || opened.root !== resolve(io.cwd, positionals[0] ?? ''), onProgress: progress.show };
  if (shard !== undefined) {
    const gathered = await gather(project, wanted, shard);
    progress.clear();
    io.out(formatPart(gathered, shard, wanted));
    return EXIT.clean; // whether it fails is for `merge` to say
  }
  const stamps = wishes === undefined ? undefined : await stampsOf(project);
  let report = await scan(project, wanted);
  progress.clear();
  if (wishes !== undefined && (await fixFindings(project, report, stamps!, wanted, wishes, io)) > 0) {
    // What is left is what a fresh look finds.
    report = await scan(narrowed(await openAgain(), config), wanted);
    progress.clear();
  }

  if (!isUpdate) return present(report, { failOn, root: project.root, start });
  await writeWhole(baselineFile!, formatBaseline(report.findings));
  await present(report, { failOn, root: project.root, start });
  io.err(`${baselineFile} now lets ${report.findings.length} ${report.findings.length === 1 ? 'finding' : 'findings'} through.\n`);
  return exitCodeOf({ ...report, findings: [] }, failOn);
};

const part = {
  staged: { type: 'boolean' },
  'changed-since': { type: 'string' },
  shard: { type: 'string' },
  'update-baseline': { type: 'boolean' },
  fix: { type: 'boolean' },
  'fix-suggestions': { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const;

interface GivenFix {
  fix?: boolean | undefined;
  'fix-suggestions'?: boolean | undefined;
  'dry-run'?: boolean | undefined;
  staged?: boolean | undefined;
  shard?: string | undefined;
  'update-baseline'?: boolean | undefined;
}

/** Undefined where nothing is to be fixed. */
function fixWishesOf(given: GivenFix): FixWishes | undefined {
  const withSuggestions = given['fix-suggestions'] === true;
  const isDryRun = given['dry-run'] === true;
  if (!given.fix && !withSuggestions) {
    if (isDryRun) throw new UsageError('--dry-run shows what --fix would change, and there is no --fix.', 'Use both: --fix --dry-run.');
    return undefined;
  }
  if (given.staged) throw new UsageError('--fix changes files on disk, and --staged looks at the index.', 'Run `postern scan --fix` on its own, read the diff, then `git add -p`.');
  if (given.shard !== undefined || given['update-baseline']) throw new UsageError(`--fix does not go with ${given.shard === undefined ? '--update-baseline' : '--shard'}.`, 'Fix first, then run the other.');
  return { isDryRun, withSuggestions };
}

/** All of the project, or what a commit or a branch changes of it. */
async function partOf(project: Project, isNarrow: boolean, { staged, 'changed-since': ref }: { staged?: boolean | undefined; 'changed-since'?: string | undefined }, maxBytes: number): Promise<Project> {
  if (staged && ref !== undefined) throw new UsageError('--staged and --changed-since ask for different files.', 'Use one of them.');
  if (ref !== undefined) return changedProject(project, ref);
  if (!staged) return project;
  const all = await stagedProject(project.root, maxBytes);
  if (!isNarrow) return all;
  const named = new Set(await project.list());
  return { ...all, list: async () => (await all.list()).filter(file => named.has(file)) };
}

async function configFileOf(root: string, named: string | undefined): Promise<string | undefined> {
  const file = named ?? CONFIG_FILE;
  return named !== undefined || (await readText(join(root, file))) !== undefined ? file : undefined;
}

async function baselineOf(file: string | undefined, isUpdate: boolean): Promise<readonly BaselineEntry[]> {
  if (file === undefined || isUpdate) return [];
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`There is no baseline "${file}".`, 'Make one with --update-baseline.');
  return parseBaseline(file, text);
}

function shardOf(given: string): Shard {
  const [index = 0, count = 0] = /^\d{1,4}\/\d{1,4}$/.test(given) ? given.split('/').map(Number) : [];
  if (index < 1 || index > count) throw new UsageError(`--shard does not know "${given}".`, 'Write it as --shard <i>/<n>: 1/4 is the first of four parts.');
  return { index, count };
}
