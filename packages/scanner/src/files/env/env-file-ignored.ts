import type { ProjectFinder, ProjectProblem } from '../../finder.js';
import { git } from '../../project/git.js';
import type { Project } from '../../project/project.js';
import { isDockerIgnored } from '../ignore/docker-ignore.js';
import { type IgnoreRule, isIgnored, parseIgnoreRules } from '../ignore/ignore-rules.js';
import { isPacked } from '../ignore/packed.js';
import { envFileKind } from './env-file-kind.js';
import { envContentsOf } from './env-secrets.js';
import { trackedFiles } from './index-of-git.js';

/** Env files that the next commit, image or package would take along. */
export const envFilesIgnored: ProjectFinder = {
  checks: ['env-file-ignored'],
  async *find(project) {
    const files = await project.list();
    const folders = await foldersOf(project, files);
    const tracked = (await trackedFiles(project)) ?? new Set<string>();
    const envFiles = await envFilesIn(project, folders, files);
    const ignored = await ignoredAmong(project, [...new Set([...envFiles, ...folders.map(folder => `${folder}.env`)])]);
    for (const path of envFiles) {
      if (!tracked.has(path) && !ignored.has(path) && (await holdsSomething(project, path))) yield unignored(path);
    }
    for (const folder of folders) {
      const path = `${folder}.env`;
      if (!ignored.has(path) && !tracked.has(path) && !envFiles.includes(path)) {
        const reason = await expectsEnv(project, folder, files);
        if (reason) yield expected(folder, reason, files);
      }
    }
    yield* inImages(project, files, envFiles);
    yield* inPackages(project, files, envFiles);
  },
};

const MADE = /(?:^|\/)(?:(?:[\w-]+-)?tests?|__tests__|fixtures?|__fixtures__|testdata|mocks?|docs?)\//i;

/** What a generator fills in. */
const TEMPLATE = /\.(?:hbs|ejs|njk|mustache|jinja2?|j2|liquid|erb|tt|tera|template|tmpl|tpl)$/i;

/** The root, and every folder with a manifest of its own; with a slash at the end. */
async function foldersOf(project: Project, files: readonly string[]): Promise<string[]> {
  const manifests = files.filter(path => /(?:^|\/)package\.json$/.test(path) && !MADE.test(path)).map(path => path.slice(0, -'package.json'.length));
  const isRepository = files.some(path => /(?:^|\/)\.gitignore$/.test(path)) || (await project.exists('.git')) || manifests.length > 0;
  return [...new Set([...(isRepository ? [''] : []), ...manifests])].sort();
}

/** Env files that lie in these folders, and those that are listed anywhere. */
async function envFilesIn(project: Project, folders: readonly string[], files: readonly string[]): Promise<string[]> {
  const found = new Set(files.filter(path => isOwn(path)));
  for (const folder of folders.slice(0, 500)) {
    for (const name of await project.names(folder.replace(/\/$/, ''))) if (!name.endsWith('/') && isOwn(folder + name)) found.add(folder + name);
  }
  return [...found].sort();
}

function isOwn(path: string): boolean {
  const kind = envFileKind(path);
  return kind !== undefined && kind !== 'sample' && !MADE.test(path) && !/(?:^|\/)node_modules\//.test(path);
}

/** By git's own answer where it has one; a person's global list does not protect the team. */
async function ignoredAmong(project: Project, paths: readonly string[]): Promise<ReadonlySet<string>> {
  const rules = new Map<string, readonly IgnoreRule[]>();
  for (const folder of new Set(paths.flatMap(foldersAbove))) {
    const text = await textOf(project, folder === '' ? '.gitignore' : `${folder}/.gitignore`);
    if (text) rules.set(folder, parseIgnoreRules(text));
  }
  const own = new Set(paths.filter(path => isIgnored(path, folder => rules.get(folder) ?? [])));
  const output = await git(project.root, ['-c', 'core.excludesFile=/dev/null', 'check-ignore', '--no-index', '-v', '-n', '-z', '--stdin'], paths.join('\0'));
  if (!output) return own;
  const fields = output.toString('utf8').split('\0');
  return new Set(paths.filter((path, i) => {
    const [source = '', , pattern = ''] = fields.slice(i * 4, i * 4 + 3);
    // .git/info/exclude is one person's list too.
    return source.endsWith('info/exclude') ? own.has(path) : source !== '' && !pattern.startsWith('!');
  }));
}

