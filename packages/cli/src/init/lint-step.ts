import plugin from 'eslint-plugin-postern';
import { parseTree } from 'jsonc-parser';
import { advise, change, nothingToDo, type Step } from './change.js';
import { editJson } from './edit-json.js';
import { editEslintConfig } from './edit-eslint-config.js';
import type { Surroundings } from './surroundings.js';

const ESLINT = /^eslint\.config\.[cm]?[jt]s$/;

/** The entry in the linter that the project has; none where it has none, since the scanner needs none. */
export async function lintStep({ names, text }: Surroundings): Promise<Step> {
  const files = await names('');
  const eslint = files.find(file => ESLINT.test(file));
  if (eslint !== undefined) {
    const before = (await text(eslint))!;
    if (before.includes('eslint-plugin-postern')) return nothingToDo;
    const after = await editEslintConfig(eslint, before);
    return after === undefined ? advise(`${eslint} has a shape that is best edited by hand: import eslint-plugin-postern and add postern.configs.recommended.`) : change(eslint, before, after);
  }
  if (files.some(file => /^\.eslintrc(?:\.|$)/.test(file))) return advise('The plugin needs a flat configuration (eslint.config.js); .eslintrc is older. The scanner works without it.');
  const oxlint = files.find(file => file === '.oxlintrc.json');
  if (oxlint === undefined) return nothingToDo;
  const before = (await text(oxlint))!;
  const tree = parseTree(before);
  if (before.includes('eslint-plugin-postern')) return nothingToDo;
  if (tree?.type !== 'object') return advise(`${oxlint} is not JSON; mend it first.`);
  const given = JSON.stringify(tree.children?.find(({ children }) => children?.[0]?.value === 'jsPlugins')?.children?.[1]?.children?.map(({ value }) => value as string) ?? []);
  return change(oxlint, before, editJson(before, [[['jsPlugins'], [...(JSON.parse(given) as string[]), 'eslint-plugin-postern']], ...recommended().map(rule => [['rules', rule], 'error'] as [string[], string])]));
}

function recommended(): string[] {
  return Object.keys(plugin.configs['recommended']?.rules ?? {});
}
