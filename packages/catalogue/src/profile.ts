/** A token of a signed string; `a|b` is one or the other by method, `sha256(nonce+body)` means what it says. */
export type SignToken = string;
export type TimestampUnit = 's' | 'ms' | 'iso8601';
export type SignatureEncoding = 'hex' | 'base64' | 'base64url';

/** What one API expects of its callers and sends to their webhooks. A field that is absent was not confirmed. */
export interface ApiProfile {
  id: string;
  name: string;
  /** `*` stands for one or more labels. */
  hosts: readonly string[];
  pathPrefixes?: readonly string[];
  packages: readonly string[];
  envNames?: readonly string[];
  auth: ProfileAuth;
  signing?: ProfileSigning;
  /** An older scheme that still exists beside the present one. */
  legacySigning?: ProfileSigning & { timestampUnit?: string };
  timestamp?: ProfileTimestamp;
  toleranceParam?: { name: string; unit: string; defaultValue?: number; maxValue?: number };
  nonce?: { where: string; name: string; increasing?: boolean; form?: string };
  webhook?: ProfileWebhook;
  keys?: readonly ProfileKey[];
  presigned?: { expiresParam: string; unit: string; maxSeconds: number };
  oauthCallback?: Readonly<Record<string, unknown>>;
  transport?: { httpsOnly: boolean; minTls: string; ipAllowlist: boolean; ipAllowlistStatus: number };
  rotationDays?: number;
  /** Traps, mostly what an SDK does not check. */
  notes?: readonly string[];
  /** Fields that rest on our assumption: never a reason to report. */
  assumed?: readonly string[];
  /** Values that rest on common knowledge only: hints, never a reason to report. */
  unconfirmed?: readonly string[];
  docsUrl?: string;
  /** Where each fact was read: `npm:name@version:path`, `repo:owner/name@commit:path`, or a page. */
  sources: readonly string[];
  /** `recomputed`: a signature made from this profile came out as the vendor's own package makes it. */
  checked?: string;
}

export interface ProfileAuth {
  scheme: string;
  headers: readonly string[];
  alternatives?: readonly string[];
  authorizationPrefix?: string;
  grant?: string;
  signed?: boolean | string | readonly string[];
  tokenPath?: string;
  jwtAlgorithms?: readonly string[];
}

export interface ProfileSigning {
  algorithm: string;
  encoding?: string;
  /** How the secret text becomes the HMAC key. */
  keyEncoding?: string;
  keyDerivation?: string;
  keyPrefix?: string;
  order: readonly SignToken[];
  separator: string;
  canonicalRequest?: readonly string[];
  signatureHeader?: string;
  signatureParam?: string;
  signatureWhere?: string;
  pathPrefix?: string;
  bodyHash?: { algorithm: string; encoding: string; name?: string; where?: string };
}

export interface ProfileTimestamp {
  unit: TimestampUnit;
  /** `expiry`: the time of expiry is sent, so "now" checks do not apply. */
  meaning?: string;
  where?: string;
  name?: string;
  format?: string;
  decimalsAllowed?: boolean;
  /** Window of the server. */
  toleranceSeconds?: number;
  toleranceConfirmedBy?: string;
  defaultLifetimeSeconds?: number;
  jwtLifetimeSeconds?: number;
}

export interface ProfileWebhook {
  signatureHeader: string | null;
  timestampHeader?: string | null;
  timestampField?: string;
  timestampUnit?: string;
  idHeader?: string;
  nonceHeader?: string;
  algorithm?: string;
  encoding?: string;
  keyEncoding?: string;
  keyPrefix?: string;
  /** What is signed, with `{body}` the raw body; `null` when nothing is signed (`scheme` says what there is instead). */
  payload?: string | null;
  scheme?: string;
  headerFormat?: string;
  signaturePrefix?: string;
  signatureField?: string;
  /** What the SDK enforces; `null`: it checks no age; absent: not known. */
  toleranceSeconds?: number | null;
  /** `past`: only old timestamps are refused; `both`: future ones too. */
  toleranceDirection?: string;
  verifyFunctions?: readonly string[];
  /** The bytes as received are needed. */
  rawBody?: boolean;
  [detail: string]: unknown;
}

export interface ProfileKey {
  name: string;
  /** Anchored. */
  pattern: string;
  kind: string;
  clientSafe: boolean;
}
