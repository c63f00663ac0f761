import type { HttpClient } from '../client.js';

export const ofetch: HttpClient = {
  id: 'ofetch',
  kind: 'http',
  packages: ['ofetch'],
  requests: [
    {
      names: [
        'ofetch.$fetch',
        'ofetch.ofetch',
        'globalThis.$fetch',
        'ofetch.$fetch.raw',
        'ofetch.ofetch.raw',
        'globalThis.$fetch.raw',
      ],
      url: 0,
      options: [1],
    },
  ],
  creations: [
    {
      names: ['ofetch.$fetch.create', 'ofetch.ofetch.create', 'globalThis.$fetch.create', 'ofetch.createFetch'],
      options: [0],
      as: 'ofetch.$fetch',
    },
  ],
  timeout: { options: ['timeout'], unit: 'ms', default: null, also: ['signal'] },
  notes: ['ignored when a signal is given'],
  sources: ['npm:ofetch@1.5.1:dist/shared/ofetch.CWycOUEr.mjs'],
};
