/** Made-up credentials in believable surroundings, for tests and measurements. All of it comes from a seed; none of it is stored. */
import type { KeyFormat } from '@postern/catalogue/key-formats';
import { baseOf, crc32 } from './checksum.js';
import { parseShape } from './shape.js';

export type Random = () => number;

/** A small generator of numbers in [0, 1): the same seed, the same keys. */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

/** A value of the format's shape; its checksum is right where it has one. */
export function keyOf(format: KeyFormat, random: Random): string {
  let key = '';
  for (const part of parseShape(format.shape)) {
    if (part.optional && random() < 0.5) continue;
    if ('texts' in part) key += pick(random, part.texts);
    else if (part.alphabet === 'uuid') key += uuid(random);
    else if (part.alphabet === 'jwt') key += jwt(random);
    else key += textOf(random, /^0-9a-fA-F$/.test(part.alphabet) ? '0-9a-f' : part.alphabet, part.min + Math.floor(random() * (Math.min(part.max, part.min + 40) - part.min + 1)));
  }
  if (format.checksum === 'crc32-base62') return `${key.slice(0, -6)}${baseOf(crc32(key.slice(key.indexOf('_') + 1, -6)), BASE62).padStart(6, '0')}`;
  if (format.checksum === 'crc32-hex') return `${key.slice(0, -8)}${crc32(key.slice(key.indexOf('_') + 1, -8)).toString(16).padStart(8, '0')}`;
  if (format.checksum === 'crc32-base36') return `${key.slice(0, -7)}${crc32(key.slice(0, -7)).toString(36).padStart(7, '0')}`;
  return key;
}

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

/** Characters of an alphabet, given as the inside of a character class. */
export function textOf(random: Random, alphabet: string, length: number): string {
  const members = membersOf(alphabet);
  return Array.from({ length }, () => pick(random, members)).join('');
}

export function uuid(random: Random): string {
  return [8, 4, 4, 4, 12].map(length => textOf(random, '0-9a-f', length)).join('-');
}

export function jwt(random: Random): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ iss: 'accounts', uid: Math.floor(random() * 1e9), iat: 1700000000 })}.${textOf(random, '0-9A-Za-z_-', 43)}`;
}

/** As people choose them. */
export function password(random: Random): string {
  const words = ['Harbor', 'sunset', 'Maple', 'granite', 'Falcon', 'willow', 'Copper', 'meadow', 'Tiger', 'orbit', 'Velvet', 'canyon'];
  return `${pick(random, words)}${pick(random, ['', '!', '#', '-', '_', '@', '.'])}${pick(random, words)}${pick(random, ['', '!', '$', '&'])}${Math.floor(random() * 9000 + 17)}`;
}

const members = new Map<string, readonly string[]>();

function membersOf(alphabet: string): readonly string[] {
  const known = members.get(alphabet);
  if (known) return known;
  const expression = new RegExp(`[${alphabet}]`);
  const list = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(char => expression.test(char));
  members.set(alphabet, list);
  return list;
}

/** A file around a credential. `value` is what stands in it; `name` is in upper snake case. */
export interface Surrounding {
  id: string;
  path: string;
  write(name: string, value: string, random: Random): string;
}

export function camel(name: string): string {
  return name.toLowerCase().replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pascal(name: string): string {
  const text = camel(name);
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const lower = (name: string) => name.toLowerCase();
const kebab = (name: string) => name.toLowerCase().replaceAll('_', '-');
const js = (value: string) => `'${value.replace(/[\\']/g, '\\$&')}'`;
const json = JSON.stringify;
const xml = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const shell = (value: string) => `'${value}'`;

