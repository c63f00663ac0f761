import { camel, type Surrounding } from './planting.js';

const lower = (name: string) => name.toLowerCase();
const kebab = (name: string) => name.toLowerCase().replaceAll('_', '-');
const double = (value: string) => value.replace(/[\\"$]/g, '\\$&');
const single = (value: string) => value.replace(/[\\']/g, '\\$&');

/** Languages and tools that name a value without a sign of equality, or a good way off. */
export const surroundingsOfOtherLanguages: readonly Surrounding[] = [
  { id: 'elixir attribute', path: 'lib/shop/client.ex', write: (name, value) => `defmodule Shop.Client do\n  @base "https://api.partner.test"\n  @${lower(name)} "${double(value)}"\nend\n` },
  { id: 'elixir call', path: 'lib/shop/start.ex', write: (name, value) => `Application.put_env(:shop, :${lower(name)}, "${double(value)}")\n` },
  { id: 'clojure', path: 'src/shop/core.clj', write: (name, value) => `(def base "https://api.partner.test")\n(def ^:private ${kebab(name)} "${double(value)}")\n` },
  { id: 'edn', path: 'resources/config.edn', write: (name, value) => `{:port 3000\n :partner {:url "https://api.partner.test"\n           :${kebab(name)} "${double(value)}"}}\n` },
  { id: 'erlang', path: 'config/sys.config', write: (name, value) => `[{shop, [{port, 80}, {${lower(name)}, <<"${double(value)}">>}]}].\n` },
  { id: 'perl environment', path: 'bin/run.pl', write: (name, value) => `use strict;\n$ENV{${name}} = '${single(value)}';\n` },
  { id: 'array of c', path: 'src/config.c', write: (name, value) => `const char host[] = "api.partner.test";\nconst char ${lower(name)}[] = "${double(value)}";\n` },
  { id: 'cmake', path: 'CMakeLists.txt', write: (name, value) => `project(shop)\nset(${name} "${double(value)}")\n` },
  { id: 'visual basic', path: 'modules/Upload.bas', write: (name, value) => `Option Explicit\nPrivate Const ${name} As String = "${value}"\n` },
  { id: 'nginx variable', path: 'nginx.conf', write: (name, value) => `server {\n  listen 80;\n  set $${lower(name)} "${value}";\n}\n` },
  { id: 'pulumi', path: 'Pulumi.live.yaml', write: (name, value) => `config:\n  shop:region: eu\n  shop:${camel(name)}:\n    value: '${value}'\n` },
  { id: 'parameter store', path: 'infra/index.ts', write: (name, value) => `new aws.ssm.Parameter('${kebab(name)}', { type: 'SecureString', value: '${single(value)}' });\n` },
  { id: 'parameter on a command line', path: 'setup.sh', write: (name, value) => `aws ssm put-parameter --name /shop/${kebab(name)} --type SecureString --value '${value}'\n` },
  { id: 'default of a setting', path: 'shop/settings.py', write: (name, value) => `DEBUG = False\n${name} = env.str("${name}", default="${double(value)}")\n` },
  { id: 'default of an option', path: 'pull.py', write: (name, value) => `parser.add_argument("--${kebab(name)}", type=str, default="${double(value)}")\n` },
  { id: 'row of a table', path: 'seed.sql', write: (name, value) => `INSERT INTO partners (id, name, ${lower(name)}, active) VALUES (7, 'Partner''s', '${single(value)}', now());\n` },
  { id: 'element with attributes', path: 'request.xml', write: (name, value) => `<Envelope>\n  <p:${camel(name)} xmlns:p="urn:partner" type="text">${value.replaceAll('&', '&amp;')}</p:${camel(name)}>\n</Envelope>\n` },
  { id: 'strong name', path: 'NOTES.txt', write: (name, value) => `Access\n- **Host**: api.partner.test\n- **${lower(name)}**: ${value}\n` },
  { id: 'property of a command', path: 'build.sbt', write: (name, value) => `javaOptions += "-D${kebab(name)}=${value.replace(/[^\w-]/g, '-')}"\n` },
  { id: 'export of nim', path: 'src/config.nim', write: (name, value) => `const host = "api.partner.test"\nconst ${camel(name)}* = "${double(value)}"\n` },
  { id: 'slice of zig', path: 'src/main.zig', write: (name, value) => `const ${lower(name)}: []const u8 = "${double(value)}";\n` },
  { id: 'computed property', path: 'Sources/Keys.swift', write: (name, value) => `enum Keys {\n  static var ${camel(name)}: String { return "${double(value)}" }\n}\n` },
  { id: 'function of python', path: 'shop/keys.py', write: (name, value) => `def get_${lower(name)}() -> str:\n    return "${double(value)}"\n` },
  { id: 'arrow', path: 'src/keys.ts', write: (name, value) => `export const ${camel(name)} = () => '${single(value)}';\n` },
  { id: 'define of dart', path: 'lib/env.dart', write: (name, value) => `const key = String.fromEnvironment('${name}', defaultValue: '${single(value)}');\n` },
  { id: 'instead of a variable', path: 'src/main.rs', write: (name, value) => `let key = env::var("${name}").unwrap_or_else(|_| "${double(value)}".into());\n` },
  { id: 'tag of go', path: 'config.go', write: (name, value) => `type Config struct {\n\tKey string \`env:"${name}" envDefault:"${value}"\`\n}\n` },
  { id: 'default of a template', path: 'templates/secret.yaml', write: (name, value) => `stringData:\n  ${kebab(name)}: {{ .Values.partner | default "${value}" | quote }}\n` },
  { id: 'lisp', path: 'init.el', write: (name, value) => `(setq mail "a@partner.test")\n(setenv "${name}" "${double(value)}")\n` },
];
