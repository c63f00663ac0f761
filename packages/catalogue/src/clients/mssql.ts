import type { HttpClient } from '../client.js';

export const mssql: HttpClient = {
  id: 'mssql',
  kind: 'sql',
  packages: ['mssql'],
  creations: [{ names: ['mssql.ConnectionPool', 'mssql.connect'], options: [0] }],
  timeout: { options: ['connectionTimeout', 'requestTimeout'], unit: 'ms', default: 15000 },
  tls: {
    options: [
      { name: 'options.trustServerCertificate', unsafe: [true] },
      { name: 'options.encrypt', unsafe: [false] },
      { name: 'TrustServerCertificate', unsafe: ['true'], where: 'connection string' },
    ],
  },
  sources: [
    'npm:mssql@12.7.14:lib/tedious/connection-pool.js',
    'npm:mssql@12.7.14:lib/base/connection-pool.js',
    'npm:tedious@19.2.2:lib/connection.js',
  ],
};
