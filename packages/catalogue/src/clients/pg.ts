import type { HttpClient } from '../client.js';

export const pg: HttpClient = {
  id: 'pg',
  kind: 'sql',
  packages: ['pg'],
  creations: [{ names: ['pg.Client', 'pg.Pool'], options: [0] }],
  timeout: {
    options: ['connectionTimeoutMillis'],
    unit: 'ms',
    default: 0,
    zeroMeans: 'none',
    also: ['query_timeout', 'statement_timeout'],
  },
  tls: {
    options: [
      { name: 'ssl.rejectUnauthorized', unsafe: [false] },
      { name: 'ssl', unsafe: [false, 'no-verify'] },
      { name: 'sslmode', unsafe: ['disable', 'no-verify'], where: 'connection string' },
      {
        name: 'uselibpqcompat',
        unsafe: ['true with sslmode=prefer', 'true with sslmode=require and no sslrootcert'],
        where: 'connection string',
      },
    ],
  },
  notes: [
    'Without uselibpqcompat, prefer, require and verify-ca are treated like verify-full, with a deprecation warning.',
  ],
  sources: [
    'npm:pg@8.23.1:lib/connection-parameters.js',
    'npm:pg@8.23.1:lib/client.js',
    'npm:pg@8.23.1:lib/defaults.js',
    'npm:pg-connection-string@2.14.1:index.js',
  ],
};
