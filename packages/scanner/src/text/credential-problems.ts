import { confidences, type Problem } from '@postern/catalogue';
import type { FoundCredential } from '@postern/credentials';

/** The credentials of a file as problems: one a name and secret. */
export function credentialProblems(found: readonly FoundCredential[]): Problem[] {
  return byNameAndSecret(found).map(problemOf);
}

type Group = [FoundCredential, ...FoundCredential[]];

/** A secret under one name is one fault, however often a file repeats it: the surest place first, the others with it. */
function byNameAndSecret(found: readonly FoundCredential[]): Group[] {
  const groups = new Map<string, Group>();
  for (const credential of found) {
    const key = nameAndSecret(credential);
    const group = groups.get(key);
    if (group) group.push(credential);
    else groups.set(key, [credential]);
  }
  return [...groups.values()].map(group => group.sort((a, b) => confidences.indexOf(a.confidence) - confidences.indexOf(b.confidence) || a.start - b.start));
}

/** What is one fault; a key that its own shape names is the same under any name. */
export function nameAndSecret({ format, name, secret }: FoundCredential): string {
  return `${format?.selfIdentifying ? '' : name}\0${secret}`;
}

const MOST_PLACES = 20;

function problemOf([credential, ...others]: Group): Problem {
  const { start, end, secret, format, severity, confidence, kind, provider } = credential;
  return {
    check: 'no-hardcoded-credentials',
    message: messageOf(credential),
    span: [start, end],
    severity,
    confidence,
    remediation: remediationOf(credential),
    data: { kind, ...(provider !== undefined && { provider }), ...(format && { format: format.id }), ...(others.length > 0 && { places: others.length + 1 }) },
    ...(others.length > 0 && { related: others.slice(0, MOST_PLACES).map(other => ({ span: [other.start, other.end] as const, label: 'it stands here too' })) }),
    secret,
  };
}

function messageOf({ kind, provider, name }: FoundCredential): string {
  const under = /^[\w.$-]{2,40}$/.test(name) ? ` as "${name}"` : '';
  if (kind === 'publishable') return `${provider ? `A publishable key of ${provider}` : 'A public key'} stands here${under}: made to be seen, a leak only where its use is not restricted.`;
  if (kind === 'private-key') return 'A private key stands in this file: whoever reads it can sign and decrypt as its owner. Replace it and load it at run time.';
  if (kind === 'connection-string') return `An address with a password (${name}) stands here: whoever reads it can log in. Read it from the environment and change the password.`;
  const what = `${article(provider ?? NOUNS[kind])} ${provider ? `${provider} ` : ''}${NOUNS[kind]}`;
  return `${what} stands here${under}: whoever reads the file can use it. Read it from the environment and replace it.`;
}

const NOUNS: Readonly<Record<FoundCredential['kind'], string>> = {
  'api-key': 'API key',
  'secret': 'secret',
  'token': 'token',
  'password': 'password',
  'webhook-secret': 'webhook secret',
  'private-key': 'private key',
  'connection-string': 'connection string',
  'client-secret': 'client secret',
  'refresh-token': 'refresh token',
  'signing-key': 'signing key',
  'publishable': 'publishable key',
};

function article(word: string): string {
  if (/^[FHLMNRSX](?:[A-Z0-9]|$)/.test(word)) return 'An';
  return /^(?:[AEIOaeio]|[Uu](?!ni|se|ser))/.test(word) ? 'An' : 'A';
}

function remediationOf({ format, kind }: FoundCredential): string {
  if (kind === 'publishable') return 'Restrict it to your origins and APIs at the provider; nothing else is needed.';
  const revoke = format?.revoke ? ` Revoke it at ${format.revoke}.` : '';
  return `Read it from the environment or a secret store, and replace the one that was written down: the history keeps it.${revoke}`;
}
