import { clientPrefixes, type Confidence, type Problem } from '@postern/catalogue';
import type { FoundCredential } from '@postern/credentials';
import { placeOf } from '@postern/credentials/place';
import { isPlaceholder, isReference } from '@postern/credentials/values';
import type { TextFinder } from '../../finder.js';
import { credentialsOf } from '../credentials-of.js';

/** Secrets under a name that a bundler writes into the client's code, where the variable gets its value: env files, images, CI. */
export const exposedVariables: TextFinder = {
  checks: ['no-client-secrets'],
  wants(path) {
    const { syntax, labels, lockfile } = placeOf(path);
    return syntax !== 'code' && syntax !== 'prose' && syntax !== 'sql' && !labels && !lockfile;
  },
  triggers: clientPrefixes.map(prefix => prefix.toLowerCase()),
  async find(file) {
    const { path, text } = file;
    const place = placeOf(path);
    const given = settingsIn(text).filter(({ at, value }) => !isCommented(text, at) && !(value !== undefined && isNothing(value)));
    if (given.length === 0) return [];
    const { exposureOf, secrecyOf } = await import('@postern/credentials');
    const { found } = credentialsOf(file);
    const problems: Problem[] = [];
    for (const setting of given) {
      const { name, value = '', at } = setting;
      // `ARG NAME` says nothing that `ENV NAME=…` below it does not.
      if (setting.value === undefined && given.some(other => other.name === name && other.value !== undefined)) continue;
      const credential = found.find(({ start, end }) => start < setting.end && setting.start < end);
      if (isMadeToBeSeen(credential, value)) continue;
      const confidence = credential?.format?.selfIdentifying && credential.confidence !== 'possible' ? 'certain' : stronger(exposureOf(name), referred(value, secrecyOf));
      // A sample shows names; what it shows of values is made up.
      if (!confidence || (place.sample && confidence !== 'certain') || (place.sample && !credential)) continue;
      problems.push({
        check: 'no-client-secrets',
        message: `The prefix of ${name} writes it into the bundle that every visitor gets. Give it to the server under a name without it.`,
        span: [at, at + name.length],
        confidence: place.test ? 'possible' : confidence,
        remediation: 'Rename it without the prefix, read it in a route of the server, and replace the key if it was ever built in.',
        identity: name,
        data: { variable: name },
        ...(credential && { secret: credential.secret }),
      });
    }
    return problems;
  },
};

interface Setting {
  name: string;
  at: number;
  /** Absent where the name alone stands there: `ARG NAME`. */
  value: string | undefined;
  start: number;
  end: number;
}

const NAME = new RegExp(`(?<![\\w$.{%/-])(?:${clientPrefixes.join('|')})[A-Z0-9_]{2,80}(?![\\w}])`, 'g');
const ASSIGNED = /["']?[ \t]*(?:=|:(?!\w))[ \t]*(?:"([^"\n]{0,2000})"|'([^'\n]{0,2000})'|([^\s"',;#]{0,2000}(?:[ \t]*\}\})?(?:[ \t]+[^\s"',;#]{1,200}[ \t]*\}\})?))/y;
/** `- name: X` and its value on the next line. */
const PAIRED = /["']?,?[ \t]*\r?\n?[ \t]*["']?value(?:From)?["']?[ \t]*:[ \t]*(?:"([^"\n]{0,2000})"|'([^'\n]{0,2000})'|(\$?\{\{[^}\n]{0,200}\}\}|[^\s"',]{0,2000})|\r?\n)/y;
const SPACED = /[ \t]+(?:"([^"\n]{0,2000})"|'([^'\n]{0,2000})'|([^\s"'=]{1,2000}))/y;

function settingsIn(text: string): Setting[] {
  return Array.from(text.matchAll(NAME)).flatMap(({ 0: name, index: at }): Setting[] => {
    const end = at + name.length;
    const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
    const isPair = /\bname["']?\s*:\s*["']?$/.test(line);
    const isEnv = /^\s*ENV\s+$/i.test(line);
    for (const expression of isPair ? [PAIRED] : isEnv ? [ASSIGNED, SPACED] : [ASSIGNED]) {
      expression.lastIndex = end;
      const match = expression.exec(text);
      if (!match) continue;
      const value = (match[1] ?? match[2] ?? match[3] ?? '').trim();
      const isFrom = isPair && /valueFrom/.test(match[0]);
      return [{ name, at, value: isFrom ? '${from}' : value, start: end, end: end + match[0].length }];
    }
    // `ARG NAME`, `--build-arg NAME`, `- NAME` of a compose file.
    return /^\s*ARG\s+$|--build-arg\s+["']?$/i.test(line) || (/^\s*-\s+["']?$/.test(line) && isInEnvironment(text, at)) ? [{ name, at, value: undefined, start: end, end }] : [];
  });
}

function isInEnvironment(text: string, at: number): boolean {
  return /\n?[ \t]*(?:environment|args|build_args)["']?:[ \t]*\n(?:[ \t]*-[^\n]*\n){0,60}[ \t]*-[ \t]+["']?$/.test(text.slice(Math.max(0, at - 4000), at));
}

function isCommented(text: string, at: number): boolean {
  return /^\s*(?:#|\/\/|;|--)/.test(text.slice(text.lastIndexOf('\n', at) + 1, at));
}

/** Nothing that could leak: empty, switched on or off, a number, the address of a page, a placeholder. */
function isNothing(value: string): boolean {
  if (isReference(value) && /[$%]|\{\{/.test(value)) return false;
  return value === '' || /^(?:\d{1,6}|https?:\/\/[^@]*|\/[\w./-]*)$/.test(value) || isPlaceholder(value);
}

function isMadeToBeSeen(credential: FoundCredential | undefined, value: string): boolean {
  return credential?.kind === 'publishable' || /^pk[_.-]|^phc_|^G-|^UA-|^GTM-/.test(value) || (value.startsWith('ey') && /"role":"anon"/.test(Buffer.from(value.split('.')[1] ?? '', 'base64').toString('latin1')));
}

/** `VITE_PARTNER: ${{ secrets.PARTNER_CLIENT_SECRET }}`: the variable that stands behind the value. */
function referred(value: string, secrecyOf: (name: string) => Confidence | undefined): Confidence | undefined {
  if (!isReference(value)) return undefined;
  const variable = /([A-Z][A-Z0-9_]{3,80})(?:\s*\}\}|\}|\)|%|$)/.exec(value)?.[1];
  return variable === undefined || clientPrefixes.some(start => variable.startsWith(start)) ? undefined : secrecyOf(variable);
}

function stronger(a: Confidence | undefined, b: Confidence | undefined): Confidence | undefined {
  if (a === undefined || b === 'certain') return b;
  return a === 'possible' && b !== undefined ? b : a;
}
