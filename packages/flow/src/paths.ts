/** Whether a path belongs to tests: what is wrong there reaches no user. */
export function isTestFile(path: string): boolean {
  return /(?:^|\/)(?:__\w+__|(?:[\w.]+[-_])?(?:tests?|specs?|e2e|mocks?|fixtures?)|cypress|seeds?|seeders?|testing|[\w-]*test-(?:utils?|helpers?|kit|runner))\/|(?:^|\/)(?:mock|fake|stub|seed)[-_.][\w.-]+\.[cm]?[jt]sx?$|[.\-_](?:test|spec|e2e|cy|stories|mock)\.[cm]?[jt]sx?$|(?:^|\/)(?:jest|vitest|playwright|cypress)\.(?:config|setup)\./i.test(path);
}
