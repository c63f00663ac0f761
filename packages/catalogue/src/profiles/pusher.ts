import type { ApiProfile } from '../profile.js';

export const pusher: ApiProfile = {
  id: 'pusher',
  name: 'Pusher Channels',
  hosts: ['api.pusherapp.com', 'api-*.pusher.com'],
  packages: ['pusher'],
  auth: { scheme: 'hmac', headers: [] },
  signing: {
    algorithm: 'sha256',
    encoding: 'hex',
    keyEncoding: 'utf8',
    order: ['method', 'path', 'query'],
    separator: '\n',
    signatureParam: 'auth_signature',
    bodyHash: { algorithm: 'md5', encoding: 'hex', where: 'query', name: 'body_md5' },
  },
  timestamp: { unit: 's', where: 'query', name: 'auth_timestamp' },
  webhook: {
    signatureHeader: 'x-pusher-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    toleranceSeconds: null,
    verifyFunctions: ['pusher.webhook'],
    rawBody: true,
  },
  sources: ['npm:pusher@5.3.4:lib/requests.js', 'npm:pusher@5.3.4:lib/webhook.js', 'npm:pusher@5.3.4:lib/token.js'],
  checked: 'recomputed',
};
