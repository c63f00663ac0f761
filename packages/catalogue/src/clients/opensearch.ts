import type { HttpClient } from '../client.js';

export const opensearch: HttpClient = {
  id: 'opensearch',
  kind: 'search',
  packages: ['@opensearch-project/opensearch'],
  creations: [{ names: ['@opensearch-project/opensearch.Client'], options: [0] }],
  timeout: { options: ['requestTimeout'], unit: 'ms', default: 30000 },
  tls: { options: [{ name: 'ssl.rejectUnauthorized', unsafe: [false] }] },
  sources: [
    'npm:@opensearch-project/opensearch@3.9.0:lib/Client.js',
    'npm:@opensearch-project/opensearch@3.9.0:index.d.ts',
  ],
};
