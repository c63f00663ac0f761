import type { Problem, ProblemPlace, Span } from '@postern/catalogue';
import { isBundle, type Module, type Node, rangeOf } from '@postern/flow';
import type { Rule, RulePlace, RuleProblem } from './define-rule.js';

/** Runs one rule over one file; worded, in the order of the file, without repetition. */
export function problemsOf(rule: Rule, module: Module): Problem[] {
  const problems = inOrder(rule, rule.find(module));
  // What a bundle gives away is told; how its code is written is told where it was written.
  return rule.check.family !== 'credentials' && isBundle(module.text) ? problems.map(problem => ({ ...problem, confidence: 'possible' as const })) : problems;
}

/** The same for a file that is text to its host. */
export function problemsOfText(rule: Rule, path: string, text: string): Problem[] {
  return inOrder(rule, rule.findInText?.(path, text) ?? []);
}

function inOrder(rule: Rule, found: Iterable<RuleProblem>): Problem[] {
  const problems = Array.from(found, problem => worded(rule, problem));
  problems.sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1] || (a.message < b.message ? -1 : a.message > b.message ? 1 : 0));
  return problems.filter((problem, i) => i === 0 || !isSame(problem, problems[i - 1]!));
}

function worded(rule: Rule, { at, message, trace, related, ...rest }: RuleProblem): Problem {
  const text = rule.messages[message] ?? message;
  return {
    check: rule.check.id,
    message: text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(rest.data?.[name] ?? '')),
    span: spanOf(at),
    ...(trace && { trace: trace.map(placeOf) }),
    ...(related && { related: related.map(placeOf) }),
    ...rest,
  };
}

function placeOf({ at, label, path }: RulePlace): ProblemPlace {
  return { span: spanOf(at), label, ...(path !== undefined && { file: path }) };
}

function spanOf(at: Node | Span): Span {
  return 'type' in at ? rangeOf(at) : at;
}

function isSame(a: Problem, b: Problem): boolean {
  return a.span[0] === b.span[0] && a.span[1] === b.span[1] && a.message === b.message;
}
