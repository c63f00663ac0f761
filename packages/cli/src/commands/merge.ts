import { resolve } from 'node:path';
import { failLevels, mergeParts, readText, reportOf, UsageError } from '@postern/scanner';
import { choice, parseOptions } from '../parse-options.js';
import { displayOptions, presenterOf } from '../present.js';
import type { Command } from '../run.js';

/** Joins the parts of a scan that several machines made to the report that one would have made. */
export const mergeCommand: Command = async (argv, io) => {
  const start = io.now();
  const { values, positionals } = parseOptions(argv, { ...displayOptions, 'fail-on': { type: 'string' } });
  const present = await presenterOf(values, values.quiet === true, io);
  const failOn = choice('fail-on', values['fail-on'], failLevels) ?? 'low';
  const parts: { name: string; text: string }[] = [];
  for (const name of positionals) {
    const text = await readText(resolve(io.cwd, name));
    if (text === undefined) throw new UsageError(`There is no file "${name}".`, 'Name the files that `postern scan --shard <i>/<n>` wrote.');
    parts.push({ name, text });
  }
  const { gathered, options } = mergeParts(parts);
  return present(await reportOf(gathered, options), { failOn, root: io.cwd, start });
};
