import type { Confidence } from '@postern/catalogue';
import { rules } from './rules/index.js';

type RuleLevels = Record<string, 'error'>;

const levels = (...accepted: Confidence[]): RuleLevels =>
  Object.fromEntries(
    rules
      .filter(({ check }) => !check.optIn && accepted.includes(check.confidence))
      .map(({ check }) => [`postern/${check.id}`, 'error'] as const),
  );

/** What is certain or likely. */
export const recommended: RuleLevels = levels('certain', 'likely');
/** What is possible too. */
export const strict: RuleLevels = levels('certain', 'likely', 'possible');
/** Every rule, opt-in ones with them. */
export const all: RuleLevels = Object.fromEntries(rules.map(({ check }) => [`postern/${check.id}`, 'error'] as const));
