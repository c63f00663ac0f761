import type { HttpClient } from '../client.js';

export const mysql: HttpClient = {
  id: 'mysql',
  kind: 'sql',
  packages: ['mysql'],
  creations: [{ names: ['mysql.createConnection', 'mysql.createPool'], options: [0] }],
  timeout: { options: ['connectTimeout'], unit: 'ms', default: 10000 },
  tls: { options: [{ name: 'ssl.rejectUnauthorized', unsafe: [false] }] },
  sources: ['npm:mysql@2.18.1:lib/ConnectionConfig.js', 'npm:mysql@2.18.1:lib/Connection.js'],
};
