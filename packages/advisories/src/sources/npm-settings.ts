import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What npm's own settings say about reaching a registry. */
export interface NpmSettings {
  registry: string;
  /** `@scope` → registry. */
  scopes: ReadonlyMap<string, string>;
  /** `//host/path/` → value of the `authorization` header. */
  authorization: ReadonlyMap<string, string>;
  proxy: { http?: string; https?: string; none?: string };
  /** Certificates, PEM, besides the ones of Node.js. */
  ca: readonly string[];
}

const DEFAULT = 'https://registry.npmjs.org/';

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings of the user and of the environment count in full. The project's own .npmrc may only name registries, over https:
 * a stranger's repository must not learn tokens, turn certificates off or read variables.
 */
export async function npmSettings(environment: Environment, projectNpmrc: string): Promise<NpmSettings> {
  const variables = new Map(Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name.toLowerCase(), value] as const])));
  const home = variables.get('home') ?? variables.get('userprofile');
  const userFile = variables.get('npm_config_userconfig') ?? (home === undefined ? undefined : join(home, '.npmrc'));
  const user = new Map(entriesOf(await textOf(userFile)).map(([key, value]) => [key, expanded(value, environment)]));
  for (const [name, value] of Object.entries(environment)) {
    const [, key] = /^npm_config_(.+)$/i.exec(name) ?? [];
    if (key && value !== undefined) user.set(/^(?:\/\/|@)/.test(key) ? key : key.toLowerCase().replaceAll('_', '-'), value);
  }
  const project = new Map(entriesOf(projectNpmrc).filter(([key, value]) => /^(?:@[^:]+:)?registry$/.test(key) && /^https:\/\/[^\s$]+$/.test(value)));
  const scopes = [...project, ...user].flatMap(([key, value]): [string, string][] => (/^@[^:]+:registry$/.test(key) ? [[key.slice(0, key.indexOf(':')), withSlash(value)]] : []));
  const first = (...names: string[]) => names.map(name => variables.get(name)).find(value => value !== undefined && value !== '');
  const https = user.get('https-proxy') ?? user.get('proxy') ?? first('https_proxy', 'all_proxy');
  const http = user.get('proxy') ?? user.get('http-proxy') ?? first('http_proxy', 'all_proxy');
  const none = user.get('noproxy') ?? user.get('no-proxy') ?? first('no_proxy');
  const pem = [user.get('ca')?.replaceAll('\\n', '\n'), await textOf(user.get('cafile')), await textOf(variables.get('node_extra_ca_certs'))];
  return {
    registry: withSlash(user.get('registry') ?? project.get('registry') ?? DEFAULT),
    scopes: new Map(scopes),
    authorization: authorizationIn(user),
    proxy: { ...(isAddress(http) && { http }), ...(isAddress(https) && { https }), ...(none && { none }) },
    ca: pem.filter((text): text is string => text !== undefined && text.includes('-----BEGIN')),
  };
}

/** The header for an address: the longest `//host/path/` it starts with. */
export function authorizationFor({ authorization }: NpmSettings, address: string): string | undefined {
  const bare = address.replace(/^https?:/, '');
  return [...authorization].filter(([place]) => bare.startsWith(place)).sort(([a], [b]) => b.length - a.length)[0]?.[1];
}

export function registryOf({ scopes, registry }: NpmSettings, name: string): string {
  return (name.startsWith('@') ? scopes.get(name.slice(0, name.indexOf('/'))) : undefined) ?? registry;
}

function authorizationIn(settings: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of settings) {
    const [, place, kind] = /^(\/\/.+?\/?):(_authToken|_auth|username)$/.exec(key) ?? [];
    if (!place || value === '') continue;
    const bound = place.endsWith('/') ? place : `${place}/`;
    if (kind === '_authToken') found.set(bound, `Bearer ${value}`);
    else if (kind === '_auth') found.set(bound, `Basic ${value}`);
    else {
      const password = Buffer.from(settings.get(`${place}:_password`) ?? '', 'base64').toString('utf8');
      if (!found.has(bound)) found.set(bound, `Basic ${Buffer.from(`${value}:${password}`).toString('base64')}`);
    }
  }
  return found;
}

function entriesOf(text: string): [key: string, value: string][] {
  return text.split(/\r?\n/).flatMap((line): [string, string][] => {
    const equals = line.indexOf('=');
    if (equals < 0 || /^\s*[#;]/.test(line)) return [];
    return [[line.slice(0, equals).trim(), line.slice(equals + 1).trim().replace(/^(["'])(.*)\1$/, '$2')]];
  });
}

function expanded(value: string, environment: Environment): string {
  return value.replace(/\$\{(\w+)\??\}/g, (whole, name: string) => environment[name] ?? whole);
}

function isAddress(value: string | undefined): value is string {
  return value !== undefined && /^https?:\/\//.test(value);
}

function withSlash(address: string): string {
  return address.endsWith('/') ? address : `${address}/`;
}

async function textOf(path: string | undefined): Promise<string> {
  if (path === undefined || path === '') return '';
  return readFile(path, 'utf8').catch(() => '');
}
