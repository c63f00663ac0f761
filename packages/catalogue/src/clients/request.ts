import type { HttpClient } from '../client.js';

export const requestClient: HttpClient = {
  id: 'request',
  kind: 'http',
  packages: ['request', 'request-promise', 'request-promise-native'],
  requests: [
    {
      names: [
        'request',
        'request.get',
        'request.post',
        'request.put',
        'request.patch',
        'request.head',
        'request.delete',
        'request.del',
        'request-promise',
        'request-promise.get',
        'request-promise.post',
        'request-promise.put',
        'request-promise.patch',
        'request-promise.head',
        'request-promise.delete',
        'request-promise.del',
        'request-promise-native',
        'request-promise-native.get',
        'request-promise-native.post',
        'request-promise-native.put',
        'request-promise-native.patch',
        'request-promise-native.head',
        'request-promise-native.delete',
        'request-promise-native.del',
      ],
      url: 0,
      options: [0, 1],
    },
  ],
  creations: [
    {
      names: ['request.defaults', 'request-promise.defaults', 'request-promise-native.defaults'],
      options: [0],
      as: 'request',
    },
  ],
  timeout: { options: ['timeout'], unit: 'ms', default: null },
  tls: {
    options: [
      { name: 'strictSSL', unsafe: [false] },
      { name: 'rejectUnauthorized', unsafe: [false] },
      { name: 'agentOptions.rejectUnauthorized', unsafe: [false] },
    ],
  },
  sources: ['npm:request@2.88.2:request.js'],
};
