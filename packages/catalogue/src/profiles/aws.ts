import type { ApiProfile } from '../profile.js';

export const aws: ApiProfile = {
  id: 'aws',
  name: 'AWS Signature Version 4',
  hosts: ['*.amazonaws.com'],
  packages: ['@smithy/signature-v4', 'aws4', 'aws4fetch', 'aws-sdk'],
  auth: {
    scheme: 'sigv4',
    headers: ['Authorization', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Amz-Content-Sha256'],
  },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyDerivation: 'HMAC chain AWS4+secret, date, region, service, aws4_request',
    order: ['algorithm', 'timestamp', 'scope', 'sha256(canonicalRequest)'],
    separator: '\n',
    canonicalRequest: ['method', 'path', 'query', 'headers', 'signedHeaders', 'bodyHash'],
    signatureHeader: 'Authorization',
    signatureParam: 'X-Amz-Signature',
  },
  timestamp: { unit: 'iso8601', format: 'YYYYMMDDTHHmmssZ', where: 'header', name: 'X-Amz-Date' },
  presigned: { expiresParam: 'X-Amz-Expires', unit: 's', maxSeconds: 604800 },
  notes: [
    'UNSIGNED-PAYLOAD leaves the body out of the signature.',
    'aws4 gives presigned S3 links 86400 s when no expiry is set.',
  ],
  sources: [
    'npm:@smithy/signature-v4@5.7.5:dist-cjs/index.js',
    'npm:aws4@1.13.2:aws4.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    {
      name: 'access key id',
      pattern: '^(A3T[A-Z0-9]|AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}$',
      kind: 'identifier',
      clientSafe: false,
    },
  ],
};
