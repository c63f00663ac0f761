import type { ApiProfile } from '../profile.js';

export const contentful: ApiProfile = {
  id: 'contentful',
  name: 'Contentful app request verification',
  hosts: ['api.contentful.com', 'cdn.contentful.com'],
  packages: ['@contentful/node-apps-toolkit', 'contentful-management'],
  auth: { scheme: 'bearer', headers: ['Authorization'] },
  webhook: {
    signatureHeader: 'x-contentful-signature',
    timestampHeader: 'x-contentful-timestamp',
    payload: '{method}\\n{path}\\n{signedHeaders}\\n{body}',
    algorithm: 'sha256',
    encoding: 'hex',
    timestampUnit: 'ms',
    signedHeadersHeader: 'x-contentful-signed-headers',
    verifyFunctions: ['verifyRequest'],
    rawBody: true,
  },
  unconfirmed: ['hosts: cdn.contentful.com'],
  sources: ['npm:@contentful/node-apps-toolkit@3.16.1:lib/requests/index.cjs'],
};
