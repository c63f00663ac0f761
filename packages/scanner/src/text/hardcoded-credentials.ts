import type { Problem } from '@postern/catalogue';
import type { Budget } from '@postern/credentials';
import type { TextFinder } from '../finder.js';
import { credentialProblems } from './credential-problems.js';
import { credentialTriggers } from './credential-triggers.js';
import { credentialsOf, MAX_TIME } from './credentials-of.js';

/** Credentials in text of any kind: by their format, or by name, value and place. */
export const hardcodedCredentials: TextFinder = {
  checks: ['no-hardcoded-credentials'],
  wants: () => true,
  triggers: credentialTriggers,
  find(file) {
    const { found, budget } = credentialsOf(file);
    return found.length === 0 && budget.stopped === undefined ? [] : told(credentialProblems(found), file.text, budget);
  },
};

/** What was found counts even where the time ran out; that it did is told. */
function* told(problems: readonly Problem[], text: string, { stopped }: Budget): Generator<Problem> {
  yield* problems;
  if (stopped !== undefined) throw new Error(`the file took longer than ${MAX_TIME / 1000} s, so only the first ${Math.floor((stopped / text.length) * 100)} % were looked at.`);
}
