import type { HttpClient } from '../client.js';

export const ssh2: HttpClient = {
  id: 'ssh2',
  kind: 'ssh',
  packages: ['ssh2'],
  timeout: { options: ['readyTimeout'], unit: 'ms', default: 20000 },
  tls: { options: [{ name: 'hostVerifier', unsafe: ['absent', 'function that always returns true'] }] },
  sources: ['npm:ssh2@1.17.0:lib/client.js'],
};
