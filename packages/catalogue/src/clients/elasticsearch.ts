import type { HttpClient } from '../client.js';

export const elasticsearch: HttpClient = {
  id: 'elasticsearch',
  kind: 'search',
  packages: ['@elastic/elasticsearch'],
  creations: [{ names: ['@elastic/elasticsearch.Client'], options: [0] }],
  timeout: { options: ['requestTimeout'], unit: 'ms', default: null },
  tls: { options: [{ name: 'tls.rejectUnauthorized', unsafe: [false] }] },
  notes: ['this version sets no default'],
  sources: ['npm:@elastic/elasticsearch@9.4.3:lib/client.js', 'npm:@elastic/transport@9.4.0:lib/Transport.js'],
};
