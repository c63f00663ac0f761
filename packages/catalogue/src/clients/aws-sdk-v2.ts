import type { HttpClient } from '../client.js';

export const awsSdkV2: HttpClient = {
  id: 'aws-sdk-v2',
  kind: 'sdk',
  packages: ['aws-sdk'],
  creations: [{ names: ['aws-sdk.config.update'], options: [0] }],
  timeout: { options: ['httpOptions.timeout'], unit: 'ms', default: 120000, also: ['httpOptions.connectTimeout'] },
  tls: { options: [{ name: 'sslEnabled', unsafe: [false] }] },
  sources: ['npm:aws-sdk@2.1693.0:lib/config.js', 'npm:aws-sdk@2.1693.0:lib/http/node.js'],
};
