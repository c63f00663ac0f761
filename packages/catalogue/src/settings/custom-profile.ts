import type { ApiProfile, ProfileSigning, ProfileTimestamp, ProfileWebhook } from '../profile.js';
import { profiles } from '../profiles/index.js';
import { didYouMean } from './closest.js';
import { described, fault, flag, list, object, oneOf, type Reader, reader, text } from './shape.js';
import { UsageError } from './usage-error.js';

const builtIn = new Set(profiles.map(({ id }) => id));

const id = reader({ type: 'string', pattern: '^[a-z][a-z0-9-]{1,63}$' }, (value, at) => {
  if (typeof value !== 'string' || !/^[a-z][a-z\d-]{1,63}$/.test(value)) throw fault(at, 'an id such as "nordpay": small letters, digits and hyphens', value);
  if (builtIn.has(value)) throw new UsageError(`${at.file}: "${at.path}" is "${value}", which is a built-in profile.`, `Name yours otherwise, for example "our-${value}"; see \`postern profiles show ${value}\`.`);
  return value;
});

const host = reader({ type: 'string', pattern: '^(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)*$' }, (value, at) => {
  if (typeof value === 'string' && /^(?:\*\.)?[a-z\d-]+(?:\.[a-z\d-]+)*$/.test(value)) return value;
  const [, inner] = /^[a-z]+:\/\/([^/:?#]+)/i.exec(String(value)) ?? [];
  throw fault(at, inner === undefined ? 'a host in small letters, such as "api.partner.example" or "*.partner.example"' : `the host alone: "${inner.toLowerCase()}"`, value);
});

const ROLES = ['method', 'path', 'query', 'body', 'bodyHash', 'timestamp', 'nonce', 'key', 'recvWindow', 'host', 'contentType'] as const;

/** `body`, or `query|body` where it is one or the other by method. */
const part = reader({ type: 'string', pattern: `^(${ROLES.join('|')})(\\|(${ROLES.join('|')}))*$` }, (value, at) => {
  const role = oneOf(ROLES);
  if (typeof value !== 'string') throw fault(at, 'a part such as "body", or "query|body"', value);
  for (const name of value.split('|')) role(name, at);
  return value;
});

const FIELDS = ['body', 'timestamp', 'id', 'url', 'method', 'path', 'nonce'];

/** `v0:{timestamp}:{body}`. */
const payload = reader({ type: 'string', minLength: 1, maxLength: 200 }, (value, at) => {
  if (typeof value !== 'string' || value === '' || value.length > 200) throw fault(at, 'what is signed, such as "{timestamp}.{body}"', value);
  for (const [, name] of value.matchAll(/\{([^{}]*)\}/g)) {
    if (!FIELDS.includes(name!)) throw new UsageError(`${at.file}: "${at.path}" names {${name}}.`, `${didYouMean(name!, FIELDS)} It takes ${FIELDS.map(field => `{${field}}`).join(', ')}.`.trim());
  }
  return value;
});

const joint = reader({ type: 'string', maxLength: 10 }, (value, at) => {
  if (typeof value !== 'string' || value.length > 10) throw fault(at, 'the text between the parts, "" where there is none', value);
  return value;
});

const seconds = reader({ type: 'integer', minimum: 1, maximum: 86_400 }, (value, at) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > 86_400) throw fault(at, 'whole seconds, from 1 to 86400', value);
  return value;
});

const days = reader({ type: 'integer', minimum: 1 }, (value, at) => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1) throw fault(at, 'a number of days', value);
  return value;
});

const unit = oneOf(['s', 'ms', 'iso8601']);
const algorithm = oneOf(['sha256', 'sha384', 'sha512', 'sha1', 'ed25519', 'rsa-sha256', 'ecdsa-sha256']);
const encoding = oneOf(['hex', 'base64', 'base64url']);

