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

/** The environments that keys of the text can name; told without reading its structure, so rather one too many. */
export function environmentsNamedIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(SECTION), ([, name]) => environmentNamed(name!)!));
}

/** `production:`, `"production": {`, `[production]`, `[production.db]`, `production.db.password=` */
const SECTION = new RegExp(`(?<![\\w-])(${[...NAMES.keys()].join('|')})(?:["'\\]]?\\s{0,8}[:={]|\\]|\\.[\\w.-]{1,80}\\s{0,8}[=:\\]])`, 'gi');
