import type { Check, Confidence, Datum, Edit, Severity, Span, Triggers } from '@postern/catalogue';
import type { Module, Node } from '@postern/flow';

/** A check as far as code alone can keep it: a pure function from what a file means to problems. It knows no host. */
export interface Rule<Messages extends string = string> {
  check: Check;
  triggers: Triggers;
  /** Texts by id; `{{name}}` is filled from the problem's `data`. What, why and what to do, in that order. */
  messages: Readonly<Record<Messages, string>>;
  find(module: Module): Iterable<RuleProblem<Messages>>;
  /** A look at the text where the triggers let too much through: false only for files that `find` finds nothing in. Saves the parse. */
  mayFind?(text: string, path: string): boolean;
  /** In files that are no code, where an editor hands them over. */
  findInText?(path: string, text: string): Iterable<RuleProblem<Messages>>;
}

export interface RuleProblem<Messages extends string = string> {
  /** The node to underline, or a span of the file. */
  at: Node | Span;
  message: Messages;
  /** The check's own where absent. */
  severity?: Severity;
  confidence?: Confidence;
  remediation?: string;
  data?: Readonly<Record<string, Datum>>;
  /** Origin first, use last. A node of another module names its `path`. */
  trace?: readonly RulePlace[];
  related?: readonly RulePlace[];
  fix?: RuleEdit;
  suggestions?: readonly RuleEdit[];
  /** Masked wherever it appears; never part of a message. */
  secret?: string;
}

export interface RulePlace {
  at: Node | Span;
  label: string;
  /** Absent: the file under scan. */
  path?: string;
}

export interface RuleEdit {
  title: string;
  edits: readonly Edit[];
}

export function defineRule<Messages extends string>(check: Check, rule: Omit<Rule<Messages>, 'check'>): Rule<Messages> {
  return { check, ...rule };
}
