import type { HttpClient } from '../client.js';

export const basicFtp: HttpClient = {
  id: 'basic-ftp',
  kind: 'ftp',
  packages: ['basic-ftp'],
  creations: [{ names: ['basic-ftp.Client'], options: [] }],
  timeout: { options: [], unit: 'ms', default: 30000, zeroMeans: 'none' },
  tls: {
    options: [{ name: 'secureOptions.rejectUnauthorized', unsafe: [false] }, { name: 'secure', unsafe: [false] }],
  },
  sources: ['npm:basic-ftp@6.2.6:dist/Client.js', 'npm:basic-ftp@6.2.6:dist/netUtils.js'],
};
