import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import { KEY_REGISTER, type KeyEntry, parseKeyRegister } from './key-register.js';
import { type KeyStatus, statusOn } from './key-status.js';

/** What the register of keys says is late. */
export const keyRotation: ProjectFinder = {
  checks: ['key-rotation'],
  async *find(project, context) {
    for (const path of (await project.list()).filter(file => file === KEY_REGISTER || file.endsWith(`/${KEY_REGISTER}`))) {
      const { keys, policyDays, faults } = parseKeyRegister((await project.read(path)).toString('utf8'));
      for (const fault of faults) context.failure(path, `In the register of keys, ${fault}.`);
      const statuses = keys.map(key => ({ key, status: statusOn(context.options.today, key, policyDays) }));
      for (const { key, status } of statuses) {
        const problem = problemOf(path, key, status);
        if (problem) yield problem;
      }
      const next = statuses.filter(({ status }) => status.state === 'current' || status.state === 'due').sort((a, b) => a.status.daysLeft - b.status.daysLeft)[0];
      if (next) context.notice(`${path}: the next key to rotate is ${nameOf(next.key)}, on ${next.status.due}.`);
    }
  },
};

function problemOf(file: string, key: KeyEntry, { state, due, age, daysLeft }: KeyStatus): ProjectProblem | undefined {
  const common = { check: 'key-rotation', file, span: key.span, data: { key: key.name, state, due } };
  if (state === 'compromised') return { ...common, severity: 'critical', message: `${nameOf(key)} was compromised on ${key.compromised} and is not revoked: it still works for whoever has it. Revoke it now.` };
  if (state === 'halfway') return { ...common, severity: 'high', message: `${nameOf(key)} was replaced on ${key.rotated}, and the old one is not revoked: both work. Revoke the old one.` };
  if (state === 'overdue') return { ...common, message: `${nameOf(key)} is ${age} days old, ${-daysLeft} more than its policy allows. Issue a new one and revoke this one.` };
  return undefined;
}

/** As people speak of it. */
function nameOf({ name, environment }: KeyEntry): string {
  return environment === undefined ? name : `${name} (${environment})`;
}
