import type { Confidence } from '@postern/catalogue';
import { isKnownDefault, isPlaceholder, isReference, isSoftPhrase } from './placeholder.js';
import type { Place } from './place.js';

export interface AddressPassword {
  start: number;
  end: number;
  password: string;
  scheme: string;
  confidence: Confidence;
  local: boolean;
}

/** The password in `scheme://user:password@host`; `colon` is the place of `://`. */
export function passwordInAddress(text: string, colon: number, scheme: string, place: Place): AddressPassword | undefined {
  AUTHORITY.lastIndex = colon;
  const match = AUTHORITY.exec(text);
  if (!match) return undefined;
  const [, user, password, host] = match as unknown as [string, string, string, string];
  const start = colon + 3 + user.length + 1;
  const plain = decoded(password);
  if (isReference(plain) || isPlaceholder(plain) || /[${}<>]|^[*.]+$|^%[A-Za-z_]/.test(password) || isReference(user) || isPlaceholder(host.replaceAll('.', '-'))) return undefined;
  if (/^\d+$/.test(password) && password.length < 5) return undefined;
  if (plain.toLowerCase() === decoded(user).toLowerCase() || WORDS.test(plain) || isSoftPhrase(plain) || password.length < 3) return undefined;
  if (/(?:^|\.)example(?:\.(?:com|org|net))?(?::|$)|\.(?:test|example|invalid)$|^(?:host|hostname|server|yourhost|domain|your)\b/i.test(host)) return undefined;
  const local = /^(?:localhost|127\.|0\.0\.0\.0|\[::1\]|host\.docker\.internal)/.test(host);
  if (isKnownDefault(plain)) return undefined;
  const weak = local || place.sample || place.test || (/^[a-z]+$/i.test(plain) && plain.length < 8);
  return { start, end: start + password.length, password: plain, scheme: scheme.toLowerCase(), local, confidence: weak ? 'possible' : 'likely' };
}

// Up to the last "@" before the path: a password may hold one.
const AUTHORITY = /:\/\/([^\s:/?#"'`<>@,;()[\]|\\]{0,80}):([^\s/"'`<>@\\]{1,200})@([A-Za-z0-9_.\-[\]]{1,200})/y;
const WORDS = /^(?:pass(?:word)?|pwd|passwd|secret|token|key|api[_-]?key|user(?:name)?|string|p|pw|x-oauth-basic|port|host)$/i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
