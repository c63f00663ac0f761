import type { AdvisorySource, Attestation } from '@postern/catalogue';
import type { FinderContext, FinderOptions, ProjectFinder, ProjectProblem } from '../finder.js';
import type { Project } from '../project/project.js';

/** For the tests of project finders: a project in memory, and everything that a finder says about it. */
export async function findIn(finder: ProjectFinder, files: Readonly<Record<string, string>>, options: Partial<FinderOptions> & { unlisted?: readonly string[]; before?: Readonly<Record<string, string>> } = {}) {
  const said = { problems: [] as ProjectProblem[], notices: [] as string[], failures: [] as string[], sources: [] as AdvisorySource[], attestations: [] as Attestation[] };
  const made = new Map<string, unknown>();
  const context: FinderContext = {
    options: { advisories: 'snapshot', ignoredAdvisories: [], today: '2026-11-25', environment: {}, ...options },
    once: <T>(key: string, make: () => T) => {
      if (!made.has(key)) made.set(key, make());
      return made.get(key) as T;
    },
    notice: text => said.notices.push(text),
    failure: (subject, reason) => said.failures.push(`${subject}: ${reason}`),
    skipped: () => {},
    advisories: source => said.sources.push(source),
    attestation: attestation => said.attestations.push(attestation),
  };
  const project = projectOf(files, options.unlisted);
  for await (const problem of finder.find(options.before ? { ...project, readBefore: path => Promise.resolve(path in options.before! ? Buffer.from(options.before![path]!) : undefined) } : project, context)) said.problems.push(problem);
  /** `file:line` of each problem, with the confidence where it is not shown by default. */
  const lines = said.problems.map(({ file, span: [start], confidence }) => {
    const line = (files[file] ?? '').slice(0, start).split('\n').length;
    return `${file}:${line}${confidence === 'possible' ? '?' : ''}`;
  });
  return { ...said, lines };
}

export function projectOf(files: Readonly<Record<string, string>>, unlisted: readonly string[] = []): Project {
  const paths = Object.keys(files).sort();
  return {
    root: '/memory',
    list: () => Promise.resolve(paths.filter(path => !path.includes('node_modules/') && !unlisted.includes(path))),
    read: path => (path in files ? Promise.resolve(Buffer.from(files[path]!)) : Promise.reject(new Error(`${path}: no such file`))),
    names: folder => Promise.resolve(namesIn(paths, folder)),
    exists: path => Promise.resolve(path in files),
  };
}

function namesIn(paths: readonly string[], folder: string): string[] {
  const prefix = folder === '' ? '' : `${folder}/`;
  const names = paths.filter(path => path.startsWith(prefix)).map(path => path.slice(prefix.length).replace(/\/.*/, '/'));
  return [...new Set(names)];
}
