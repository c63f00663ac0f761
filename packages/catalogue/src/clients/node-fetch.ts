import type { HttpClient } from '../client.js';

export const nodeFetch: HttpClient = {
  id: 'node-fetch',
  kind: 'http',
  packages: ['node-fetch', 'cross-fetch', 'isomorphic-fetch', 'node-fetch-native', 'isomorphic-unfetch'],
  requests: [
    {
      names: [
        'node-fetch',
        'cross-fetch',
        'cross-fetch.fetch',
        'isomorphic-fetch',
        'node-fetch-native',
        'node-fetch-native.fetch',
        'isomorphic-unfetch',
      ],
      url: 0,
      options: [1],
    },
  ],
  timeout: { options: ['signal'], unit: 'ms', default: null, also: ['timeout', 'agent.timeout'] },
  notes: ['version 3 has no timeout option (version 2 had timeout, default 0)'],
  sources: ['npm:node-fetch@3.3.2:README.md', 'npm:node-fetch@3.3.2:src/request.js'],
};
