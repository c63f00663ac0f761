import type { HttpClient } from '../client.js';

export const wretch: HttpClient = {
  id: 'wretch',
  kind: 'http',
  packages: ['wretch'],
  timeout: { options: ['.setTimeout'], unit: 'ms', default: null },
  notes: ['only with the abort addon'],
  sources: ['npm:wretch@2.11.1:dist/addons/abort.js'],
};
