import type { Problem } from '@postern/catalogue';
import type { Syntax } from '@postern/flow';
import { moduleOf } from '@postern/flow';
import { problemsOf, type Rule } from 'eslint-plugin-postern';

export const engineNames = ['oxc', 'eslint'] as const;
export type EngineName = (typeof engineNames)[number];

/** Where a file stops being JavaScript or TypeScript. Offsets are UTF-16 units from 0. */
export interface SyntaxFault {
  message: string;
  offset: number;
}

/** Turns text into the syntax that rules read. */
export interface Engine {
  parse(path: string, text: string, load: Syntax['load']): Syntax | SyntaxFault;
}

export interface CodeOutcome {
  problems: Problem[];
  fault?: SyntaxFault;
  /** Rules that broke down here, with what they said. */
  broken: readonly { check: string; error: string }[];
}

/** Runs rules over one file; one that breaks down takes no other with it. */
export function checkCode(syntax: Syntax, rules: readonly Rule[]): CodeOutcome {
  const problems: Problem[] = [];
  const broken: { check: string; error: string }[] = [];
  for (const rule of rules) {
    try {
      problems.push(...problemsOf(rule, moduleOf(syntax)));
    } catch (error) {
      broken.push({ check: rule.check.id, error: error instanceof Error ? error.message : String(error) });
    }
  }
  return { problems, broken };
}

export function isFault(parsed: Syntax | SyntaxFault): parsed is SyntaxFault {
  return !('ast' in parsed);
}

export async function engineOf(name: EngineName): Promise<Engine> {
  if (name === 'eslint') return (await import('./eslint.js')).eslintEngine();
  const { oxcEngine } = await import('./oxc.js');
  return oxcEngine();
}
