import type { HttpClient } from '../client.js';

export const grpcJs: HttpClient = {
  id: 'grpc-js',
  kind: 'grpc',
  packages: ['@grpc/grpc-js'],
  timeout: { options: ['deadline'], unit: 'Date or epoch ms', default: null },
  tls: {
    options: [
      { name: 'credentials.createInsecure()', unsafe: ['call'] },
      { name: 'ChannelCredentials.createInsecure()', unsafe: ['call'] },
      { name: 'createSsl verifyOptions.rejectUnauthorized', unsafe: [false] },
      { name: 'createSsl verifyOptions.checkServerIdentity', unsafe: ['function that returns undefined'] },
    ],
  },
  notes: ['a call without a deadline waits without end (Infinity)'],
  sources: [
    'npm:@grpc/grpc-js@1.14.7:build/src/channel-credentials.js',
    'npm:@grpc/grpc-js@1.14.7:build/src/client-interceptors.js',
    'npm:@grpc/grpc-js@1.14.7:build/src/index.js',
  ],
};
