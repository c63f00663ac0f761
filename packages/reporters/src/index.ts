import type { Reporter } from './reporter.js';

export type { Reporter, ReporterOptions } from './reporter.js';
export { surroundingsOf } from './surroundings-of.js';

export const formats = [
  'pretty',
  'json',
  'sarif',
  'html',
  'markdown',
  'junit',
  'github',
  'gitlab-sast',
  'gitlab-secrets',
  'gitlab-dependencies',
  'gitlab-codequality',
] as const;
export type Format = (typeof formats)[number];

/** One loader a format: a run pays only for what it prints. */
export const reporters: Readonly<Record<Format, () => Promise<Reporter>>> = {
  pretty: async () => (await import('./pretty.js')).pretty,
  json: async () => (await import('./json.js')).json,
  sarif: async () => (await import('./sarif.js')).sarif,
  html: async () => (await import('./html.js')).html,
  markdown: async () => (await import('./markdown.js')).markdown,
  junit: async () => (await import('./junit.js')).junit,
  github: async () => (await import('./github.js')).github,
  'gitlab-sast': async () => (await import('./gitlab/gitlab-sast.js')).gitlabSast,
  'gitlab-secrets': async () => (await import('./gitlab/gitlab-secrets.js')).gitlabSecrets,
  'gitlab-dependencies': async () => (await import('./gitlab/gitlab-dependencies.js')).gitlabDependencies,
  'gitlab-codequality': async () => (await import('./gitlab/gitlab-code-quality.js')).gitlabCodeQuality,
};

/** What a JSON report says when it is read back, for `merge`, trends and conversions. */
export async function readReport(text: string) {
  return (await import('./json.js')).parseReport(text);
}
