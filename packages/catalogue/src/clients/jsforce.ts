import type { HttpClient } from '../client.js';

export const jsforce: HttpClient = {
  id: 'jsforce',
  kind: 'sdk',
  packages: ['jsforce'],
  creations: [{ names: ['jsforce.Connection'], options: [0] }],
  timeout: { options: ['timeout'], unit: 'ms', default: 1800000 },
  notes: ['30 minutes'],
  sources: ['npm:jsforce@3.10.16:lib/request.js'],
};
