import type { ApiProfile } from '../profile.js';

export const whatsapp: ApiProfile = {
  id: 'whatsapp',
  name: 'WhatsApp Cloud API and Meta webhooks',
  hosts: ['graph.facebook.com', 'graph.instagram.com'],
  packages: ['whatsapp-api-js', 'facebook-nodejs-business-sdk'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-hub-signature-256',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    signaturePrefix: 'sha256=',
    toleranceSeconds: null,
    verifyFunctions: ['WhatsAppAPI.verifyRequestSignature'],
    rawBody: true,
    handshake: { query: ['hub.mode', 'hub.verify_token', 'hub.challenge'] },
  },
  notes: [
    'whatsapp-api-js checks the signature only when secure is true (the default); secure:false needs no app secret.',
  ],
  sources: [
    'npm:whatsapp-api-js@6.3.0:lib/index.js',
    'repo:gitleaks/gitleaks@b58d3f102cf3a2c84cb7f923d05c25c9b1aed84b:config/gitleaks.toml',
  ],
  keys: [
    {
      name: 'page or system user token',
      pattern: '^EAA[MC][A-Za-z0-9]{100,}$',
      kind: 'secret',
      clientSafe: false,
    },
  ],
  unconfirmed: ['hosts: graph.instagram.com'],
};
