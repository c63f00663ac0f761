import { VERSION } from '@postern/scanner';
import { addToYaml } from './add-to-yaml.js';
import { advise, change, nothingToDo, type Step } from './change.js';
import { editJson } from './edit-json.js';
import type { PackageManager, Surroundings } from './surroundings.js';

const RUN: Readonly<Record<PackageManager, string>> = { npm: 'npx --no postern', pnpm: 'pnpm exec postern', yarn: 'yarn postern', bun: 'bunx --no-install postern' };

/** The hook, in whatever runs the project's hooks; git itself where nothing does. */
export async function hookStep(surroundings: Surroundings): Promise<Step> {
  const { text, names, packages, manifest, manager } = surroundings;
  const run = `${RUN[manager]} scan --staged`;
  const files = await names('');

  const lefthook = files.find(file => /^\.?lefthook\.(?:ya?ml|toml|json)$/.test(file));
  if (lefthook !== undefined) return lefthookStep(lefthook, (await text(lefthook))!, run);
  if (files.includes('.pre-commit-config.yaml')) return preCommitStep((await text('.pre-commit-config.yaml'))!);
  if (files.includes('.husky/') || packages.has('husky')) {
    const before = await text('.husky/pre-commit');
    if (before?.includes('postern')) return nothingToDo;
    return change('.husky/pre-commit', before, `${before === undefined || before === '' ? '' : before.endsWith('\n') ? before : `${before}\n`}${run}\n`, true);
  }
  if (packages.has('simple-git-hooks') && manifest !== undefined) return simpleStep(manifest, run);
  return gitStep(surroundings, run);
}

async function lefthookStep(file: string, before: string, run: string): Promise<Step> {
  if (before.includes('postern')) return nothingToDo;
  if (!/\.ya?ml$/.test(file)) return advise(`Add to pre-commit in ${file}: ${run}`);
  const after = (await addToYaml(before, ['pre-commit', 'jobs'], { name: 'postern', run }, true)) ?? (await addToYaml(before, ['pre-commit', 'commands', 'postern'], { run }));
  return after === undefined ? advise(`Add to pre-commit in ${file}: ${run}`) : change(file, before, after);
}

async function preCommitStep(before: string): Promise<Step> {
  const file = '.pre-commit-config.yaml';
  if (before.includes('postern')) return nothingToDo;
  const after = await addToYaml(before, ['repos'], { repo: 'https://github.com/postern/postern', rev: `v${VERSION}`, hooks: [{ id: 'postern' }] }, true);
  return after === undefined ? advise(`${file} has no list of repos; add the hook by hand.`) : change(file, before, after);
}

function simpleStep(manifest: string, run: string): Step {
  const given = (JSON.parse(manifest) as { 'simple-git-hooks'?: Record<string, string> })['simple-git-hooks']?.['pre-commit'];
  if (given?.includes('postern')) return nothingToDo;
  const { changes } = change('package.json', manifest, editJson(manifest, [[['simple-git-hooks', 'pre-commit'], given === undefined ? run : `${given} && ${run}`]]));
  return { changes, advice: ['Then put the hook in place: npx simple-git-hooks'] };
}

async function gitStep({ text, names }: Surroundings, run: string): Promise<Step> {
  const settings = await text('.git/config').catch(() => undefined); // a worktree has a file in place of the folder
  if (settings === undefined) return (await names('')).includes('.git') ? advise(`Hooks of a worktree or submodule lie elsewhere; add to pre-commit there: ${run}`) : nothingToDo;
  if (/^\s*hooksPath\s*=/im.test(settings)) return advise(`git looks for hooks in another folder here (core.hooksPath); add to pre-commit there: ${run}`);
  const before = await text('.git/hooks/pre-commit');
  if (before?.includes('postern')) return nothingToDo;
  if (before !== undefined) return advise(`.git/hooks/pre-commit is there already; add to it: ${run}`);
  return change('.git/hooks/pre-commit', undefined, `#!/bin/sh\nexec ${run}\n`, true);
}
