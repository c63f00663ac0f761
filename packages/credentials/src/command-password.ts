import type { FoundCredential } from './credential.js';
import { isKnownDefault, isPlaceholder, isSoftPhrase } from './placeholder.js';
import type { Place } from './place.js';

/** Programs that take a password as an argument, and where it stands. The last group is the password. */
const COMMANDS: ReadonlyMap<string, RegExp> = new Map([
  ['curl', /(?:^|\s)(?:-[A-Za-z]*u|--user|--proxy-user|-U)[ =]?(["']?)[\w.@+-]{1,80}:([^\s"'|;]{3,200})\1/d],
  ['wget', /--(?:http-|ftp-)?password[ =](["']?)([^\s"'|;]{3,200})\1/d],
  ['sshpass', /(?:^|\s)-p\s?(["']?)([^\s"'|;]{3,200})\1/d],
  ...['mysql', 'mysqldump', 'mysqladmin', 'mariadb', 'mariadb-dump', 'mysqlimport'].map(name => [name, /(?:^|\s)-p(["']?)([^\s"'|;=]{3,200})\1/d] as const),
  ...['mongo', 'mongosh', 'mongodump', 'mongorestore'].map(name => [name, /(?:^|\s)-p\s(["']?)([^\s"'|;]{3,200})\1/d] as const),
  ['redis-cli', /(?:^|\s)(?:-a|--pass)\s(["']?)([^\s"'|;]{3,200})\1/d],
  ['htpasswd', /\s-[A-Za-z]*b[A-Za-z]*\s+\S+\s+\S+\s+(["']?)([^\s"'|;]{3,200})\1/d],
  ...['ldapsearch', 'ldapadd', 'ldapmodify', 'ldapwhoami'].map(name => [name, /(?:^|\s)-w\s?(["']?)([^\s"'|;]{3,200})\1/d] as const),
  ['sqlcmd', /(?:^|\s)-P\s?(["']?)([^\s"'|;]{3,200})\1/d],
  ['bcp', /(?:^|\s)-P\s?(["']?)([^\s"'|;]{3,200})\1/d],
  ['smbclient', /(?:^|\s)-U\s?(["']?)[\w.@\\-]{1,80}%([^\s"'|;]{3,200})\1/d],
  ['openssl', /-(?:pass|passin|passout)\s(["']?)pass:([^\s"'|;]{3,200})\1/d],
  ['docker', /^[^|;]{0,80}\blogin\b.*?(?:\s-p\s|--password[ =])(["']?)([^\s"'|;]{3,200})\1/d],
  ['keytool', /-(?:storepass|keypass)\s(["']?)([^\s"'|;]{3,200})\1/d],
]);

/** A key as the user, without a password: `curl -u sk_…:`. */
const KEY_ALONE = /(?:^|\s)(?:-u|--user)[ =]?(?=(["']?))["']?((?=[^\s:]*\d)(?=[^\s:]*[A-Za-z])[\w.-]{20,200}):\1(?=\s|$)/d;

/** By length, first and last character. */
const OUTLINES = new Uint8Array(1 << 14);
for (const name of COMMANDS.keys()) OUTLINES[outlineOf(name.charCodeAt(0), name.charCodeAt(name.length - 1), name.length)] = 1;

/** Whether a run with this outline may be one of the programs. */
export function mayBeProgram(first: number, last: number, length: number): boolean {
  return length < 16 && OUTLINES[outlineOf(first, last, length)] === 1;
}

function outlineOf(first: number, last: number, length: number): number {
  return ((first & 31) << 9) | ((last & 31) << 4) | length;
}

/** The password in the arguments of the program at `[start, end)`. */
export function commandPassword(text: string, start: number, end: number, place: Place): FoundCredential | undefined {
  if (end - start > 14 || (place.syntax === 'code' && !/["'`\s$]/.test(text.charAt(start - 1)))) return undefined;
  const expression = COMMANDS.get(text.slice(start, end));
  if (!expression) return undefined;
  const command = text.slice(end, end + 500).replace(/\\\r?\n/g, blank => ' '.repeat(blank.length)).split(/\n|&&|\|\|/, 1)[0]!;
  const match = expression.exec(command) ?? (text.startsWith('curl', start) ? KEY_ALONE.exec(command) : null);
  const [from, to] = match?.indices?.[2] ?? [0, 0];
  const password = command.slice(from, to);
  if (!match || password.length < 4 || isPlaceholder(password) || isKnownDefault(password) || isSoftPhrase(password) || /^[$%<{(]|\$\{|\$\(|^-|^\d+$|[/\\]$/.test(password)) return undefined;
  const plain = /^[a-z]+$/i.test(password);
  return {
    start: end + from,
    end: end + to,
    secret: password,
    kind: 'password',
    name: text.slice(start, end),
    severity: place.test ? 'low' : 'high',
    confidence: place.test || plain || (place.sample && !isPlainlyMeant(password)) ? 'possible' : 'likely',
  };
}

/** Even in a text for people: nobody writes `Tig3r@2712` for a sample. */
function isPlainlyMeant(password: string): boolean {
  return password.length >= 8 && /[a-z]/.test(password) && /[A-Z]/.test(password) && /\d/.test(password) && /[^\w]/.test(password);
}
