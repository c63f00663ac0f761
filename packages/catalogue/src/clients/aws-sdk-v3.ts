import type { HttpClient } from '../client.js';

export const awsSdkV3: HttpClient = {
  id: 'aws-sdk-v3',
  kind: 'sdk',
  packages: ['@aws-sdk/client-*', '@smithy/node-http-handler'],
  creations: [
    {
      names: ['@smithy/node-http-handler.NodeHttpHandler', '@aws-sdk/node-http-handler.NodeHttpHandler'],
      options: [0],
    },
  ],
  timeout: {
    options: ['requestTimeout', 'connectionTimeout', 'socketTimeout'],
    unit: 'ms',
    default: 0,
    zeroMeans: 'none',
  },
  notes: ['requestTimeout only logs a warning unless throwOnRequestTimeout is true'],
  sources: ['npm:@smithy/node-http-handler@4.14.2:dist-cjs/index.js'],
};
