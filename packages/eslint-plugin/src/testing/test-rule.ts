import * as parser from '@typescript-eslint/parser';
import { type Confidence, confidences, type Edit, type Problem } from '@postern/catalogue';
import { moduleOf } from '@postern/flow';
import { parseModule } from '@postern/flow/parse';
import { Linter } from 'eslint';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import type { Rule } from '../define-rule.js';
import { eslintRuleOf } from '../eslint-rule.js';
import { problemsOf } from '../problems-of.js';
import { occursIn } from '../occurs-in.js';

export interface RuleCase {
  code: string;
  /** `case.ts` where absent. */
  path?: string;
  /** Less sure problems are left out of the comparison; `likely` where absent. */
  minConfidence?: Confidence;
  /** The code after the first suggestion (or the fix) of the first problem; it has to have one problem less. */
  output?: string;
  /** The lines of the first problem's trace, from origin to use. */
  trace?: readonly number[];
}

export interface RuleCases {
  /** Each with a comment that says why it is right. */
  valid: readonly (string | RuleCase)[];
  /** A line that is to be reported ends with a comment `✗`, or `✗ messageId`. */
  invalid: readonly (string | RuleCase)[];
}

/** Runs every case under both engines, which have to agree to the character, and proves the triggers on the way. */
export function testRule(rule: Rule, { valid, invalid }: RuleCases): void {
  const test = suite(rule.check.id);
  valid.forEach((given, i) => test(`right ${i + 1}: ${titleOf(given)}`, () => check(rule, given, [])));
  invalid.forEach((given, i) =>
    test(`wrong ${i + 1}: ${titleOf(given)}`, () => {
      const marks = marksOf(typeof given === 'string' ? given : given.code);
      assert.ok(marks.length > 0, 'a wrong case marks its lines with ✗');
      check(rule, given, marks);
    }),
  );
  test.run();
}

interface Mark {
  line: number;
  message?: string;
}

function check(rule: Rule, given: string | RuleCase, marks: readonly Mark[]) {
  const { code, path = 'case.ts', minConfidence = 'likely', output, trace }: RuleCase = typeof given === 'string' ? { code: given } : given;
  const syntax = parseModule(path, code);
  if (!('ast' in syntax)) throw new Error(`This case does not parse: ${syntax.message}\n${code}`);
  const all = problemsOf(rule, moduleOf(syntax));
  const kept = all.filter(problem => isSure(problem, rule, minConfidence));
  const found = kept.map(problem => ({ line: lineAt(code, problem.span[0]), message: problem.message }));
  assert.equal(
    [...new Set(found.map(({ line }) => line))],
    [...new Set(marks.map(({ line }) => line))],
    `lines that are reported, then lines that are marked; said was: ${JSON.stringify(found)}\n${code}`,
  );
  for (const { line, message } of marks) {
    if (message === undefined) continue;
    const template = rule.messages[message];
    assert.ok(template, `"${message}" is no message of the rule`);
    const shape = new RegExp(`^${template!.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\\\{\\\{\w+\\\}\\\}/g, '[^]*')}$`);
    assert.ok(found.some(one => one.line === line && shape.test(one.message)), `line ${line} says ${JSON.stringify(found)}`);
  }
  if (all.length > 0) assert.ok(occursIn(code, rule.triggers, path), 'the triggers hide this finding');
  if (all.length > 0) assert.ok(rule.mayFind?.(code, path) ?? true, 'mayFind hides this finding');
  const isComponent = /\.(?:vue|svelte|astro|html)$/.test(path);
  if (!isComponent) assert.equal(underEslint(rule, code, path, minConfidence), kept.map(problem => positioned(problem, code)), 'both engines agree');
  for (const { trace: places = [], message } of kept) assert.not(places.length === 1, `one place is no trace: ${message}`);
  if (trace) assert.equal(kept[0]?.trace?.map(({ span }) => lineAt(code, span[0])), trace, 'the trace');
  if (output !== undefined) checkOutput(rule, { code, path, minConfidence, output }, kept, isComponent);
}

