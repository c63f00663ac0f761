import type { HttpClient } from '../client.js';

export const postgresJs: HttpClient = {
  id: 'postgres.js',
  kind: 'sql',
  packages: ['postgres'],
  creations: [{ names: ['postgres'], options: [0, 1] }],
  timeout: { options: ['connect_timeout'], unit: 's', default: 30 },
  tls: {
    options: [
      { name: 'ssl', unsafe: [false, 'require', 'allow', 'prefer'] },
      { name: 'ssl.rejectUnauthorized', unsafe: [false] },
    ],
  },
  notes: ['unit is SECONDS'],
  sources: ['npm:postgres@3.4.9:src/index.js', 'npm:postgres@3.4.9:src/connection.js'],
};
