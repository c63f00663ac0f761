import type { HttpClient } from '../client.js';

export const ldapts: HttpClient = {
  id: 'ldapts',
  kind: 'ldap',
  packages: ['ldapts'],
  creations: [{ names: ['ldapts.Client'], options: [0] }],
  timeout: { options: ['timeout', 'connectTimeout'], unit: 'ms', default: 0, zeroMeans: 'none' },
  tls: { options: [{ name: 'tlsOptions.rejectUnauthorized', unsafe: [false] }] },
  sources: ['npm:ldapts@8.2.0:dist/index.mjs'],
};
