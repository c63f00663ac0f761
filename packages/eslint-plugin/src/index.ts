import type { ESLint, Linter } from 'eslint';
import { noHardcodedCredentialsInEditors } from './editor-rules/no-hardcoded-credentials.js';
import { eslintRuleOf } from './eslint-rule.js';
import { all, recommended, strict } from './presets.js';
import { rules } from './rules/index.js';
import { textLanguage } from './text-language.js';

export { defineRule, type Rule, type RulePlace, type RuleProblem } from './define-rule.js';
export type { PosternSettings } from './eslint-rule.js';
export { problemsOf } from './problems-of.js';
export { rules } from './rules/index.js';
export { mayFindIn, triggersOf } from './triggers-of.js';

const plugin = {
  meta: { name: 'eslint-plugin-postern', version: '0.1.0', namespace: 'postern' },
  rules: Object.fromEntries([...rules, noHardcodedCredentialsInEditors].map(rule => [rule.check.id, eslintRuleOf(rule)])),
  languages: { text: textLanguage as never },
  configs: {} as Record<'recommended' | 'strict' | 'all' | 'text', Linter.Config>,
} satisfies ESLint.Plugin;

const configOf = (name: string, levels: Linter.RulesRecord, minConfidence: string): Linter.Config => ({
  name: `postern/${name}`,
  plugins: { postern: plugin },
  rules: levels,
  settings: { postern: { minConfidence } },
});

plugin.configs = {
  recommended: configOf('recommended', recommended, 'likely'),
  strict: configOf('strict', strict, 'possible'),
  all: configOf('all', all, 'possible'),
  // Credentials in the files around the code, where an editor opens them.
  text: {
    name: 'postern/text',
    files: ['**/.env', '**/.env.*', '**/.npmrc', '**/.netrc', '**/Dockerfile', '**/*.dockerfile', '**/*.env'],
    language: 'postern/text',
    plugins: { postern: plugin },
    rules: { 'postern/no-hardcoded-credentials': 'error' },
  },
};

export default plugin;
