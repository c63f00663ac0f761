import type { HttpClient } from '../client.js';

export const phin: HttpClient = {
  id: 'phin',
  kind: 'http',
  packages: ['phin'],
  requests: [{ names: ['phin'], url: 0, options: [0] }],
  timeout: { options: ['timeout'], unit: 'ms', default: null },
  sources: ['npm:phin@4.0.0:lib/phin.js'],
};