export const surroundings: readonly Surrounding[] = [
  { id: 'env', path: '.env.production', write: (name, value) => `NODE_ENV=production\nPORT=8080\n${name}=${value}\nLOG_LEVEL=info\n` },
  { id: 'env, quoted and exported', path: '.env', write: (name, value) => `# payments\nexport ${name}="${value}" # do not share\n` },
  { id: 'json', path: 'config/default.json', write: (name, value) => `{\n  "server": { "port": 3000 },\n  "${camel(name)}": ${json(value)},\n  "retries": 3\n}\n` },
  { id: 'appsettings', path: 'appsettings.json', write: (name, value) => `{\n  "Logging": { "LogLevel": { "Default": "Information" } },\n  "Partner": {\n    "${pascal(name)}": ${json(value)}\n  }\n}\n` },
  { id: 'yaml', path: 'config/application.yml', write: (name, value) => `server:\n  port: 8080\nintegration:\n  ${kebab(name)}: ${value}\n  retries: 3\n` },
  { id: 'yaml, quoted', path: 'config/settings.yaml', write: (name, value) => `integration:\n  ${lower(name)}: "${value}"\n` },
  { id: 'yaml, block scalar', path: 'values.yaml', write: (name, value) => `secrets:\n  ${camel(name)}: |-\n    ${value}\n  other: x\n` },
  { id: 'kubernetes env', path: 'k8s/deployment.yaml', write: (name, value) => `apiVersion: apps/v1\nkind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          env:\n            - name: ${name}\n              value: "${value}"\n            - name: PORT\n              value: "8080"\n` },
  { id: 'kubernetes secret', path: 'k8s/secret.yaml', write: (name, value) => `apiVersion: v1\ndata:\n  ${lower(name)}: ${Buffer.from(value).toString('base64')}\nkind: Secret\nmetadata:\n  name: partner\n` },
  { id: 'kubernetes stringData', path: 'k8s/secret.yml', write: (name, value) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: partner\nstringData:\n  ${name}: ${value}\n` },
  { id: 'compose list', path: 'docker-compose.yml', write: (name, value) => `services:\n  web:\n    image: node:20\n    environment:\n      - NODE_ENV=production\n      - ${name}=${value}\n` },
  { id: 'compose map', path: 'compose.yaml', write: (name, value) => `services:\n  web:\n    environment:\n      ${name}: ${value}\n` },
  { id: 'spring default', path: 'src/main/resources/application.yaml', write: (name, value) => `app:\n  ${kebab(name)}: \${${name}:${value}}\n` },
  { id: 'workflow', path: '.github/workflows/deploy.yml', write: (name, value) => `on: push\njobs:\n  deploy:\n    runs-on: ubuntu-latest\n    env:\n      ${name}: ${value}\n    steps:\n      - run: npm run deploy\n` },
  { id: 'toml', path: 'config.toml', write: (name, value) => `[server]\nport = 80\n\n[partner]\n${lower(name)} = "${value}"\n` },
  { id: 'ini', path: 'settings.ini', write: (name, value) => `[partner]\n${lower(name)} = ${value}\ntimeout = 30\n` },
  { id: 'properties', path: 'application.properties', write: (name, value) => `server.port=8080\n${lower(name).replaceAll('_', '.')}=${value}\n` },
  { id: 'xml element', path: 'config.xml', write: (name, value) => `<?xml version="1.0"?>\n<config>\n  <${camel(name)}>${xml(value)}</${camel(name)}>\n</config>\n` },
  { id: 'xml attributes', path: 'Web.config', write: (name, value) => `<configuration>\n  <appSettings>\n    <add key="${pascal(name)}" value="${xml(value)}" />\n  </appSettings>\n</configuration>\n` },
  { id: 'android strings', path: 'app/src/main/res/values/keys.xml', write: (name, value) => `<resources>\n  <string name="${lower(name)}">${xml(value)}</string>\n</resources>\n` },
  { id: 'plist', path: 'ios/Info.plist', write: (name, value) => `<plist version="1.0">\n<dict>\n  <key>${pascal(name)}</key>\n  <string>${xml(value)}</string>\n</dict>\n</plist>\n` },
  { id: 'shell', path: 'deploy.sh', write: (name, value) => `#!/usr/bin/env bash\nset -euo pipefail\nexport ${name}=${shell(value)}\n./run\n` },
  { id: 'curl header', path: 'scripts/sync.sh', write: (name, value) => `curl -sS -H "Authorization: Bearer ${value}" https://api.partner.test/v1/orders # ${name}\n` },
  { id: 'curl key header', path: 'scripts/pull.sh', write: (_, value) => `curl -sS -H 'X-Api-Key: ${value}' https://api.partner.test/v1/orders\n` },
  { id: 'flag', path: 'scripts/release.sh', write: (name, value) => `npx partner-cli publish --${kebab(name)} ${shell(value)} --verbose\n` },
  { id: 'dockerfile env', path: 'Dockerfile', write: (name, value) => `FROM node:20\nENV ${name}=${value}\nCMD ["node", "server.js"]\n` },
  { id: 'dockerfile arg, spaced', path: 'build/Dockerfile', write: (name, value) => `FROM node:20\nENV ${name} ${value}\n` },
  { id: 'terraform default', path: 'variables.tf', write: (name, value) => `variable "${lower(name)}" {\n  type        = string\n  description = "For the partner"\n  default     = "${value}"\n}\n` },
  { id: 'terraform block', path: 'main.tf', write: (name, value) => `provider "partner" {\n  ${lower(name)} = "${value}"\n}\n` },
  { id: 'js constant', path: 'src/client.ts', write: (name, value) => `import { Client } from './client';\n\nconst ${camel(name)} = ${js(value)};\nexport const client = new Client(${camel(name)});\n` },
  { id: 'js property', path: 'src/config.js', write: (name, value) => `export const config = {\n  baseUrl: 'https://api.partner.test',\n  ${camel(name)}: ${js(value)},\n  retries: 3,\n};\n` },
  { id: 'ts field', path: 'src/service.ts', write: (name, value) => `export class Service {\n  private readonly ${camel(name)}: string = ${js(value)};\n}\n` },
  { id: 'js env default', path: 'src/env.ts', write: (name, value) => `export const key = process.env.${name} || ${js(value)};\n` },
  { id: 'js header', path: 'src/fetch.ts', write: (_, value) => `await fetch(url, {\n  headers: { Authorization: \`Bearer ${value}\`, Accept: 'application/json' },\n});\n` },
  { id: 'js split', path: 'src/split.ts', write: (name, value) => `const ${camel(name)} = '${value.slice(0, 9)}' + '${value.slice(9)}';\n` },
  { id: 'js escapes', path: 'src/escaped.js', write: (name, value) => `const ${camel(name)} = "${[...value].map(char => `\\u00${char.charCodeAt(0).toString(16)}`).join('')}";\n` },
  { id: 'minified', path: 'dist/app.min.js', write: (name, value) => `!function(e,t){var n={a:1,baseUrl:"/v1",${camel(name)}:${json(value)},z:!0};t.exports=n}(this,module);` },
  { id: 'source map', path: 'dist/app.js.map', write: (name, value) => json({ version: 3, sources: ['../src/client.ts'], mappings: 'AAAA,SAASA,IAAI', sourcesContent: [`import x from 'x';\nconst ${camel(name)} = ${js(value)};\nexport default x(${camel(name)});\n`] }) },
  { id: 'notebook', path: 'report.ipynb', write: (name, value) => json({ cells: [{ cell_type: 'code', metadata: {}, outputs: [], source: ['import requests\n', `${lower(name)} = "${value}"\n`, `requests.get(url, headers={"x": ${lower(name)}})`] }], nbformat: 4, nbformat_minor: 5 }) },
  { id: 'python', path: 'app/settings.py', write: (name, value) => `import os\n\n${name} = os.getenv("${name}", "${value}")\nDEBUG = False\n` },
  { id: 'go', path: 'main.go', write: (name, value) => `package main\n\nconst ${camel(name)} = "${value}"\n` },
  { id: 'java', path: 'src/App.java', write: (name, value) => `public class App {\n  private static final String ${name} = "${value}";\n}\n` },
  { id: 'csharp', path: 'Service.cs', write: (name, value) => `public class Service {\n  public string ${pascal(name)} { get; set; } = "${value}";\n}\n` },
  { id: 'php', path: 'config.php', write: (name, value) => `<?php\ndefine('${name}', '${value}');\n` },
  { id: 'ruby', path: 'config.rb', write: (name, value) => `Partner.configure do |c|\n  c.${lower(name)} = '${value}'\nend\n` },
  { id: 'sql', path: 'seed.sql', write: (name, value) => `INSERT INTO settings (name, value) VALUES ('${lower(name)}', '${value}');\n` },
  { id: 'html', path: 'index.html', write: (name, value) => `<html><body><script>\n  window.CONFIG = { ${camel(name)}: "${value}" };\n</script></body></html>\n` },
  { id: 'html meta', path: 'public/page.html', write: (name, value) => `<head><meta name="${kebab(name)}" content="${xml(value)}"></head>\n` },
  { id: 'markdown code', path: 'NOTES.md', write: (name, value) => `# Setup\n\n\`\`\`sh\nexport ${name}=${value}\nnpm start\n\`\`\`\n` },
  { id: 'url query', path: 'src/url.ts', write: (name, value) => `const url = 'https://api.partner.test/v1/items?${lower(name)}=${encodeURIComponent(value)}&page=2';\n` },
  { id: 'log line', path: 'debug.log', write: (name, value) => `2026-03-01T10:00:00Z INFO request sent ${lower(name)}=${value} status=200\n` },
  { id: 'base64', path: 'src/b64.ts', write: (name, value) => `const ${camel(name)} = Buffer.from('${Buffer.from(value).toString('base64')}', 'base64').toString();\n` },
  { id: 'json pair', path: 'task-definition.json', write: (name, value) => `{\n  "environment": [\n    { "name": "NODE_ENV", "value": "production" },\n    { "name": "${name}", "value": ${json(value)} }\n  ]\n}\n` },
  { id: 'embedded json', path: 'src/payload.ts', write: (name, value) => `const body = "{\\"${lower(name)}\\":\\"${value}\\",\\"amount\\":1}";\n` },
  { id: 'setter', path: 'src/setter.java', write: (name, value) => `client.set${pascal(name)}("${value}");\n` },
  { id: 'csharp indexer', path: 'src/Startup.cs', write: (name, value) => `config["${pascal(name)}"] = "${value}";\n` },
];
