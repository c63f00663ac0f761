import { VERSION } from '@postern/scanner';
import { advise, change, nothingToDo, type Step } from './change.js';
import { editJson } from './edit-json.js';
import type { Surroundings } from './surroundings.js';

/** The packages, in package.json: the same version for everyone, and nothing to fetch in a hook. */
export function dependencyStep({ manifest, packages, manager }: Surroundings, withPlugin: boolean): Step {
  if (manifest === undefined) return advise('There is no package.json. Hooks and CI can run Postern with npx --yes postern.');
  const missing = ['postern', ...(withPlugin ? ['eslint-plugin-postern'] : [])].filter(name => !packages.has(name));
  if (missing.length === 0) return nothingToDo;
  const { changes } = change('package.json', manifest, editJson(manifest, missing.map(name => [['devDependencies', name], VERSION] as const)));
  return { changes, advice: [`Then install: ${manager} install`] };
}
