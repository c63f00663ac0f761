import type { ESLint, Linter } from 'eslint';

/** What `settings.postern` may hold. */
export interface PosternSettings {
  /** Findings that are less sure stay silent; `likely` where absent. */
  minConfidence?: 'certain' | 'likely' | 'possible';
  /** Ids of API profiles that files follow where nothing else is recognised. */
  profiles?: readonly string[];
}

declare const plugin: ESLint.Plugin & {
  configs: {
    /** What is certain or likely. */
    recommended: Linter.Config;
    /** What is possible too. */
    strict: Linter.Config;
    /** Every rule, opt-in ones with them. */
    all: Linter.Config;
    /** Credentials in `.env`, `.npmrc` and Dockerfiles. */
    text: Linter.Config;
  };
};
export default plugin;
