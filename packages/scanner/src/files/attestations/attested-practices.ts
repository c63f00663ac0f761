import type { ProjectFinder } from '../../finder.js';
import { attestationsOn, attestedChecks, parseRegister, REGISTER_FILE } from './register.js';

/**
 * What the register says about practices that code cannot prove. A project that keeps none is not reproached with it:
 * its report says "missing", and no more.
 */
export const attestedPractices: ProjectFinder = {
  checks: attestedChecks,
  async *find(project, context) {
    const { today } = context.options;
    const hasRegister = await project.exists(REGISTER_FILE);
    const { entries, faults } = hasRegister ? await parseRegister((await project.read(REGISTER_FILE)).toString('utf8')) : { entries: [], faults: [] };
    for (const fault of faults) context.failure(REGISTER_FILE, `In the register of attestations, ${fault}.`);
    for (const { entry, ...attestation } of attestationsOn(today, entries)) {
      context.attestation(attestation);
      if (!hasRegister || attestation.status === 'attested') continue;
      const { check, due } = attestation;
      yield {
        check,
        file: REGISTER_FILE,
        span: entry?.span ?? [0, 0],
        message: entry ? `What "${check}" attests was due on ${due}: nobody has vouched for it since.` : `Nothing in the register vouches for "${check}".`,
        confidence: entry ? 'certain' : 'likely',
        data: { status: attestation.status, ...(due !== null && { due }) },
      };
    }
  },
};
