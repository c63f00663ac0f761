import { resolve } from 'node:path';
import { sbom } from '@postern/advisories';
import { openProject, UsageError, VERSION, writeWhole } from '@postern/scanner';
import { installationsIn } from '@postern/scanner/installations';
import { EXIT } from '../exit-codes.js';
import { parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';

export const sbomCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, { output: { type: 'string' }, timestamp: { type: 'boolean' } });
  const project = await openProject(io.cwd, positionals);
  const { installations, failures } = await installationsIn(project);
  const lockfiles = installations.flatMap(({ lockfiles }) => lockfiles.slice(0, 1));
  for (const { subject, reason } of failures) io.err(`${subject}: ${reason}\n`);
  if (lockfiles.length === 0 && failures.length === 0) {
    throw new UsageError('There is no lockfile here, so nobody knows what is installed.', 'Write one: npm install --package-lock-only, or that of your package manager.');
  }
  const root = installations.find(({ folder }) => folder === '')?.manifests.find(({ path }) => path === '');
  const text = sbom(lockfiles, {
    name: root?.name ?? '',
    version: root?.version ?? '',
    tool: { name: 'postern', version: VERSION },
    ...(values.timestamp && { timestamp: new Date(io.now()).toISOString() }),
  });
  if (values.output === undefined) io.out(text);
  else await writeWhole(resolve(io.cwd, values.output), text);
  return failures.length > 0 ? EXIT.incomplete : EXIT.clean;
};
