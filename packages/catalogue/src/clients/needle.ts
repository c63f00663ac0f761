import type { HttpClient } from '../client.js';

export const needle: HttpClient = {
  id: 'needle',
  kind: 'http',
  packages: ['needle'],
  requests: [
    { names: ['needle'], url: 1, options: [3, 2] },
    { names: ['needle.get', 'needle.head'], url: 0, options: [1] },
    {
      names: ['needle.post', 'needle.put', 'needle.patch', 'needle.delete', 'needle.request'],
      url: 0,
      options: [2],
    },
  ],
  timeout: {
    options: ['open_timeout'],
    unit: 'ms',
    default: null,
    also: ['timeout', 'response_timeout', 'read_timeout', 'signal'],
  },
  tls: {
    options: [
      { name: 'rejectUnauthorized', unsafe: [false] },
      { name: 'checkServerIdentity', unsafe: ['function that returns undefined'] },
      { name: 'secureProtocol', unsafe: ['TLSv1_method', 'TLSv1_1_method', 'SSLv3_method'] },
    ],
  },
  notes: [
    'timeout is an alias of open_timeout only: a server that accepts and then stalls is never cut off by default',
  ],
  sources: ['npm:needle@3.5.0:lib/needle.js'],
};
