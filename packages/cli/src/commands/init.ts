import { join } from 'node:path';
import { loadConfig, openProject, replaceFile, stampOf, writeWhole } from '@postern/scanner';
import { diffOf } from '../diff-of.js';
import { EXIT } from '../exit-codes.js';
import type { Change, Step } from '../init/change.js';
import { configStep } from '../init/config-step.js';
import { dependencyStep } from '../init/dependency-step.js';
import { hookStep } from '../init/hook-step.js';
import { lintStep } from '../init/lint-step.js';
import { surroundingsOf } from '../init/surroundings.js';
import { workflowStep } from '../init/workflow-step.js';
import { parseOptions } from '../parse-options.js';
import type { Command } from '../run.js';

/** Sets Postern up in what the project has; shows the diff before it writes, and has nothing to do the second time. */
export const initCommand: Command = async (argv, io) => {
  const { values, positionals } = parseOptions(argv, { yes: { type: 'boolean', short: 'y' }, 'dry-run': { type: 'boolean' } });
  const project = await openProject(io.cwd, positionals.slice(0, 1));
  const around = await surroundingsOf(project, (await loadConfig(project.root)).maxFileSize);
  const lint = await lintStep(around);
  const hook = await hookStep(around);
  // One after the other, where two steps edit the same file.
  const manifest = hook.changes.find(({ file }) => file === 'package.json')?.after ?? around.manifest;
  const dependencies = dependencyStep({ ...around, manifest }, lint.changes.length > 0);
  const steps = [await configStep(around), dependencies, lint, hook, await workflowStep(around)];
  const changes = joined(steps, around.manifest);
  const advice = steps.flatMap(step => step.advice);

  const about = [around.manager, around.framework, ...around.apis].filter(word => word !== undefined);
  io.out(`This project: ${about.join(', ')}.\n\n`);
  for (const { file, before, after } of changes) io.out(`${await diffOf(file, before ?? '', after, io)}\n`);
  for (const line of advice) io.out(`- ${line}\n`);
  if (changes.length === 0) {
    io.out('There is nothing to do: Postern is set up.\n');
    return EXIT.clean;
  }
  if (values['dry-run']) {
    io.out('Nothing was written.\n');
    return EXIT.clean;
  }
  if (!values.yes) {
    if (io.ask === undefined) {
      io.err('Nobody is there to ask, so nothing was written. Run again with --yes.\n');
      return EXIT.misuse;
    }
    if (!/^y(?:es)?$/i.test((await io.ask(`Write ${changes.length === 1 ? 'this file' : `these ${changes.length} files`}? [y/N] `)).trim())) {
      io.out('Nothing was written.\n');
      return EXIT.clean;
    }
  }
  for (const change of changes) await write(project.root, change);
  io.out(`Written: ${changes.map(({ file }) => file).join(', ')}.\nNext: postern scan. For old code: postern scan --update-baseline --baseline postern.baseline.json\n`);
  return EXIT.clean;
};

function joined(steps: readonly Step[], manifest: string | undefined): Change[] {
  const files = new Map<string, Change>();
  const all = steps.flatMap(({ changes }) => changes);
  for (const change of all) {
    const earlier = files.get(change.file);
    // package.json of the dependencies was made from that of the hook, and stands first.
    if (earlier === undefined) files.set(change.file, change.file === 'package.json' ? { ...change, before: manifest } : change);
  }
  return [...files.values()];
}

async function write(root: string, { file, before, after, isExecutable }: Change): Promise<void> {
  if (before === undefined) await writeWhole(join(root, file), after, isExecutable ? 0o755 : undefined);
  else await replaceFile(root, file, after, stampOf(root, file));
}
