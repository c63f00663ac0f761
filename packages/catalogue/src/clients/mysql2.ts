import type { HttpClient } from '../client.js';

export const mysql2: HttpClient = {
  id: 'mysql2',
  kind: 'sql',
  packages: ['mysql2', 'mysql2/promise'],
  creations: [
    {
      names: [
        'mysql2.createConnection',
        'mysql2.createPool',
        'mysql2.createPoolCluster',
        'mysql2/promise.createConnection',
        'mysql2/promise.createPool',
        'mysql2/promise.createPoolCluster',
        'mysql2/promise.js.createConnection',
        'mysql2/promise.js.createPool',
        'mysql2/promise.js.createPoolCluster',
      ],
      options: [0],
    },
  ],
  timeout: { options: ['connectTimeout'], unit: 'ms', default: 10000, also: ['timeout'] },
  tls: { options: [{ name: 'ssl.rejectUnauthorized', unsafe: [false] }] },
  sources: ['npm:mysql2@3.24.6:lib/connection_config.js', 'npm:mysql2@3.24.6:lib/base/connection.js'],
};
