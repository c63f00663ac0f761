import { type Confidence, type CookieGuard, openCookies, sessionCookies, type Severity } from '@postern/catalogue';
import { clientReasonOf } from '../secrets/client-code.js';
import { constantsOf, constantsOfOrigins } from '../values/constants.js';
import { cookieHeadersIn } from './cookie-headers.js';
import { type CookieWrite, cookieWritesOf } from './cookie-writes.js';
import { csrfSwitchesIn } from './csrf-switches.js';
import { jwtUsesOf } from '../tokens/jwt-calls.js';
import { memberAt, memberOfOrigins } from '../values/members.js';
import { fact, type Module } from '../module.js';
import { calleeName } from '../node-index.js';
import { originsOf } from '../values/origins.js';
import { textsOf } from '../values/parts.js';
import { type Node, rangeOf, writtenKey } from '../syntax.js';

/** A cookie that says who somebody is and goes without a guard, or a guard of the whole application that is off. */
export interface CookieFault {
  node: Node;
  kind: 'missing' | 'cross-site' | 'csrf';
  /** The cookie, as far as it is known; the switch. */
  name: string;
  missing: readonly CookieGuard[];
  confidence: Confidence;
  severity: Severity;
}

export const cookieFaultsOf = fact((module: Module): readonly CookieFault[] => [
  ...(clientReasonOf(module) === undefined ? [...cookieWritesOf(module).flatMap(write => judged(write, module) ?? []), ...cookieHeadersIn(module)] : []),
  ...csrfSwitchesIn(module),
]);

const GUARDS = ['httpOnly', 'secure', 'sameSite'] as const;

function judged(write: CookieWrite, module: Module): CookieFault | undefined {
  const { call, options, defaults } = write;
  const name = nameOf(write, module);
  if (name === undefined || isDeletion(write, module)) return undefined;
  const states = GUARDS.map(guard => ({ guard, state: stateOf(guard, write, module) }));
  const missing = states.filter(({ guard, state }) => state === 'off' || (state === 'unset' && !defaults.includes(guard))).map(({ guard }) => guard);
  if (missing.length === 0) return undefined;
  const at = { node: call, name, missing };
  if (isCrossSite(write, module) && missing.includes('secure')) return { ...at, kind: 'cross-site', confidence: 'likely', severity: 'medium' };
  // Browsers of today hold a cookie that says nothing to be Lax.
  const isMinor = missing.length === 1 && missing[0] === 'sameSite';
  return { ...at, kind: 'missing', confidence: isMinor && (write.isSession || !options) ? 'possible' : 'likely', severity: isMinor ? 'low' : 'medium' };
}

/** The name of a cookie that says who somebody is; undefined for any other. */
function nameOf({ name, value, isSession }: CookieWrite, module: Module): string | undefined {
  if (isSession) return 'session';
  const written = name ? textsOf(name, module.root).find(text => text !== '*' && text.length < 80) : undefined;
  const spoken = written ?? (name ? module.text.slice(...rangeOf(name)).slice(0, 60) : '');
  if (isSessionName(spoken)) return spoken;
  if (openCookies.test(plain(spoken))) return undefined;
  return value && isToken(value, module) ? spoken : undefined;
}

export function isSessionName(name: string): boolean {
  return sessionCookies.test(plain(name)) && !openCookies.test(plain(name));
}

function plain(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1_$2');
}

/** What is put into it was signed here, or is called a token. */
function isToken(value: Node, module: Module): boolean {
  if (jwtUsesOf(module).some(({ does, call }) => does === 'sign' && originsOf(value, module.root).some(({ node }) => node === call))) return true;
  const name = value.type === 'Identifier' ? value.name : value.type === 'MemberExpression' ? (writtenKey(value) ?? '') : value.type === 'CallExpression' ? (calleeName(value.callee) ?? '') : '';
  return /(?:access|refresh|session|auth|id|bearer|login|jwt)_?tokens?$|^jwt$|session_?(?:id|token)$|^(?:sign|generate|create|issue)\w*(?:Token|Jwt|JWT)$/i.test(name);
}

/** `on`: said, or may be. `off`: said to be off, whatever happens. `unset`: the options are known and say nothing. */
function stateOf(guard: CookieGuard, { options, path }: CookieWrite, module: Module): 'on' | 'off' | 'unset' {
  if (!options) return 'unset';
  const member = memberAt(options, path === '' ? guard : `${path}.${guard}`, module.root);
  // `sess.cookie.secure = true`, under a condition.
  if (path !== '' && new RegExp(`\\.${path}\\.${guard}\\s*=[^=]`).test(module.text)) return 'on';
  // `{ cookie: … }` that is not there at all.
  if (member.presence === 'no') return 'unset';
  if (member.presence === 'maybe') {
    if (path !== '' && memberAt(options, path, module.root).presence === 'no') return 'unset';
    return 'on';
  }
  const { values, complete } = constantsOfOrigins(member.origins);
  if (!complete || values.length === 0) return 'on';
  if (guard === 'sameSite') return values.every(value => value === false || value === undefined || value === null) ? 'off' : 'on';
  return values.every(value => value === false || value === 0 || value === undefined) ? 'off' : 'on';
}

function isCrossSite({ options, path }: CookieWrite, module: Module): boolean {
  if (!options) return false;
  const { values } = constantsOfOrigins(memberAt(options, path === '' ? 'sameSite' : `${path}.sameSite`, module.root).origins);
  return values.length === 1 && /^none$/i.test(String(values[0]));
}

/** A cookie that is taken away: nothing in it, or no time left. */
function isDeletion({ call, value, options }: CookieWrite, module: Module): boolean {
  if (value) {
    const { values, complete } = constantsOf(value, module.root);
    if (complete && values.length > 0 && values.every(one => one === '' || one === null || one === undefined || /^(?:deleted|none|loggedout|expired|null|false|true|1|0)$/i.test(String(one)))) return true;
  }
  if (!options) return false;
  const ages = constantsOfOrigins(memberAt(options, 'maxAge', module.root).origins);
  if (ages.complete && ages.values.every(age => Number(age) <= 0)) return true;
  return memberOfOrigins(originsOf(options, module.root), 'expires', call).origins.some(({ node }) => {
    const [moment] = node.type === 'NewExpression' ? node.arguments : [];
    return moment !== undefined && moment.type !== 'SpreadElement' && constantsOf(moment, module.root).values.some(one => one === 0 || one === 1 || /1970/.test(String(one)));
  });
}
