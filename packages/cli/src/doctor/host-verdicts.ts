import { type AskOptions, askHost, type Endpoint, type HostAnswer, speaksLegacyTls } from './ask-host.js';
import { clockVerdict } from './clock.js';
import { type Verdict, verdict } from './verdict.js';

/** What an API asks of its callers, as far as the doctor can tell whether this machine keeps to it. */
export interface Demands {
  toleranceSeconds: number;
  /** Keys are bound to addresses, or may be. */
  hasAllowlist: boolean;
}

export async function hostVerdicts(endpoint: Endpoint, demands: Demands, options: AskOptions): Promise<Verdict[]> {
  const subject = endpoint.port === 443 ? endpoint.host : `${endpoint.host}:${endpoint.port}`;
  try {
    const [answer, isLegacy] = await Promise.all([askHost(endpoint, options), speaksLegacyTls(endpoint, options)]);
    return [
      answer.offset === undefined ? verdict(subject, 'clock', 'unknown', 'it sends no Date header', 'Compare with NTP instead: --ntp <server>.') : clockVerdict(subject, answer.offset, demands.toleranceSeconds),
      ...protocolVerdicts(subject, answer, isLegacy),
      ...certificateVerdicts(subject, answer, options.now()),
      addressVerdict(subject, answer, demands),
    ];
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return [verdict(subject, 'reach', 'unknown', `no connection (${REASONS[code ?? ''] ?? message})`, 'Check the name, the network and the firewall; connections are made without a proxy.')];
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOTFOUND: 'no such host',
  EAI_AGAIN: 'names cannot be resolved here',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'cut off',
  ENETUNREACH: 'no route',
  EHOSTUNREACH: 'no route',
};

const MODERN = /^TLSv1\.[23]$/;

function* protocolVerdicts(subject: string, { protocol, cipher }: HostAnswer, isLegacy: boolean | undefined): Generator<Verdict> {
  const says = `${protocol}, ${cipher}`;
  if (!MODERN.test(protocol)) yield verdict(subject, 'tls', 'fail', says, 'TLS before 1.2 can be broken. Ask the operator for TLS 1.2; use no minVersion below it to get around this.');
  else if (/_CBC_|RC4|3DES|NULL|EXPORT|_MD5/.test(cipher) || /^TLS_RSA_/.test(cipher)) yield verdict(subject, 'tls', 'warn', says, 'The best cipher that both know is weak. Ask the operator for AES-GCM or ChaCha20 with forward secrecy.');
  else yield verdict(subject, 'tls', 'ok', says);
  if (isLegacy && MODERN.test(protocol)) yield verdict(subject, 'tls', 'warn', 'it also accepts TLS 1.0 or 1.1', 'Keep minVersion at TLSv1.2 on your side, and tell the operator.');
}

const DAY = 86_400_000;
const SOON = 21; // days

function* certificateVerdicts(subject: string, { chain, distrust }: HostAnswer, now: number): Generator<Verdict> {
  const [leaf] = chain;
  if (!leaf) return yield verdict(subject, 'certificate', 'fail', 'it shows none', 'Nobody can tell who answers. Ask the operator.');
  const way = chain.map(({ name }) => printable(name)).join(' → ');
  const days = Math.floor((leaf.validTo - now) / DAY);
  const until = new Date(leaf.validTo).toISOString().slice(0, 10);
  if (days < 0 || /expired/i.test(distrust ?? '')) yield verdict(subject, 'certificate', 'fail', `${way}; it ended on ${until}`, 'Ask the operator for a new one. Turning checks off lets anyone answer in its place.');
  else if (distrust !== undefined) yield verdict(subject, 'certificate', 'fail', `${way}; ${printable(distrust)}`, 'Where a private CA signs, trust that CA: NODE_EXTRA_CA_CERTS, or --ca here. Leave checks on.');
  else if (days < SOON) yield verdict(subject, 'certificate', 'warn', `${way}; it ends in ${days} ${days === 1 ? 'day' : 'days'}, on ${until}`, 'Ask the operator whether it renews itself.');
  else yield verdict(subject, 'certificate', 'ok', `${way}; until ${until}`);
  if (leaf.bits !== undefined && leaf.bits > 521 && leaf.bits < 2048) yield verdict(subject, 'certificate', 'fail', `an RSA key of ${leaf.bits} bits`, 'Ask the operator for 2048 bits or more.');
}

function addressVerdict(subject: string, { family, from }: HostAnswer, { hasAllowlist }: Demands): Verdict {
  const says = `reached over ${family}, from ${isPrivate(from) ? `${from}, which a gateway translates` : from}`;
  const advice = family === 'IPv6' ? 'Bind the key to the IPv6 range of this machine too, or force IPv4.' : 'Bind the key to the public IPv4 address of the gateway; on a network with IPv6, to that too.';
  return verdict(subject, 'address', 'ok', says, hasAllowlist ? advice : '');
}

function isPrivate(address: string): boolean {
  return /^(?:10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|::1$|f[cd]|fe80:)/i.test(address);
}

/** What a stranger's certificate says may hold what a terminal obeys. */
function printable(text: string): string {
  return text.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?').slice(0, 120);
}
