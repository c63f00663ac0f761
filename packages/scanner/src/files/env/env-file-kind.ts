/**
 * `local`: for one machine only, never for others to see. `shared`: teams commit such files as defaults, without secrets.
 * `sample`: made to be committed.
 */
export type EnvFileKind = 'local' | 'shared' | 'sample';

/** What kind of env file a path names; `undefined` for other files. */
export function envFileKind(path: string): EnvFileKind | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  if (!NAME.test(name) || CODE.test(name)) return undefined;
  if (SAMPLE.test(name)) return 'sample';
  return LOCAL.test(name) ? 'local' : 'shared';
}

const NAME = /^\.env(?:$|[.\-_])|^\.?(?:dev\.vars|flaskenv|envrc)(?:$|\.)|^env\.(?:production|development|staging|test|prod|dev|local)$|^[\w-]+\.env$|^\.env\w+$/;
/** Sources and folders that only look alike: `.env.d.ts`, `env.js`. */
const CODE = /\.(?:d\.ts|[cm]?[jt]sx?|py|rb|go|md|json|ya?ml|toml|sh|php|html?|css|svg|png|test\.\w+|enc|gpg|age|asc)$|^\.envrc$/;
const SAMPLE = /(?:^|[._-])(?:examples?|samples?|templates?|tmpl|tpl|dist|defaults?|schema|vault|default|skel|ci\.example|hbs|ejs|njk|mustache|jinja2?|j2|liquid|erb|tt|tera)(?:$|[._-])/;
const LOCAL = /(?:^|[._-])(?:local|keys|secrets?|private|me)(?:$|[._-])|^\.dev\.vars/;
