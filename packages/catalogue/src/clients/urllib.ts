import type { HttpClient } from '../client.js';

export const urllib: HttpClient = {
  id: 'urllib',
  kind: 'http',
  packages: ['urllib'],
  requests: [{ names: ['urllib.request', 'urllib.curl'], url: 0, options: [1] }],
  creations: [{ names: ['urllib.HttpClient'], options: [0] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 5000 },
  notes: ['a pair [connect, response] is allowed'],
  sources: ['npm:urllib@4.9.2:dist/esm/HttpClient.js'],
};
