import type { HttpClient } from '../client.js';

export const got: HttpClient = {
  id: 'got',
  kind: 'http',
  packages: ['got'],
  requests: [
    {
      names: [
        'got',
        'got.stream',
        'got.paginate',
        'got.get',
        'got.post',
        'got.put',
        'got.patch',
        'got.head',
        'got.delete',
        'got.stream.get',
        'got.stream.post',
        'got.stream.put',
        'got.stream.patch',
        'got.stream.head',
        'got.stream.delete',
      ],
      url: 0,
      options: [0, 1],
    },
  ],
  creations: [{ names: ['got.extend'], options: [0], as: 'got' }],
  timeout: {
    options: [
      'timeout.request',
      'timeout.connect',
      'timeout.lookup',
      'timeout.read',
      'timeout.response',
      'timeout.secureConnect',
      'timeout.send',
      'timeout.socket',
    ],
    unit: 'ms',
    default: null,
    also: ['timeout', 'signal'],
  },
  tls: {
    options: [
      { name: 'https.rejectUnauthorized', unsafe: [false] },
      { name: 'https.checkServerIdentity', unsafe: ['function that returns undefined'] },
    ],
  },
  notes: ['no timeout unless set; timeout must be an object (a plain number throws)'],
  sources: ['npm:got@14.6.6:dist/source/core/options.js'],
};
