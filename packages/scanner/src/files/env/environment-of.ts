/** The environment that a file or section is for, in one spelling; `undefined` where its name tells none. */
export function environmentOf(path: string): string | undefined {
  const parts = path.toLowerCase().split('/');
  const name = parts.pop()!;
  if (/^\.env(?:\.local)?$/.test(name) || name === '.dev.vars') return 'development';
  const words = name.split(/[._-]/).filter(Boolean);
  for (const word of words) if (NAMES.has(word)) return NAMES.get(word);
  // `environments/production/main.tfvars`, `overlays/staging/…`
  for (const folder of parts.reverse()) if (NAMES.has(folder)) return NAMES.get(folder);
  return undefined;
}

/** The environment that a key of a file names: `"production": { … }`. */
export function environmentNamed(word: string): string | undefined {
  return NAMES.get(word.toLowerCase());
}

const NAMES: ReadonlyMap<string, string> = new Map([
  ...['production', 'prod', 'prd', 'live'].map(name => [name, 'production'] as const),
  ...['staging', 'stage', 'stg', 'preprod', 'uat', 'preview'].map(name => [name, 'staging'] as const),
  ...['development', 'dev', 'develop', 'local', 'sandbox'].map(name => [name, 'development'] as const),
  ...['test', 'testing', 'ci', 'e2e', 'qa'].map(name => [name, 'test'] as const),
]);

/** Whether a key of the text can name an environment; told without reading its structure. */
export function mayNameEnvironments(text: string): boolean {
  return SECTION.test(text);
}

const SECTION = new RegExp(`(?:${[...NAMES.keys()].join('|')})["'\\]]?\\s{0,8}[:=\\].{]`, 'i');
