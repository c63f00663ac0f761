import type { ReporterOptions } from './reporter.js';

/** What a CI server says about the project in its environment, in the words of the reports. */
export function surroundingsOf(env: Readonly<Record<string, string | undefined>>): Pick<ReporterOptions, 'project' | 'commit' | 'repositoryUrl'> {
  if (env['GITHUB_ACTIONS'] === 'true') {
    const { GITHUB_REPOSITORY: project, GITHUB_SHA: commit, GITHUB_SERVER_URL: server } = env;
    return { project, commit, repositoryUrl: server && project ? `${server}/${project}` : undefined };
  }
  if (env['GITLAB_CI'] === 'true') return { project: env['CI_PROJECT_PATH'], commit: env['CI_COMMIT_SHA'], repositoryUrl: env['CI_PROJECT_URL'] };
  if (env['BITBUCKET_COMMIT']) return { project: env['BITBUCKET_REPO_FULL_NAME'], commit: env['BITBUCKET_COMMIT'] };
  if (env['TF_BUILD'] === 'True') return { project: env['BUILD_REPOSITORY_NAME'], commit: env['BUILD_SOURCEVERSION'] };
  return {};
}