/** The first edit gives the output under both engines, and what it gives has one fault less. */
function checkOutput(rule: Rule, { code, path, minConfidence, output }: Required<Omit<RuleCase, 'trace'>>, kept: readonly Problem[], isComponent: boolean) {
  assert.is(applied(code, (kept[0]?.suggestions?.[0] ?? kept[0]?.fix)?.edits ?? []), output);
  if (!isComponent) {
    const [first] = eslintMessages(rule, code, path, minConfidence);
    const edit = first?.suggestions?.[0]?.fix ?? first?.fix;
    assert.is(edit && code.slice(0, edit.range[0]) + edit.text + code.slice(edit.range[1]), output, 'ESLint gives the same output');
  }
  const syntax = parseModule(path, output);
  if (!('ast' in syntax)) throw new Error(`The output does not parse: ${syntax.message}\n${output}`);
  const left = problemsOf(rule, moduleOf(syntax)).filter(problem => isSure(problem, rule, minConfidence));
  assert.is(left.length, kept.length - 1, `the output is reported: ${JSON.stringify(left.map(({ message }) => message))}\n${output}`);
}

interface Positioned {
  message: string;
  start: string;
  end: string;
}

function underEslint(rule: Rule, code: string, path: string, minConfidence: Confidence): Positioned[] {
  return eslintMessages(rule, code, path, minConfidence).map(({ message, line, column, endLine, endColumn }) => ({ message, start: `${line}:${column}`, end: `${endLine}:${endColumn}` }));
}

function eslintMessages(rule: Rule, code: string, path: string, minConfidence: Confidence): Linter.LintMessage[] {
  const sourceType = /\.c[jt]s$/.test(path) || (/\.jsx?$/.test(path) && !/\b(?:import|export)\b/.test(code)) ? 'commonjs' : 'module';
  return new Linter({ configType: 'flat' }).verify(
    code,
    [
      {
        files: ['**/*.{js,cjs,mjs,jsx,ts,cts,mts,tsx}'],
        languageOptions: { parser, sourceType, parserOptions: { ecmaFeatures: { jsx: !/\.[cm]?ts$/.test(path) } } },
        plugins: { postern: { rules: { [rule.check.id]: eslintRuleOf(rule) } } },
        rules: { [`postern/${rule.check.id}`]: 'error' },
        settings: { postern: { minConfidence } },
        linterOptions: { noInlineConfig: true },
      },
    ],
    path,
  );
}

function positioned({ message, span: [start, end] }: Problem, code: string): Positioned {
  return { message, start: at(code, start), end: at(code, end) };
}

function at(code: string, offset: number): string {
  return `${lineAt(code, offset)}:${offset - code.lastIndexOf('\n', offset - 1)}`;
}

function lineAt(code: string, offset: number): number {
  return code.slice(0, offset).split('\n').length;
}

function isSure(problem: Problem, rule: Rule, least: Confidence): boolean {
  return confidences.indexOf(problem.confidence ?? rule.check.confidence) <= confidences.indexOf(least);
}

function marksOf(code: string): Mark[] {
  return code.split('\n').flatMap((text, i) => [...text.matchAll(/✗[ \t]*([\w-]+)?/g)].map(([, message]) => ({ line: i + 1, ...(message !== undefined && { message }) })));
}

function titleOf(given: string | RuleCase): string {
  const code = typeof given === 'string' ? given : given.code;
  return (code.split('\n').find(line => line.trim() !== '') ?? '').trim().slice(0, 70);
}

function applied(code: string, edits: readonly Edit[]): string {
  return edits.toSorted((a, b) => b.start - a.start).reduce((text, { start, end, text: put }) => text.slice(0, start) + put + text.slice(end), code);
}