function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return ['', ...parts.map((_, i) => parts.slice(0, i + 1).join('/'))];
}

async function textOf(project: Project, path: string): Promise<string | undefined> {
  return project.read(path).then(
    bytes => bytes.toString('utf8'),
    () => undefined,
  );
}

async function holdsSomething(project: Project, path: string): Promise<boolean> {
  const text = (await textOf(project, path)) ?? '';
  const { plain, isEncrypted } = envContentsOf(path, text);
  return plain.length > 0 && !isEncrypted;
}

function unignored(path: string): ProjectProblem {
  return {
    check: 'env-file-ignored',
    file: path,
    message: `No .gitignore covers ${path}: the next \`git add .\` commits it. Add \`.env*\` and \`!.env.example\` to .gitignore.`,
    span: [0, 0],
  };
}

/** Why an env file is to be expected in a folder that has none yet. */
async function expectsEnv(project: Project, folder: string, files: readonly string[]): Promise<string | undefined> {
  const sample = files.find(path => path.startsWith(folder) && !path.slice(folder.length).includes('/') && /^\.env\.(?:example|sample|template|dist)$/i.test(path.slice(folder.length)));
  if (sample) return `${sample} asks for one`;
  const manifest = await manifestOf(project, `${folder}package.json`);
  const dependencies = { ...(manifest?.['dependencies'] as object), ...(manifest?.['devDependencies'] as object) };
  const reader = ['dotenv', 'dotenv-flow', 'dotenv-safe', 'dotenv-cli', 'env-cmd', '@nestjs/config', '@dotenvx/dotenvx', 'dotenv-expand', 'react-native-dotenv', 'react-native-config', 'next'].find(name => Object.hasOwn(dependencies, name));
  return reader && `${reader} reads one`;
}

function expected(folder: string, reason: string, files: readonly string[]): ProjectProblem {
  const file = [`${folder}.gitignore`, '.gitignore', `${folder}package.json`].find(path => files.includes(path)) ?? 'package.json';
  return {
    check: 'env-file-ignored',
    file,
    message: `No .gitignore covers ${folder}.env, and ${reason}: the first one will be committed. Add \`.env*\` and \`!.env.example\`.`,
    span: [0, 0],
    confidence: 'likely',
    data: { folder: folder || '.' },
  };
}

/** `COPY . .` takes what .dockerignore does not name, whatever git ignores. */
async function* inImages(project: Project, files: readonly string[], envFiles: readonly string[]): AsyncIterable<ProjectProblem> {
  for (const dockerfile of files.filter(path => !TEMPLATE.test(path) && /(?:^|\/)(?:[\w-]+\.)?(?:Dockerfile|Containerfile)(?:\.[\w-]+)?$/i.test(path) && !MADE.test(path))) {
    const text = (await textOf(project, dockerfile)) ?? '';
    const copy = finalCopy(text);
    if (!copy) continue;
    const folder = dockerfile.slice(0, dockerfile.lastIndexOf('/') + 1);
    const contexts = contextsOf(folder, text, files);
    for (const context of contexts) {
      const list = [`${dockerfile}.dockerignore`, `${context}.dockerignore`];
      let ignore = '';
      for (const path of list) ignore ||= (await textOf(project, path)) ?? '';
      const leaked = envFiles.filter(path => path.startsWith(context) && !isDockerIgnored(path.slice(context.length), ignore));
      const sample = files.includes(`${context}.env.example`) || files.includes(`${context}.env.sample`);
      if (leaked.length === 0 && !(sample && !isDockerIgnored('.env', ignore))) continue;
      // The context is told at build time: the folder of the Dockerfile, as a rule.
      if (context !== folder && leaked.length === 0) continue;
      yield {
        check: 'env-file-ignored',
        file: dockerfile,
        message: `This copies ${leaked[0] ?? `${context}.env`} into the image: no .dockerignore names it. Add \`**/.env*\` to .dockerignore.`,
        span: copy,
        confidence: leaked.length > 0 ? 'likely' : 'possible',
        remediation: 'Add `**/.env*` to .dockerignore, and pass secrets at run time or with `--mount=type=secret`.',
      };
      break;
    }
  }
}

