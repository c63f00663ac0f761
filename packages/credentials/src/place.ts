/** How a file of this kind writes a value: what a bare word is, and what ends it. */
export type Syntax = 'code' | 'env' | 'ini' | 'yaml' | 'json' | 'toml' | 'xml' | 'shell' | 'docker' | 'sql' | 'hcl' | 'prose';

/** Where a text stands, as far as it bears on what a literal in it is. */
export interface Place {
  syntax: Syntax;
  /** Made-up values belong here. */
  test: boolean;
  /** Documentation and templates: values are samples unless they look real. */
  sample: boolean;
  /** Texts for people: `password: 'Passwort'`. */
  labels: boolean;
  /** Names and hashes of packages: only registry credentials count. */
  lockfile: boolean;
}

export function placeOf(path: string): Place {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  return {
    syntax: syntaxOf(name),
    lockfile: LOCKFILE.test(name),
    // Asked where there is something to judge: most files hold nothing.
    get test() {
      return TEST.test(lower);
    },
    get sample() {
      return SAMPLE.test(lower) && !EXPORTED.test(lower);
    },
    get labels() {
      return LABELS.test(lower);
    },
  };
}

const TEST = /(?:^|\/)(?:__\w+__|tests?|testing|specs?|e2e|fixtures?|mocks?|testdata|test-data|cypress|playwright|test-[a-z]+|[a-z]+-tests?)\/|[._-](?:test|spec|e2e|mock|fixture|stories|cy)s?\.[a-z]+$|[._-](?:server|client|unit|int|integration|api|browser|smoke|load|perf)-?tests?\.[cm]?[jt]sx?$|(?:^|\/)(?:test_|(?:mock|mocks|fake|stub|simulate|simulated|dummy)[-_.])[^/]+$|(?:^|[/._-])(?:localhost|snakeoil|self-?signed)[._-][^/]*$|(?:^|\/)scripts\/(?:dev|test|e2e)\/|(?:^|\/)\.env\.(?:test|testing|e2e|ci)(?:\.|$)|(?:^|\/)conftest\.py$|[._-]examples\.(?:json|ya?ml)$|_test\.(?:go|py|rb|exs?)$|\btests?\.java$/;
const SAMPLE = /(?:^|\/)(?:docs?|documentation|examples?|samples?|demos?|tutorials?|website|blog)\/|\.(?:example|sample|template|tmpl|dist|tpl|defaults?|md|mdx|rst|adoc)$|[._-](?:examples?|samples?|templates?)(?:[._-]|$)|(?:^|\/)(?:example|sample)[^/]*$/;
/** What people export from their tools, with the values in it, wherever they put it. */
const EXPORTED = /\.postman_(?:collection|environment)\.json$/;
const LABELS = /(?:^|\/)(?:locales?|i18n|lang|langs|languages?|translations?|messages|intl|nls|l10n|strings)\/|(?:^|[/._-])(?:locale|messages|strings|translations?|i18n)[._-][^/]*$|\.(?:po|pot|xliff|xlf|resx|strings|ftl|arb)$/;
const LOCKFILE = /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lock|composer\.lock|gemfile\.lock|cargo\.lock|poetry\.lock|uv\.lock|go\.sum|deno\.lock|pipfile\.lock|flake\.lock|podfile\.lock|mix\.lock)$|\.lock(?:\.hcl|\.json|\.ya?ml|b)?$|-lock\.(?:json|ya?ml)$/;

const BY_EXTENSION: ReadonlyMap<string, Syntax> = new Map(
  Object.entries({
    code: 'js cjs mjs jsx ts cts mts tsx vue svelte astro py rb go java kt kts scala cs fs vb php pl pm rs swift c h cc cpp hpp m mm dart lua r ex exs erl hrl clj cljs cljc edn hs ml elm jl cr tcl el lisp scm sbt bas vba cls frm vbs pas f90 cmake groovy gradle html htm hbs ejs twig pug graphql proto sol zig nim css scss less',
    ini: 'ini cfg cnf conf properties config rc npmrc netrc pgpass http rest service desktop toml-dist curlrc',
    yaml: 'yml yaml sls',
    json: 'json jsonc json5 ipynb map webmanifest har tfstate code-workspace avsc geojson jsonl ndjson',
    toml: 'toml',
    xml: 'xml plist xaml csproj fsproj vbproj props targets config-xml pom wsdl xsd svg storyboard xib nuspec resx',
    shell: 'sh bash zsh fish ksh ps1 psm1 bat cmd mk envrc command',
    sql: 'sql psql pgsql mysql ddl dump',
    hcl: 'tf tfvars hcl nomad bicep',
    prose: 'md mdx txt rst adoc log csv tsv text markdown out diff patch eml tex org',
  }).flatMap(([syntax, extensions]) => extensions.split(' ').map(extension => [extension, syntax as Syntax] as const)),
);

function syntaxOf(name: string): Syntax {
  const extension = name.includes('.') ? name.slice(name.lastIndexOf('.') + 1) : '';
  const known = BY_EXTENSION.get(extension);
  if (name === 'cmakelists.txt' || name === 'sys.config') return 'code';
  if (known === 'code') return /^(?:dockerfile|containerfile)\./.test(name) ? 'docker' : known;
  if (/^\.?env(?:\.|$)|\.env(?:\.|$)|^\.(?:dev\.vars|flaskenv)/.test(name)) return 'env';
  if (/^(?:dockerfile|containerfile)(?:\.|$)|\.dockerfile$/.test(name)) return 'docker';
  if (/^(?:web|app|nuget|machine)\.config$|\.config$/.test(name)) return 'xml';
  if (/^(?:makefile|gnumakefile|justfile|procfile|jenkinsfile|vagrantfile|\.bash\w*|\.zsh\w*|\.profile)$/.test(name)) return 'shell';
  if (/^\.(?:npmrc|netrc|pgpass|my\.cnf|pypirc|gitconfig|git-credentials|s3cfg|boto|curlrc|wgetrc|yarnrc|gemrc|condarc)$|^(?:config|credentials|hosts|_netrc|credentials\.toml|crontab)$/.test(name)) return 'ini';
  if (/^\.(?:yarnrc\.yml|prettierrc|eslintrc|babelrc|swcrc)$/.test(name)) return 'yaml';
  return known ?? (extension === '' ? 'ini' : 'prose');
}
