import { type Confidence, confidences, type Edit, type Problem } from '@postern/catalogue';
import { apiSettingsFor, moduleOf, type Syntax } from '@postern/flow';
import type { ProfileChoice } from '@postern/catalogue/settings/profile-choice';
import type { Rule as EslintRule } from 'eslint';
import type { Rule } from './define-rule.js';
import { apisOf } from './apis-of.js';
import { occursIn } from './occurs-in.js';
import { problemsOf, problemsOfText } from './problems-of.js';
import { mayFindIn, triggersOf } from './triggers-of.js';

/** What `settings.postern` may hold. */
export interface PosternSettings {
  /** Findings that are less sure stay silent. */
  minConfidence?: Confidence;
  /** Ids of API profiles that files follow where nothing else is recognised; with `files`, those files follow it. */
  profiles?: readonly (string | ProfileChoice)[];
  /** Profiles of the project's own partners, as in `postern.config.json`. */
  customProfiles?: readonly object[];
}

/** The one place that knows ESLint's `context`. `oxlint` calls it too, with a source-code object of its own. */
export function eslintRuleOf(rule: Rule): EslintRule.RuleModule {
  const { check } = rule;
  return {
    meta: {
      type: 'problem',
      docs: { description: check.title, url: `https://github.com/postern/postern/blob/main/${check.docs}` },
      hasSuggestions: true,
      fixable: 'code',
      schema: [],
      messages: { problem: '{{text}}' },
    },
    create(context) {
      const { sourceCode } = context;
      const report = (problems: () => readonly Problem[]) => {
        const settings = (context.settings['postern'] ?? {}) as PosternSettings;
        const { custom } = apisOf(settings);
        if (!occursIn(sourceCode.text, triggersOf(rule, custom), context.filename)) return;
        if (!mayFindIn(rule, sourceCode.text, pathOf(context), custom)) return;
        const least = confidences.indexOf(settings.minConfidence ?? 'likely');
        for (const problem of problems()) {
          if (confidences.indexOf(problem.confidence ?? check.confidence) <= least) context.report(descriptorOf(problem, sourceCode));
        }
      };
      return {
        Program: () => report(() => problemsOf(rule, moduleOf(syntaxOf(context)))),
        // The plugin's own language for files that are no code.
        Document: () => report(() => problemsOfText(rule, pathOf(context), sourceCode.text)),
      };
    },
  };
}

function syntaxOf({ sourceCode, filename, settings, cwd }: EslintRule.RuleContext): Syntax {
  const { custom, choices } = apisOf((settings['postern'] ?? {}) as PosternSettings);
  const path = pathOf({ filename });
  // Not every host says where it stands.
  const root = `${((cwd as string | undefined) ?? '').replaceAll('\\', '/')}/`;

  return {
    ast: sourceCode.ast as unknown as Syntax['ast'],
    text: sourceCode.text,
    path,
    apis: apiSettingsFor(path.startsWith(root) ? path.slice(root.length) : path, custom, choices),
    visitorKeys: sourceCode.visitorKeys,
    // Only Postern's own run of ESLint sees more than one file.
    ...loaderOf(settings['postern']),
  };
}

function pathOf({ filename }: Pick<EslintRule.RuleContext, 'filename'>): string {
  return filename.replaceAll('\\', '/');
}

function loaderOf(settings: unknown): Pick<Syntax, 'load'> {
  const load = (settings as { load?: Syntax['load'] } | undefined)?.load;
  return typeof load === 'function' ? { load } : {};
}

function descriptorOf(problem: Problem, sourceCode: EslintRule.RuleContext['sourceCode']): EslintRule.ReportDescriptor {
  const [start, end] = problem.span;
  return {
    loc: { start: sourceCode.getLocFromIndex(start), end: sourceCode.getLocFromIndex(end) },
    messageId: 'problem',
    data: { text: problem.message },
    ...(problem.fix && { fix: applier(problem.fix.edits) }),
    ...(problem.suggestions && {
      suggest: problem.suggestions.map(({ title, edits }) => ({ desc: title, fix: applier(edits) })),
    }),
  } as EslintRule.ReportDescriptor;
}

function applier(edits: readonly Edit[]) {
  return (fixer: EslintRule.RuleFixer) => edits.map(({ start, end, text }) => fixer.replaceTextRange([start, end], text));
}