type GivenSigning = Pick<ProfileSigning, 'algorithm' | 'encoding' | 'keyEncoding' | 'order' | 'separator' | 'signatureHeader' | 'signatureParam'>;
type GivenTimestamp = Pick<ProfileTimestamp, 'unit' | 'where' | 'name' | 'toleranceSeconds' | 'decimalsAllowed'>;
interface GivenWebhook {
  signatureHeader: string;
  timestampHeader?: string;
  idHeader?: string;
  timestampUnit?: string;
  payload?: string;
  algorithm?: string;
  encoding?: string;
  headerFormat?: string;
  signaturePrefix?: string;
  toleranceSeconds?: number;
  toleranceDirection?: string;
  verifyFunctions?: string[];
  rawBody?: boolean;
}
interface GivenProfile {
  id: string;
  name?: string;
  hosts?: string[];
  packages?: string[];
  envNames?: string[];
  headers?: string[];
  signing?: GivenSigning;
  timestamp?: GivenTimestamp;
  webhook?: GivenWebhook;
  rotationDays?: number;
  notes?: string[];
  docsUrl?: string;
}

const shape: Reader<GivenProfile> = object<GivenProfile>(
  {
    id: described('What comments and settings call it.', id),
    name: described('What findings call it.', text),
    hosts: described('Where it answers; `*.` stands for any labels in front.', list(host)),
    packages: described('npm packages that speak to it.', list(text)),
    envNames: described('Environment variables that hold what belongs to it.', list(text)),
    headers: described('Headers that carry its key or token.', list(text)),
    signing: described(
      'How requests are signed.',
      object<GivenSigning>(
        {
          algorithm,
          encoding,
          keyEncoding: oneOf(['utf8', 'hex', 'base64']),
          order: described('The parts of the signed text, first to last.', list(part)),
          separator: described('What stands between the parts.', joint),
          signatureHeader: text,
          signatureParam: text,
        },
        ['algorithm', 'order', 'separator'],
      ),
    ),
    timestamp: described(
      'The time that goes with a request.',
      object<GivenTimestamp>({ unit, where: oneOf(['header', 'query', 'body']), name: text, toleranceSeconds: described('How far the clocks may differ.', seconds), decimalsAllowed: flag }, ['unit']),
    ),
    webhook: described(
      'How its events are signed.',
      object<GivenWebhook>(
        {
          signatureHeader: text,
          timestampHeader: text,
          idHeader: text,
          timestampUnit: unit,
          payload: described('What is signed: {body}, {timestamp}, {id}, with the text between them.', payload),
          algorithm,
          encoding,
          headerFormat: text,
          signaturePrefix: text,
          toleranceSeconds: described('How old an event may be.', seconds),
          toleranceDirection: oneOf(['past', 'both']),
          verifyFunctions: described('Functions of its SDK that verify an event.', list(text)),
          rawBody: flag,
        },
        ['signatureHeader'],
      ),
    ),
    rotationDays: described('How long a key may live.', days),
    notes: list(text),
    docsUrl: text,
  },
  ['id'],
);

const customProfile: Reader<ApiProfile> = reader(shape.schema, (value, at) => {
  const { headers = [], webhook, ...given } = shape(value, at);
  const scheme = given.signing ? 'hmac' : 'unknown';
  return {
    name: given.id,
    hosts: [],
    packages: [],
    ...given,
    ...(webhook && { webhook: { ...webhook } satisfies ProfileWebhook }),
    auth: { scheme, headers },
    sources: [at.file],
  };
});

const MOST = 200; // each is held against every name of every file

/** The profiles of a project's own partners, as its settings write them: data in the shape of the built-in ones. */
export const customProfiles: Reader<ApiProfile[]> = reader({ type: 'array', items: customProfile.schema, maxItems: MOST }, (value, at) => {
  if (Array.isArray(value) && value.length > MOST) throw new UsageError(`${at.file}: "${at.path}" has ${value.length} entries.`, `It takes ${MOST} at most.`);
  const given = list(customProfile)(value, at);
  given.forEach(({ id }, i) => {
    if (given.findIndex(other => other.id === id) < i) throw new UsageError(`${at.file}: "${at.path}[${i}].id" is "${id}", as that of another profile here.`, 'Give each profile an id of its own.');
  });
  return given;
});
