import type { Failure } from '@postern/catalogue';
import type { FinderContext } from '../../finder.js';
import type { Project } from '../../project/project.js';
import { type Installation, installationsOf } from './installations.js';

/** What a project installs, for commands that list instead of judge. */
export async function installationsIn(project: Project): Promise<{ installations: readonly Installation[]; failures: readonly Failure[] }> {
  const failures: Failure[] = [];
  const nothing = () => {};
  const context: FinderContext = {
    options: { advisories: 'snapshot', ignoredAdvisories: [], today: '', environment: {} },
    once: (_, make) => make(),
    notice: nothing,
    failure: (subject, reason) => void failures.push({ subject, reason }),
    skipped: nothing,
    advisories: nothing,
    attestation: nothing,
  };
  return { installations: await installationsOf(project, context), failures };
}
