import type { ApiProfile, ProfileKey, ProfileSigning, ProfileTimestamp, ProfileWebhook } from '@postern/catalogue';

export interface FactSection {
  title: string;
  /** What is said of what; code stands in backticks. */
  facts: readonly (readonly [label: string, said: string])[];
}

/** What a profile says, in words: for the terminal and for its page. A section without facts is left out. */
export function profileFacts(profile: ApiProfile): FactSection[] {
  const { hosts, pathPrefixes = [], packages, envNames = [], auth, signing, legacySigning, timestamp, toleranceParam, nonce, webhook, keys = [], presigned, transport, rotationDays } = profile;
  const sections: { title: string; facts: (readonly [string, string] | false | undefined)[] }[] = [
    { title: 'Recognised by', facts: [['Hosts', codes(hosts)], ['Paths', codes(pathPrefixes)], ['Packages', codes(packages)], ['Environment', codes(envNames)]] },
    {
      title: 'Requests',
      facts: [
        ['Credential', [SCHEMES[auth.scheme] ?? auth.scheme, auth.headers.length > 0 && `in ${codes(auth.headers)}`].filter(Boolean).join(' ')],
        auth.alternatives && ['Or', auth.alternatives.join(', ')],
        ...signingFacts(signing),
        ...timestampFacts(timestamp),
        toleranceParam && ['Window', `${code(toleranceParam.name)} in ${UNITS[toleranceParam.unit] ?? toleranceParam.unit}${toleranceParam.defaultValue === undefined ? '' : `, ${toleranceParam.defaultValue} where absent`}${toleranceParam.maxValue === undefined ? '' : `, at most ${toleranceParam.maxValue}`}`],
        nonce && ['Nonce', `${code(nonce.name)} (${nonce.where})${nonce.increasing ? ', must grow' : ''}${nonce.form ? `, a ${nonce.form}` : ''}`],
        presigned && ['Presigned', `${code(presigned.expiresParam)} in ${UNITS[presigned.unit] ?? presigned.unit}, at most ${presigned.maxSeconds}`],
        transport && ['Transport', `HTTPS only, TLS ${transport.minTls} or later${transport.ipAllowlist ? `, unlisted addresses get ${transport.ipAllowlistStatus}` : ''}`],
      ],
    },
    { title: 'Older scheme', facts: legacySigning ? [...signingFacts(legacySigning), legacySigning.timestampUnit !== undefined && ['Timestamp', UNITS[legacySigning.timestampUnit] ?? legacySigning.timestampUnit]] : [] },
    { title: 'Keys', facts: [...keys.map(keyFact), rotationDays !== undefined && ['Rotation', `every ${rotationDays} days`]] },
    { title: 'Webhooks', facts: webhook ? webhookFacts(webhook) : [] },
  ];
  return sections.map(({ title, facts }) => ({ title, facts: facts.filter(fact => typeof fact === 'object').filter(([, said]) => said !== '') })).filter(({ facts }) => facts.length > 0);
}

/** What a profile covers, for lists. */
export function coverageOf({ signing, timestamp, webhook }: ApiProfile): { requests: string; timestamps: string; webhooks: string } {
  const isChecked = webhook !== undefined && (typeof webhook.payload === 'string' || typeof webhook.signatureHeader === 'string');
  return { requests: signing ? 'signed' : '', timestamps: timestamp?.unit ?? '', webhooks: webhook === undefined ? '' : webhook.payload === null ? (webhook.scheme ?? 'unsigned') : isChecked ? 'signed' : '' };
}

const SCHEMES: Readonly<Record<string, string>> = {
  'api-key-header': 'API key',
  bearer: 'bearer token',
  basic: 'basic authentication',
  hmac: 'key',
  jwt: 'JWT',
  sigv4: 'AWS Signature Version 4',
  ed25519: 'key, with Ed25519 signatures',
  'token-in-path': 'token in the path',
  unknown: '',
};
const UNITS: Readonly<Record<string, string>> = { s: 'seconds', ms: 'milliseconds', iso8601: 'ISO 8601' };

const WHERE: Readonly<Record<string, string>> = { query: 'query parameter ', body: 'body field ', jwt: 'JWT claim ' };

type Fact = readonly [string, string] | false | undefined;

