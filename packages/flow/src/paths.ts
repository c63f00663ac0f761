/** Whether a path belongs to tests: what is wrong there reaches no user. */
export function isTestFile(path: string): boolean {
  return /(?:^|\/)(?:__tests__|__mocks__|__fixtures__|tests?|specs?|e2e|cypress|mocks?|seeds?|seeders?|fixtures?)\/|[.\-_](?:test|spec|e2e|cy|stories|mock)\.[cm]?[jt]sx?$|(?:^|\/)(?:jest|vitest|playwright|cypress)\.(?:config|setup)\./i.test(path);
}
