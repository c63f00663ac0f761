import { resolve } from 'node:path';
import { loadConfig, narrowed, openProject, parseBaseline, prunedBaseline, readText, scan, staleEntries, UsageError, writeWhole } from '@postern/scanner';
import { EXIT } from '../exit-codes.js';
import { parseOptions } from '../parse-options.js';
import { progressOf } from '../progress.js';
import type { Command } from '../run.js';
import { scanSettings, settingsOf } from '../settings.js';

export const baselineCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, { ...scanSettings, prune: { type: 'boolean' } });
  const whole = await openProject(io.cwd, positionals);
  const config = await loadConfig(whole.root, values.config === undefined ? undefined : resolve(io.cwd, values.config));
  const file = values.baseline === undefined ? config.baseline : resolve(io.cwd, values.baseline);
  if (file === undefined) throw new UsageError('No baseline is named.', 'Name one: --baseline postern.baseline.json.');
  const text = await readText(file);
  if (text === undefined) throw new UsageError(`There is no baseline "${file}".`, 'Make one with `postern scan --update-baseline`.');
  const entries = parseBaseline(file, text);

  const progress = progressOf(io, false);
  // All that was ever found counts: a finding that the threshold hides is still there.
  const { options } = settingsOf({ ...values, 'min-confidence': 'possible' }, config, [], io);
  const report = await scan(narrowed(whole, config), { ...options, onProgress: progress.show });
  progress.clear();

  const stale = staleEntries(report.findings, entries);
  io.out(`${entries.length - stale.length} known, ${stale.length} no longer there.\n`);
  for (const { check, file: where } of stale) io.out(`  ${where}  ${check}\n`);
  if (report.failures.length > 0) {
    io.err(`${report.failures.length} could not be looked at, so nothing was taken out.\n`);
    return EXIT.incomplete;
  }
  if (values.prune && stale.length > 0) {
    await writeWhole(file, prunedBaseline(entries, stale));
    io.out(`Taken out of ${file}.\n`);
  }
  return EXIT.clean;
};
