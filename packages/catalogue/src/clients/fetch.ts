import type { HttpClient } from '../client.js';

export const fetchClient: HttpClient = {
  id: 'fetch',
  kind: 'http',
  packages: ['undici'],
  requests: [{ names: ['globalThis.fetch', 'undici.fetch'], url: 0, options: [1] }],
  timeout: { options: ['signal'], unit: 'ms', default: 300000, also: ['dispatcher'] },
  notes: [
    'no timeout option; Node\'s built-in fetch is undici, which waits 300 s for headers and 300 s between body chunks',
  ],
  sources: ['npm:undici@7.30.2:lib/dispatcher/client.js', 'node v20.20.2 process.versions.undici 6.24.1'],
};
