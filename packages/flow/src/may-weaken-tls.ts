import { tlsEnvironment, type TlsSwitch, tlsSwitches } from '@postern/catalogue';

/** Words of which each suffices for a closer look: they stand in few files. */
export const tlsWords: readonly string[] = [...tlsEnvironment.map(({ name }) => name), 'checkServerIdentity', 'createInsecure', 'disableTLSCerts', 'certificate-error', 'CertificateVerifyProc', 'insecure-content', 'no-verify', 'hostVerifier', 'http-proxy', 'createProxyMiddleware'];

const WORDS = new RegExp(tlsWords.join('|'), 'i');

/** A look at the text before it is parsed: false only where nothing in it can switch certificate checks off. */
export function mayWeakenTls(text: string): boolean {
  return WORDS.test(text) || SWITCHED.some(pattern => pattern.test(text)) || CONNECTION.test(text) || isProxied(text) || isSplit(text) || (/postgres/i.test(text) && SSL.test(text)) || runsCommand(text);
}

/** What ends a name that is a key: a quote and a bracket, or a comment as far as anybody knows. */
const ENDS = '[\'"`]?\\s*(?:\\]\\s*)?';

/** `name: value`, `name = value`, `{ name }`, but for a value that plainly leaves the check on and for a schema: `z.boolean()`. */
function settingOf(switches: readonly TlsSwitch[], safe: string): RegExp {
  return new RegExp(`(?:${switches.map(({ name }) => name).join('|')})${ENDS}(?:[,}/]|(?::|(?:[?|&]{2})?=)(?![=>])(?!\\s*(?:(?:${safe})\\s*[,;})]|boolean\\b|\\{|'[^'\\n]{0,200}'\\s*[,;})]|"[^"\\n]{0,200}"\\s*[,;})]|\\w{1,30}\\.boolean\\()))`);
}

const SWITCHED = [settingOf(tlsSwitches.filter(({ unsafe }) => !unsafe.includes(true)), 'true|!0'), settingOf(tlsSwitches.filter(({ unsafe }) => unsafe.includes(true)), 'false|!1')];

const CONNECTION = new RegExp(`[?&](?:${tlsSwitches.map(({ name }) => name).join('|')})=(?:true|false)`, 'i');

const SSL = new RegExp(`\\bssl${ENDS}[:=,}/]`);

/** `{ target, secure: false }` of a development server. */
function isProxied(text: string): boolean {
  return SECURE.test(text) && TARGET.test(text);
}

const SECURE = new RegExp(`secure${ENDS}(?:[,}/]|:(?!\\s*(?:true|!0)\\s*[,})]))`);
const TARGET = new RegExp(`target${ENDS}[:,}/]`);

/** `process.env['NODE_TLS_' + 'REJECT_UNAUTHORIZED'] = '0'`. */
function isSplit(text: string): boolean {
  return /['"`]\w{0,20}reject|reject\w{0,20}['"`]/i.test(text) && /\]\s*(?:=(?!=)|\/)/.test(text) && /['"`]\s*\+|\.join\b|\.concat\b/.test(text);
}

function runsCommand(text: string): boolean {
  return /http\.sslVerify[= ]/i.test(text) || (/curl|wget|strict-ssl/.test(text) && /child_process|execa|shelljs|zx|\$`/.test(text));
}
