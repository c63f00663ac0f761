import type { Severity } from '../check.js';

export type KeyKind =
  | 'api-key'
  | 'secret'
  | 'token'
  | 'password'
  | 'webhook-secret'
  | 'private-key'
  | 'connection-string'
  | 'client-secret'
  | 'refresh-token'
  | 'signing-key'
  | 'publishable';

/** The shape of one credential of one provider. It holds no credential. */
export interface KeyFormat {
  id: string;
  provider: string;
  product?: string;
  /** `publishable`: public by design, so client code may hold it. */
  kind: KeyKind;
  /** How bad a live one is in the wrong hands. */
  severity: Severity;
  /**
   * Parts in order, joined without anything between: `'sk_live_' alnum{24,247}`. Fixed text stands in quotes (`'a'|'b'` is one
   * of these), an alphabet is a name or `[0-9A-F_-]`, `{n}` and `{min,max}` are lengths, `?` marks a part that may be absent.
   */
  shape: string;
  /** The shape alone names the provider. Elsewhere a word of `near` has to stand beside it. */
  selfIdentifying?: true;
  /** Lower case; compared without case, with `_`, `-`, `.` and space alike. */
  near?: readonly string[];
  env?: readonly string[];
  /** `*` is one or more labels. */
  hosts?: readonly string[];
  checksum?: string;
  /** The upper bounds are a guess: longer values are as good. */
  openEnded?: true;
  docs?: string;
  /** The provider's page where a key is revoked. */
  revoke?: string;
  /** Prefix of the test or sandbox form. */
  testVariant?: string;
  note?: string;
  /** Whose public rules accept values of this shape. */
  sources?: readonly string[];
  confirmed: 'docs' | 'sources' | 'source' | 'unconfirmed';
}
