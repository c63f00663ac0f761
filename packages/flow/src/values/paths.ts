/** Whether a path belongs to tests: what is wrong there reaches no user. */
export function isTestFile(path: string): boolean {
  return /(?:^|\/)(?:__\w+__|(?:[\w.]+[-_])?(?:tests?|specs?|e2e|mocks?|fixtures?)|cypress|seeds?|seeders?|testing|[\w-]*test-(?:utils?|helpers?|kit|runner))\/|(?:^|\/)(?:mock|fake|stub|seed)[-_.][\w.-]+\.[cm]?[jt]sx?$|[.\-_](?:test|spec|e2e|cy|stories|mock)\.[cm]?[jt]sx?$|(?:^|\/)(?:jest|vitest|playwright|cypress)\.(?:config|setup)\./i.test(path);
}

/** Whether a text is a bundle that a tool wrote, most of it in long lines: what is wrong there is mended in its source. */
export function isBundle(text: string): boolean {
  if (text.length < 20_000) return false;
  let inLongLines = 0;
  for (let start = 0; start < text.length; ) {
    const stop = text.indexOf('\n', start);
    const end = stop < 0 ? text.length : stop;
    if (end - start > 500) inLongLines += Math.min(end - start, 5000);
    else if (start > 100_000 && inLongLines === 0) return false;
    start = end + 1;
  }
  return inLongLines * 3 > Math.min(text.length, 100_000);
}
