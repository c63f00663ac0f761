import { tlsEnvironment, type TlsSwitch, tlsSwitches } from '@postern/catalogue';
import { mayBeText } from '../values/may-be-text.js';

/** Words of which each suffices for a closer look: they stand in few files. */
export const tlsWords: readonly string[] = [...tlsEnvironment.map(({ name }) => name), 'checkServerIdentity', 'createInsecure', 'disableTLSCerts', 'certificate-error', 'CertificateVerifyProc', 'insecure-content', 'no-verify', 'hostVerifier', 'http-proxy', 'createProxyMiddleware'];

const WORDS = new RegExp(tlsWords.join('|'));

/** A look at the text before it is parsed: false only where nothing in it can switch certificate checks off. */
export function mayWeakenTls(text: string): boolean {
  return WORDS.test(text) || SWITCHED.some(pattern => mayBeSwitched(text, pattern)) || CONNECTION.test(text) || isProxied(text) || isSplit(text) || (/postgres/i.test(text) && SSL.test(text)) || runsCommand(text);
}

/** A key with its value, or a variable under its own name; where a comment follows, anything may. */
function keyed(name: string, value: string, flags = ''): RegExp {
  return new RegExp(`(?:${name})(?:['"\`]\\s*(?:\\]\\s*)?(?:/|${value})|\\s*(?:[,}/]|${value}))`, flags);
}

/** All but a value that plainly leaves the check on, and a schema: `z.boolean()`. */
function settingOf(switches: readonly TlsSwitch[], safe: string): RegExp {
  return keyed(switches.map(({ name }) => name).join('|'), `(?::|(?:[?|&]{2})?=)(?![=>])(?!\\s*(?:(?:${safe})\\s*[,;})]|boolean\\b|boolean\\w{1,30}\\.|\\{|'[^'\\n]{0,200}'\\s*[,;})]|"[^"\\n]{0,200}"\\s*[,;})]|\\w{1,30}\\.boolean\\())`, 'g');
}

const SWITCHED = [settingOf(tlsSwitches.filter(({ unsafe }) => !unsafe.includes(true)), 'true|!0'), settingOf(tlsSwitches.filter(({ unsafe }) => unsafe.includes(true)), 'false|!1')];

/** Not where the value is what nothing in the file gives: `!this.given('insecure')`. */
function mayBeSwitched(text: string, pattern: RegExp): boolean {
  for (const { 0: found, index } of text.matchAll(pattern)) {
    const at = index + found.length;
    if (!/[:=]$/.test(found) || mayBeText(text, at + /^[\s!]{0,60}/.exec(text.slice(at, at + 60))![0].length, () => true)) return true;
  }
  return false;
}

const CONNECTION = new RegExp(`[?&](?:sslmode=no-verify|(?:${tlsSwitches.map(({ name }) => name).join('|')})=(?:true|false))`, 'i');

const SSL = keyed('\\bssl', '[:=]');

/** `{ target, secure: false }` of a development server. */
function isProxied(text: string): boolean {
  return SECURE.test(text) && TARGET.test(text);
}

const SECURE = keyed('secure', ':(?!\\s*(?:true|!0)\\s*[,})])');
const TARGET = keyed('target', ':');

/** `process.env['NODE_TLS_' + 'REJECT_UNAUTHORIZED'] = '0'`. */
function isSplit(text: string): boolean {
  return /['"`]\w{0,20}reject|reject\w{0,20}['"`]/i.test(text) && /\]\s*(?:=(?!=)|\/)/.test(text) && /['"`]\s*\+|\.join\b|\.concat\b/.test(text);
}

function runsCommand(text: string): boolean {
  return /http\.sslVerify[= ]/i.test(text) || (/curl|wget|strict-ssl/.test(text) && /child_process|execa|shelljs|zx|\$`/.test(text));
}
