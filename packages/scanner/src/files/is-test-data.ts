/** Files that tests read: such lockfiles are installed by nobody, such images built by nobody else. */
export function isTestData(file: string): boolean {
  return /(^|\/)(?:fixtures?|__fixtures__|__tests__|__mocks__|tests?|spec|test-?data|testdata|snapshots?|__snapshots__)\//i.test(file);
}