const MANIFEST = /^(?:package\.json|go\.mod|requirements\.txt|pyproject\.toml|pom\.xml|build\.gradle(?:\.kts)?|Cargo\.toml|Gemfile|composer\.json|[\w.-]+\.(?:cs|fs)proj)$/;

/** What a build is likely to be given: the folder of the Dockerfile where that is a project of its own, the root where it names its place from there. */
function contextsOf(folder: string, text: string, files: readonly string[]): readonly string[] {
  if (folder === '') return [''];
  if (text.includes(folder)) return [''];
  const isOwnProject = files.some(path => path.startsWith(folder) && MANIFEST.test(path.slice(folder.length)));
  return isOwnProject ? [folder] : [folder, ''];
}

/** The instruction that copies the whole context. */
function finalCopy(text: string): readonly [number, number] | undefined {
  const match = /^[ \t]*(?:COPY|ADD)[ \t]+(?!--from)(?:--\w+(?:=\S+)?[ \t]+)*(?:\[\s*"\.\/?"\s*,|\.\/?[ \t]+\S|\*[ \t]+\S)[^\n]*/im.exec(text);
  return match ? [match.index, match.index + match[0].trimEnd().length] : undefined;
}

/** `npm publish` packs what `files` and .npmignore let in. */
async function* inPackages(project: Project, files: readonly string[], envFiles: readonly string[]): AsyncIterable<ProjectProblem> {
  for (const path of files.filter(file => /(?:^|\/)package\.json$/.test(file) && !MADE.test(file))) {
    const folder = path.slice(0, -'package.json'.length);
    const inside = envFiles.filter(file => file.startsWith(folder));
    if (inside.length === 0) continue;
    const manifest = await manifestOf(project, path);
    if (!manifest || Boolean(manifest['private']) || typeof manifest['name'] !== 'string' || typeof manifest['version'] !== 'string') continue;
    const ignore = (await textOf(project, `${folder}.npmignore`)) ?? (await textOf(project, `${folder}.gitignore`));
    const packed: string[] = [];
    for (const file of inside) if (isPacked(file.slice(folder.length), manifest, ignore) && (await holdsSomething(project, file))) packed.push(file);
    const [first] = packed;
    if (first === undefined) continue;
    // An application that nobody publishes often lacks `private`.
    const isPublished = 'publishConfig' in manifest || 'files' in manifest;
    yield {
      check: 'env-file-ignored',
      file: path,
      message: `\`npm publish\` would pack ${first}${packed.length > 1 ? ` and ${packed.length - 1} more` : ''}. List what belongs into the package in \`files\`, or add \`.env*\` to .npmignore.`,
      span: [0, 0],
      severity: 'high',
      confidence: isPublished || (await holdsSecrets(project, packed)) ? 'likely' : 'possible',
      remediation: 'List what belongs into the package in `files`, or mark it `"private": true`.',
      data: { files: packed.slice(0, 20) },
    };
  }
}

async function holdsSecrets(project: Project, paths: readonly string[]): Promise<boolean> {
  for (const path of paths) if (envContentsOf(path, (await textOf(project, path)) ?? '').secrets.length > 0) return true;
  return false;
}

async function manifestOf(project: Project, path: string): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse((await project.read(path)).toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
