import type { HttpClient } from '../client.js';

export const tedious: HttpClient = {
  id: 'tedious',
  kind: 'sql',
  packages: ['tedious'],
  creations: [{ names: ['tedious.Connection'], options: [0] }],
  timeout: { options: ['options.connectTimeout', 'options.requestTimeout'], unit: 'ms', default: 15000 },
  tls: {
    options: [
      { name: 'options.trustServerCertificate', unsafe: [true] },
      { name: 'options.encrypt', unsafe: [false] },
    ],
  },
  sources: ['npm:tedious@19.2.2:lib/connection.js'],
};