function signingFacts(signing: ProfileSigning | undefined): Fact[] {
  if (!signing) return [];
  const { algorithm, encoding, keyEncoding, keyDerivation, keyPrefix, order, separator, canonicalRequest, signatureHeader, signatureParam, signatureWhere, pathPrefix, bodyHash } = signing;
  return [
    ['Signature', [algorithmIn(algorithm), encoding && `as ${encoding}`, signatureHeader && `in ${code(signatureHeader)}`, signatureParam && `in ${signatureWhere ?? 'parameter'} ${code(signatureParam)}`].filter(Boolean).join(' ')],
    ['Signs', `${order.map(code).join(' + ')}, ${separator === '' ? 'with nothing between them' : `joined by ${code(separator.replace(/\n/g, '\\n'))}`}`],
    canonicalRequest && ['Canonical', canonicalRequest.map(code).join(' + ')],
    keyEncoding !== undefined && ['Secret', keyEncoding === 'utf8' ? 'used as the text it is' : `decoded from ${keyEncoding}`],
    keyDerivation !== undefined && ['Key', keyDerivation],
    keyPrefix !== undefined && ['Key prefix', code(keyPrefix)],
    pathPrefix !== undefined && ['Path begins', code(pathPrefix)],
    bodyHash && ['Body hash', `${bodyHash.algorithm.toUpperCase()} as ${bodyHash.encoding}${bodyHash.name ? ` in ${code(bodyHash.name)}` : ''}`],
  ];
}

function timestampFacts(timestamp: ProfileTimestamp | undefined): Fact[] {
  if (!timestamp) return [];
  const { unit, meaning, where, name, format, decimalsAllowed, toleranceSeconds, toleranceConfirmedBy, jwtLifetimeSeconds } = timestamp;
  return [
    ['Timestamp', [UNITS[unit], name && `in ${WHERE[where ?? ''] ?? ''}${code(name)}`, format && `as ${code(format)}`, decimalsAllowed === true && '(decimals allowed)', meaning === 'expiry' && '(the time at which the request expires)'].filter(Boolean).join(' ')],
    toleranceSeconds !== undefined && ['Tolerance', `${toleranceSeconds} seconds${toleranceConfirmedBy ? ` (confirmed by: ${toleranceConfirmedBy})` : ''}`],
    jwtLifetimeSeconds !== undefined && ['Token lives', `${jwtLifetimeSeconds} seconds`],
  ];
}

function keyFact({ name, pattern, kind, clientSafe }: ProfileKey): readonly [string, string] {
  return [name.replace(/^./, letter => letter.toUpperCase()), `${code(pattern)} (${kind}${clientSafe ? ', may be in client code' : ''})`];
}

function webhookFacts(webhook: ProfileWebhook): Fact[] {
  const { signatureHeader, timestampHeader, timestampField, timestampUnit, idHeader, algorithm, encoding, keyEncoding, keyPrefix, payload, scheme, headerFormat, signaturePrefix, signatureField, toleranceSeconds, toleranceDirection, verifyFunctions = [], rawBody } = webhook;
  return [
    payload === null && ['Signature', `none; ${scheme === undefined ? 'nothing is signed' : scheme === 'basic' ? 'basic authentication' : scheme.replace(/-/g, ' ')}`],
    payload !== null && ['Signature', [algorithmIn(algorithm ?? ''), encoding && `as ${encoding}`, signatureHeader && `in ${code(signatureHeader)}`, signatureField && `in field ${code(signatureField)}`].filter(Boolean).join(' ')],
    payload === null && typeof signatureHeader === 'string' && ['Header', code(signatureHeader)],
    typeof payload === 'string' && ['Signs', code(payload)],
    headerFormat !== undefined && ['Header reads', code(headerFormat)],
    signaturePrefix !== undefined && ['Begins with', code(signaturePrefix)],
    keyEncoding !== undefined && ['Secret', `${keyEncoding === 'utf8' ? 'used as the text it is' : `decoded from ${keyEncoding}`}${keyPrefix ? `, after ${code(keyPrefix)}` : ''}`],
    (typeof timestampHeader === 'string' || timestampField !== undefined || timestampUnit !== undefined) && ['Timestamp', [timestampUnit && UNITS[timestampUnit], timestampHeader && `in ${code(timestampHeader)}`, timestampField && `in field ${code(timestampField)}`].filter(Boolean).join(' ')],
    idHeader !== undefined && ['Event id', `in ${code(idHeader)}`],
    toleranceSeconds !== undefined && ['Tolerance', toleranceSeconds === null ? 'the SDK checks no age' : `${toleranceSeconds} seconds${toleranceDirection === 'past' ? ', for old events only' : ''}`],
    rawBody === true && ['Body', 'as it arrived, not parsed'],
    verifyFunctions.length > 0 && ['SDK verifies', codes(verifyFunctions)],
  ];
}

function algorithmIn(algorithm: string): string {
  if (algorithm === '') return '';
  return /^sha\d+$/.test(algorithm) ? `HMAC-${algorithm.toUpperCase()}` : algorithm === 'md5' ? 'MD5' : algorithm === 'ed25519' ? 'Ed25519' : algorithm.toUpperCase();
}

function codes(list: readonly string[]): string {
  return list.map(code).join(', ');
}

function code(text: string): string {
  return `\`${text}\``;
}
