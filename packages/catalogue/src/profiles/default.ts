import type { ApiProfile } from '../profile.js';

export const generic: ApiProfile = {
  id: 'default',
  name: 'Generic API (project default)',
  hosts: [],
  packages: [],
  auth: { scheme: 'hmac', headers: [] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['method', 'path', 'body', 'timestamp'],
    separator: '',
  },
  timestamp: { unit: 's', toleranceSeconds: 300 },
  webhook: {
    signatureHeader: 'X-Webhook-Signature',
    algorithm: 'sha256',
    encoding: 'hex',
    payload: '{body}',
    rawBody: true,
  },
  transport: { httpsOnly: true, minTls: '1.2', ipAllowlist: true, ipAllowlistStatus: 403 },
  rotationDays: 90,
  notes: [
    'Encoding hex, utf8 key, empty separator and webhook payload {body} are assumptions: the project text names only HMAC-SHA256, the order, seconds, the 300 s window, the header name, 90 days, HTTPS, TLS 1.2 and the IP allowlist with status 403.',
  ],
  assumed: [
    'signing.encoding',
    'signing.keyEncoding',
    'signing.separator',
    'webhook.encoding',
    'webhook.payload',
    'webhook.rawBody',
  ],
  sources: ['project brief'],
};
