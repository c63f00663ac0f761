import type { ApiProfile } from '../profile.js';

export const zoom: ApiProfile = {
  id: 'zoom',
  name: 'Zoom webhooks',
  hosts: ['api.zoom.us'],
  packages: ['@zoom/rivet'],
  auth: { scheme: 'oauth', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-zm-signature',
    timestampHeader: 'x-zm-request-timestamp',
    payload: 'v0:{timestamp}:{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    signaturePrefix: 'v0=',
    toleranceSeconds: null,
    rawBody: true,
    handshake: { event: 'endpoint.url_validation' },
  },
  notes: ['The official rivet SDK signs JSON.stringify of the parsed body instead of the raw body.'],
  docsUrl: 'https://developers.zoom.us/docs/api/webhooks/',
  sources: ['npm:@zoom/rivet@0.4.0:users/users.mjs', 'https://www.skills.sh/hookdeck/webhook-skills/zoom-webhooks'],
};
