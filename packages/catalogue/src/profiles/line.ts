import type { ApiProfile } from '../profile.js';

export const line: ApiProfile = {
  id: 'line',
  name: 'LINE Messaging API',
  hosts: ['api.line.me', 'api-data.line.me'],
  packages: ['@line/bot-sdk'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-line-signature',
    timestampHeader: null,
    payload: '{body}',
    algorithm: 'sha256',
    encoding: 'base64',
    toleranceSeconds: null,
    verifyFunctions: ['validateSignature', 'middleware'],
    rawBody: true,
  },
  sources: ['npm:@line/bot-sdk@11.0.0:dist/validate-signature.js', 'npm:@line/bot-sdk@11.0.0:dist/types.js'],
  checked: 'recomputed',
};
