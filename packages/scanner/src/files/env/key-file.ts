import type { Confidence, Severity, Span } from '@postern/catalogue';
import type { FoundCredential } from '@postern/credentials';

/** `text`: the content tells; `container`: encrypted or binary, so the name has to. */
export type KeyFileKind = 'text' | 'container' | 'credentials';

/** Whether a path names a file that holds a key, or credentials of a tool. */
export function keyFileKind(path: string): KeyFileKind | undefined {
  const lower = path.toLowerCase();
  const name = lower.slice(lower.lastIndexOf('/') + 1);
  if (/\.(?:p12|pfx|jks|keystore|kdbx?|bks)$/.test(name)) return /^debug\.keystore$|truststore|cacerts/.test(name) ? undefined : 'container';
  if (/\.(?:pem|key|ppk|asc|p8|ovpn)$|^id_(?:rsa|dsa|ecdsa|ed25519)$|^identity$/.test(name)) return 'text';
  if (/^(?:\.npmrc|\.yarnrc\.yml|\.netrc|_netrc|\.pgpass|\.git-credentials|\.pypirc|\.s3cfg|\.htpasswd|\.my\.cnf|kubeconfig|auth\.json|master\.key|credentials\.json|client_secrets?.*\.json)$/.test(name)) return 'credentials';
  if (/(?:service[-_]?account|firebase[-_]?adminsdk|gcp[-_]?key|google[-_]?credentials|sa[-_]?key).*\.json$|(?:^|\/)\.aws\/credentials$|(?:^|\/)\.docker\/config\.json$|(?:^|\/)\.kube\/config$|\.tfstate(?:\.backup)?$/.test(lower)) return 'credentials';
  return undefined;
}

export interface KeyMaterial {
  what: string;
  span: Span;
  severity: Severity;
  confidence: Confidence;
  secret?: string;
}

/** The key that a file of this kind does hold: certificates, public keys and references to the environment are none. */
export function keyMaterialIn(path: string, text: string, kind: KeyFileKind, find: (path: string, text: string) => readonly FoundCredential[]): KeyMaterial | undefined {
  if (kind === 'container') return text.length > 32 ? { what: 'a store of keys', span: [0, 0], severity: 'high', confidence: 'likely' } : undefined;
  if (kind === 'credentials' && /(?:^|\/)master\.key$/i.test(path)) return /^[0-9a-f]{32}\s*$/.test(text) ? { what: 'the master key of an application', span: [0, 32], severity: 'critical', confidence: 'certain', secret: text.trim() } : undefined;
  if (/(?:^|\/)\.htpasswd$/i.test(path)) return /^[^\s:#]+:\S{10,}/m.test(text) ? { what: 'password hashes', span: [0, 0], severity: 'medium', confidence: 'likely' } : undefined;
  const found = find(path, text).filter(({ confidence, kind: what }) => confidence !== 'possible' && what !== 'publishable');
  const credential = kind === 'text' ? found.find(({ kind: what }) => what === 'private-key') : found[0];
  if (!credential) return undefined;
  const { start, end, secret, severity, confidence } = credential;
  return { what: credential.kind === 'private-key' ? 'a private key' : 'a credential', span: [start, end], severity, confidence, secret };
}
