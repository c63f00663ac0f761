import type { HttpClient } from '../client.js';

export const makeFetchHappen: HttpClient = {
  id: 'make-fetch-happen',
  kind: 'http',
  packages: ['make-fetch-happen'],
  requests: [{ names: ['make-fetch-happen'], url: 0, options: [1] }],
  creations: [{ names: ['make-fetch-happen.defaults'], options: [0], as: 'make-fetch-happen' }],
  timeout: { options: ['timeout'], unit: 'ms', default: null, also: ['signal'] },
  tls: { options: [{ name: 'strictSSL', unsafe: [false] }] },
  sources: ['npm:make-fetch-happen@15.0.6:lib/options.js'],
};
