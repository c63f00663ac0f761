import { createRequire } from 'node:module';
import { scriptOf } from '@postern/flow/script';
import type { Syntax } from '@postern/flow';
import type { Linter, Rule } from 'eslint';
import type { Engine, SyntaxFault } from './engine.js';

/** ESLint with @typescript-eslint/parser: the reference that the fast engine is held against. Slow to load. */
export function eslintEngine(): Engine {
  // Loaded by whoever asks for it, and by nobody else: together they take a third of a second.
  const load = createRequire(import.meta.url);
  const { Linter: LinterClass } = load('eslint') as typeof import('eslint');
  const parser = load('@typescript-eslint/parser') as Linter.Parser;
  const linter = new LinterClass({ configType: 'flat' });

  return {
    parse(path, text, loadModule) {
      let syntax: Syntax | undefined;
      const script = scriptOf(path, text);
      let fault: SyntaxFault | undefined;
      for (const dialect of script.dialects) {
        const messages = linter.verify(script.text, configOf(parser, dialect, sourceCode => {
          syntax = {
            ast: sourceCode.ast as unknown as Syntax['ast'],
            text,
            path,
            visitorKeys: sourceCode.visitorKeys,
            ...(loadModule && { load: loadModule }),
          };
        }), { filename: `file.${dialect}`, allowInlineConfig: false });
        if (syntax) return syntax;
        const [message] = messages;
        fault ??= message ? { message: message.message.replace(/^Parsing error: /, ''), offset: offsetOf(text, message.line, message.column) } : undefined;
      }
      return fault ?? { message: 'No parser takes this kind of file.', offset: 0 };
    },
  };
}

function configOf(parser: Linter.Parser, dialect: string, take: (sourceCode: Rule.RuleContext['sourceCode']) => void): Linter.Config[] {
  const taker: Rule.RuleModule = { create: ({ sourceCode }) => ({ Program: () => take(sourceCode) }) };
  return [
    {
      files: ['**/*.{js,jsx,ts,tsx}'],
      plugins: { postern: { rules: { take: taker } } },
      rules: { 'postern/take': 'error' },
      languageOptions: { parser, parserOptions: { ecmaFeatures: { jsx: dialect.endsWith('x') } }, sourceType: 'module' },
      linterOptions: { reportUnusedDisableDirectives: 'off' },
    },
  ];
}

function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i += 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  return start + Math.max(0, column - 1);
}
