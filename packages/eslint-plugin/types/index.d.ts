import type { ESLint, Linter } from 'eslint';

/** What `settings.postern` may hold. */
export interface PosternSettings {
  /** Findings that are less sure stay silent; `likely` where absent. */
  minConfidence?: 'certain' | 'likely' | 'possible';
  /** Ids of API profiles that files follow where nothing else is recognised; with `files`, those files follow it. */
  profiles?: readonly (string | { profile: string; files?: readonly string[] })[];
  /** Profiles of your own partners, as in `postern.config.json`. */
  customProfiles?: readonly object[];
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
